"""What phones may do in a phase besides: ticks of the page on which a workshop is prepared."""

import pytest

from workshop.domain.workshops.facts import PhoneCommand
from workshop.domain.workshops.phases import PHASES
from workshop.engine.command import COMMANDS
from workshop.web.pages.besides import TICKS, WISHES
from workshop.web.pages.workshop_values import from_copy

#: Points and answers have a screen in their own phases only
NOT_OFFERED = ("answer_responsibility", "finish_weighting", "set_weight")
IDEAS = ["add_idea", "edit_idea", "withdraw_idea"]
CONTRIBUTIONS = ["add_contribution", "edit_contribution", "withdraw_contribution"]


def test_every_command_that_may_be_allowed_is_offered_or_left_out_on_purpose():
    wished = [command for commands in WISHES.values() for command in commands]
    assert sorted([*wished, *NOT_OFFERED]) == PhoneCommand.names()


def test_nothing_is_offered_in_the_phases_it_belongs_to():
    own = {name for name, (phase, wish) in TICKS.items() if any(phase in COMMANDS[one].phone for one in WISHES[wish])}
    assert own == set()
    assert {phase for phase, _wish in TICKS.values()} == set(PHASES) - {"collect", "discuss"}


def test_a_tick_allows_what_it_says_and_phones_are_told(opened):
    opened.others.do("open_phase", phase="weight")
    assert opened.save(besides_weight_ideas="y", besides_close_support="y") == 302
    assert opened.now.also_allowed == {"weight": IDEAS, "close": ["support_idea"]}
    assert set(IDEAS) <= set(opened.others.things("workshop")[1]["may"])
    opened.fields = opened.drawn()
    assert (opened.fields.get("besides_weight_ideas"), opened.fields.get("besides_weight_support")) == ("y", None)
    assert opened.save(besides_weight_ideas=None) == 302
    assert opened.now.also_allowed == {"close": ["support_idea"]}


def test_what_others_have_allowed_meanwhile_stays(opened):
    opened.others.do("edit_workshop", also_allowed={"weight": IDEAS, "collect": ["set_weight"]})
    assert opened.save(besides_weight_contributions="y") == 302
    assert opened.now.also_allowed == {"collect": ["set_weight"], "weight": IDEAS + CONTRIBUTIONS}


def test_who_saves_something_else_touches_nothing_of_it(opened):
    opened.others.do("edit_workshop", also_allowed={"weight": ["add_idea"], "assign": ["set_weight"]})
    opened.fields = opened.drawn()
    assert opened.save(place="Village hall") == 302
    assert opened.now.also_allowed == {"weight": ["add_idea"], "assign": ["set_weight"]}


@pytest.mark.parametrize(
    ("before", "mine", "theirs"),
    [({}, "y", {"weight": IDEAS}), ({"weight": IDEAS}, None, {"weight": CONTRIBUTIONS})],
)
def test_of_a_tick_two_can_only_want_the_same(opened, before, mine, theirs):
    opened.others.do("edit_workshop", also_allowed=before)
    opened.fields = opened.drawn()
    opened.others.do("edit_workshop", also_allowed=theirs)
    assert (opened.save(besides_weight_ideas=mine), opened.now.also_allowed) == (302, theirs)


def test_a_copy_takes_it_over(opened):
    opened.others.do("edit_workshop", also_allowed={"weight": IDEAS})
    assert from_copy(opened.now)["also_allowed"] == {"weight": IDEAS}
