"""What an older version's archive does not say yet."""

from ..models.groups import highest_in


def completed(archive: dict) -> dict:
    """The workshop's own values, with those that came later."""
    facts = archive["workshop"]
    return {"last_group": highest_in([facts, archive["tables"]])} | facts
