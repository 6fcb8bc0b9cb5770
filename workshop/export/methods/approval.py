"""Approval on paper: what an idea has got is the number of people who support it."""

from ..words import Words, capital
from .wording import Limits, Wording


class Approval(Wording):
    crosses = True

    def asked(self, limits: Limits, question: str, words: Words) -> str:
        values = _had(limits, words) | ({"question": question} if question else {})
        if not question:
            return words.gettext("Everybody could say yes to %(ideas)s.", **values)
        return words.gettext("On the question %(question)s everybody could say yes to %(ideas)s.", **values)

    def read(self, limits: Limits, question: str, words: Words) -> str:
        more = words.gettext(
            "Ideas that the same number of people support share a rank; they stand in the order of entry."
        )
        return f"{self.asked(limits, question, words)} {more}"

    def asking(self, limits: Limits, words: Words) -> tuple[str, str]:
        most = limits["most"] or 0
        if not most:
            return words.gettext("Tick every idea that you support."), ""
        ideas = words.ngettext("one idea", "%(n)s ideas", most, n=words.spelled(most))
        return (
            words.gettext("Tick the ideas that you support: up to %(ideas)s.", ideas=ideas),
            words.gettext("With more than that the sheet does not count; with less it does."),
        )

    def marked(self, value: int, words: Words) -> str:
        return words.ngettext("%(n)s time yes", "%(n)s times yes", value, n=words.number(value))

    def hidden(self, words: Words) -> str:
        return words.gettext("What the room had chosen was hidden until it was revealed.")

    def waiting(self, words: Words) -> str:
        return words.gettext("What the room has chosen has not been revealed yet.")

    def nothing(self, words: Words) -> str:
        return words.gettext("Nobody has chosen an idea.")

    def breadth(self, groups: str, words: Words) -> str:
        return words.gettext("The breadth tells from how many of %(groups)s somebody said yes.", groups=groups)

    def sealed(self, words: Words) -> str:
        return words.gettext("The weighting is sealed: nobody can see any more who chose what.")

    def answered(self, people: int, words: Words) -> str:
        told = words.ngettext("One person chose ideas.", "%(n)s people chose ideas.", people, n=words.spelled(people))
        return capital(told)

    def took_part(self, people: int, weighted: int, second: bool, words: Words) -> str:
        values = {"n": words.spelled(people), "weighted": words.spelled(weighted)}
        if weighted >= people:
            return words.ngettext(
                "One person took part and chose ideas.",
                "%(n)s people took part, and all of them chose ideas.",
                people,
                **values,
            )
        if second:
            return words.ngettext(
                "One of %(n)s people chose ideas.", "%(weighted)s of %(n)s people chose ideas.", weighted, **values
            )
        return words.ngettext(
            "%(n)s people took part; one of them chose ideas.",
            "%(n)s people took part; %(weighted)s of them chose ideas.",
            weighted,
            **values,
        )

    def unit(self, words: Words) -> str:
        return words.gettext("Yes")

    def weight(self, words: Words) -> str:
        return words.gettext("How many say yes")

    def titles(self, words: Words) -> str:
        return words.gettext("Project ideas and who supports them")

    def higher(self, words: Words) -> str:
        return words.gettext("The ideas by support: the higher the bar, the more people say yes.")

    def given(self, total: int, words: Words) -> str:
        return words.ngettext("time yes", "times yes", total)

    def given_hidden(self, words: Words) -> str:
        return words.gettext("times yes, still hidden")

    def amount(self, value: int, words: Words) -> str:
        return words.ngettext("%(n)s person", "%(n)s people", value, n=words.number(value))

    def all_to(self, title: str, words: Words) -> str:
        return words.gettext("Everybody chose %(title)s alone.", title=title)

    def level(self, ideas: int, value: int, words: Words) -> str:
        values = {"n": words.spelled(ideas), "people": words.number(value)}
        if ideas == 2:
            return words.ngettext(
                "Both ideas are supported alike: by %(people)s person each.",
                "Both ideas are supported alike: by %(people)s people each.",
                value,
                **values,
            )
        return words.ngettext(
            "All %(n)s ideas are supported alike: by %(people)s person each.",
            "All %(n)s ideas are supported alike: by %(people)s people each.",
            value,
            **values,
        )

    def first_place(self, ideas: int, titles: list[str], value: int, second: bool, words: Words) -> str:
        values = {"people": words.number(value), "n": words.spelled(ideas), "titles": words.join(titles)}
        if ideas == 1:
            return words.ngettext(
                "Most people support %(title)s: %(people)s person.",
                "Most people support %(title)s: %(people)s people.",
                value,
                title=titles[0],
                **values,
            )
        if titles:
            return words.ngettext(
                "%(titles)s share first place with %(people)s person each.",
                "%(titles)s share first place with %(people)s people each.",
                value,
                **values,
            )
        return capital(
            words.ngettext(
                "%(n)s ideas share first place with %(people)s person each.",
                "%(n)s ideas share first place with %(people)s people each.",
                value,
                **values,
            )
        )

    def share(self, ideas: int, share: str, groups: str, by_all: bool, words: Words) -> str:
        """One person may say yes to many ideas: what the first of them have of the whole tells nothing."""
        values = {"n": words.spelled(ideas), "groups": groups}
        if not groups:
            return ""
        if by_all:
            return words.gettext("The first %(n)s ideas are carried by all %(groups)s.", **values)
        return words.gettext("The first %(n)s ideas are carried by at least %(groups)s.", **values)


def _had(limits: Limits, words: Words) -> dict[str, str]:
    """To how many ideas everybody could say yes."""
    most = limits["most"] or 0
    if not most:
        return {"ideas": words.gettext("all ideas they support")}
    return {"ideas": words.ngettext("one idea", "up to %(n)s ideas", most, n=words.spelled(most))}


METHOD = Approval()
