// A phone with its real parts; only the network is the test's: `server.answers` says what becomes of a command.
import "./browser.mjs";
import { Clock } from "../../../static/js/core/clock.js";
import { Drafts } from "../../../static/js/core/drafts.js";
import { memory as keepInMemory } from "../../../static/js/core/keep.js";
import { Outbox } from "../../../static/js/core/outbox.js";
import { Phone } from "../../../static/js/phone/screen.js";
import { Memory } from "../../../static/js/phone/memory.js";
import { Store } from "../../../static/js/core/store.js";

export const noon = "2026-11-26T17:04:00Z";

const always = ["erase_person", "join_workshop"];
const talking = [
  "add_contribution",
  "add_idea",
  "edit_contribution",
  "edit_idea",
  "support_idea",
  "withdraw_contribution",
  "withdraw_idea",
];
const assigning = ["answer_responsibility", "send_correction"];
const inPhase = {
  welcome: [],
  collect: talking,
  discuss: talking,
  weight: ["finish_weighting", "set_weight"],
  assign: assigning,
  close: assigning,
};

// what the server says of a workshop like this
const mayIn = ({ state, phase, revealed, sealed }) => {
  if (state !== "open") return [always[0], ...(state === "draft" ? [] : [assigning[1]])];
  return [...always, ...(phase === "weight" && (revealed || sealed) ? [] : inPhase[phase])].sort();
};

const facts = (more) => ({
  kind: "workshop",
  id: 1,
  seq: 1,
  state: "open",
  phase: "collect",
  revealed: false,
  stage: 0,
  sealed: false,
  weighting: 1,
  points: 10,
  ideas_max: 5,
  time_zone: "Europe/Berlin",
  title: "Ein Abend am Kanal",
  short_title: "",
  phase_ends: null,
  paused: null,
  shown: null,
  programme: [],
  groupings: [{ id: 1, name: "Gemeinde", groups: [{ id: 2, name: "Aue" }] }],
  main_grouping: 1,
  ...more,
});

export const workshop = (more = {}) => ({ may: mayIn(facts(more)), ...facts(more) });

export const field = (id, more = {}) => ({
  kind: "field_of_action",
  id,
  seq: 1,
  letter: "AB"[id - 1],
  name: ["Dorf", "Kanal"][id - 1],
  color: id - 1,
  state: "shown",
  position: id,
  ...more,
});

export const idea = (id, more = {}) => ({
  kind: "idea",
  id,
  seq: id,
  title: `Idee ${id}`,
  text: "",
  size: null,
  groups: [],
  supporters: [],
  state: "shown",
  field_of_action: 1,
  contributions: 0,
  support: 0,
  at: noon,
  ...more,
});

const refusal = ({ key }, [code, data]) => ({ key, status: "refused", code, data });

export async function phone({ things = [], mine = {}, page = {} } = {}) {
  const server = { reached: true, seq: 100, id: 0, refuse: () => null, mine: null };
  const keep = keepInMemory();
  const send = async (commands) => {
    if (!server.reached) return { status: "retry", after: 60000 };
    const results = commands.map((command) => {
      const refused = server.refuse(command);
      if (refused) return refusal(command, refused);
      return {
        key: command.key,
        status: "saved",
        seq: ++server.seq,
        ...(command.name.startsWith("add_") ? { id: ++server.id } : {}),
      };
    });
    if (server.mine) app.took(server.mine);
    return { status: "answered", results };
  };
  const store = new Store();
  const base = [workshop(), field(1), field(2)];
  const given = things.map((thing) => `${thing.kind}:${thing.id}`);
  store.apply({
    epoch: "e",
    since: 0,
    upto: 50,
    things: [...base.filter((thing) => !given.includes(`${thing.kind}:${thing.id}`)), ...things],
  });
  const outbox = new Outbox({ keep, send, epoch: () => store.epoch, now: () => noon, wait: () => null });
  const drafts = new Drafts(keep);
  const memory = new Memory(keep, await keep.all());
  const app = new Phone({
    page: { ...page },
    clock: new Clock(noon),
    store,
    outbox,
    keep: { ...keep, kind: "indexeddb" },
    memory,
    drafts,
    draw: () => {},
  });
  app.mine = {
    person: 1,
    weights: {},
    ideas: [],
    hidden: [],
    contributions: [],
    supports: [],
    ready: false,
    sealed: false,
    may_not: [],
    ...mine,
  };
  outbox.subscribe(() => app.settle());
  // everything that can be sent has been sent and answered
  const answered = async () => {
    await outbox.flush();
    await new Promise((then) => setTimeout(then));
  };
  return { app, server, answered };
}
