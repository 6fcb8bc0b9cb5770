// Points: so many for everybody, spread over at most so many ideas. The twin of workshop/weighting/points.py; a ballot
// is {idea: value}, settings are {points, ideas}.
import { _, ngettext, number } from "../core/words.js";
import { othersChosen, within } from "./counting.js";

const spent = (ballot) => Object.values(ballot).reduce((sum, value) => sum + value, 0);
const left = ({ points }, ballot) => Math.max(0, points - spent(ballot));

// null where `value` may be said of `idea`, else the refusal; fewer points are always taken, as on the server
function check(settings, ballot, idea, value) {
  const wanted = value ?? 0;
  const more = wanted - (ballot[idea] ?? 0);
  const misshapen = within(wanted, 0, 1000);
  if (misshapen || more <= 0) return misshapen;
  const data = { left: left(settings, ballot), points: settings.points };
  if (more > data.left) return { code: "budget_spent", data };
  const another = othersChosen(ballot, idea).length < settings.ideas;
  return another ? null : { code: "too_many_ideas", data: { ideas_max: settings.ideas } };
}

function chosen({ points, ideas: most }, ballot) {
  const n = Object.keys(ballot).length;
  if (n > most) return _("%(n)s of at most %(most)s ideas: first take points back from one", { n, most });
  return n >= most && spent(ballot) < points
    ? ngettext("%(n)s idea chosen, more is not possible", "%(n)s ideas chosen, more is not possible", most)
    : _("%(n)s of at most %(most)s ideas", { n, most });
}

export const points = {
  name: "points",
  // drawn as − and + with the number between them
  control: "steps",
  meant: (value) => value || null,
  together: (values) => values.reduce((sum, value) => sum + value, 0),
  check,
  spent,
  budget: (settings) => settings.points,
  left,
  full: (settings, ballot) => left(settings, ballot) === 0,
  // may `idea` get one more than it has?
  mayGive: (settings, ballot, idea) => !check(settings, ballot, idea, (ballot[idea] ?? 0) + 1),

  called: () => _("Points"),
  settings: () => [
    { name: "points", label: _("Points per person"), least: 1, most: 100, usual: 10 },
    { name: "ideas", label: _("on at most so many ideas"), least: 1, most: 100, usual: 5 },
  ],
  rule: ({ points: n, ideas }) =>
    ngettext(
      "Give %(n)s point to an idea. Nobody sees what you choose.",
      "Spread %(n)s points over at most %(ideas)s ideas. Nobody sees what you choose.",
      n,
      { ideas },
    ),
  leftOver: (settings, ballot) =>
    left(settings, ballot) > 0
      ? _("%(left)s of %(points)s points left", {
          left: number(left(settings, ballot)),
          points: number(settings.points),
        })
      : ngettext("Your point is given", "All %(n)s points given", settings.points),
  chosen,
  own: () => _("Your points"),
  none: () => _("You have given no points"),
  more: () => _("Keep giving points"),
  hidden: () => _("Points are hidden until they are revealed."),
  stays: () => _("Points stay hidden until the moderators reveal them."),
  carried: (breadth) => _("Rank 1 has points from %(breadth)s.", { breadth }),
  sealing: () =>
    _(
      "Afterwards nobody can change points, merge or separate ideas, and not even whoever runs the server can find out who gave which points.",
    ),
  sealed: () => _("The weighting is sealed. Not even whoever runs the server can find out who gave which points."),
  counts: (sent) =>
    sent ? _("This is how your points count now:") : _("Not sent yet. This is how your points would count:"),
  column: () => _("Points"),
  mark: (value) => value,
  told: (n) => ngettext("%(n)s point", "%(n)s points", n),
  total: (n) => ngettext("%(n)s point", "%(n)s points", n),
  fromYou: (n) => _("%(n)s of them from you", { n }),
  given: (n) => ngettext("point given", "points given", n),
  yours: (n) => ngettext("Your point", "Your %(n)s points", n),
  saved: (n, at) =>
    at
      ? ngettext("Your point has arrived, %(time)s", "Your %(n)s points have arrived, %(time)s", n, { time: at })
      : ngettext("Your point has arrived", "Your %(n)s points have arrived", n),
};
