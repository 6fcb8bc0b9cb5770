"""What a method tells of itself and of what came out, in whole sentences: no language puts them together alike."""

from abc import ABC, abstractmethod

from ..words import Words, capital

#: The settings by name, as the Protocol has them
Limits = dict[str, int | None]


class Wording(ABC):
    """One instance for each method; it keeps nothing. A question is quoted already, "" where there is none."""

    # How was it weighted?

    @abstractmethod
    def asked(self, limits: Limits, question: str, words: Words) -> str:
        """Everybody could give ten points to up to five ideas."""

    @abstractmethod
    def read(self, limits: Limits, question: str, words: Words) -> str:
        """The same above the table of the ideas, and what a rank means."""

    #: On a sheet of paper: is a box ticked, or a number written into it?
    crosses = False

    @abstractmethod
    def asking(self, limits: Limits, words: Words) -> tuple[str, str]:
        """On a sheet of paper: what to do, and when a sheet is void."""

    @abstractmethod
    def marked(self, value: int, words: Words) -> str:
        """What stands on sheets of paper in all: 42 points."""

    def paper(self, paper, words: Words) -> str:
        """What of it was said on paper (`values.Paper`)."""
        said, blank = paper.sheets - paper.blank, paper.blank
        sheets = words.ngettext("one sheet", "%(n)s sheets", said, n=words.spelled(said))
        told = [
            words.gettext(
                "Counted on paper: %(what)s from %(sheets)s.", what=self.marked(paper.value, words), sheets=sheets
            )
        ]
        if not said:
            told = []
        if blank:
            void = words.ngettext(
                "One sheet of paper was blank or void.",
                "%(n)s sheets of paper were blank or void.",
                blank,
                n=words.spelled(blank),
            )
            told.append(capital(void))
        return " ".join(told)

    @abstractmethod
    def hidden(self, words: Words) -> str:
        """What nobody could see until it was revealed."""

    @abstractmethod
    def waiting(self, words: Words) -> str:
        """It has not been revealed yet."""

    @abstractmethod
    def nothing(self, words: Words) -> str:
        """Nobody has said anything."""

    @abstractmethod
    def breadth(self, groups: str, words: Words) -> str:
        """What the number of groups behind an idea tells."""

    @abstractmethod
    def sealed(self, words: Words) -> str:
        """What can never be found out any more."""

    @abstractmethod
    def answered(self, people: int, words: Words) -> str:
        """Five people gave points."""

    @abstractmethod
    def took_part(self, people: int, weighted: int, second: bool, words: Words) -> str:
        """How many of those who took part have answered, at least one; in the first or the second form."""

    # Heads and figures

    @abstractmethod
    def unit(self, words: Words) -> str:
        """Points, as the head of a column."""

    @abstractmethod
    def weight(self, words: Words) -> str:
        """Weight in points, as the head of a column."""

    @abstractmethod
    def titles(self, words: Words) -> str:
        """Project ideas and their points, as the head of a column."""

    @abstractmethod
    def higher(self, words: Words) -> str:
        """What the height of a bar means, for who does not see it."""

    @abstractmethod
    def given(self, total: int, words: Words) -> str:
        """What the figure of the cover counts."""

    @abstractmethod
    def given_hidden(self, words: Words) -> str:
        """The same in the place of a figure that is still hidden."""

    @abstractmethod
    def amount(self, value: int, words: Words) -> str:
        """3 points."""

    def number(self, value: int, words: Words) -> str:
        """The same without the word."""
        return words.number(value)

    # The essentials

    @abstractmethod
    def all_to(self, title: str, words: Words) -> str:
        """One idea has everything."""

    @abstractmethod
    def level(self, ideas: int, value: int, words: Words) -> str:
        """All of so many ideas have the same."""

    @abstractmethod
    def first_place(self, ideas: int, titles: list[str], value: int, second: bool, words: Words) -> str:
        """Who leads; `titles` are those of one or two ideas."""

    @abstractmethod
    def share(self, ideas: int, share: str, groups: str, by_all: bool, words: Words) -> str:
        """What the first ideas have of the whole, and how many groups at least carry them ("": not told)."""
