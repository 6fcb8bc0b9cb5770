// Close: thanks, the result, who takes on what, the protocol.
import { html, nothing } from "../../../vendor-phone.js";
import { _, language } from "../../core/words.js";
import { measureRows, openQuestion } from "./assign.js";
import { askView } from "./ask.js";
import { besides } from "./collect.js";
import { receipts } from "./receipt.js";
import { nightResult, ranking, resultBelow, revealed } from "./result.js";

function protocol(app) {
  const { released, state } = app.workshop;
  const { pdf, page } = app.shell.urls.protocol;
  const correct = app.joined
    ? html`<a class="link" href=${`${page}#correct`}>${_("Something is wrong in it")}</a>`
    : nothing;
  if (!released && state !== "released")
    return html`<p class="grey">${_("The protocol will be here as soon as the moderators release it.")}</p>`;
  const [own, other] = language() === "de" ? ["de", "en"] : ["en", "de"];
  const inOther = other === "en" ? _("PDF in English") : _("PDF in German");
  const file = (code, words) =>
    html`<a class="link" href=${`${pdf}?language=${code}`} hreflang=${code} download>${words}</a>`;
  return html`<p class="actions">${file(own, _("Download the protocol (PDF)"))} ${file(other, inOther)} ${correct}</p>`;
}

function heading(app) {
  if (app.joined) return _("Thank you");
  return app.workshop.state === "open" ? _("Close") : _("The workshop is over");
}

export function closeView(app) {
  const asked = openQuestion(app);
  if (asked && app.workshop.state === "open") return askView(app, asked);
  const rows = revealed(app) ? ranking(app.store) : [];
  const measures = measureRows(app);
  return nightResult(
    app,
    heading(app),
    rows,
    html`<h2>${_("Protocol")}</h2>
      ${protocol(app)}
      ${
        measures === nothing
          ? nothing
          : html`<h2>${_("Who takes on what?")}</h2>
              ${measures}`
      }
      ${receipts(app)} ${resultBelow(app, rows)} ${besides(app)}`,
  );
}
