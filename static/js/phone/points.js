// What this phone says in the weighting in hand: what the server confirmed, with the taps laid over it that are still
// on their way.
import { isCandidate, methodOf, weightingInHand } from "../shared/weighting.js";
import { root } from "./own.js";

// the weighting that phones are asked about, and its method; the older names where a picture without it was loaded
export function asked({ store }) {
  const weighting = weightingInHand(store);
  const { points, ideas_max: ideas } = store.workshop;
  return { weighting, method: methodOf(weighting), settings: weighting?.settings ?? { points, ideas } };
}

const ofThis = ({ store }, { data }) => (data.weighting ?? store.workshop.weighting) === store.workshop.weighting;

// commands of this kind about the weighting in hand
export const about = (app, name) => app.outbox.entries.filter((entry) => entry.name === name && ofThis(app, entry));

// a weighting that was taken in hand a moment ago is not in the last answer yet
const own = ({ store, mine }) => (mine?.weightings ? mine.weightings[store.workshop.weighting] : mine) ?? {};

export function confirmed(app) {
  const { method } = asked(app);
  const said = {};
  for (const [id, value] of Object.entries(own(app).weights ?? {})) {
    const idea = root(app.store, id)?.id ?? Number(id);
    if (value != null) (said[idea] ??= []).push(value);
  }
  return Object.fromEntries(Object.entries(said).map(([idea, values]) => [idea, method.together(values)]));
}

export function weights(app) {
  const { mine, memory, store } = app;
  if (mine && own(app).sealed) return { ...memory.facts.given[store.workshop.weighting] };
  const { method } = asked(app);
  const said = confirmed(app);
  for (const { state, data } of about(app, "set_weight"))
    if (state === "queued") said[data.idea] = "value" in data ? data.value : data.points;
  for (const id of Object.keys(said)) if (method.meant(said[id]) === null) delete said[id];
  return said;
}

export function budget(app) {
  const { weighting, method, settings } = asked(app);
  const given = weights(app);
  return {
    weighting,
    method,
    settings,
    given,
    spent: method.spent(given),
    left: method.left(settings, given),
    budget: method.budget(settings),
  };
}

// the method's rule; nothing is left for the row of an idea that was taken away
export const mayGive = ({ gone, method, settings, given }, id) => !gone && method.mayGive(settings, given, id);

// ideas that are asked about, in this phone's order; first those that have gone but hold something of mine
export function ideasToWeigh(app) {
  const { weighting } = asked(app);
  const shown = app.store.all("idea").filter((idea) => idea.state === "shown" && isCandidate(weighting, idea));
  const byId = new Map(shown.map((idea) => [idea.id, idea]));
  const given = weights(app);
  const lost = Object.keys(given)
    .map(Number)
    .filter((id) => !byId.has(id));
  return {
    lost: lost.map((id) => ({ id, title: app.memory.facts.titles[id], points: given[id] })),
    ideas: app.order([...byId.keys()]).map((id) => byId.get(id)),
  };
}

// state of all that was said as a whole: the last refusal counts until the next tap
export function stateOfPoints(app) {
  const { workshop } = app;
  const entries = about(app, "set_weight");
  const last = entries[entries.length - 1];
  if (entries.some((entry) => entry.state === "queued")) return { state: "queued" };
  const saved = entries.filter((entry) => entry.state === "saved").pop();
  const over = last?.code === "revealed" && workshop?.revealed === false; // they can be changed again
  if (last?.state === "refused" && !last.seen && !over)
    return { ...last, at: saved?.answered, savedAt: saved?.answered };
  if (saved) return { state: "saved", at: saved.answered };
  return Object.keys(own(app).weights ?? {}).length ? { state: "saved" } : null;
}

export function ready(app) {
  const entry = about(app, "finish_weighting")
    .filter(({ state }) => state === "queued")
    .pop();
  return entry ? entry.data.done : !!app.mine?.ready;
}
