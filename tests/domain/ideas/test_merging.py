"""Merging moves nothing and can be taken back."""


def given(evening, who):
    return evening.mine(who)["weights"]


def points(evening):
    return {ident: tally["points"] for ident, tally in evening.tallies().items()}


def test_the_survivor_has_the_sum_and_a_person_counts_once(evening):
    (first, second, _), (anna, ben, _) = evening.weighting()
    evening.saved(anna, "set_weight", idea=first, points=3)
    evening.saved(anna, "set_weight", idea=second, points=2)
    evening.saved(ben, "set_weight", idea=second, points=4)
    evening.do("merge_ideas", into=first, ideas=[second])
    tally = evening.tallies()[first]
    assert (tally["points"], tally["people"]) == (9, 2)
    assert given(evening, anna) == {"1": 5}


def test_unmerging_gives_everything_back(evening):
    (first, second, _), (anna, *_) = evening.weighting()
    evening.saved(anna, "set_weight", idea=first, points=3)
    evening.saved(anna, "set_weight", idea=second, points=2)
    before = points(evening)
    evening.do("merge_ideas", into=first, ideas=[second])
    evening.do("unmerge_ideas", idea=first)
    assert (points(evening), given(evening, anna)) == (before, {"1": 3, "2": 2})


def test_a_change_on_the_survivor_stays_with_the_survivor(evening):
    (first, second, _), (anna, *_) = evening.weighting()
    evening.saved(anna, "set_weight", idea=first, points=3)
    evening.saved(anna, "set_weight", idea=second, points=2)
    evening.do("merge_ideas", into=first, ideas=[second])
    evening.saved(anna, "set_weight", idea=first, points=6)
    evening.do("unmerge_ideas", idea=second)
    assert given(evening, anna) == {"1": 6}


def test_a_change_that_was_taken_back_is_no_change(evening):
    (first, second, _), (anna, *_) = evening.weighting()
    evening.saved(anna, "set_weight", idea=first, points=3)
    evening.saved(anna, "set_weight", idea=second, points=2)
    evening.do("merge_ideas", into=first, ideas=[second])
    evening.saved(anna, "set_weight", idea=first, points=6)
    evening.saved(anna, "set_weight", idea=first, points=5)
    evening.do("unmerge_ideas", idea=second)
    assert given(evening, anna) == {"1": 3, "2": 2}


def test_merging_a_merged_idea_flattens(evening):
    (first, second, third), _ = evening.weighting()
    evening.do("merge_ideas", into=second, ideas=[third])
    evening.do("merge_ideas", into=first, ideas=[second])
    ideas = evening.things("idea")
    assert {ident: ideas[ident]["merged_into"] for ident in ideas} == {first: None, second: first, third: first}


def test_what_was_folded_into_a_survivor_comes_back_after_the_survivor_became_a_part_itself(evening):
    (first, second, third), (anna, *_) = evening.weighting()
    evening.saved(anna, "set_weight", idea=second, points=2)
    evening.saved(anna, "set_weight", idea=third, points=1)
    before = points(evening)
    evening.do("merge_ideas", into=first, ideas=[second])
    evening.saved(anna, "set_weight", idea=first, points=5)
    evening.saved(anna, "set_weight", idea=first, points=2)
    evening.do("merge_ideas", into=third, ideas=[first])
    assert given(evening, anna) == {"3": 3}
    evening.do("unmerge_ideas", idea=third)
    assert (points(evening), given(evening, anna)) == (before, {"2": 2, "3": 1})


def test_no_undo_ties_an_idea_to_one_that_is_a_part_itself(evening):
    (first, second, third), _ = evening.weighting()
    evening.do("merge_ideas", into=first, ideas=[second])
    apart = evening.do("unmerge_ideas", idea=first)
    evening.do("merge_ideas", into=third, ideas=[first])
    assert evening.send(evening.desk, "undo", seq=apart["seq"])["code"] == "changed_meanwhile"
    evening.do("unmerge_ideas", idea=third)
    evening.do("merge_ideas", into=second, ideas=[third])
    assert evening.send(evening.desk, "undo", seq=apart["seq"])["code"] == "changed_meanwhile"
    evening.do("unmerge_ideas", idea=second)
    evening.do("undo", seq=apart["seq"])
    assert evening.things("idea")[second]["merged_into"] == first


def test_an_added_idea_is_not_taken_back_once_it_has_become_a_part(evening):
    evening.do("open_phase", phase="collect")
    first = evening.idea()
    added = evening.do("add_idea", field_of_action=evening.fields[0], title="One more")
    evening.do("merge_ideas", into=first, ideas=[added["id"]])
    assert evening.send(evening.desk, "undo", seq=added["seq"])["code"] == "changed_meanwhile"


def test_an_idea_cannot_become_part_of_itself(evening):
    (first, second, _), _ = evening.weighting()
    evening.do("merge_ideas", into=first, ideas=[second])
    assert evening.send(evening.desk, "merge_ideas", into=second, ideas=[first])["code"] == "merge_cycle"


def test_only_what_can_be_seen_is_merged(evening):
    (first, second, third), _ = evening.weighting()
    evening.do("hide_idea", idea=third)
    assert evening.send(evening.desk, "merge_ideas", into=first, ideas=[second, third])["code"] == "idea_hidden"
    assert evening.send(evening.desk, "merge_ideas", into=third, ideas=[first])["code"] == "idea_hidden"
    assert evening.send(evening.desk, "merge_ideas", into=first, ideas=[99])["code"] == "unknown_thing"
    assert {idea["merged_into"] for idea in evening.things("idea", "desk").values()} == {None}


