// Ideas before their weights are known: equal stubs on the horizon. Too many for stubs: one block per field.
import { nothing, svg } from "../../../vendor.js";
import { mostBars, pitchOf } from "../../shared/skyline.js";
import { block } from "./parts.js";

const high = 30;
const mirror = 14;

// a field's ideas under its column
export function columnStubs({ x, y, count, width, color }) {
  if (!count) return nothing;
  if (count > mostBars) return svg`<g class="field-${color}">${pair(x, y, width)}</g>`;
  const pitch = Math.min(42, width / (count - 0.36));
  return svg`<g class="field-${color}">${Array.from({ length: count }, (_x, i) => pair(x + i * pitch, y, pitch * (28 / 42)))}</g>`;
}

const pair = (x, y, width, lit = true) =>
  svg`${block(x, y - high, width, high, lit ? "var(--tone-night)" : "var(--tone-dim)")}${lit ? block(x, y, width, mirror, "var(--tone-mirror)") : nothing}`;

const colorOf = (field) => (field?.color ?? 0) % 12;

// all ideas in the order of their fields; the one in hand is lit
export function rowOfStubs({ stage, ideas, fields, lit }) {
  const { margin, inner, horizon } = stage;
  if (!ideas.length) return nothing;
  if (ideas.length > mostBars) return blocks({ stage, ideas, fields, lit });
  const { pitch, bar } = pitchOf(inner, ideas.length, 120);
  return ideas.map((idea, i) => {
    const x = Math.round(i * pitch);
    const color = colorOf(fields.find((field) => field.id === idea.field_of_action));
    return svg`<g class="field-${color}">${pair(margin + x, horizon, Math.round(i * pitch + bar) - x, lit === undefined || lit === idea.id)}</g>`;
  });
}

function blocks({ stage, ideas, fields, lit }) {
  const { margin, inner, horizon } = stage;
  const gap = 24;
  const held = fields
    .map((field) => ({ field, own: ideas.filter((idea) => idea.field_of_action === field.id) }))
    .filter(({ own }) => own.length);
  const per = (inner - gap * (held.length - 1)) / ideas.length;
  let x = margin;
  return held.map(({ field, own }) => {
    const start = x;
    const width = per * own.length;
    x += width + gap;
    const place = own.findIndex((idea) => idea.id === lit);
    const broad = Math.max(14, per * 0.64);
    const at = start + Math.min(width - broad, place * per);
    return svg`<g class="field-${colorOf(field)}">${pair(start, horizon, width, lit === undefined)}${place < 0 ? nothing : pair(at, horizon, broad)}</g>`;
  });
}

// the same order everywhere: by field of action, then by entry
export function inFieldOrder(ideas, fields) {
  const place = new Map(fields.map((field, i) => [field.id, i]));
  return [...ideas].sort(
    (a, b) => (place.get(a.field_of_action) ?? 99) - (place.get(b.field_of_action) ?? 99) || a.id - b.id,
  );
}
