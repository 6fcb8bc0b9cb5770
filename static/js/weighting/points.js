// Points, a way of weighting: so many to give away, on so many ideas. Pure: `given` is {idea: points}.
export function budget({ points, ideas_max: most }, given) {
  const spent = Object.values(given).reduce((sum, one) => sum + one, 0);
  const chosen = Object.keys(given).length;
  return { given, points, spent, left: points - spent, chosen, most, full: chosen >= most };
}

// the server's rule: points may always become fewer, but more only where this is not one idea too many
export const mayGive = ({ left, chosen, most, given }, id) => left > 0 && chosen - (given[id] > 0 ? 1 : 0) < most;
