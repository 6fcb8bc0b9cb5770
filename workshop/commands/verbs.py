"""The register of verbs: each has the name of its command."""

VERBS = {}


def verb(function):
    """Register `function(act, data)`; it returns the id of what it added, or None."""
    VERBS[function.__name__] = function
    return function
