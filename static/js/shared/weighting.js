// Weightings on a screen: the one in hand, how it is answered, what came out of it.
import { ngettext } from "../core/words.js";
import * as methods from "../weighting/methods.js";

export const weightingInHand = (store) => store.get("weighting", store.workshop.weighting);

// a weighting of a newer server, whose method this page does not know yet, looks like points
export const methodOf = (weighting) => methods[weighting?.method] ?? methods.points;

export const methodInHand = (store) => methodOf(weightingInHand(store));

// before the first whole picture there is no weighting, and then no tally either
export const talliesInHand = (store) => store.all("tally").filter((one) => one.weighting === store.workshop.weighting);

export const candidatesInHand = (store) => {
  const weighting = weightingInHand(store);
  return store.all("idea").filter((idea) => isCandidate(weighting, idea));
};

// is this idea, as it stands, one of those that are asked about?
export function isCandidate({ candidates } = {}, idea) {
  if (candidates?.ideas) return candidates.ideas.includes(idea.id);
  return candidates?.fields ? candidates.fields.includes(idea.field_of_action) : true;
}

// what of the result was said on sheets of paper; "" where nothing was
export function onPaper(store) {
  const weighting = weightingInHand(store);
  const { sheets = 0, blank = 0, value = 0 } = weighting?.paper ?? {};
  const what = methodOf(weighting).total(value);
  return sheets > blank
    ? ngettext(
        "of this on paper: %(what)s from %(n)s sheet",
        "of this on paper: %(what)s from %(n)s sheets",
        sheets - blank,
        { what },
      )
    : "";
}
