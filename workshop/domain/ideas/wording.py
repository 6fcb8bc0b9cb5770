"""A sentence that is longer than a title: what stands as the title, and what is left to read below it.

The first line of such an idea's text is its sentence, whole; everything else that was added follows below.
"""

import re

from ...engine.schema import LONGEST_TITLE as LONGEST

SHORTEST = 20
MORE = "…"
#: A sentence ends before white space and a capital; "z. B. Busse" and "am 3. Mai" go on
_END = re.compile(r"(?:[!?]|(?<=[^\W\d_]{3})[.])[\"“”»)]*(?=\s+[\"„“«(]?[^\W\d_a-zäöüß])")


def headline(sentence: str) -> str:
    """The end of the first sentence that makes a title, else whole words and "…"; a short one is its own title."""
    if len(sentence) <= LONGEST:
        return sentence
    for end in _END.finditer(sentence):
        if SHORTEST <= end.end() <= LONGEST:
            return sentence[: end.end()]
    words = sentence[:LONGEST].rsplit(" ", 1)[0] if " " in sentence[:LONGEST] else sentence[: LONGEST - 1]
    return words.rstrip(' ,;:–—-(„“"') + MORE


def worded(sentence: str, added: str) -> tuple[str, str]:
    """(title, text) of an idea: every word of a long sentence stays in the text, before what was `added`."""
    if len(sentence) <= LONGEST:
        return sentence, added
    if added.partition("\n")[0] == sentence:
        return headline(sentence), added
    return headline(sentence), "\n".join(filter(None, (sentence, added)))


def _goes_on(title: str, text: str) -> tuple[str, str, str] | None:
    """(sentence, what the title leaves out, what was added), if the first line goes on where `title` stops."""
    sentence, _, added = text.partition("\n")
    start = title.removesuffix(MORE)
    if len(sentence) <= LONGEST or not start or not sentence.startswith(start):
        return None
    return sentence, sentence[len(start) :].strip(" ,;"), added


def rest(title: str, text: str) -> str | None:
    """What there is to read below the title so that nobody reads the same words twice; None: the text as it is."""
    found = _goes_on(title, text)
    if found is None:
        return None
    _sentence, left, added = found
    return "\n".join(filter(None, (f"{MORE} {left}" if left and title.endswith(MORE) else left, added)))


def added_to(title: str, text: str) -> str:
    """The text without the sentence that the title begins."""
    found = _goes_on(title, text)
    return text if found is None else found[2]


def below(title: str, text: str) -> str:
    """What there is to read below the title."""
    found = rest(title, text)
    return text if found is None else found
