// The evening begins: memory, outbox and wire come together, and whoever waited at the door is let in.
import { ask } from "../core/ask.js";
import { Clock } from "../core/clock.js";
import { Drafts } from "../core/drafts.js";
import { openKeep } from "../core/keep.js";
import { tidy } from "../core/overdue.js";
import { Outbox } from "../core/outbox.js";
import { changeIdea } from "./views/after.js";
import { ignoreSecondTaps } from "../core/twice.js";
import * as evening from "./views/evening.js";
import { Phone } from "./screen.js";
import { choose } from "./display.js";
import { forgetScanned, scanned, sendCode } from "./code.js";
import { forget, itArrives, sayThatNothingArrives } from "./door.js";
import { Memory } from "./memory.js";
import { letsIn, ownIdea } from "./own.js";
import { tend } from "./background.js";
import { windows } from "./windows.js";

// a text typed after saving, whose page was closed before it could be sent
function sendLeftTexts(app) {
  for (const { id, ref, text } of app.drafts.all("text:")) {
    const idea = ownIdea(app, ref);
    if (!idea) continue;
    changeIdea(app, idea, { text: text.trim() });
    app.drafts.drop(id);
  }
}

export async function begin(porch) {
  const { page, store } = porch;
  ignoreSecondTaps(".step");
  if (page.table) choose({ type: "large", contrast: undefined, theme: undefined });
  const name = `workshop-${page.code}`;
  const keep = await openKeep(name);
  tidy({ name, day: page.until, today: page.now.slice(0, 10) });
  const kept = await keep.all().catch(() => new Map());
  const drafts = new Drafts(keep);
  drafts.load(kept);
  let missed = 0;
  const send = async (commands) => {
    const joins = letsIn(commands[0]);
    const answer = await app.wire.post(joins ? commands.slice(0, 1) : commands);
    if (answer.status === "answered") {
      itArrives();
      missed = 0;
      if (joins) forget(page);
    }
    if (["csrf", "other_server"].includes(answer.code) || (joins && answer.code === "not_joined" && missed++)) {
      sayThatNothingArrives(page);
      return { status: "retry", after: 5000 };
    }
    if (answer.code === "unknown_workshop") return { status: "retry", after: 8000 };
    if (answer.code !== "not_joined") return answer;
    if (!joins) {
      await app.wire.refresh();
      return app.lost();
    }
    await app.wire.renew();
    return { status: "retry", after: 2000 };
  };
  const clock = new Clock(page.now);
  const saved = () => outbox.entries.filter(({ state }) => state === "saved").length;
  const news = windows(page, async () => {
    const before = saved();
    await outbox.load();
    if (saved() !== before) app.wire?.refresh();
  });
  const outbox = new Outbox({ keep, send, epoch: () => store.epoch, now: () => clock.iso, news });
  const memory = new Memory(keep, kept);
  const { joining, law } = porch;
  const parts = { page, clock, store, outbox, keep, memory, drafts, evening, joining, law };
  const app = new Phone({ ...parts, draw: porch.changed });
  await outbox.load();
  app.connect({ as: "phone" });
  tend(app, app.wire);
  // The last moment of the page before: what it was told then is newer than the snapshot that was already on its way.
  if (outbox.entries.some(({ seq, epoch }) => epoch === store.epoch && seq > store.mark)) app.wire.refresh();
  porch.leadTo(app);
  if (porch.groups && !app.joined) app.join(porch.groups);
  if (app.joined && scanned()) {
    sendCode(app, scanned());
    forgetScanned();
  }
  sendLeftTexts(app);
  app.changed();
  outbox.flush();
  // They stood in the page; after a reload they must not be waited for.
  for (const url of page.styles ?? []) ask(url, (styles) => styles.text()).catch(() => {});
}
