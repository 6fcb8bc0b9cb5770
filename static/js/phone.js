// The entrance: the question at the door needs little. The evening itself arrives at the first touch.
import "./display.js";
import { arrive } from "./phone/arrive.js";
import { answer, answered, keepsCookies, sayThatNothingArrives } from "./phone/door.js";
import { drawer } from "./phone/drawer.js";
import { moment, over } from "./phone/moment.js";
import { Store } from "./store.js";
import { setCatalogue } from "./words.js";

const page = JSON.parse(document.getElementById("picture").textContent);
const pause = (ms) => new Promise((then) => setTimeout(then, ms));

async function loadWords() {
  const { url } = page.catalogue ?? {};
  for (let tries = 0; url && tries < 20; tries++) {
    try {
      return setCatalogue(await (await fetch(url)).json());
    } catch {
      await pause(1500);
    }
  }
  setCatalogue({ locale: page.locale, messages: {} });
}

const touched = new Promise((then) => {
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, then, { once: true });
});

async function start() {
  if (!keepsCookies(page)) sayThatNothingArrives(page);
  await loadWords();
  const store = new Store();
  store.apply({ since: 0, upto: 0, things: [], ...page.picture });
  const drawing = drawer(document.getElementById("app"));
  const porch = {
    page,
    store,
    drawing,
    workshop: store.workshop,
    moment: moment(store.workshop),
    joining: { chosen: {} },
    mine: page.picture.mine,
    changed: drawing.soon,
    groups: answered(page),
    joined: page.picture.mine?.person != null || !!answered(page),
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
  if (!porch.joined && !over(porch.workshop) && porch.workshop.joining) await touched;
  const { begin } = await arrive("./begin.js");
  await begin(porch);
}

start();
