// The action plan: measures with their rank, lead and partners, what is missing.
import { ranked } from "../shared/skyline.js";
import { talliesInHand } from "../shared/weighting.js";

export function rows(store) {
  const revealed = store.workshop.revealed;
  const order = new Map(
    ranked(store.all("idea"), talliesInHand(store)).map((row, i) => [row.id, { ...row, place: i }]),
  );
  const responsibilities = store.all("responsibility").filter((one) => one.state !== "withdrawn");
  return store
    .all("measure")
    .filter((measure) => measure.state === "shown")
    .map((measure) => {
      const own = responsibilities.filter((one) => one.measure === measure.id);
      const found = order.get(measure.idea);
      return {
        measure,
        idea: store.get("idea", measure.idea),
        own,
        rank: found?.rank,
        place: (revealed ? found?.place : undefined) ?? Number.MAX_SAFE_INTEGER,
        leads: own.filter((one) => one.role === "lead").sort(latest),
        partners: own.filter((one) => one.role === "partner"),
      };
    })
    .sort((a, b) => a.place - b.place || a.measure.id - b.measure.id);
}

const weight = { accepted: 0, proposed: 1, declined: 2 };
const latest = (a, b) => weight[a.state] - weight[b.state] || b.id - a.id;

// accepted: a lead has said yes; proposed: somebody was asked; the rest still needs somebody
export function sums(plan) {
  const taken = plan.filter((row) => row.leads[0]?.state === "accepted").length;
  const asked = plan.filter((row) => row.leads[0]?.state === "proposed").length;
  return { all: plan.length, taken, asked, open: plan.length - taken - asked };
}

// Is this answer the one that was confirmed?
const current = (one, answer) =>
  one.state === "accepted" &&
  !one.by_hand &&
  answer.answer === one.role &&
  (!one.name || answer.name === one.name) &&
  (!one.organisation || answer.organisation === one.organisation) &&
  (!answer.at || answer.at <= one.at);

// answers of phones that the desk has not settled yet
export function waiting(one) {
  const answers = one.answers ?? [];
  if (one.state === "proposed") return answers;
  const settled = one.state === "accepted" ? answers.filter((answer) => current(one, answer)).slice(0, 1) : [];
  return answers.filter((answer) => answer.answer !== "no" && !settled.includes(answer));
}

export function bearerOf({ kind, organisation }) {
  if (kind === "open") return { open: true };
  if (kind === "organisation") return { organisation: organisation.trim() };
  return { group: Number(kind.slice(1)) };
}
