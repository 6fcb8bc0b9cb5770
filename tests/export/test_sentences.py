# ruff: noqa: E501
"""The essentials in brief: computed, in both forms, in both languages; silent where there is nothing to say."""

from dataclasses import replace

import pytest

from tests.export import samples
from workshop.export.sentences import participation, responsibility, sentences, weight
from workshop.export.words import Words

DE, EN = Words("de"), Words("en")


def level(*points, **more):
    rows = [(0, f"Idee {place}", "", value, {}) for place, value in enumerate(points, 1)]
    return samples.protocol(samples.ranked(rows), **more)


@pytest.mark.parametrize(
    ("protocol", "told"),
    [
        (level(), ""),
        (level(0, 0, 0), ""),
        (level(7), ""),
        (level(4, 4, 4), "All three ideas received the same: 4 points each."),
        (level(1, 1), "Both ideas received the same: 1 point each."),
        (level(4, 4, 4, 0), "Three ideas share first place with 4 points each."),
        (level(9, 0, 0), "All points went to “Idee 1”."),
        (level(20, 10, 5, 1, breadth=False), "The greatest weight is on “Idee 1” with 20 points. The first three ideas hold 97% of the points."),
        (level(999, 500, 500, 1, breadth=False), "The greatest weight is on “Idee 1” with 999 points. The first three ideas hold 99% of the points."),
        (level(8, 8, 2, 2, 2, 2, breadth=False), "“Idee 1” and “Idee 2” share first place with 8 points each. The first two ideas hold 67% of the points."),
        (level(6, 6, 6, 6, 6, 6, 1, breadth=False), "Six ideas share first place with 6 points each."),
    ],
)  # fmt: skip
def test_weight_in_english(protocol, told):
    assert weight(protocol, EN, False) == told


def test_breadth_is_the_least_that_all_have():
    assert weight(level(20, 18, 10, 1), EN, True) == (
        "The first three ideas hold 98% of the points; all three are carried by at least three municipalities. “Idee 1” leads with 20 points."
    )
    everywhere = level(40, 30, 30, 1)
    assert "; all three are carried by all seven municipalities." in weight(everywhere, EN, True)


def test_two_ideas_are_both():
    assert "tragen 96\u00a0% der Punkte; beide werden von mindestens vier Gemeinden getragen." in weight(
        level(40, 15, 1, 1), DE, False
    )
    assert "; both are carried by all seven municipalities." in weight(level(40, 30, 1, 1), EN, False)


def test_weight_in_german():
    protocol = level(20, 18, 10, 1)
    assert weight(protocol, DE, False) == (
        "Das größte Gewicht hat „Idee 1“ mit 20 Punkten. "
        "Die ersten drei Ideen tragen 98\u00a0% der Punkte; alle drei werden von mindestens drei Gemeinden getragen."
    )
    assert weight(protocol, DE, True) == (
        "Die ersten drei Ideen tragen 98\u00a0% der Punkte; alle drei werden von mindestens drei Gemeinden getragen. "
        "An der Spitze steht „Idee 1“ mit 20 Punkten."
    )


def test_responsibility_in_german():
    assert responsibility(samples.model(), DE, False) == (
        "Zwei von fünf Maßnahmen sind übernommen. Als Nächstes steht an: „Bürgerportal: Lastenheft und Förderantrag“ "
        "bis 28.\u00a0Februar\u00a02027, Federführung Gemeinde Ahornau."
    )
    assert responsibility(samples.protocol(measures=samples.measures()[:2]), DE, True).startswith(
        "Für beide Maßnahmen steht die Federführung fest."
    )
    assert (
        responsibility(samples.protocol(measures=samples.measures()[3:4]), DE, True)
        == "Die eine Maßnahme ist noch ohne Federführung."
    )
    assert (
        responsibility(samples.protocol(measures=samples.measures()[2:4]), DE, False)
        == "Die zwei Maßnahmen sind noch ohne Federführung."
    )
    assert responsibility(samples.protocol(), DE, True) == ""


def test_the_next_date_is_the_next_whoever_leads():
    first, second = samples.measures()[:2]
    open_one = replace(second, due="2026-12-01", state="open", leads=())
    told = responsibility(samples.protocol(measures=[first, open_one]), EN, False)
    assert told.endswith(f"Next: “{open_one.title}” by 1\u00a0December\u00a02026.")


def test_a_date_before_the_evening_is_not_next():
    past = replace(samples.measures()[0], due="2026-01-01")
    assert responsibility(samples.protocol(measures=[past]), EN, False) == "One measure has been taken on."


@pytest.mark.parametrize(
    ("people", "weighted", "told"),
    [
        (0, 0, ""),
        (1, 0, "Eine Person hat teilgenommen. Alle sieben Gemeinden waren vertreten."),
        (
            12,
            12,
            "Zwölf Menschen haben teilgenommen, und alle haben Punkte gegeben. Alle sieben Gemeinden waren vertreten.",
        ),
        (
            34,
            1,
            "34 Menschen haben teilgenommen; eine Person davon hat Punkte gegeben. Alle sieben Gemeinden waren vertreten.",
        ),
        (
            1234,
            999,
            "1.234 Menschen haben teilgenommen; 999 davon haben Punkte gegeben. Alle sieben Gemeinden waren vertreten.",
        ),
    ],
)
def test_participation_in_german(people, weighted, told):
    assert participation(samples.protocol(people=people, weighted=weighted), DE, False) == told


def test_the_moderators_own_words_come_instead():
    protocol = samples.replace_facts(samples.model(), summary="Erster Satz.\n\nZweiter Satz.")
    assert sentences(protocol, DE) == [("", "Erster Satz."), ("", "Zweiter Satz.")]


def test_an_empty_evening_is_silent():
    assert sentences(samples.empty(), EN) == []


@pytest.mark.parametrize("name", samples.ALL)
@pytest.mark.parametrize("words", [DE, EN])
@pytest.mark.parametrize("code", ["K7M4TBR", "BCDFGHJ"])
def test_no_evening_breaks_a_sentence(name, words, code):
    found = sentences(samples.replace_facts(samples.ALL[name](), code=code), words)
    assert len(found) <= 3
    assert all(text.endswith(".") and "%(" not in text.replace("%(n)s %s %d", "") for _key, text in found)
