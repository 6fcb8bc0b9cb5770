// One scene of the evening at a time; the horizon does not move.
import { html, repeat } from "../../../vendor.js";
import { assign } from "./assign.js";
import { close } from "./close.js";
import { collect } from "./collect.js";
import { dark } from "./dark.js";
import { discuss } from "./discuss.js";
import { reveal } from "./reveal.js";
import { weight } from "./weight.js";
import { welcome } from "./welcome.js";

const scenes = { dark, welcome, collect, discuss, weight, reveal, assign, close };

export const draw = (app) =>
  html`${repeat(
    [app.scene],
    (scene) => scene,
    (scene) => (scenes[scene] ?? welcome)(app),
  )}`;
