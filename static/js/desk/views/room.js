// Right: the room in words. Who is here, the wall, the second moderator, what came late, what was changed.
import { html, nothing } from "../../../vendor.js";
import { isOver, sceneOf } from "../../shared/scene.js";
import { _, languages, ngettext, number, offered, time } from "../../core/words.js";
import { changed } from "./changed.js";
import { door, openDevices } from "./devices.js";
import { darkness } from "./dark.js";
import { late } from "./late.js";
import { muted } from "./muted.js";
import { action, codeWords, quoted, state } from "./parts.js";
import { qr } from "./welcome.js";
import { holding } from "./withheld.js";
import { phaseName } from "../phases.js";

function people(desk) {
  const joined = desk.store.get("progress", 1)?.joined ?? 0;
  const { connected = 0, count = 0 } = desk.here ?? {};
  const away = Math.max(0, count - connected);
  return html`<section>
    <h2>${_("In the room")}</h2>
    <p class="figure"><b>${number(joined)}</b> ${ngettext("person", "people", joined)}</p>
    ${desk.here ? html`<p class="grey">${ngettext("%(n)s connected", "%(n)s connected", connected)}</p>` : nothing}
    ${away ? html`<p class="grey">${ngettext("%(n)s without a live connection (asleep, or on the simple page)", "%(n)s without a live connection (asleep, or on the simple page)", away)}</p>` : nothing}${desk.workshop.state === "open" ? door(desk) : nothing}
  </section>`;
}

const readyWords = ({ ready = 0, joined = 0 }) => _("%(n)s of %(of)s", { n: number(ready), of: number(joined) });

export function wallShows(desk) {
  const { scene, thing } = sceneOf(desk.store);
  if (desk.workshop.dark) return _("the title alone");
  if (thing) return quoted(thing.title);
  if (scene === "protocol") return _("the protocol");
  if (scene === "reveal") return _("the result");
  if (scene === "close" && isOver(desk.workshop)) return _("the end");
  return scene === "weight" ? readyWords(desk.here ?? {}) : phaseName(scene);
}

// a wall that turns to another page is away for a moment
const patience = 6000;

function wall(desk) {
  const open = html`<a class="action" href=${desk.urls.wall} target="_blank" rel="noopener">${_("Open the wall")}</a>`;
  const walls = desk.here?.walls ?? 0;
  const shows = _("shows: %(what)s", { what: wallShows(desk) });
  const lost = _("The wall has been offline since %(time)s.", { time: time(desk.walls.lost) });
  const count = walls > 1 ? ngettext("%(n)s connected", "%(n)s connected", walls) : _("connected");
  const word = walls
    ? html`${state("connected", count)}
        <p class="grey">${shows}</p>`
    : !desk.walls.lost
      ? html`<p class="grey">${_("not open yet")}</p>`
      : desk.now - Date.parse(desk.walls.lost) > patience
        ? html`<p class="wait-words">${lost}</p>`
        : html`<p class="grey">${shows}</p>`;
  return html`<section>
    <h2>${_("Wall")}</h2>
    ${word}${walls ? nothing : html`<p>${open}</p>`}${darkness(desk)}
  </section>`;
}

const second = (desk) => {
  const more = (desk.here?.desks ?? 1) - 1;
  return html`<section class="line">
    <h2>${_("Second moderator")}</h2>
    ${more > 0 ? state("connected", _("connected")) : html`<span class="grey">${_("nobody")}</span>`}
  </section>`;
};

const switchTo = (language) => {
  const address = new URL(location.href);
  address.searchParams.set("lang", language);
  return address.pathname + address.search;
};

function ways(desk) {
  const { urls, code } = desk;
  const other = desk.shell.locale.startsWith("de") ? "en" : "de";
  return html`<section class="ways-out">
    <details>
      <summary class="action">${_("Address for phones")}</summary>
      ${qr(desk)}
      <p class="grey">${urls.join}<br /><b>${codeWords(code)}</b></p>
    </details>
    <p class="links">
      <a class="action" href=${urls.edit}>${_("Edit the workshop")}</a>
      <a class="action" href=${urls.sheets}>${_("Weighting on paper")}</a>
      ${desk.here?.walls ? html`<a class="action" href=${urls.wall} target="_blank" rel="noopener">${_("Open the wall")}</a>` : nothing}
      <a class="action" href="/workshops">${_("All workshops")}</a>
      ${action(_("Erase a person's texts"), () => {
        desk.focusOn("#number");
        desk.go({ name: "erasing" });
      })}
      ${action(_("Remove devices …"), () => openDevices(desk))}
    </p>
    <p class="links">
      ${action(desk.keysOn ? _("Switch single keys off") : _("Switch single keys on"), () => desk.switchKeys())}
      ${
        offered(desk.shell).includes(other)
          ? html`<a class="action" lang=${other} hreflang=${other} href=${switchTo(other)}>${languages[other]}</a>`
          : nothing
      }
    </p>
  </section>`;
}

export const room = (desk) =>
  html`<aside class="room" aria-label=${_("The room")}>
    ${people(desk)}${wall(desk)}${desk.workshop.state === "released" ? nothing : holding(desk)}${muted(desk)}${second(desk)}${late(desk)}${changed(desk)}${ways(desk)}
  </aside>`;
