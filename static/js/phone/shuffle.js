// The same seed gives the same place, so the order stays on a phone and differs between phones.
function place(seed, id) {
  let x = (seed ^ Math.imul(id, 0x9e3779b1)) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

export const shuffled = (ids, seed) => [...ids].sort((a, b) => place(seed, a) - place(seed, b) || a - b);

// What has a place keeps it; what is new comes last, so nothing moves under a finger.
export function keptOrder(order, ids, seed) {
  const known = order.filter((id) => ids.includes(id));
  const added = ids.filter((id) => !order.includes(id));
  return added.length ? [...known, ...shuffled(added, seed)] : known;
}
