// The protocol as a page that grows: it loads itself again when something has changed, but never takes away what is
// being typed.
import { loadSocket } from "../../vendor-phone.js";
import { ask, json } from "../core/ask.js";

const script = document.querySelector("script[data-changes]");
const { changes, since, epoch, wall, code } = script.dataset;
const every = 4000;
const stay = 9000;

const typing = () =>
  [...document.querySelectorAll("textarea, input:not([type=hidden])")].some(
    (field) =>
      field === document.activeElement || field.value !== field.defaultValue || field.checked !== field.defaultChecked,
  );

function again() {
  if (!typing()) return location.reload();
  document.querySelector(".news").hidden = false;
}

async function look() {
  const url = new URL(changes, location.href);
  url.searchParams.set("since", since);
  url.searchParams.set("epoch", epoch);
  try {
    const { things, epoch: now } = await ask(url, json, { cache: "no-store" });
    const workshop = things.find((thing) => thing.kind === "workshop");
    if (wall && workshop && (workshop.dark || workshop.shown?.kind !== "protocol")) return location.replace(wall);
    if (now !== epoch || things.length) return again();
  } catch {
    // no connection: what is shown stays
  }
  setTimeout(look, every);
}

// Nobody has a mouse at the wall: it turns its pages by itself.
function turn() {
  const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 4;
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  scrollTo({ top: end ? 0 : scrollY + innerHeight * 0.85, behavior });
  setTimeout(turn, stay);
}

// The desk counts this wall like every other: it must not hear that the wall is gone while it shows the protocol.
async function watch() {
  const socket = (await loadSocket())({ reconnectionDelayMax: 5000, randomizationFactor: 0.5 });
  socket.on("connect", () => socket.emit("watch", { workshop: code, as: "wall", since: Number(since), epoch }));
}

setTimeout(look, every);
if (wall) setTimeout(turn, stay);
if (wall) watch().catch(() => {}); // where the socket cannot be had, the page asks by itself