def test_what_is_sealed_is_neither_merged_nor_unmerged(evening):
    (first, second, third), _ = evening.weighting()
    evening.do("merge_ideas", into=first, ideas=[second])
    evening.do("seal_weighting")
    assert evening.send(evening.desk, "merge_ideas", into=first, ideas=[third])["code"] == "sealed"
    assert evening.send(evening.desk, "unmerge_ideas", idea=first)["code"] == "sealed"
    assert evening.things("idea")[second]["merged_into"] == first


def test_what_is_merged_with_nothing_cannot_be_separated(evening):
    (first, second, _), _ = evening.weighting()
    assert evening.send(evening.desk, "unmerge_ideas", idea=first)["code"] == "nothing_to_merge"
    evening.do("merge_ideas", into=first, ideas=[second])
    evening.do("unmerge_ideas", idea=second)
    assert evening.send(evening.desk, "unmerge_ideas", idea=first)["code"] == "nothing_to_merge"


def test_of_three_one_part_comes_back_alone(evening):
    (first, second, third), (anna, *_) = evening.weighting()
    for idea, number in ((first, 1), (second, 2), (third, 3)):
        evening.saved(anna, "set_weight", idea=idea, points=number)
    evening.do("merge_ideas", into=first, ideas=[second, third])
    evening.saved(anna, "set_weight", idea=first, points=7)
    evening.saved(anna, "set_weight", idea=first, points=6)
    evening.do("unmerge_ideas", idea=third)
    states = {ident: (idea["state"], idea["merged_into"]) for ident, idea in evening.things("idea").items()}
    assert states == {first: ("shown", None), second: ("merged", first), third: ("shown", None)}
    assert given(evening, anna) == {str(first): 3, str(third): 3}
    evening.do("unmerge_ideas", idea=first)
    assert given(evening, anna) == {str(first): 1, str(second): 2, str(third): 3}


def test_the_wall_follows_a_part_to_its_survivor_and_stays_at_others(evening):
    (first, second, third), _ = evening.weighting()
    evening.do("show", kind="idea", id=second)
    evening.do("merge_ideas", into=first, ideas=[second])
    assert evening.workshop.shown == {"kind": "idea", "id": first}
    evening.do("merge_ideas", into=first, ideas=[third])
    assert evening.workshop.shown == {"kind": "idea", "id": first}


def test_without_a_new_title_the_survivor_keeps_its_own(evening):
    (first, second, _), _ = evening.weighting()
    evening.do("merge_ideas", into=first, ideas=[second])
    assert evening.things("idea")[first]["title"] == "Idea 0"


def test_screens_are_told_of_survivor_and_parts(evening):
    (first, second, _), _ = evening.weighting()
    for name, data in (("merge_ideas", {"into": first, "ideas": [second]}), ("unmerge_ideas", {"idea": first})):
        before = evening.workshop.seq
        evening.do(name, **data)
        assert {thing["id"] for thing in evening.snapshot("phone", before) if thing["kind"] == "idea"} == {
            first,
            second,
        }


def test_contributions_of_a_part_are_seen_at_the_survivor(evening):
    anna = evening.join(1)
    evening.do("open_phase", phase="collect")
    first, second = evening.idea(title="One"), evening.idea(title="Two")
    evening.saved(anna, "add_contribution", idea=second, kind="question", text="Who pays?")
    evening.do("merge_ideas", into=first, ideas=[second])
    assert evening.things("idea")[first]["contributions"] == 1


def test_a_merge_can_be_undone(evening):
    (first, second, _), (anna, *_) = evening.weighting()
    evening.saved(anna, "set_weight", idea=second, points=2)
    merged = evening.do("merge_ideas", into=first, ideas=[second], title="Both")
    evening.do("undo", seq=merged["seq"])
    ideas = evening.things("idea")
    assert (ideas[first]["title"], ideas[second]["state"], points(evening)[second]) == ("Idea 0", "shown", 2)


def test_who_takes_part_leaves_the_whole_after_a_merge(evening):
    anna = evening.join(1)
    first, second = evening.idea(title="Rufbus"), evening.idea(title="Bürgerbus")
    evening.do("open_phase", phase="collect")
    evening.saved(anna, "support_idea", idea=first, supports=True)
    evening.saved(anna, "support_idea", idea=second, supports=True)
    evening.do("merge_ideas", into=first, ideas=[second])
    assert evening.things("idea")[first]["support"] == 1
    evening.saved(anna, "support_idea", idea=first, supports=False)
    assert (evening.mine(anna)["supports"], evening.things("idea")[first]["support"]) == ([], 0)


def test_who_takes_part_can_leave_an_idea_that_is_hidden(evening):
    anna = evening.join(1)
    idea = evening.idea(title="Rufbus")
    evening.do("open_phase", phase="collect")
    evening.saved(anna, "support_idea", idea=idea, supports=True)
    evening.do("hide_idea", idea=idea)
    assert evening.send(anna, "support_idea", idea=idea, supports=True)["code"] == "idea_hidden"
    evening.saved(anna, "support_idea", idea=idea, supports=False)
    evening.do("restore_idea", idea=idea)
    assert (evening.mine(anna)["supports"], evening.things("idea")[idea]["support"]) == ([], 0)
