// Draws at most once per frame; after a change of screen the focus goes to its title.
import { redraw } from "../core/translated.js";
import { draw } from "./views/screens.js";
import { setTimeZone } from "../core/words.js";

export function drawer(root) {
  let waiting = false;
  let app;
  let empty = true;
  const now = () => {
    waiting = false;
    setTimeZone(app.workshop.time_zone);
    const held = empty && root.contains(document.activeElement) && document.activeElement.id;
    if (empty) root.textContent = "";
    empty = false;
    redraw(draw(app), root);
    if (held) document.getElementById(held)?.focus();
    app.drawn?.();
    const { arrived } = app;
    app.arrived = null;
    if (!arrived) return;
    if (arrived.top !== undefined) scrollTo(0, arrived.top);
    (arrived.focus ? root.querySelector(arrived.focus) : root.querySelector("h1"))?.focus({
      preventScroll: !arrived.focus,
    });
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
