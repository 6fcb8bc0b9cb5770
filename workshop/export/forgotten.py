"""Files that were made of a protocol, after somebody was erased from it."""


def forget(code: str, settings):
    """Remove everything that was rendered for the workshop `code`; it is made anew when it is asked for."""
    for place in (settings.data / "protocols").glob(f"{code}-*"):
        place.unlink(missing_ok=True)
