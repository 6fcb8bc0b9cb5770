// At the foot of the middle column: one way back for ten seconds, or why something was not accepted.
import { html, nothing } from "../../../vendor.js";
import { _, ngettext } from "../../core/words.js";

const seconds = (until) => Math.max(1, Math.ceil((until - performance.now()) / 1000));

export function bar(desk) {
  const { notice, undoing } = desk;
  if (notice?.refused || (notice && !undoing)) {
    return html`<div class="bar ${notice.refused ? "refused" : ""}" role=${notice.refused ? "alert" : "status"}>
      <p>${notice.text}</p>
      <button type="button" @click=${() => desk.dismiss()}>${_("Understood")}</button>
    </div>`;
  }
  const late = desk.outbox.queued.some((entry) => desk.now - Date.parse(entry.at) > 1500);
  if (late) {
    const n = desk.outbox.queued.length;
    return html`<div class="bar sending" role="status">
      <p>
        ${ngettext("%(n)s change is on this computer and will be sent.", "%(n)s changes are on this computer and will be sent.", n)}
      </p>
    </div>`;
  }
  if (!undoing) return nothing;
  const left = _("%(n)s s", { n: seconds(undoing.until) });
  return html`<div class="bar">
    <p role="status">${undoing.text}</p>
    <button type="button" @click=${() => desk.takeBack(undoing)}>${_("Undo")} <span>${left}</span></button>
  </div>`;
}
