// The entrance of the wall.
import { Clock } from "../core/clock.js";
import { loadWords, readPage, scheduler, storeOf } from "../core/shell.js";
import { redraw } from "../core/translated.js";
import { setTimeZone } from "../core/words.js";
import { Ghost } from "./ghost.js";
import { Wall } from "./screen.js";
import { draw } from "./views/scenes.js";

const page = readPage();
const root = document.getElementById("app");

async function start() {
  await Promise.all([
    loadWords(page, page.catalogue?.url),
    document.fonts.load('600 20px "Source Sans 3"'),
    document.fonts.load('400 20px "Source Sans 3"'),
  ]);
  const store = storeOf(page);
  const ghost = new Ghost(root);
  const soon = scheduler(() => {
    setTimeZone(wall.workshop.time_zone);
    wall.step();
    ghost.before(wall.scene);
    redraw(draw(wall), root);
    wall.after(root);
    if (wall.moving) wall.changed();
  });
  const change = () => (wall.scene === "protocol" ? location.replace(page.urls.protocol_wall) : soon());
  const wall = new Wall({ page, clock: new Clock(page.now), store, draw: change });
  root.textContent = "";
  store.subscribe(change);
  addEventListener("resize", change);
  setInterval(change, 1000);
  change();
  wall.connect({ as: "wall" });
}

start();
