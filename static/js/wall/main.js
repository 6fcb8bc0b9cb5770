// The entrance of the wall.
import { Clock } from "../core/clock.js";
import { renewal } from "../core/renewal.js";
import { Store } from "../core/store.js";
import { redraw } from "../core/translated.js";
import { Ghost } from "./ghost.js";
import { draw } from "./views/scenes.js";
import { Wall } from "./screen.js";
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

async function start() {
  await Promise.all([
    loadWords(),
    document.fonts.load('600 20px "Source Sans 3"'),
    document.fonts.load('400 20px "Source Sans 3"'),
  ]);
  const store = new Store();
  store.apply({ since: 0, upto: 0, things: [], ...page.snapshot });
  const ghost = new Ghost(root);
  let waiting = false;
  const now = () => {
    waiting = false;
    setTimeZone(app.workshop.time_zone);
    app.step();
    ghost.before(app.scene);
    redraw(draw(app), root);
    app.after(root);
    if (app.moving) soon();
  };
  const soon = () => {
    if (app.scene === "protocol") return location.replace(page.urls.protocol_wall);
    if (waiting) return;
    waiting = true;
    if (document.visibilityState === "visible") requestAnimationFrame(now);
    else setTimeout(now, 250);
  };
  const clock = new Clock(page.now);
  const app = new Wall({ page, clock, store, draw: soon });
  root.textContent = "";
  if (page.snapshot.here) app.met(page.snapshot.here);
  store.subscribe(soon);
  addEventListener("resize", soon);
  setInterval(soon, 1000);
  soon();
  connect({
    page,
    clock,
    store,
    as: "wall",
    onHere: (here) => app.met(here),
    onState: (state) => app.connected(state),
    onLive: (live) => app.carried(live),
    onBuild: renewal({ page, calm: () => !app.moving }),
  });
}

start();
