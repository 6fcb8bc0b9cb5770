// Dark: the moderators have taken the wall back; nothing but the title.
import { html } from "../../../vendor.js";
import { title } from "./parts.js";

export const dark = ({ workshop }) =>
  html`<section class="scene dark">
    <h1 class=${workshop.title.length > 70 ? "long" : ""}>${title(workshop.title)}</h1>
  </section>`;
