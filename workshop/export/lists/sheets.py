"""What a sheet of paper to weight on says, and for how many sheets."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sheets:
    """`how` are sentences: what to do, and when a sheet is void. `crosses`: is a box ticked, or a number written in it?

    `fields` are (letter, place in the palette, name, ((number of the idea, its title), …)); `belongs` is (question,
    names of groups), "" where there is none; `sheets` are (number, its QR code as SVG).
    """

    title: str
    when: str
    question: str
    how: tuple[str, ...]
    crosses: bool
    fields: tuple[tuple[str, int, str, tuple[tuple[int, str], ...]], ...]
    belongs: tuple[str, tuple[str, ...]]
    note: str
    language: str
    sheets: tuple[tuple[int, str], ...]
