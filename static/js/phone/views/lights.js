// People are lights on the water line. Above seventy the figure says it better.
import { svg, html, nothing } from "../../../vendor-phone.js";

const width = 350;

export function lights(count) {
  if (!count || count > 70) return html`<div class="lights water" aria-hidden="true"></div>`;
  const pitch = Math.min(10.3, (width - 6) / count);
  const at = [...Array(count).keys()].map((i) => 3 + i * pitch);
  return html`<div class="lights" aria-hidden="true">
    <svg viewBox="0 0 ${width} 28" preserveAspectRatio="xMinYMid meet">
      ${at.map((x) => svg`<circle class="light" cx=${x} cy="5" r="2.9" /><rect class="streak" x=${x - 0.75} y="12" width="1.5" height="8" />`)}
    </svg>
  </div>`;
}

export const peopleHere = (app) => app.here ?? app.store.get("progress", 1)?.joined ?? nothing;
