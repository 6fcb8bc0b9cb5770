"""Personal codes, made from the server's secret and a number: kept nowhere, and printed again at any time."""

import hmac
from functools import lru_cache

from flask import has_app_context

from ...cookies import signing_key

#: No vowels, so that no code is a word, and nothing that looks or sounds like another one
LETTERS, LENGTH = "BCDFGHJKMNPQRTVWXY2346789", 8
#: How many codes a workshop may hand out
MOST = 2000


def normal(typed: str) -> str:
    """The code as it is compared: upper case, without spaces and hyphens; "" for what cannot be one."""
    bare = "".join(sign for sign in typed.upper() if not sign.isspace() and sign not in "-–\u00ad")
    return bare if len(bare) == LENGTH and set(bare) <= set(LETTERS) else ""


def shown(code: str) -> str:
    """As it is printed: in two halves."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


class Code(str):
    """A code as somebody has typed it, with the server's secret: the writer's thread has no app to ask for it."""

    secret: str

    def __new__(cls, typed: str):
        code = super().__new__(cls, typed)
        code.secret = signing_key() if has_app_context() else ""  # who only looks at the shape of data has no app
        return code

    @property
    def mask(self) -> str:
        """What stands in its place wherever something is kept: nobody finds the code without the secret."""
        said = b"personal code typed " + (normal(self) or self).encode()
        return hmac.digest(self.secret.encode(), said, "sha256")[:16].hex()

    def number(self, uid: str, count: int) -> int | None:
        """Its number among the first `count` codes of the workshop with this uid."""
        return _codes(self.secret, uid, count).get(normal(self))


def codes_of(uid: str, count: int) -> dict[str, int]:
    """{code: its number} of the first `count` codes of the workshop with this uid."""
    return _codes(signing_key(), uid, count)


@lru_cache(16)
def _codes(key: str, uid: str, count: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for number in range(1, count + 1):
        attempt = 0
        while (code := _made(key, uid, number, attempt)) in found:
            attempt += 1
        found[code] = number
    return found


def _made(key: str, uid: str, number: int, attempt: int) -> str:
    said = f"personal code {uid} {number} {attempt}".encode()
    left, letters = int.from_bytes(hmac.digest(key.encode(), said, "sha256")), []
    for _place in range(LENGTH):
        left, letter = divmod(left, len(LETTERS))
        letters.append(LETTERS[letter])
    return "".join(letters)
