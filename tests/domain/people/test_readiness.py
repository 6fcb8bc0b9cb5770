"""Sums by group tell of no single person."""

import pytest

from workshop.domain.people.readiness import by_group

GROUPING = {"groups": [{"id": 2, "name": "Aue"}, {"id": 3, "name": "Bach"}, {"id": 4, "name": "Cella"}]}


def row(group, joined, ready):
    return {"group": group, "joined": joined, "ready": ready}


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ([([2], True, 1), ([2], False, 2), ([3], True, 1), ([3], False, 1), ([], False, 1)],
         [row(2, 3, 1), row(None, 3, 1)]),
        ([([2], False, 4), ([3], True, 3), ([4], False, 1)], [row(2, 4, 0), row(None, 4, 3)]),
        ([([2, 7], True, 3), ([7], False, 3), ([3], False, 5)], [row(3, 5, 0), row(2, 3, 3), row(None, 3, 0)]),
        ([([4], True, 1), ([], False, 1)], [row(None, 2, 1)]),
        ([], []),
    ],
    ids=["small groups are counted together", "nobody is left alone in the rest", "the largest comes first",
         "so few that they are everybody", "nobody"],
)  # fmt: skip
def test_a_group_below_three_is_counted_with_others(people, told):
    assert by_group(GROUPING, people) == told
