// The entrance of the phone.
import { render } from "../vendor-phone.js";
import "./display.js";
import { editIdea } from "./commands.js";
import { Drafts } from "./drafts.js";
import { openKeep } from "./keep.js";
import { Outbox } from "./outbox.js";
import { arrive } from "./phone/arrive.js";
import { App } from "./phone/app.js";
import { Memory } from "./phone/memory.js";
import { tend } from "./phone/tend.js";
import { Store } from "./store.js";
import { draw } from "./views/phone/screens.js";
import { setCatalogue, setTimeZone } from "./words.js";
import { connect } from "./wire.js";

const page = JSON.parse(document.getElementById("picture").textContent);
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

function drawer() {
  let waiting = false;
  let app;
  const now = () => {
    waiting = false;
    setTimeZone(app.workshop.time_zone);
    render(draw(app), root);
    const { arrived } = app;
    app.arrived = null;
    if (!arrived) return;
    if (arrived.top !== undefined) scrollTo(0, arrived.top);
    (arrived.focus ? root.querySelector(arrived.focus) : root.querySelector("h1"))?.focus({ preventScroll: !arrived.focus });
  };
  return {
    of: (one) => (app = one),
    soon: () => {
      if (waiting) return;
      waiting = true;
      if (document.visibilityState === "visible") requestAnimationFrame(now);
      else setTimeout(now, 200);
    },
  };
}

// whoever is in needs everything now; whoever is reading the question needs it at the first touch
const touched = (app) =>
  app.joined || app.moment === "close"
    ? Promise.resolve()
    : new Promise((then) => {
        for (const name of ["pointerdown", "keydown"]) addEventListener(name, then, { once: true });
      });

async function start() {
  const [keep] = await Promise.all([openKeep(`workshop-${page.code}`), loadWords()]);
  const kept = await keep.all().catch(() => new Map());
  const store = new Store();
  store.apply({ since: 0, upto: 0, things: [], ...page.picture });
  const memory = new Memory(keep, kept);
  const drafts = new Drafts(keep);
  drafts.load(kept);
  const drawing = drawer();
  let wire;
  const send = async (commands) => {
    const joins = commands[0].name === "join_workshop";
    const answer = await wire.post(joins ? commands.slice(0, 1) : commands);
    if (answer.code === "unknown_workshop") return { status: "retry", after: 8000 };
    if (answer.code !== "not_joined") return answer;
    if (!joins) return app.lost();
    await wire.renew();
    return { status: "retry", after: 2000 };
  };
  const outbox = new Outbox({ keep, send });
  const app = new App({ page, store, outbox, keep, memory, drafts, draw: drawing.soon });
  drawing.of(app);
  await outbox.load();
  root.textContent = "";
  app.changed();
  setTimeout(() => {
    app.slow = true;
    app.changed();
  }, 1000);
  const asked = !app.joined;
  const evening = touched(app).then(() => arrive("../views/phone/evening.js"));
  evening.then((module) => {
    app.evening = module;
    if (asked && app.joined) app.arrived ??= { top: 0 };
    app.changed();
  });
  wire = connect({
    page, store, when: evening,
    onHere: ({ count }) => { app.here = count; app.changed(); },
    onState: (state) => app.connected(state),
    onMine: (mine) => app.took(mine),
  });
  tend(app, wire);
  for (const { id, ref, text } of drafts.all("text:")) {
    app.do(editIdea({ idea: ref, text: text.trim() }));
    drafts.drop(id);
  }
  outbox.flush();
}

start();
