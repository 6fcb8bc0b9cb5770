// The desk: left the programme, in the middle what is happening, right the room.
import { html, nothing } from "../../../vendor.js";
import { _, time } from "../../core/words.js";
import { assign, assignKeys } from "./assign.js";
import { bar } from "./bar.js";
import { close } from "./close.js";
import { collect, collectKeys } from "./collect.js";
import { devices, floodLine } from "./devices.js";
import { discuss, discussKeys } from "./discuss.js";
import { erasing } from "./erasing.js";
import { fields } from "./fields.js";
import { merge, mergeKeys } from "./merge.js";
import { roomOf } from "../phases.js";
import { openingPhase, programme } from "./programme.js";
import { room } from "./room.js";
import { weight, weightKeys } from "./weight.js";
import { weightings } from "./weightings.js";
import { welcome } from "./welcome.js";
import { holdLine, withheldKeys, withheldPage } from "./withheld.js";
import { turnDark } from "./dark.js";

const rooms = { welcome, collect, discuss, weight, assign, close };
const pages = {
  ...rooms,
  merge,
  fields,
  weightings,
  erasing,
  devices,
  withheld: withheldPage,
  ideas: (desk) => collect(desk, { elsewhere: true }),
};
const keys = { collect: collectKeys, discuss: discussKeys, weight: weightKeys, assign: assignKeys };
const pageKeys = { ...keys, merge: mergeKeys, ideas: collectKeys, withheld: withheldKeys };

const handsOfPage = (desk) =>
  desk.page ? (pageKeys[desk.page.name] ?? (() => ({})))(desk) : (keys[roomOf(desk)]?.(desk) ?? {});

export const handsOf = (desk) => ({
  dark: () => turnDark(desk),
  ...handsOfPage(desk),
  ...(desk.asking?.open ? { escape: () => desk.ask(null) } : {}),
});

export const roomName = (desk) => desk.page?.name ?? roomOf(desk);

const lines = {
  offline: (desk) => _("No connection. The room sees the state of %(time)s.", { time: time(desk.lost) }),
  portal: () => _("This Wi-Fi asks you to log in. Your entries stay here."),
  busy: () => _("It is busy right now. We keep trying."),
  "signed out": (desk) => signIn(desk),
};

const line = (desk) =>
  lines[desk.connection] ? html`<p class="connection" role="status">${lines[desk.connection](desk)}</p>` : sign(desk);

function signIn({ urls }) {
  const why = _("This desk is no longer signed in, or may no longer run the workshop. What you did last stays here.");
  const wayBack = _("Sign in again");
  return html`${why} <a href=${`/sign-in?next=${urls.desk}`}>${wayBack}</a>`;
}

// WebSockets are blocked here: everything works, so it is only mentioned
const sign = ({ live }) =>
  live ? nothing : html`<p class="sign">${_("New things appear here a few seconds later.")}</p>`;

export const draw = (desk) =>
  html`<a class="skip" href="#middle">${_("To the content")}</a>${line(desk)}${floodLine(desk)}${holdLine(desk)}
    <div class="desk">
      ${programme(desk)}
      <main id="middle" class="room-${roomName(desk)}">
        <div class="middle">
          ${openingPhase(desk)}${desk.page ? pages[desk.page.name](desk) : rooms[roomOf(desk)](desk)}
        </div>
        ${bar(desk)}
      </main>
      ${room(desk)}
    </div>`;
