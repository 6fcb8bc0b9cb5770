"""What registered people are told by mail, written in the transaction that it tells of."""


def can_send() -> bool:
    return False


def post(session, kind: str, row):
    """Write the letter of this kind to a registration's address; who has none is called by the office."""
