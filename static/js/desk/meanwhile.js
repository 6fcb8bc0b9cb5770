// What somebody else has changed meanwhile, as far as the refusal brings it: its name, how it stands now, and what to
// do.
import { _, unbroken } from "../core/words.js";
import { phaseName } from "./phases.js";

const again = () => _("Please look at it, and do it again if it still fits.");
const named = ({ title, name }) => _("“%(text)s”", { text: unbroken(title || name) });

const isNow = {
  hidden: (what) => _("%(what)s has been hidden in the meantime.", { what }),
  removed: (what) => _("%(what)s has been removed in the meantime.", { what }),
  withdrawn: (what) => _("%(what)s has been withdrawn in the meantime.", { what }),
  shown: (what) => _("%(what)s has been changed in the meantime.", { what }),
};

const changed = (thing, what) => `${(isNow[thing.state] ?? isNow.shown)(what)} ${again()}`;

function idea(thing, store) {
  if (thing.state !== "merged") return changed(thing, named(thing));
  const into = store?.get("idea", thing.merged_into);
  if (!into?.title) return _("%(what)s is part of another idea by now. Please go on there.", { what: named(thing) });
  return _("%(what)s is part of %(into)s by now. Please go on there.", { what: named(thing), into: named(into) });
}

const bearing = {
  proposed: () => _("proposed"),
  accepted: () => _("accepted"),
  declined: () => _("declined"),
  withdrawn: () => _("withdrawn"),
};

function responsibility({ state }) {
  const words = _("The responsibility has been changed in the meantime; now it is: %(state)s.", {
    state: bearing[state](),
  });
  return `${words} ${again()}`;
}

function workshop({ phase }) {
  const words = _("The workshop has been changed in the meantime; its phase now is “%(phase)s”.", {
    phase: phaseName(phase),
  });
  return `${words} ${again()}`;
}

const kinds = {
  idea,
  field_of_action: (thing) => changed(thing, named(thing)),
  measure: (thing) => changed(thing, named(thing)),
  contribution: (thing) => changed(thing, _("The contribution %(text)s", { text: named({ title: thing.text }) })),
  responsibility,
  late: (thing) =>
    settled[thing.state]?.(_("The late entry %(text)s", { text: named({ title: thing.title || thing.text }) })),
  workshop,
};

const settled = {
  taken: (what) => _("%(what)s has already been added.", { what }),
  dismissed: (what) => _("%(what)s has already been left out.", { what }),
};

const isNamed = ({ kind, title, name, text }) =>
  ["workshop", "responsibility"].includes(kind) || !!(title || name || text);

export function meanwhile({ thing } = {}, { store } = {}) {
  const told = thing && isNamed(thing) && kinds[thing.kind]?.(thing, store);
  if (told) return told;
  const words = _("This has been changed in the meantime.");
  return `${words} ${again()}`;
}
