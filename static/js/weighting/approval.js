// Approval: all ideas somebody supports, 1 each. The twin of workshop/weighting/approval.py; settings are {most}, 0 for
// any number.
import { _, ngettext } from "../core/words.js";
import { othersChosen, within } from "./counting.js";

const spent = (ballot) => Object.values(ballot).reduce((sum, value) => sum + value, 0);
const left = ({ most }, ballot) => (most ? Math.max(0, most - spent(ballot)) : null);

// null where `value` may be said of `idea`, else the refusal; what is supported already stays so
function check({ most }, ballot, idea, value) {
  if (value == null) return null;
  const misshapen = within(value, 1, 1);
  if (misshapen || !most || ballot[idea]) return misshapen;
  return othersChosen(ballot, idea).length < most ? null : { code: "too_many_ideas", data: { ideas_max: most } };
}

export const approval = {
  name: "approval",
  control: "yes",
  together: (values) => (values.some(Boolean) ? 1 : 0),
  meant: (value) => value ?? null,
  check,
  spent,
  budget: ({ most }) => most || null,
  left,
  full: (settings, ballot) => left(settings, ballot) === 0,
  mayGive: (settings, ballot, idea) => !ballot[idea] && !check(settings, ballot, idea, 1),

  called: () => _("Approval"),
  settings: () => [
    { name: "most", label: _("Ideas per person at most (0: any number)"), least: 0, most: 100, usual: 0 },
  ],
  rule: ({ most: n }) =>
    n
      ? ngettext(
          "Choose %(n)s idea that you support. Nobody sees what you choose.",
          "Choose up to %(n)s ideas that you support. Nobody sees what you choose.",
          n,
        )
      : _("Choose all ideas that you support. Nobody sees what you choose."),
  leftOver: (_settings, ballot) => ngettext("%(n)s idea chosen", "%(n)s ideas chosen", spent(ballot)),
  chosen: ({ most }, ballot) =>
    most ? _("%(n)s of at most %(most)s ideas", { n: spent(ballot), most }) : _("as many as you like"),
  own: () => _("Your choice"),
  none: () => _("You have chosen no idea"),
  more: () => _("Keep choosing"),
  hidden: () => _("What the room has chosen is hidden until it is revealed."),
  stays: () => _("What the room chooses stays hidden until the moderators reveal it."),
  carried: (breadth) => _("Rank 1 is supported by people from %(breadth)s.", { breadth }),
  sealing: () =>
    _(
      "Afterwards nobody can change a choice, merge or separate ideas, and not even whoever runs the server can find out who chose what.",
    ),
  sealed: () => _("The weighting is sealed. Not even whoever runs the server can find out who chose what."),
  counts: (sent) => (sent ? _("This is how it counts now:") : _("Not sent yet. This is how it would count:")),
  column: () => _("Yes"),
  // the value of a result is the number of its people
  ofPeople: true,
  mark: () => "✓",
  told: (n) => ngettext("%(n)s person", "%(n)s people", n),
  total: (n) => ngettext("%(n)s yes", "%(n)s times yes", n),
  fromYou: () => _("one of them is you"),
  given: (n) => ngettext("time yes", "times yes", n),
  yours: () => _("Your choice"),
  saved: (_n, at) => (at ? _("Your choice has arrived, %(time)s", { time: at }) : _("Your choice has arrived")),
};
