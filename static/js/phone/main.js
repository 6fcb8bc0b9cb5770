// The entrance: the question at the door needs little. The evening itself arrives at the first touch.
import "./display.js";
import { ask, insist, json } from "../core/ask.js";
import { arrive, loadWords, readPage, scheduler, storeOf } from "../core/shell.js";
import { redraw } from "../core/translated.js";
import { setTimeZone } from "../core/words.js";
import { answer, answered, keepsCookies, sayThatNothingArrives } from "./door.js";
import { moment, over } from "./moment.js";
import { finishWiping, isTable } from "./table.js";
import { draw } from "./views/screens.js";

const page = readPage();
const root = document.getElementById("app");

// The page brought the first question alone; the whole snapshot comes with the evening, however long that takes.
const loadSnapshot = (store) =>
  insist(async (patient) => {
    const frame = await ask(`${page.urls.changes}&since=0`, json, { cache: "no-store", ...patient });
    store.apply(frame);
    Object.assign(page.snapshot, { mine: frame.mine, here: frame.here });
  });

// What somebody has chosen while the page stood there without its script, up to the first drawing.
const chosenAlready = () => Number(root.querySelector("input:checked")?.value) || undefined;

// After a change of screen the focus goes to its title. What stood in the page itself goes at the first drawing.
let empty = true;

function drawn(app) {
  setTimeZone(app.workshop.time_zone);
  const held = empty && root.contains(document.activeElement) && document.activeElement.id;
  if (empty) {
    app.joining.id ??= chosenAlready();
    root.textContent = "";
  }
  empty = false;
  redraw(draw(app), root);
  if (held) document.getElementById(held)?.focus();
  app.drawn?.();
  const arrived = app.takeArrival?.();
  if (!arrived) return;
  if (arrived.top !== undefined) scrollTo(0, arrived.top);
  (arrived.focus ? root.querySelector(arrived.focus) : root.querySelector("h1"))?.focus({
    preventScroll: !arrived.focus,
  });
}

const touched = new Promise((then) => {
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, then, { once: true });
});

// What the phone is until the evening has arrived.
class Porch {
  page = page;
  shell = page;
  joining = {};
  law = document.getElementById("law");
  mine = page.snapshot.mine;
  here = page.snapshot.here?.count ?? 0;
  groups = answered(page);
  joined = this.mine?.person != null || !!this.groups;
  slow = false;
  #evening = null;

  constructor(store) {
    this.store = store;
    this.workshop = store.workshop;
    this.moment = moment(this.workshop);
    this.changed = scheduler(() => drawn(this.#evening ?? this));
  }

  answering(facts) {
    Object.assign(this.joining, facts);
    this.changed();
  }

  // It stands until the next frame: what is tapped there is the evening's already.
  leadTo(evening) {
    this.#evening = evening;
  }

  join(groups) {
    if (this.#evening) return this.#evening.join(groups);
    answer(page, groups);
    Object.assign(this, { joined: true, groups });
    this.changed();
  }

  isSlow() {
    this.slow = true;
    this.changed();
  }
}

async function start() {
  await finishWiping(page);
  page.table = isTable(page);
  if (!keepsCookies(page)) sayThatNothingArrives(page);
  const { url, evening } = page.catalogue;
  await loadWords(page, url);
  const porch = new Porch(storeOf(page));
  porch.changed();
  setTimeout(() => porch.isSlow(), 1000);
  const waits =
    !porch.joined &&
    !porch.mine?.removed &&
    porch.mine?.code !== "moved" &&
    !over(porch.workshop) &&
    porch.workshop.joining;
  if (waits) await touched;
  const [{ begin }] = await Promise.all([
    arrive((again) => import(`./begin.js${again}`)),
    page.snapshot.upto || loadSnapshot(porch.store),
    evening && loadWords(page, evening),
  ]);
  await begin(porch);
}

start();
