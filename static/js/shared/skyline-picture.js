// The skyline as a picture: bars on the horizon, mirrored in the water. Solid colours, no words; a table carries the
// numbers.
import { html, nothing, svg } from "../../vendor-phone.js";
import { skylineOf } from "./skyline.js";
import { _, list, ngettext } from "../core/words.js";
import { methodInHand } from "./weighting.js";

const block = (x, y, width, height, fill) =>
  svg`<rect x=${x} y=${y} width=${width} height=${height} fill=${fill}></rect>`;

function drawBar(bar, horizon, lit) {
  const dim = lit !== undefined && lit !== bar.id;
  return svg`<g class="field-${bar.color}">
    ${block(bar.x, horizon - bar.height, bar.width, bar.height, dim ? "var(--tone-dim)" : "var(--tone-night)")}
    ${dim ? nothing : block(bar.x, horizon, bar.width, bar.mirror, "var(--tone-mirror)")}</g>`;
}

const drawMeadow = ({ x, width, height, mirror }, horizon) =>
  svg`${block(x, horizon - height, width, height, "#486C79")}${block(x, horizon, width, mirror, "#29535F")}`;

// "18 Ideen, 326 Punkte. Platz 1: …"
export function sentence(rows, { total }) {
  const points = rows.reduce((sum, row) => sum + row.points, 0);
  const first = rows.filter((row) => row.rank === 1 && row.points).map((row) => row.idea.title);
  const sums = `${ngettext("%(n)s idea", "%(n)s ideas", rows.length)}, ${total(points)}.`;
  const best = _("Rank 1: %(titles)s", { titles: list(first) });
  return first.length ? `${sums} ${best}` : sums;
}

// `lit`: the id of the one bar that is not dimmed. `margin`: how far the water goes beyond the bars on both sides.
export function skylinePicture(
  store,
  { width, height = 160, water = 36, cap = 60, h0 = 4, margin = 0, lit, pad = 0 } = {},
) {
  const drawn = skylineOf(store, { width, height, cap, h0, water });
  const horizon = height + pad;
  const box = `${-margin} 0 ${width + 2 * margin} ${horizon + water}`;
  return html`<svg
    class="skyline-picture"
    role="img"
    aria-label=${sentence(drawn.rows, methodInHand(store))}
    viewBox=${box}
  >
    ${block(-margin, horizon, width + 2 * margin, water, "var(--water)")}
    ${drawn.bars.map((bar) => drawBar(bar, horizon, lit))} ${drawn.meadow ? drawMeadow(drawn.meadow, horizon) : nothing}
  </svg>`;
}
