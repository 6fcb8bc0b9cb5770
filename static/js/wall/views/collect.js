// Collect: one thing, the newest idea; then its column.
import { html, nothing, repeat } from "../../../vendor.js";
import { below } from "../../shared/wording.js";
import { _, ngettext, number } from "../../core/words.js";
import { lines } from "../fit.js";
import { columnsOf, pagesOf } from "../pages.js";
import { corner, drawing, foot, topline, mist, square, timeLeft, title } from "./parts.js";
import { columnStubs } from "./stubs.js";

const top = 340;
const rowFont = '400 28px "Source Sans 3"';
const headFont = '600 30px "Source Sans 3"';

// Where not everything is in sight at once the newest idea is, wherever the turn stands.
function latest(app, idea) {
  const word = _("Newest idea");
  return html`<p class="latest" data-idea=${idea.id}>
    <span class="word">${word}</span>${square(app.field(idea), "small")}<span class="name">${title(idea.title)}</span>
  </p>`;
}

function newest(app, turns) {
  const idea = app.store.get("idea", app.newest.current);
  const last = turns ? app.ideas.at(-1) : undefined;
  if (!idea)
    return html`<div class="newest idle">
      ${mist(_("Write your idea on your phone."))}${last ? latest(app, last) : nothing}
    </div>`;
  const long = idea.title.length > 46;
  return repeat(
    [idea],
    ({ id }) => id,
    () =>
      html`<div class="newest arrives ${long ? "long" : ""}" data-idea=${idea.id}>
        ${square(app.field(idea), "large")}
        <div>
          <h2>${title(idea.title)}</h2>
          ${below(idea) && !long ? html`<p>${below(idea)}</p>` : nothing}
        </div>
      </div>`,
  );
}

function column(app, { field, own, pages, page }) {
  return html`<section class="column field-${field.color % 12}">
    <h2>${square(field, "small")}<span>${title(field.name)}</span></h2>
    <ul>
      ${repeat(
        pages[page] ?? [],
        (idea) => idea.id,
        (idea) => html`<li class="arrives" data-idea=${idea.id}>${title(idea.title)}</li>`,
      )}
    </ul>
    <p class="count">
      <span class="figure">${number(own.length)}</span> ${ngettext("idea", "ideas", own.length)}
      ${pages.length > 1 ? html`<span class="pages">${_("%(n)s of %(of)s", { n: page + 1, of: pages.length })}</span>` : nothing}
    </p>
  </section>`;
}

function layOut(app) {
  const { fields, ideas, stage } = app;
  const layout = columnsOf(fields.length, stage.inner);
  const at = Math.min(app.turning.fieldsPage, layout.pages - 1) * layout.per;
  const shown = fields.slice(at, at + layout.per);
  const headLines = Math.max(1, ...shown.map((field) => lines(field.name, layout.width - 52, headFont)));
  const room = stage.horizon - top - 40 * headLines - 16 - 52;
  const columns = shown.map((field) => {
    const own = ideas.filter((idea) => idea.field_of_action === field.id).reverse();
    const listed = own.filter((idea) => idea.id !== app.newest.current);
    const pages = pagesOf(listed, (idea) => lines(idea.title, layout.width, rowFont) * 34 + 25, room);
    if (listed.some((idea) => idea.id === app.newest.landed))
      app.turning.first(field.id, performance.now(), pages.length);
    return { field, own, pages, page: app.turning.page(field.id, pages.length) };
  });
  return {
    layout,
    columns,
    headLines,
    from: at + 1,
    turns: layout.pages > 1 || columns.some(({ pages }) => pages.length > 1),
  };
}

// which of the fields of action are in sight, and how long there still is
function moment(app, from, n) {
  const of = app.fields.length;
  if (n === of) return timeLeft(app);
  const words =
    n > 1
      ? _("Fields of action %(from)s to %(to)s of %(of)s", { from, to: from + n - 1, of })
      : _("Field of action %(n)s of %(of)s", { n: from, of });
  const left = timeLeft(app);
  return html`<span class="which">${words}</span>${left === nothing ? nothing : html`<span>${left}</span>`}`;
}

export function collect(app) {
  const { ideas, stage, workshop } = app;
  const { layout, columns, headLines, from, turns } = layOut(app);
  app.turning.step(
    performance.now(),
    columns.filter(({ pages }) => pages.length > 1).map(({ field, pages }) => ({ id: field.id, count: pages.length })),
    layout.pages,
  );
  const joined = app.store.get("progress", 1)?.joined ?? 0;
  const written = ngettext("%(n)s project idea", "%(n)s project ideas", ideas.length);
  const sum = joined ? `${written} · ${ngettext("%(n)s person is here", "%(n)s people are here", joined)}` : written;
  const stubs = columns.map(({ field, own }, i) =>
    columnStubs({
      x: stage.margin + i * (layout.width + layout.gap),
      y: stage.horizon,
      count: own.length,
      width: layout.width,
      color: field.color % 12,
    }),
  );
  return html`<section class="scene collect">
    ${topline(app, _("Collect ideas"), moment(app, from, columns.length))}
    <h1 class="hidden">${workshop.title}</h1>
    ${newest(app, turns)}
    <div class="columns per-${layout.per} heads-${Math.min(headLines, 3)}">
      ${repeat(
        columns,
        ({ field }) => field.id,
        (one) => column(app, one),
      )}
    </div>
    ${drawing(app, stubs)} ${corner(app)} ${foot(app, ideas.length ? sum : nothing)}
  </section>`;
}
