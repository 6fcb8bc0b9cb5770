// The points on this phone: what the server confirmed, with the taps laid over it that are still on their way.
import { budget as budgetOf } from "../weighting/points.js";
import { root } from "./own.js";

export function confirmed({ store, mine }) {
  const points = {};
  for (const [id, given] of Object.entries(mine?.weights ?? {})) {
    const idea = root(store, id)?.id ?? Number(id);
    if (given) points[idea] = (points[idea] ?? 0) + given;
  }
  return points;
}

export function weights(app) {
  const { outbox, mine, memory } = app;
  if (mine?.sealed) return { ...memory.facts.points };
  const points = confirmed(app);
  for (const entry of outbox.queued) if (entry.name === "set_weight") points[entry.data.idea] = entry.data.points;
  for (const id of Object.keys(points)) if (!points[id]) delete points[id];
  return points;
}

export const budget = (app) => budgetOf(app.store.workshop, weights(app));

// ideas that can be weighted, in this phone's order; first those that have gone but hold points of mine
export function ideasToWeigh(app) {
  const shown = app.store.all("idea").filter((idea) => idea.state === "shown");
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

// state of the points as a whole: the last refusal counts until the next tap
export function stateOfPoints({ outbox, mine, workshop }) {
  const entries = outbox.entries.filter((entry) => entry.name === "set_weight");
  const last = entries[entries.length - 1];
  if (entries.some((entry) => entry.state === "queued")) return { state: "queued" };
  const saved = entries.filter((entry) => entry.state === "saved").pop();
  const over = last?.code === "revealed" && workshop?.revealed === false; // they can be changed again
  if (last?.state === "refused" && !last.seen && !over)
    return { ...last, at: saved?.answered, savedAt: saved?.answered };
  if (saved) return { state: "saved", at: saved.answered };
  return Object.keys(mine?.weights ?? {}).length ? { state: "saved" } : null;
}

export function ready({ outbox, mine }) {
  const entry = outbox.queued.filter((one) => one.name === "finish_weighting").pop();
  return entry ? entry.data.done : !!mine?.ready;
}
