// Many at once: what came within the last minute, and since when it goes on like that. Figures only: whose they are,
// the moderators know.
export const many = 100;
const minute = 60000;
const step = 10000;
const longest = 60;
const before = 5 * minute;

const within = (times, from, to) => times.filter((at) => at > from && at <= to);

const most = (times, from, to, every) => {
  let found = 0;
  for (let at = from; at < to; at += every) found = Math.max(found, within(times, at, at + every).length);
  return found;
};

// Back in steps of ten seconds while it is at least a fifth as lively as at its liveliest; then from the first lively
// second on
function beginning(times, now) {
  const counts = Array.from(
    { length: longest },
    (_one, i) => within(times, now - (i + 1) * step, now - i * step).length,
  );
  const peak = Math.max(...counts.slice(0, minute / step));
  let first = 0;
  counts.forEach((count, i) => {
    if (count && count >= peak / 5 && i - first <= 1) first = i;
  });
  const from = now - (first + 2) * step;
  const lively = within(times, from, now);
  const enough = most(lively, from, now, 1000) / 5;
  return Math.min(...lively.filter((at) => within(lively, at - 1, at + 999).length >= enough));
}

// `devices` and `ideas` are moments in milliseconds; → {devices, ideas, since} or null
export function flood({ devices, ideas }, now) {
  const last = { devices: within(devices, now - minute, now).length, ideas: within(ideas, now - minute, now).length };
  if (last.devices >= many) return { ...last, since: beginning(devices, now) };
  if (last.ideas < many) return null;
  const from = beginning(ideas, now);
  return { ...last, since: Math.min(from, ...within(devices, from - before, now)) };
}
