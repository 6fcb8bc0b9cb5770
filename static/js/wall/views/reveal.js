// The reveal: one thing, the shape of the evening.
import { html, nothing, svg } from "../../../vendor.js";
import { breadthOf, counted } from "../../shared/phrases.js";
import { revealHeight, skylineOf } from "../../shared/skyline.js";
import { sentence } from "../../shared/skyline-picture.js";
import { isCandidate, methodOf, onPaper, weightingInHand } from "../../shared/weighting.js";
import { _, ngettext, number } from "../../core/words.js";
import { lines } from "../fit.js";
import { block, drawing, foot, topline, meadowWord, square, title } from "./parts.js";
import { frames } from "./weight.js";

const letterFrom = 64;
const waitingTones = ["#8FB9C4", "#356674"];

export function drawBar(bar, { margin, horizon }, drawn, risen, ended) {
  const points = Math.min(bar.points, risen.ceiling);
  const landed = points === bar.points && risen.colour === 1;
  const tall = drawn.rise(points);
  const x = margin + bar.x;
  const middle = x + bar.width / 2;
  // whose turn has not come has neither colour nor letter: they would say which field of action it belongs to
  const [tone, mirror] = landed ? ["var(--tone-night)", "var(--tone-mirror)"] : waitingTones;
  return svg`<g class=${landed ? `field-${bar.color}` : nothing} opacity=${risen.colour}>
    ${block(x, horizon - tall, bar.width, tall, tone)}${block(x, horizon, bar.width, tall * drawn.mirror, mirror)}
    ${landed ? svg`<text class="points arrives" x=${middle} y=${horizon - tall - 14}>${number(bar.points)}</text>` : nothing}
    ${landed && tall > letterFrom ? svg`<text class="letter" x=${middle} y=${horizon - 18}>${bar.field?.letter}</text>` : nothing}
    ${ended && !bar.tied ? svg`<text class="place arrives" x=${middle} y=${horizon + 54}>${bar.rank}</text>` : nothing}
  </g>`;
}

const drawBracket = ({ x, width, rank }, { margin, horizon }) => svg`<g class="arrives">
  <path class="bracket" d="M${margin + x} ${horizon + 14}v6h${width}v-6"></path>
  <text class="place" x=${margin + x + width / 2} y=${horizon + 54}>${rank}</text></g>`;

function drawMeadow(meadow, { margin, horizon }, drawn, risen) {
  const tall = drawn.rise(Math.min(meadow.points, risen.ceiling));
  return svg`<g opacity=${risen.colour}>${block(margin + meadow.x, horizon - tall, meadow.width, tall, "#486C79")}
    ${block(margin + meadow.x, horizon, meadow.width, tall * drawn.mirror, "#29535F")}</g>`;
}

const rem = 20;
const sans = '"Source Sans 3", sans-serif';
const sizes = {
  first: { large: 2.55, small: 1.95, of: 2, gap: 7.1 },
  other: { large: 1.95, small: 1.75, of: 1, gap: 6.5 },
};

// A title that is too long for one line is a little smaller, then takes two: none ends in dots while there is room.
export function sizeOf(text, first, { wide, margin }, count = lines) {
  const { large, small, of, gap } = sizes[first ? "first" : "other"];
  const width = wide * 0.625 - margin - gap * rem;
  const needs = (size) => count(text, width, `${first ? 600 : 400} ${size * rem}px ${sans}`);
  if (needs(large) === 1) return "";
  return needs(small) <= of ? "long" : "longer";
}

// What has landed has its title at once; the places above it stay empty until their turn has come.
// `first`: the one above all others is larger. Those who share rank 1 are alike, which must not be seen before they
// land.
export function namedRows(rows, { ceiling, colour }) {
  const named = rows.filter((row) => row.points).slice(0, 6);
  const tied = named[1]?.rank === 1;
  return named.map((row, at) => {
    const landed = colour === 1 && row.points <= ceiling;
    return { row, landed, first: !at && !(landed && tied) };
  });
}

const place = (app, row) =>
  html`<span class="rank">${row.rank}</span>${square(app.field(row.idea), "mid")}<span class="name"
      >${title(row.idea.title)}</span
    >`;

const ranking = (app, rows, risen) =>
  html`<ol class="ranking">
    ${namedRows(rows, risen).map(
      ({ row, landed, first }) =>
        html`<li class="${sizeOf(row.idea.title, first, app.stage)} ${first ? "first" : ""} ${landed ? "arrives" : ""}">
          ${landed ? place(app, row) : nothing}
        </li>`,
    )}
  </ol>`;

// Where several share rank 1 it is said only if it is true of each of them.
export function carried({ breadth_of: of, breadth_name: name }, rows, way) {
  const [first, ...others] = rows.filter((row) => row.rank === 1);
  if (!first?.points || !of || !first.breadth || others.some((row) => row.breadth !== first.breadth)) return nothing;
  return way.carried(breadthOf(first.breadth, of, name));
}

export function reveal(app) {
  const { stage, risen, workshop } = app;
  const weighting = weightingInHand(app.store);
  const way = methodOf(weighting);
  const rows = app.rows.filter(({ idea }) => isCandidate(weighting, idea));
  const ended = workshop.stage >= 3 && !risen.moving;
  const from = 700 * (stage.wide / 1920) - stage.margin;
  const height = revealHeight(rows, stage.inner, 120, from);
  const drawn = skylineOf(app.store, { width: stage.inner, height, cap: 120, h0: 6, water: stage.water });
  const tied = new Set(drawn.brackets.flatMap(({ from: start, to }) => drawn.bars.slice(start, to)));
  const points = rows.reduce((sum, row) => sum + row.points, 0);
  const people = app.store.get("progress", 1)?.weighted;
  const sums = [
    people ? ngettext("%(n)s person", "%(n)s people", people) : ngettext("%(n)s idea", "%(n)s ideas", rows.length),
    way.total(points),
    ended ? onPaper(app.store) : "",
  ];
  const content = svg`${risen.level > 0 ? frames(stage, rows.length, app.level * risen.level, risen.level) : nothing}
    ${drawn.meadow ? drawMeadow(drawn.meadow, stage, drawn, risen) : nothing}
    ${drawn.bars.map((bar) => drawBar({ ...bar, tied: tied.has(bar) }, stage, drawn, risen, ended))}
    ${ended ? drawn.brackets.map((bracket) => drawBracket(bracket, stage)) : nothing}`;
  return html`<section class="scene reveal">
    ${topline(app, html`<h1>${weighting?.title || _("The result")}</h1>`, sums.filter(Boolean).join(", "))}
    ${ranking(app, rows, risen)} ${drawn.meadow && ended ? meadowWord(drawn.meadow.count, drawn.meadow.tied) : nothing}
    ${drawing(app, content, ended ? sentence(rows, way) : _("The points are being revealed."))}
    ${foot(app, ended ? html`${carried(app.workshop, rows, way)} <span class="mist">${counted(app.workshop, onPaper(app.store))}</span>` : nothing)}
  </section>`;
}
