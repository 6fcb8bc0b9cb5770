// What is mine on this phone: the server's answer with everything laid over it that is still on its way.
import { withTheModerators } from "../core/refusals.js";
import { added, sentence } from "../shared/wording.js";

const names = (entry, name, idea) =>
  entry.name === name && (entry.data.idea === idea.id || (idea.key && entry.data.idea === `@${idea.key}`));

// what the server has not taken has no id yet: two of these are not the same one
const listed = (list, id) => id !== undefined && list.some((one) => one.id === id);

// what the moderators have kept back of one's own, with its words: "waiting" or "not_shown"
const keptBack = ({ mine }, list, kind) => (mine?.[list] ?? []).filter((one) => one.kind === kind);

const underWay = (entry, thing) =>
  entry.state === "queued" || (entry.state === "saved" && (thing?.seq ?? 0) < entry.seq);

const worst = (a, b) => (["saved", "queued", "refused"].indexOf(b) > ["saved", "queued", "refused"].indexOf(a) ? b : a);

// what the moderators did with words that came late: "waiting", "taken", "dismissed"; undefined where nobody said
// which words they are
export const fate = ({ mine }, { refusal }) => mine?.late?.[refusal?.late];

export const taken = (app, entry) => withTheModerators(entry) && fate(app, entry) === "taken";

export const root = (store, id) => {
  let idea = store.get("idea", id);
  for (let steps = 0; idea?.merged_into && steps < 20; steps++) idea = store.get("idea", idea.merged_into);
  return idea;
};

const leaned = ({ state, code }) => state === "refused" && code === "depends_on_refused";

// `added`: the state of the idea itself; `state`: the worst of it and its changes; `name`: which command was refused;
// `wanted`: the words of a refused change, which are nowhere else. What was added to a refused idea is part of it.
function withEdits(idea, entries, thing) {
  let { title, text, rest, size, groups, field, state, at, name, code, refusal, refusedKey, wanted } = idea;
  for (const entry of entries) {
    if (!names(entry, "edit_idea", idea)) continue;
    if (entry.state === "refused" && !leaned(entry)) {
      if (idea.state !== "refused") ({ name, code, refusal, key: refusedKey } = entry);
      wanted = { ...wanted, ...entry.data };
      state = worst(state, "refused");
    } else if (leaned(entry) || underWay(entry, thing)) {
      if ("title" in entry.data) [text, rest] = [added({ title, text, rest }), undefined];
      title = entry.data.title ?? title;
      text = entry.data.text ?? text;
      size = "size" in entry.data ? entry.data.size : size;
      groups = entry.data.groups ?? groups;
      field = entry.data.field_of_action ?? field;
      if (!leaned(entry)) state = worst(state, entry.state);
    }
    if (entry.state === "saved") at = entry.answered;
  }
  return {
    ...idea,
    title,
    text,
    rest,
    size,
    groups,
    field,
    added: idea.state,
    state,
    at,
    name,
    code,
    refusal,
    refusedKey,
    wanted,
  };
}

