// What the programme and the impulses say about the present moment of an evening.
import { time } from "../core/words.js";

const day = 24 * 60;
const early = 120;

const minutesOf = (clock) => clock.split(":").reduce((sum, part) => 60 * sum + Number(part), 0);

// `point`: the place of the programme's point that is on, -1 before the first one. `impulse`: the one that is on, if
// one is.
// A later point ends an impulse, but not one that opens a phase: that is done by the moderators, who may be late.
export function moment({ programme, impulses, starts, ends }, now) {
  const begin = Date.parse(starts);
  const gone = Math.floor((now - begin) / 60000);
  const long = (ends ? Date.parse(ends) - begin : 0) / 60000;
  if (long > day || gone < -early || gone >= Math.max(long, 0) + day / 2) return { point: -1, impulse: null };
  const from = minutesOf(time(starts));
  const since = ({ at }) => ((minutesOf(at) - from + early + day) % day) - early;
  const point = programme.findLastIndex((one) => since(one) <= gone);
  const begun = impulses.filter((one) => one.at && since(one) <= gone).sort((a, b) => since(a) - since(b));
  const impulse = begun.at(-1) ?? null;
  const over =
    impulse &&
    programme.some(
      (one) => (!one.phase || one.phase === "welcome") && since(one) > since(impulse) && since(one) <= gone,
    );
  return { point, impulse: over ? null : impulse };
}
