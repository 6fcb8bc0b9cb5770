// Which idea belongs to it? Alike ones first, then those of the same field; found by words, number or group.
import { html } from "../../../vendor.js";
import { terms } from "../search.js";
import { below } from "../../shared/wording.js";
import { _, unbroken } from "../../core/words.js";
import { action, from, head, quoted, square } from "./parts.js";

const most = 40;

function others(desk, idea) {
  const near = desk.pairs
    .filter(({ a, b }) => a === idea.id || b === idea.id)
    .map(({ a, b }) => (a === idea.id ? b : a));
  const far = (one) =>
    near.includes(one.id) ? near.indexOf(one.id) : one.field_of_action === idea.field_of_action ? 1000 : 2000;
  return desk.ideas.filter((one) => one.id !== idea.id).sort((a, b) => far(a) - far(b) || a.id - b.id);
}

export function partner(desk, idea, leave) {
  const find = (event) => desk.note({ find: event.target.value });
  const wanted = terms(desk.page.find ?? "");
  const found = others(desk, idea)
    .filter((one) => desk.finds(one, wanted))
    .slice(0, most);
  const choose = (one) => desk.go({ ...desk.page, ids: [idea.id, one.id] });
  const row = (one) =>
    html`<li>
      <button type="button" class="pick" @click=${() => choose(one)}>
        ${square(desk.field(one))}
        <span><b class="sought">${unbroken(one.title)}</b><span class="text sought">${below(one)}</span></span
        ><span class="right sought">${from(desk, one)}</span>
      </button>
    </li>`;
  return html`${head(_("Which idea belongs to it?"), quoted(idea.title), action(_("Cancel"), leave))}
    <div class="entry">
      <label for="find">${_("Find an idea")}</label
      ><input id="find" type="search" .value=${desk.page.find ?? ""} @input=${find} autocomplete="off" />
    </div>
    <ul class="choices">
      ${found.map(row)}
    </ul>`;
}