export function ownIdeas(app) {
  const { store, outbox, mine } = app;
  const adds = outbox.entries.filter((entry) => entry.name === "add_idea");
  const gone = (idea) =>
    outbox.entries.some((entry) => names(entry, "withdraw_idea", idea) && entry.state !== "refused");
  const ideas = [];
  // the server does not say which idea became of words that came late: the one with the same words
  const late = adds.filter((entry) => withTheModerators(entry) && [undefined, "taken"].includes(fate(app, entry)));
  const came = (thing) => {
    const at = late.findIndex((entry) => thing && sentence(thing) === entry.data.title);
    return at < 0 ? undefined : late.splice(at, 1)[0];
  };
  for (const id of new Set([...(mine?.ideas ?? []), ...(mine?.hidden ?? [])])) {
    const thing = store.get("idea", id);
    const add = adds.find((entry) => entry.id === id);
    const [held, away] = ["waiting", "not_shown"].map((list) =>
      keptBack(app, list, "idea").find((one) => one.id === id),
    );
    const kept = held ?? away;
    if (!thing && !add && !kept) continue;
    if (thing?.state === "withdrawn") continue;
    const words = kept ?? thing ?? { ...add.data };
    ideas.push({
      id,
      key: add?.key,
      cameLate: add ? undefined : came(thing)?.key,
      ref: id,
      thing,
      title: words.title,
      text: words.text ?? "",
      rest: words.rest,
      size: words.size ?? null,
      groups: words.groups ?? [],
      field: words.field_of_action,
      name: "add_idea",
      state: "saved",
      at: add?.answered ?? words.at,
      kept,
      waiting: !!held,
      declined: away?.declined,
      reason: away?.reason,
      hidden: !!mine?.hidden?.includes(id),
      mergedInto: thing?.state === "merged" ? root(store, id) : undefined,
      settled: !!thing && (thing.state === "merged" || thing.contributions > 0 || thing.support > 0),
    });
  }
  for (const entry of adds) {
    const known = listed(ideas, entry.id) || (entry.state === "saved" && mine && store.mark >= entry.seq);
    if (known || taken(app, entry) || ideas.some(({ cameLate }) => cameLate === entry.key)) continue;
    const { title, text = "", size = null, groups = [], field_of_action: field } = entry.data;
    ideas.push({
      key: entry.key,
      id: entry.id,
      ref: entry.id ?? `@${entry.key}`,
      title,
      text,
      size,
      groups,
      field,
      name: "add_idea",
      state: entry.state,
      at: entry.answered,
      code: entry.code,
      refusal: entry.refusal,
      fate: fate(app, entry),
      refusedKey: entry.state === "refused" ? entry.key : undefined,
    });
  }
  return ideas.map((idea) => withEdits(idea, outbox.entries, idea.kept ?? idea.thing)).filter((idea) => !gone(idea));
}

export const ownIdea = (app, ref) =>
  ownIdeas(app).find(({ ref: own, key, cameLate }) => own === ref || `@${key}` === ref || `@${cameLate}` === ref);

// words that came late and were taken in, whatever the moderators have made of them
export const takenWords = (app, ref) => {
  const entry = typeof ref === "string" ? app.outbox.find(ref.slice(1)) : undefined;
  return entry && taken(app, entry) ? entry.data.title : undefined;
};

// an idea and everything that was merged into it
const family = (store, id) =>
  new Set([
    id,
    ...store
      .all("idea")
      .filter((idea) => idea.merged_into === id)
      .map((idea) => idea.id),
  ]);

function refusedChange(outbox, contribution) {
  const last = outbox.entries
    .filter((entry) => entry.data.contribution === contribution && entry.state === "refused")
    .pop();
  if (last?.name !== "edit_contribution") return {};
  const { key: refusedKey, name, code, refusal, data: wanted } = last;
  return { state: "refused", refusedKey, name, code, refusal, wanted };
}

// contributions to one idea and to what was merged into it: those of the room and my own on their way
export function contributionsTo(app, ideaId, ids = family(app.store, ideaId)) {
  const { store, outbox, mine } = app;
  const list = [];
  const withdrawn = (key) =>
    outbox.entries.some(
      ({ name, data, state }) =>
        name === "withdraw_contribution" && data.contribution === `@${key}` && state !== "refused",
    );
  const alike = (entry) =>
    withTheModerators(entry) &&
    !fate(app, entry) &&
    list.some((one) => one.own && one.id && one.text === entry.data.text);
  const waiting = keptBack(app, "waiting", "contribution").map((one) => ({ ...one, waiting: true }));
  const away = keptBack(app, "not_shown", "contribution").map((one) => ({ ...one, away: true }));
  const kept = [...waiting, ...away];
  for (const thing of [...store.all("contribution").filter(({ id }) => !listed(kept, id)), ...kept]) {
    if (!ids.has(thing.idea) || (thing.state && thing.state !== "shown")) continue;
    const own = !!mine?.contributions?.includes(thing.id);
    const change = outbox.entries.filter((entry) => entry.data.contribution === thing.id && underWay(entry, thing));
    if (change.some((entry) => entry.name === "withdraw_contribution")) continue;
    const edit = change.filter((entry) => entry.name === "edit_contribution").pop();
    const text = edit?.data.text ?? thing.text;
    const one = {
      id: thing.id,
      idea: thing.idea,
      own,
      sort: thing.sort,
      text,
      at: thing.at,
      name: "add_contribution",
      state: edit?.state ?? "saved",
      waiting: thing.waiting,
      away: thing.away,
      declined: thing.declined,
      reason: thing.reason,
    };
    list.push(edit ? one : { ...one, ...refusedChange(outbox, thing.id) });
  }
  for (const entry of outbox.entries) {
    if (entry.name !== "add_contribution" || !ids.has(entry.data.idea) || withdrawn(entry.key)) continue;
    if (taken(app, entry) || alike(entry)) continue;
    if ((entry.state === "saved" && store.mark >= entry.seq) || listed(list, entry.id)) continue;
    const { kind: sort, text } = entry.data;
    list.push({
      key: entry.key,
      id: entry.id,
      idea: entry.data.idea,
      own: true,
      sort,
      text,
      at: entry.answered,
      name: "add_contribution",
      state: entry.state,
      code: entry.code,
      refusal: entry.refusal,
      fate: fate(app, entry),
    });
  }
  return list;
}

