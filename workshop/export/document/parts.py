"""What several chapters are made of."""

from ..blocks import Chapter, Chip, Image, Part, Text
from ..words import MUNICIPALITY, Words


def section_names(words: Words) -> dict[str, str]:
    """The sections that notes and corrections speak of, as headings."""
    _ = words.gettext
    return {
        "summary": _("The essentials in brief"), "ideas": _("Project ideas"), "measures": _("Action plan"),
        "people": _("Programme and participants"), "photos": _("Photo documentation"), "proof": _("Contact and proof"),
    }  # fmt: skip


def chapter(protocol, name: str, title: str, parts: list[Part], lead: str = "") -> Chapter | None:
    """With its lead and the moderators' own words; None where there is nothing at all."""
    intro = [*([Text(lead, style="lead")] if lead else []), *own_words(protocol, name)]
    return Chapter(name, title, tuple(intro), tuple(parts)) if parts or intro else None


def own_words(protocol, name: str) -> list[Text]:
    return [Text(note.text, style="own") for note in protocol.notes if note.section == name and note.text]


def chip(field) -> Chip:
    return Chip(field.letter, field.name, field.color, field.short_name)


def image(picture, alt: str) -> Image:
    """`alt` stands for one that nobody has described."""
    told = picture.alt or picture.name or alt
    return Image(picture.digest, told, picture.name, picture.media, picture.width, picture.height)


def breadth_head(weighting, words: Words) -> str:
    _ = words.gettext
    return _("Municipalities") if weighting.breadth_name.lower() in MUNICIPALITY else _("Groups")


def question(weighting, words: Words) -> str:
    """What it asked, as sentences quote it; "" where it has no title."""
    return words.quoted(weighting.title) if weighting.title else ""


def counted(weighting, words: Words) -> str:
    """Who was counted, in every weighting; "" where an older protocol does not tell."""
    codes = weighting.codes
    if codes is None:
        return ""
    if codes and weighting.paper:
        return words.gettext("Each device was counted once (personal codes), sheets of paper without a code.")
    if codes:
        return words.gettext("Each person was counted once (personal codes).")
    return words.gettext("It was an open weighting without a check of identity.")


def breadth(value: int, told: int | None, weighting, words: Words) -> str:
    """3 of 7 groups, of an idea that has got `value`; `weighting` is the Protocol's own."""
    if not value or told is None:
        return "–"
    return words.gettext("%(n)s of %(of)s", n=told, of=weighting.breadth_of)
