"""What the law wants said on each page, and what of it nobody has said yet."""

from .facts import Facts

#: Page -> the facts that it cannot do without
NEEDED = {
    "imprint": ("body", "address", "represented_by", "email"),
    "privacy": ("body", "address", "email", "officer", "authority", "hosting", "state_law"),
    "accessibility": ("feedback", "enforcement", "assessed"),
}


def missing(facts: Facts, *pages: str) -> list[str]:
    """The names of what `pages` lack (of all, if none is named), each once, in the order of the settings."""
    wanted = {name for page in pages or NEEDED for name in NEEDED[page]}
    return [
        name for name in Facts.model_fields if name in wanted and is_needed(facts, name) and not is_said(facts, name)
    ]


def needed(facts: Facts) -> set[str]:
    """The names of what the law wants said, whether it has been or not."""
    return {name for names in NEEDED.values() for name in names if is_needed(facts, name)}


def is_said(facts: Facts, name: str) -> bool:
    return bool(getattr(facts, name))


def is_needed(facts: Facts, name: str) -> bool:
    """An authority has an officer (Art. 37 (1) a GDPR) and a law that gives it the task; others need neither."""
    return name not in ("officer", "state_law") or facts.legal_basis == "task"
