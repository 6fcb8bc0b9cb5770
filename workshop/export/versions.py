"""What is new in a version, in sentences: the moderators' own words first, then what was found by comparing."""

MOST = 12


def told(version, words) -> list[str]:
    """Sentences in the language of `words`; none for the first version."""
    found = [_sentence(one, words) for one in version.differences]
    more = len(found) - MOST
    rest = [words.ngettext("And %(n)s more change.", "And %(n)s more changes.", more, n=more)] if more > 0 else []
    return [*version.changes, *found[:MOST], *rest]


def _sentence(difference, words):
    _ = words.gettext
    title = words.quoted(difference.title or _("(erased)"))
    forms = {
        ("facts", "changed"): _("The details on the first page were changed."),
        ("notes", "changed"): _("The moderators' words were changed."),
        ("weightings", "changed"): _("The questions of the weightings were changed."),
        ("pictures", "changed"): _("Logos or photos were changed."),
        ("idea", "added"): _("Added: the project idea %(title)s.", title=title),
        ("idea", "changed"): _("Changed: the project idea %(title)s.", title=title),
        ("idea", "removed"): _("Removed: the project idea %(title)s.", title=title),
        ("measure", "added"): _("Added: the measure %(title)s.", title=title),
        ("measure", "changed"): _("Changed: the measure %(title)s.", title=title),
        ("measure", "removed"): _("Removed: the measure %(title)s.", title=title),
    }
    return forms[difference.kind, difference.what]
