// What several methods share: whole numbers, what has got something. The twin of workshop/weighting/counting.py.
const shape = (reason) => ({ code: "bad_shape", data: { field: "value", reason } });

// the refusal of what is no whole number from `least` to `most`, null for one that is
export function within(value, least, most) {
  if (!Number.isInteger(value)) return shape("int_type");
  if (value < least) return shape("greater_than_equal");
  return value > most ? shape("less_than_equal") : null;
}

// the ideas that have got something, without `idea`
export const othersChosen = (ballot, idea) =>
  Object.keys(ballot).filter((other) => ballot[other] && other !== `${idea}`);
