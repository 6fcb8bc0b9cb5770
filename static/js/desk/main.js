// The entrance of the desk.
import { Clock } from "../core/clock.js";
import { openKeep } from "../core/keep.js";
import { tidy } from "../core/overdue.js";
import { Outbox } from "../core/outbox.js";
import { loadWords, readPage, scheduler, storeOf } from "../core/shell.js";
import { redraw } from "../core/translated.js";
import { ignoreSecondTaps } from "../core/twice.js";
import { setTimeZone } from "../core/words.js";
import { Announcer } from "./announce.js";
import { listen } from "./keys.js";
import { mark } from "./mark.js";
import { Desk } from "./screen.js";
import { draw, handsOf, roomName } from "./views/rooms.js";

const page = readPage();
const root = document.getElementById("app");

// `seen` travels beside the data of a command
const wired = ({ key, name, data: { seen, ...data } }) => ({
  key,
  name,
  data,
  ...(seen === undefined ? {} : { seen }),
});

let before = null;

// The focus goes where somebody was sent; a row that was in hand keeps it, although it has another place by now.
function drawn(desk) {
  setTimeZone(desk.workshop.time_zone);
  const near = document.activeElement?.closest("[data-idea]")?.dataset.idea;
  redraw(draw(desk), root);
  mark(root, desk.sought);
  const here = roomName(desk);
  const { focus, arrived } = desk.takeArrival();
  const first = before === null;
  const moved = !first && (here !== before || arrived);
  before = here;
  if (focus) {
    const target = root.querySelector(focus);
    target?.focus();
    target?.closest("form")?.scrollIntoView({ block: "nearest" });
  } else if (moved) {
    root.querySelector(".middle").scrollTo(0, 0);
    if (!document.activeElement?.matches("input, textarea, select"))
      root.querySelector("h1")?.focus({ preventScroll: true });
  }
  if (near && document.activeElement === document.body)
    (root.querySelector(`[data-idea="${near}"] .row`) ?? root.querySelector("h1"))?.focus({ preventScroll: true });
  if (moved || first) root.querySelector(".queue .chosen")?.scrollIntoView({ block: "nearest" });
}

async function start() {
  ignoreSecondTaps(".night-action");
  const name = `desk-${page.code}`;
  const [keep] = await Promise.all([openKeep(name), loadWords(page, page.catalogue?.url)]);
  tidy({ name, day: page.until, today: page.now.slice(0, 10) });
  const kept = await keep.all().catch(() => new Map());
  const store = storeOf(page);
  const clock = new Clock(page.now);
  const outbox = new Outbox({ keep, send: (commands) => desk.wire.post(commands.map(wired)), now: () => clock.iso });
  const desk = new Desk({ page, clock, store, outbox, keep, kept, draw: scheduler(() => drawn(desk)) });
  await outbox.load();
  outbox.subscribe(() => desk.settle());
  const announcer = new Announcer(document.getElementById("news"), desk);
  store.subscribe(() => {
    announcer.look();
    desk.changed();
  });
  root.textContent = "";
  desk.changed();
  desk.connect({ as: "desk" });
  listen(() => handsOf(desk), desk);
  setInterval(() => desk.tick(), 1000);
  outbox.flush();
}

start();
