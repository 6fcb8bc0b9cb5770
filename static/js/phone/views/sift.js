// Above the list to weigh, once it is long: one field of action, and a search.
import { html, nothing } from "../../../vendor-phone.js";
import { announce } from "../announce.js";
import { chosenSift, few, sift } from "../sift.js";
import { _, number } from "../../core/words.js";

export const sifted = (app, ideas, given) => sift(ideas, chosenSift(app), given, app.held);

const foundWords = (n, all) => _("%(n)s of %(all)s ideas", { n: number(n), all: number(all) });

function choose(app, ideas, change) {
  const choice = { ...chosenSift(app), ...change };
  app.siftBy(choice);
  announce(foundWords(sift(ideas, choice, {}).shown.length, ideas.length));
}

function fieldsOf(app, ideas) {
  const used = new Set(ideas.map((idea) => idea.field_of_action));
  return app.store
    .all("field_of_action")
    .filter(({ id }) => used.has(id))
    .sort((a, b) => (a.position ?? a.id) - (b.position ?? b.id));
}

export function siftBar(app, ideas, found) {
  if (ideas.length <= few) return nothing;
  const { field, words } = chosenSift(app);
  const fields = fieldsOf(app, ideas);
  const all = () => choose(app, ideas, { field: null, words: "" });
  return html`<div class="sift" role="search">
    ${
      fields.length > 1
        ? html`<div>
            <label class="label" for="sift-field">${_("Field of action")}</label>
            <select
              id="sift-field"
              @change=${(event) => choose(app, ideas, { field: Number(event.target.value) || null })}
            >
              <option value="" .selected=${!fields.some(({ id }) => id === field)}>${_("All")}</option>
              ${fields.map(({ id, letter, name }) => html`<option value=${id} .selected=${id === field}>${letter} ${name}</option>`)}
            </select>
          </div>`
        : nothing
    }
    <div>
      <label class="label" for="sift-words">${_("Search")}</label>
      <input
        id="sift-words"
        type="search"
        enterkeyhint="search"
        autocomplete="off"
        .value=${words}
        @input=${(event) => choose(app, ideas, { words: event.target.value })}
      />
    </div>
    ${
      found.sifted
        ? html`<p class="found">
            <span class="grey"
              >${found.shown.length ? foundWords(found.shown.length, ideas.length) : _("No idea matches.")}</span
            >
            <button class="link" @click=${all}>${_("Show all")}</button>
          </p>`
        : nothing
    }
  </div>`;
}
