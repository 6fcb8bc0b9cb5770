"""Points on paper."""

from ..words import Words, capital
from .wording import Limits, Wording


class Points(Wording):
    def asked(self, limits: Limits, question: str, words: Words) -> str:
        if not question:
            return words.gettext("Everybody could give %(points)s to up to %(ideas)s.", **_had(limits, words))
        return words.gettext(
            "On the question %(question)s everybody could give %(points)s to up to %(ideas)s.",
            question=question,
            **_had(limits, words),
        )

    def read(self, limits: Limits, question: str, words: Words) -> str:
        if not question:
            return words.gettext(
                "Everybody had %(points)s to give, on up to %(ideas)s. Ideas with the same points share a rank; "
                "they stand in the order of entry.",
                **_had(limits, words),
            )
        return words.gettext(
            "On the question %(question)s everybody had %(points)s to give, on up to %(ideas)s. Ideas with the same "
            "points share a rank; they stand in the order of entry.",
            question=question,
            **_had(limits, words),
        )

    def asking(self, limits: Limits, words: Words) -> tuple[str, str]:
        _, values = words.gettext, _had(limits, words)
        return (
            _("You have %(points)s. Give them to up to %(ideas)s: write how many into the box.", **values),
            _("With more than that the sheet does not count; with less it does."),
        )

    def marked(self, value: int, words: Words) -> str:
        return self.amount(value, words)

    def hidden(self, words: Words) -> str:
        return words.gettext("The points were hidden until they were revealed.")

    def waiting(self, words: Words) -> str:
        return words.gettext("The points have not been revealed yet.")

    def nothing(self, words: Words) -> str:
        return words.gettext("No points have been given.")

    def breadth(self, groups: str, words: Words) -> str:
        return words.gettext("The breadth tells from how many of %(groups)s somebody gave points.", groups=groups)

    def sealed(self, words: Words) -> str:
        return words.gettext("The weighting is sealed: nobody can see any more who gave which points.")

    def answered(self, people: int, words: Words) -> str:
        told = words.ngettext("One person gave points.", "%(n)s people gave points.", people, n=words.spelled(people))
        return capital(told)

    def took_part(self, people: int, weighted: int, second: bool, words: Words) -> str:
        values = {"n": words.spelled(people), "weighted": words.spelled(weighted)}
        if weighted >= people:
            return words.ngettext(
                "One person took part and gave points.",
                "%(n)s people took part, and all of them gave points.",
                people,
                **values,
            )
        if second:
            return words.ngettext(
                "One of %(n)s people gave points.", "%(weighted)s of %(n)s people gave points.", weighted, **values
            )
        return words.ngettext(
            "%(n)s people took part; one of them gave points.",
            "%(n)s people took part; %(weighted)s of them gave points.",
            weighted,
            **values,
        )

    def unit(self, words: Words) -> str:
        return words.gettext("Points")

    def weight(self, words: Words) -> str:
        return words.gettext("Weight in points")

    def titles(self, words: Words) -> str:
        return words.gettext("Project ideas and their points")

    def higher(self, words: Words) -> str:
        return words.gettext("The ideas by weight: the higher the bar, the more points.")

    def given(self, total: int, words: Words) -> str:
        return words.ngettext("point given", "points given", total)

    def given_hidden(self, words: Words) -> str:
        return words.gettext("points, still hidden")

    def amount(self, value: int, words: Words) -> str:
        return words.ngettext("%(n)s point", "%(n)s points", value, n=words.number(value))

    def all_to(self, title: str, words: Words) -> str:
        return words.gettext("All points went to %(title)s.", title=title)

    def level(self, ideas: int, value: int, words: Words) -> str:
        values = {"n": words.spelled(ideas), "points": words.number(value)}
        if ideas == 2:
            return words.ngettext(
                "Both ideas received the same: %(points)s point each.",
                "Both ideas received the same: %(points)s points each.",
                value,
                **values,
            )
        return words.ngettext(
            "All %(n)s ideas received the same: %(points)s point each.",
            "All %(n)s ideas received the same: %(points)s points each.",
            value,
            **values,
        )

    def first_place(self, ideas: int, titles: list[str], value: int, second: bool, words: Words) -> str:
        values = {"points": words.number(value), "n": words.spelled(ideas), "titles": words.join(titles)}
        if ideas == 1 and second:
            return words.ngettext(
                "%(title)s leads with %(points)s point.",
                "%(title)s leads with %(points)s points.",
                value,
                title=titles[0],
                **values,
            )
        if ideas == 1:
            return words.ngettext(
                "The greatest weight is on %(title)s with %(points)s point.",
                "The greatest weight is on %(title)s with %(points)s points.",
                value,
                title=titles[0],
                **values,
            )
        if titles:
            return words.ngettext(
                "%(titles)s share first place with %(points)s point each.",
                "%(titles)s share first place with %(points)s points each.",
                value,
                **values,
            )
        return capital(
            words.ngettext(
                "%(n)s ideas share first place with %(points)s point each.",
                "%(n)s ideas share first place with %(points)s points each.",
                value,
                **values,
            )
        )

    def share(self, ideas: int, share: str, groups: str, by_all: bool, words: Words) -> str:
        _, values = words.gettext, {"n": words.spelled(ideas), "share": share, "groups": groups}
        if not groups:
            return _("The first %(n)s ideas hold %(share)s of the points.", **values)
        if ideas == 2 and by_all:
            return _("The first two ideas hold %(share)s of the points; both are carried by all %(groups)s.", **values)
        if by_all:
            return _(
                "The first %(n)s ideas hold %(share)s of the points; all %(n)s are carried by all %(groups)s.", **values
            )
        if ideas == 2:
            return _(
                "The first two ideas hold %(share)s of the points; both are carried by at least %(groups)s.", **values
            )
        return _(
            "The first %(n)s ideas hold %(share)s of the points; all %(n)s are carried by at least %(groups)s.",
            **values,
        )


def _had(limits: Limits, words: Words) -> dict[str, str]:
    """How much everybody had to give."""
    points, ideas = limits["points"] or 0, limits["ideas"] or 0
    return {
        "points": words.ngettext("one point", "%(n)s points", points, n=words.spelled(points)),
        "ideas": words.ngettext("one idea", "%(n)s ideas", ideas, n=words.spelled(ideas)),
    }


METHOD = Points()
