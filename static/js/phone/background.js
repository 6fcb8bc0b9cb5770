// What the phone does by itself: follow the phase, ask again for what is mine, open the summary, speak to screen
// readers.
import { _, ngettext } from "../core/words.js";
import { phoneRefusal, withTheModerators } from "../core/refusals.js";
import { announce, announceNow } from "./announce.js";
import { forgetArrived } from "./code.js";
import { forgetErased } from "./erase.js";
import { may } from "./moment.js";
import { ownGroups, taken } from "./own.js";
import { timer } from "./timer.js";

// What was refused after its author had taken it back is no news.
function forgetWithdrawn(outbox) {
  for (const { name, code, data } of outbox.entries) {
    if (!name.startsWith("withdraw_") || code !== "depends_on_refused") continue;
    const add = outbox.find((data.idea ?? data.contribution).slice(1));
    if (add?.state === "refused" && add.code !== "late") return outbox.remove(add.key);
  }
}

// At a table device somebody may simply have gone away: after a minute it asks, half a minute later the next one comes.
const idle = 60000;
const patience = 30000;

function watchTable(app) {
  let last = performance.now();
  const touched = () => (last = performance.now());
  for (const name of ["pointerdown", "keydown", "input"]) addEventListener(name, touched, { capture: true });
  setInterval(() => {
    const { screen } = app;
    const quiet = performance.now() - last;
    if (!app.joined || screen.going || quiet < idle) return;
    if (screen.name !== "next" || !screen.idle) {
      if (screen.name === "next") app.note({ idle: true });
      else app.go("next", { idle: true, hold: true });
    } else if (quiet > idle + patience) app.leave();
  }, 1000);
}

const lastMinute = 60000;
const calmAfterTap = 3000;
const patienceWaiting = 15000;