export const ownContributionsTo = (app, idea) => contributionsTo(app, idea, new Set([idea])).filter((one) => one.own);

export const ownContributions = (app) => {
  const ids = new Set(
    app.store
      .all("contribution")
      .filter((one) => app.mine?.contributions?.includes(one.id))
      .map((one) => one.idea),
  );
  for (const list of ["waiting", "not_shown"])
    for (const { idea } of keptBack(app, list, "contribution")) ids.add(idea);
  for (const entry of app.outbox.entries) if (entry.name === "add_contribution") ids.add(entry.data.idea);
  return [...ids].map((idea) => [idea, ownContributionsTo(app, idea)]).filter(([, list]) => list.length);
};

export function supports({ store, outbox, mine }, ideaId) {
  const ids = family(store, ideaId);
  const entry = outbox.queued.filter((one) => one.name === "support_idea" && ids.has(one.data.idea)).pop();
  return entry
    ? { on: entry.data.supports, state: "queued" }
    : { on: [...ids].some((id) => mine?.supports?.includes(id)), state: "saved" };
}

// a code without groups is sent by who has joined, or was before
export const letsIn = ({ name, data }) => name === "join_workshop" || (name === "use_code" && !!data.groups);

export const joined = ({ mine, outbox }) => mine?.person != null || outbox.queued.some((entry) => letsIn(entry));

export function ownGroups({ mine, outbox }) {
  const entry = outbox.queued.filter(letsIn).pop();
  return entry?.data.groups ?? mine?.groups ?? [];
}

// What this phone answered although nobody else is shown the question any more: it was declined.
export const declined = ({ store, mine }) =>
  Object.entries(mine?.answers ?? {})
    .filter(([id, answer]) => answer.declined && !store.get("responsibility", Number(id)))
    .map(([id, answer]) => ({ id: Number(id), state: "declined", ...answer.declined }));

export const questionOf = (app, id) =>
  app.store.get("responsibility", id) ?? declined(app).find((one) => one.id === id);

// which answer this phone gave to a question
export const answered = (app, { groups }) => ownGroups(app).find((id) => groups.some((group) => group.id === id));

// the own groups with another answer to this question, or without one
export const withAnswer = (app, { groups }, id) => [
  ...ownGroups(app).filter((own) => !groups.some((group) => group.id === own)),
  ...(id === undefined ? [] : [id]),
];

export function answerTo({ mine, outbox }, responsibility) {
  const entry = outbox.entries
    .filter((one) => one.name === "answer_responsibility" && one.data.responsibility === responsibility)
    .pop();
  if (entry && entry.state !== "saved")
    return { ...entry.data, state: entry.state, code: entry.code, refusal: entry.refusal, at: entry.answered };
  const answer = mine?.answers?.[responsibility];
  return answer ? { ...answer, state: "saved" } : entry ? { ...entry.data, state: "saved", at: entry.answered } : null;
}
