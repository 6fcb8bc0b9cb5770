// What waits for the moderators: which rows, which of them is in hand, and what is decided about them.
import { declineWaiting, editWorkshop, releaseWaiting } from "../core/commands.js";
import { phases } from "../core/limits.js";
import { _, ngettext } from "../core/words.js";

const atOnce = 100;

export const nameOf = ({ kind, id }) => `${kind}:${id}`;

// ideas and contributions, in the order in which they came
export const withheld = ({ store }) =>
  ["idea", "contribution"]
    .flatMap((kind) => store.all(kind))
    .filter(({ state }) => state === "waiting")
    .sort((a, b) => (a.at === b.at ? a.id - b.id : a.at < b.at ? -1 : 1));

export const holds = ({ workshop }) => workshop.state === "open" && workshop.hold.includes(workshop.phase);

const idsOf = (rows, kind) => rows.filter((one) => one.kind === kind).map(({ id }) => id);

function inParts(rows) {
  const parts = [];
  const ideasFirst = [...rows].sort((a, b) => (a.kind === b.kind ? 0 : a.kind === "idea" ? -1 : 1));
  for (let at = 0; at < rows.length; at += atOnce) parts.push(ideasFirst.slice(at, at + atOnce));
  return parts.map((some) => ({
    some,
    data: { ideas: idsOf(some, "idea"), contributions: idsOf(some, "contribution") },
  }));
}

const about = (rows) => (rows.length === 1 ? (rows[0].title ?? rows[0].text) : null);

export function release(desk, rows) {
  const title = about(rows);
  const said = title
    ? _("%(title)s is released.", { title: _("“%(text)s”", { text: title }) })
    : ngettext("%(n)s is released.", "%(n)s are released.", rows.length);
  for (const { some, data } of inParts(rows)) desk.do(releaseWaiting(data), { on: some, said });
}

export function decline(desk, rows, reason) {
  const title = about(rows);
  const said = title
    ? _("%(title)s is not released.", { title: _("“%(text)s”", { text: title }) })
    : ngettext("%(n)s is not released.", "%(n)s are not released.", rows.length);
  for (const { some, data } of inParts(rows))
    desk.do(declineWaiting({ ...data, ...(reason ? { reason } : {}) }), { on: some, said });
}

// Which phases hold: off, nothing is released by itself, and the desk is asked what shall become of what waits.
export function hold(desk, chosen) {
  const off = !chosen.length;
  const said = off ? _("What is new is shown at once.") : _("What is new waits until you release it.");
  const asks = off && withheld(desk).length > 0;
  desk.do(editWorkshop({ hold: chosen }), { on: desk.workshop, said });
  desk.ask(asks ? { left: true } : null);
}

export const everyPhase = phases;
