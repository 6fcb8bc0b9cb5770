// Welcome: the address and the code, large; who is here so far.
import { html, nothing } from "../../../vendor.js";
import { linked } from "../../shared/links.js";
import { _, day, ngettext, number, time } from "../../core/words.js";
import { attendance } from "../groups.js";
import { people } from "./lights.js";
import { action, codeWords, head } from "./parts.js";

const phones = (desk) =>
  desk.workshop.state === "draft"
    ? _("Phones do not get in yet.")
    : _("Phones show the welcome, the short talks and a place to note a first idea.");

function opening(desk) {
  if (desk.workshop.state !== "draft") return nothing;
  return html`<div class="panel draft">
    <p><b>${_("This workshop is a draft.")}</b> ${_("Once it is open, everybody with the code can join.")}</p>
    <a class="main" href=${desk.urls.open}>${_("Open the workshop")}</a>
  </div>`;
}

export function qr({ urls, code }) {
  const name = _("QR code for %(address)s, code %(code)s", { address: urls.join, code });
  return html`<img class="qr" src=${urls.qr} alt=${name} />`;
}

export function welcome(desk) {
  const { workshop, urls, code } = desk;
  const n = desk.store.get("progress", 1)?.joined ?? 0;
  const starts = workshop.starts && _("%(day)s, %(time)s", { day: day(workshop.starts), time: time(workshop.starts) });
  const right = action(_("All ideas"), () => desk.go({ name: "ideas" }));
  return html`${head(_("Welcome"), [starts, starts && workshop.place ? ", " : "", linked(workshop.place)], right)}${opening(desk)}
    <div class="joining">
      ${qr(desk)}
      <div>
        <p class="grey">${_("On the phone")}</p>
        <p class="address">${urls.join}</p>
        <p class="grey">${_("and then this code")}</p>
        <p class="large-code">${codeWords(code)}</p>
        <p class="grey">${phones(desk)}</p>
        <p class="grey">
          ${_("On a device that several people use one after the other:")}
          <a href="${urls.phone}?table">${urls.join}/w/${code}?table</a>
        </p>
      </div>
    </div>
    <p class="standing">
      ${n ? ngettext("%(n)s person is here.", "%(n)s people are here.", n) : _("Nobody has joined yet.")}
    </p>
    ${people(
      desk,
      attendance(desk.people, desk.workshop),
      _("here"),
      (one) => number(one.joined),
      (one) => one.joined,
    )}`;
}
