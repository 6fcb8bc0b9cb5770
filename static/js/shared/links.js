// An address in a text, such as that of a video conference, is a link; what ends the sentence is none of it.
import { html } from "../../vendor-phone.js";

const address = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/;

const link = (text) =>
  html`<a class="away" href=${text} target="_blank" rel="noopener noreferrer">${text.replace(/^https?:\/\//, "")}</a>`;

export const linked = (text) => (text ?? "").split(address).map((part, i) => (i % 2 ? link(part) : part));