export function tend(app, wire) {
  const { store, outbox, memory } = app;
  let { epoch } = store;
  let pressed = false;
  let newIdeas = 0;
  const told = new Set(outbox.entries.filter((entry) => entry.state === "refused").map((entry) => entry.key));

  if (memory.facts.seen.start === undefined)
    memory.set({ seen: { start: Math.max(0, ...store.all("idea").map((idea) => idea.id)), ...memory.facts.seen } });

  // What is mine is asked for only when it may have changed: a whole hall would ask at once.
  const facts = () => {
    const { sealed, state, shown, weighting } = store.workshop;
    return JSON.stringify([sealed, state, weighting, state === "open" && shown?.kind === "measure" && shown]);
  };
  let known = facts();
  const asksMe = ({ bearer, id }) => bearer?.open || ownGroups(app).includes(bearer?.group) || app.mine?.answers?.[id];
  // the moderators may have taken what came late from this phone
  const mayBeMine = ({ kind, id }) => {
    const mine = kind === "idea" ? app.mine?.ideas : app.mine?.contributions;
    return !mine?.includes(id) && outbox.entries.some((entry) => withTheModerators(entry) && !taken(app, entry));
  };
  // Whom the moderators have removed they may bring back: then the number of people in the room is another one.
  const removed = () => app.mine?.removed != null && app.mine.person == null;
  let asksAgain = null;
  const askAgainHumbly = () => {
    asksAgain ??= setTimeout(
      () => {
        asksAgain = null;
        if (removed()) wire.refresh();
      },
      1000 + Math.random() * 4000,
    );
  };
  // Of what is declined nobody else is told: while something waits this phone asks now and then.
  const waits = ({ kind, id }) => app.mine?.waiting?.some((one) => one.kind === kind && one.id === id);
  let nextLook = null;
  const lookAtWaiting = () => {
    if (!app.mine?.waiting?.length) return (nextLook = null);
    if (nextLook !== null && performance.now() > nextLook) {
      wire.refreshSoon(0);
      nextLook = null;
    }
    nextLook ??= performance.now() + patienceWaiting * (1 + Math.random());
  };
  const concernsMine = (thing) => {
    if (thing.kind === "responsibility") return asksMe(thing);
    if (thing.kind === "idea") return app.mine?.ideas?.includes(thing.id) || mayBeMine(thing);
    if (thing.kind === "contribution")
      return (app.mine?.contributions?.includes(thing.id) && (thing.gone || waits(thing))) || mayBeMine(thing);
    if (thing.kind !== "workshop") return false;
    const before = known;
    known = facts();
    return known !== before;
  };

  // A personal code has moved to another device: it may have been the one that was typed here.
  let moves = store.get("progress", 1)?.codes_moved ?? 0;
  const codeMoved = () => {
    const before = moves;
    moves = store.get("progress", 1)?.codes_moved ?? 0;
    return moves > before && app.mine?.code === "own";
  };

  const weighs = ({ name }) => name === "set_weight" || name === "finish_weighting";
  const offerAgain = () => outbox.offerAgain((entry) => !(store.workshop.sealed && weighs(entry)));
  offerAgain();
  forgetErased(app);

  let untold = 0;
  const tellOfIdeas = (n) => {
    untold += n;
    announce(() => {
      const all = untold;
      untold = 0;
      return ngettext("%(n)s new idea", "%(n)s new ideas", all);
    });
  };

  store.subscribe((changed) => {
    forgetErased(app);
    if (store.epoch !== epoch) {
      epoch = store.epoch;
      offerAgain();
    }
    outbox.tryLater(({ data }) => !changed || changed.some(({ kind, id }) => kind === "workshop" || data[kind] === id));
    if (changed?.filter(concernsMine).length) wire.refreshSoon(800);
    if (codeMoved()) wire.refreshSoon(4000);
    if (removed() && changed?.some(({ kind }) => kind === "progress")) askAgainHumbly();
    const added =
      changed?.filter((thing) => thing.kind === "idea" && thing.state === "shown" && thing.id > newIdeas) ?? [];
    if (added.length && app.moment === "collect") tellOfIdeas(added.length);
    newIdeas = Math.max(newIdeas, ...added.map((thing) => thing.id));
    app.follow();
    app.changed();
  });
  newIdeas = Math.max(0, ...store.all("idea").map((idea) => idea.id));

  outbox.subscribe(() => {
    if (forgetWithdrawn(outbox)) return;
    for (const entry of outbox.entries) {
      if (entry.state !== "refused" || told.has(entry.key)) continue;
      told.add(entry.key);
      const why = phoneRefusal(entry.code, entry.refusal, entry);
      announceNow(withTheModerators(entry) ? why : _("Not accepted. %(why)s", { why }));
    }
    forgetErased(app);
    forgetArrived(app);
    app.settle();
    app.changed();
  });

  const summaryDue = () => {
    const { workshop, screen } = app;
    if (app.moment !== "weight" || !may(app, "set_weight") || !workshop.phase_ends || workshop.paused != null)
      return false;
    const left = Date.parse(workshop.phase_ends) - app.now;
    return (
      left > 0 &&
      left <= lastMinute &&
      memory.facts.summary !== workshop.phase_ends &&
      screen.name === "home" &&
      memory.facts.finished !== workshop.weighting &&
      !pressed &&
      performance.now() - app.touched > calmAfterTap &&
      !app.typing()
    );
  };

  const stands = () => timer(app.workshop, app.now);
  let stood = stands();
  setInterval(() => {
    lookAtWaiting();
    if (stood !== stands()) app.changed();
    stood = stands();
    if (!summaryDue()) return;
    memory.set({ summary: app.workshop.phase_ends });
    app.go("summary", { soon: true });
  }, 1000);

  if (app.shell.table) watchTable(app);
  document.addEventListener("pointerdown", () => (pressed = true));
  for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, () => (pressed = false));
  document.addEventListener("focusin", ({ target }) =>
    document.documentElement.classList.toggle(
      "typing",
      target.matches?.("textarea, input:not([type=radio]):not([type=checkbox])"),
    ),
  );
  document.addEventListener("focusout", () => {
    document.documentElement.classList.remove("typing");
    setTimeout(() => app.follow());
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    outbox.load().then(() => outbox.flush());
  });
  addEventListener("online", () => outbox.flush());
}
