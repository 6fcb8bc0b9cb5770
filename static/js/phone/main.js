// The entrance: the question at the door needs little. The evening itself arrives at the first touch.
import "./display.js";
import { arrive } from "./arrive.js";
import { answer, answered, keepsCookies, sayThatNothingArrives } from "./door.js";
import { drawer } from "./drawer.js";
import { moment, over } from "./moment.js";
import { Store } from "../core/store.js";
import { setCatalogue } from "../core/words.js";

const page = JSON.parse(document.getElementById("snapshot").textContent);
const pause = (ms) => new Promise((then) => setTimeout(then, ms));

async function loadWords(url) {
  for (let tries = 0; url && tries < 20; tries++) {
    try {
      return setCatalogue(await (await fetch(url)).json());
    } catch {
      await pause(1500);
    }
  }
  setCatalogue({ locale: page.locale, messages: {} });
}

// The page brought the first question alone; the whole snapshot comes with the evening, however long that takes.
async function loadSnapshot(store) {
  for (;;) {
    try {
      const told = await fetch(`${page.urls.changes}&since=0`, { cache: "no-store" });
      const frame = await told.json();
      if (told.ok) {
        store.apply(frame);
        return Object.assign(page.snapshot, { mine: frame.mine, here: frame.here });
      }
    } catch {
      // no network: again
    }
    await pause(1500);
  }
}

// What somebody has chosen while the page stood there without its script.
const chosenAlready = () => Number(document.querySelector("#app input:checked")?.value) || undefined;

const touched = new Promise((then) => {
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, then, { once: true });
});

async function start() {
  if (!keepsCookies(page)) sayThatNothingArrives(page);
  const { url, evening } = page.catalogue;
  await loadWords(url);
  const store = new Store();
  store.apply({ since: 0, upto: 0, things: [], ...page.snapshot });
  const drawing = drawer(document.getElementById("app"));
  const porch = {
    page,
    store,
    drawing,
    workshop: store.workshop,
    moment: moment(store.workshop),
    joining: { chosen: { id: chosenAlready() } },
    mine: page.snapshot.mine,
    here: page.snapshot.here?.count ?? 0,
    changed: drawing.soon,
    groups: answered(page),
    joined: page.snapshot.mine?.person != null || !!answered(page),
    join(groups) {
      answer(page, groups);
      Object.assign(porch, { joined: true, groups });
      drawing.soon();
    },
  };
  drawing.of(porch);
  drawing.soon();
  setTimeout(() => {
    porch.slow = true;
    drawing.soon();
  }, 1000);
  const waits = !porch.joined && !porch.mine?.removed && !over(porch.workshop) && porch.workshop.joining;
  if (waits) await touched;
  const whole = page.snapshot.upto ? null : loadSnapshot(store);
  const [{ begin }] = await Promise.all([arrive("./begin.js"), whole, evening && loadWords(evening)]);
  await begin(porch);
}

start();
