// The entrance of the desk.
import { Clock } from "../core/clock.js";
import { Announcer } from "./announce.js";
import { Desk } from "./screen.js";
import { listen } from "./keys.js";
import { mark } from "./mark.js";
import { openKeep } from "../core/keep.js";
import { Outbox } from "../core/outbox.js";
import { renewal } from "../core/renewal.js";
import { Store } from "../core/store.js";
import { redraw } from "../core/translated.js";
import { ignoreSecondTaps } from "../core/twice.js";
import { draw, handsOf, roomName } from "./views/rooms.js";
import { connect } from "../core/wire.js";
import { setCatalogue, setTimeZone } from "../core/words.js";

const page = JSON.parse(document.getElementById("snapshot").textContent);
const root = document.getElementById("app");

async function loadWords() {
  const { url } = page.catalogue ?? {};
  for (let tries = 0; url && tries < 20; tries++) {
    try {
      return setCatalogue(await (await fetch(url)).json());
    } catch {
      await new Promise((then) => setTimeout(then, 1500));
    }
  }
  setCatalogue({ locale: page.locale, messages: {} });
}

// `seen` travels beside the data of a command
const wired = ({ key, name, data: { seen, ...data } }) => ({
  key,
  name,
  data,
  ...(seen === undefined ? {} : { seen }),
});

async function start() {
  ignoreSecondTaps(".night-action");
  const [keep] = await Promise.all([openKeep(`desk-${page.code}`), loadWords()]);
  const kept = await keep.all().catch(() => new Map());
  const store = new Store();
  store.apply({ since: 0, upto: 0, things: [], ...page.snapshot });
  let waiting = false;
  let before = null;
  let drawn = false;
  const now = () => {
    waiting = false;
    setTimeZone(desk.workshop.time_zone);
    const near = document.activeElement?.closest("[data-idea]")?.dataset.idea;
    redraw(draw(desk), root);
    mark(root, desk.sought);
    const here = roomName(desk);
    const moved = before !== null && (here !== before || desk.arrived);
    before = here;
    desk.arrived = false;
    if (desk.focus) {
      const target = root.querySelector(desk.focus);
      target?.focus();
      target?.closest("form")?.scrollIntoView({ block: "nearest" });
    } else if (moved) {
      root.querySelector(".middle").scrollTo(0, 0);
      if (!document.activeElement?.matches("input, textarea, select"))
        root.querySelector("h1")?.focus({ preventScroll: true });
    }
    if (near && document.activeElement === document.body)
      (root.querySelector(`[data-idea="${near}"] .row`) ?? root.querySelector("h1"))?.focus({ preventScroll: true });
    desk.focus = null;
    if (moved || !drawn) root.querySelector(".queue .chosen")?.scrollIntoView({ block: "nearest" });
    drawn = true;
  };
  const soon = () => {
    if (waiting) return;
    waiting = true;
    if (document.visibilityState === "visible") requestAnimationFrame(now);
    else setTimeout(now, 250);
  };
  let wire;
  const clock = new Clock(page.now);
  const outbox = new Outbox({ keep, send: (commands) => wire.post(commands.map(wired)), now: () => clock.iso });
  const desk = new Desk({ page, clock, store, outbox, keep, kept, draw: soon });
  await outbox.load();
  outbox.subscribe(() => desk.settle());
  const announcer = new Announcer(document.getElementById("news"), desk);
  store.subscribe(() => {
    announcer.look();
    soon();
  });
  root.textContent = "";
  if (page.snapshot.here) desk.met(page.snapshot.here);
  soon();
  wire = connect({
    page,
    clock,
    store,
    as: "desk",
    onHere: (here) => desk.met(here),
    onState: (state) => desk.connected(state),
    onLive: (live) => desk.carried(live),
    onBuild: renewal({ page, calm: () => desk.calm }),
  });
  desk.onSaved = () => wire.refreshSoon(200);
  listen(() => handsOf(desk), desk);
  setInterval(() => desk.tick(), 1000);
  outbox.flush();
}

start();
