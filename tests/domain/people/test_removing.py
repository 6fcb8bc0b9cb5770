"""A stranger's devices are taken out in one act, and the act can be taken back."""

import json
import re
from datetime import timedelta

import pytest

from tests.archive.evenings import archived
from workshop.archive.verify import examine, read
from workshop.domain.people.removal import removal
from workshop.extensions import db
from workshop.protocol.query import protocol
from workshop.protocol.values import plain

GUESTS, STRANGERS = range(4), range(10, 14)


def in_order(things):
    return [things[ident] for ident in sorted(things)]


@pytest.fixture
def flooded(evening):
    """Four guests, then four strangers who write, take part and give points; `since` is when the first of them came."""
    evening.do("open_phase", phase="collect")
    evening.guests = [evening.join(number, (2 + number % 3,)) for number in GUESTS]
    evening.good = [evening.idea(guest, f"Of a guest {number}") for number, guest in enumerate(evening.guests)]
    evening.strangers = [evening.join(number, (3,)) for number in STRANGERS]
    evening.since = evening.came(evening.strangers[0])
    evening.bad = [evening.idea(stranger, f"Nonsense {number}") for number, stranger in enumerate(evening.strangers)]
    for stranger in evening.strangers:
        evening.saved(stranger, "add_contribution", idea=evening.good[0], kind="question", text="Nonsense, too")
        evening.saved(stranger, "support_idea", idea=evening.good[1], supports=True)
    evening.do("open_phase", phase="weight")
    for place, person in enumerate(evening.guests + evening.strangers):
        evening.saved(person, "set_weight", idea=evening.good[place % 2], points=2 + place)
        evening.saved(person, "finish_weighting", done=True)
    return evening


def removed(evening, **data):
    return evening.do("remove_participants", **({"since": evening.since} | data))


def everything(evening):
    """All that anybody is told, and the protocol with its points, without numbers of the journal."""
    told = {
        audience: sorted(evening.snapshot(audience), key=lambda thing: (thing["kind"], thing["id"]))
        for audience in ("phone", "desk")
    }
    told |= {"mine": [evening.mine(person) for person in evening.guests + evening.strangers]}
    told |= {"tallies": evening.tallies(), "ready": evening.readiness()}
    value = plain(protocol(db.session, evening.workshop, draft=True)) | {"proof": None}
    return json.loads(re.sub(r'"seq": \d+', '"seq": 0', json.dumps(told | {"protocol": value})))


def test_what_they_wrote_is_hidden_and_nothing_of_theirs_counts(flooded):
    before = flooded.tallies()
    removed(flooded)
    ideas = flooded.things("idea")
    assert sorted(ideas) == flooded.good
    assert {idea["state"] for idea in flooded.things("idea", "desk").values()} == {"shown", "hidden"}
    assert (ideas[1]["contributions"], ideas[2]["support"], ideas[2]["supporters"]) == (0, 0, [])
    assert flooded.tallies()[1] == {"points": 2 + 4, "people": 2, "breadth": 2}
    assert before[1] == {"points": 2 + 4 + 6 + 8, "people": 4, "breadth": 3}
    assert flooded.readiness()["ready"] == flooded.readiness()["joined"] == len(GUESTS)
    assert flooded.things("progress")[1]["joined"] == len(GUESTS)
    told = protocol(db.session, flooded.workshop, draft=True)
    assert (told.totals.people, told.totals.ideas) == (4, 4)


def test_undo_brings_everything_back_as_it_was_and_it_can_be_removed_again(flooded):
    before = everything(flooded)
    for _ in range(2):
        act = removed(flooded)
        assert everything(flooded) != before
        flooded.do("undo", seq=act["seq"])
        assert everything(flooded) == before
    assert flooded.send(flooded.desk, "undo", seq=act["seq"])["code"] == "cannot_undo"


def test_the_question_before_tells_what_the_act_will_do(flooded):
    more = [flooded.join(number) for number in range(20, 22)]
    flooded.saved(more[0], "set_weight", idea=1, points=1)
    asked = removal(db.session, flooded.workshop, flooded.since)
    answer = removed(flooded)
    assert asked == {"devices": 6, "ideas": 4, "contributions": 4, "weighted": 3, "too_few": None}
    row = archived_row(flooded, answer["seq"])
    assert json.loads(row["payload"])["devices"] == asked["devices"]


def archived_row(evening, seq):
    return read(archived(evening.id))["tables"]["journal"][seq - 1]


def test_who_wrote_little_stays_if_the_desk_wants_it(flooded):
    flooded.do("open_phase", phase="collect")
    for stranger in flooded.strangers[:3]:
        flooded.idea(stranger, "One more")
    for place in range(3):
        flooded.idea(flooded.guests[0], f"More {place}")
    assert removal(db.session, flooded.workshop, flooded.since, wrote_least=3)["devices"] == 3
    everybody = flooded.came(flooded.guests[0])
    removed(flooded, since=everybody, wrote_least=3)
    left = {person["number"] for person in flooded.things("participant", "desk").values() if not person["removed"]}
    assert left == {2, 3, 4, 8}


def test_a_removed_phone_has_not_joined(flooded):
    removed(flooded)
    stranger = flooded.strangers[0]
    assert flooded.send(stranger, "set_weight", idea=1, points=1)["code"] == "not_joined"
    own = flooded.mine(stranger)
    assert (own["person"], own["removed"], own["weights"], own["ideas"]) == (None, 5, {}, [])


def test_who_joins_again_begins_with_an_empty_ballot_and_what_was_hidden_stays_so_until_it_is_brought_back(flooded):
    act = removed(flooded)
    stranger, *others = flooded.strangers
    assert flooded.join(STRANGERS[0], (4,)) == stranger
    own = flooded.mine(stranger)
    assert (own["person"], own["removed"], own["left"], own["supports"], own["ready"]) == (5, None, 10, [], False)
    assert own["hidden"] == flooded.bad[:1]
    flooded.saved(stranger, "set_weight", idea=flooded.good[3], points=1)
    flooded.do("undo", seq=act["seq"])
    assert flooded.mine(stranger)["weights"] == {"4": 1}
    assert sorted(flooded.things("idea")) == flooded.good + flooded.bad
    assert (flooded.mine(stranger)["ideas"], flooded.mine(stranger)["hidden"]) == (flooded.bad[:1], [])
    assert [flooded.mine(person)["person"] for person in others] == [6, 7, 8]
    assert sum(tally["points"] for tally in flooded.tallies().values()) == sum(range(2, 10)) - 6 + 1
    assert examine(read(archived(flooded.id))) == []


def test_an_idea_of_theirs_that_holds_those_of_others_stays(flooded):
    flooded.do("merge_ideas", into=flooded.bad[0], ideas=[flooded.good[2]])
    flooded.do("merge_ideas", into=flooded.bad[1], ideas=[flooded.bad[2]])
    assert removal(db.session, flooded.workshop, flooded.since)["ideas"] == 2
    removed(flooded)
    shown = sorted(ident for ident, idea in flooded.things("idea").items() if idea["state"] == "shown")
    assert shown == [1, 2, 4, flooded.bad[0]]


def test_what_the_desk_has_brought_back_itself_does_not_hang_on_the_removal_any_more(flooded):
    act = removed(flooded)
    flooded.do("restore_idea", idea=flooded.bad[0])
    flooded.do("hide_idea", idea=flooded.bad[0])
    flooded.do("undo", seq=act["seq"])
    assert sorted(flooded.things("idea")) == flooded.good + flooded.bad[1:]


def test_nothing_comes_back_into_a_field_that_is_gone(flooded):
    flooded.do("open_phase", phase="collect")
    lost = flooded.idea(flooded.strangers[0], "In the other field", field=1)
    act = removed(flooded)
    flooded.do("remove_field_of_action", field_of_action=flooded.fields[1])
    flooded.do("undo", seq=act["seq"])
    assert (lost in flooded.things("idea"), flooded.bad[0] in flooded.things("idea")) == (False, True)


def test_what_lies_in_the_tray_and_what_they_objected_go_and_come_back(flooded):
    flooded.do("open_phase", phase="assign")
    stranger, guest = flooded.strangers[0], flooded.guests[0]
    for person in (stranger, guest):
        flooded.send(person, "add_idea", field_of_action=1, title="Too late")
        flooded.send(person, "set_weight", idea=1, points=1)
        flooded.saved(person, "send_correction", section="ideas", text="No")

    def tray():
        told = in_order(flooded.things("late", "desk")) + in_order(flooded.things("correction", "desk"))
        return [(thing.get("what", "correction"), thing["state"], thing.get("people")) for thing in told]

    before = tray()
    act = removed(flooded)
    assert tray() == [
        ("idea", "dismissed", 0), ("weights", "waiting", 1), ("idea", "waiting", 0),
        ("correction", "dismissed", None), ("correction", "waiting", None),
    ]  # fmt: skip
    flooded.do("undo", seq=act["seq"])
    assert tray() == before


def test_their_answers_go_and_a_confirmed_one_stays_what_the_desk_made_of_it(flooded):
    flooded.do("open_phase", phase="assign")
    flooded.do("add_measure", idea=1, title="Measure")
    flooded.do("show", kind="measure", id=1)
    asked = flooded.do("propose_responsibility", measure=1, role="lead", bearer={"open": True})["id"]
    for person in (*flooded.strangers, flooded.guests[0]):
        flooded.saved(person, "answer_responsibility", responsibility=asked, answer="lead", name="X", print_name=False)
    act = removed(flooded)
    assert [answer["id"] for answer in flooded.things("responsibility", "desk")[asked]["answers"]] == [5]
    flooded.join(STRANGERS[0])
    assert flooded.mine(flooded.strangers[0])["answers"] == {}
    flooded.saved(flooded.strangers[0], "answer_responsibility", responsibility=asked, answer="no", print_name=False)
    answers = flooded.things("responsibility", "desk")[asked]["answers"]
    assert [(answer["id"], answer["answer"]) for answer in answers] == [(1, "no"), (5, "lead")]
    flooded.do("undo", seq=act["seq"])
    assert len(flooded.things("responsibility", "desk")[asked]["answers"]) == 5


def test_the_wall_does_not_go_on_showing_what_is_hidden(flooded):
    flooded.do("show", kind="idea", id=flooded.bad[0])
    act = removed(flooded)
    assert flooded.workshop.shown is None
    flooded.do("show", kind="idea", id=flooded.good[0])
    flooded.do("undo", seq=act["seq"])
    assert flooded.workshop.shown == {"kind": "idea", "id": flooded.good[0]}


def test_their_ballots_go_for_good_with_the_sealing(flooded):
    act = removed(flooded)
    before = flooded.tallies()
    flooded.do("reveal_weights", revealed=True)
    flooded.do("seal_weighting")
    assert flooded.tallies() == before
    archive = read(archived(flooded.id))
    assert (examine(archive), len(archive["tables"]["ballots"])) == ([], len(GUESTS))
    assert flooded.send(flooded.desk, "undo", seq=act["seq"])["code"] == "sealed"
    assert protocol(db.session, flooded.workshop, draft=False).totals.points == sum(range(2, 6))


def test_after_the_sealing_words_can_still_be_removed_and_brought_back(flooded):
    flooded.do("reveal_weights", revealed=True)
    flooded.do("seal_weighting")
    before = flooded.tallies()
    act = removed(flooded)
    assert (sorted(flooded.things("idea")), flooded.tallies()) == (flooded.good, before)
    flooded.do("undo", seq=act["seq"])
    assert sorted(flooded.things("idea")) == flooded.good + flooded.bad
    assert examine(read(archived(flooded.id))) == []


def test_who_was_removed_can_be_erased_and_an_undo_brings_no_words_back(flooded):
    act = removed(flooded)
    flooded.do("erase_person", participant=5)
    flooded.do("undo", seq=act["seq"])
    ideas = flooded.things("idea")
    assert [ideas[ident]["title"] for ident in flooded.bad[:2]] == ["", "Nonsense 1"]
    assert "Nonsense 0" not in archived(flooded.id).decode()
    assert examine(read(archived(flooded.id))) == []


def test_since_a_moment_at_which_nobody_came_there_is_nobody_to_remove(flooded):
    late = flooded.since + timedelta(hours=1)
    assert flooded.send(flooded.desk, "remove_participants", since=late)["code"] == "no_devices"
    assert removal(db.session, flooded.workshop, late)["devices"] == 0


# --- a removal is no scale for single ballots ---


def test_fewer_than_three_people_are_never_told_apart_from_others_once_points_may_be_given(flooded):
    def answer(first):
        return flooded.send(flooded.desk, "remove_participants", since=flooded.came(first))

    def refused(first):
        return answer(first).get("data")

    def told(first):
        return removal(db.session, flooded.workshop, flooded.came(first))["too_few"]

    everybody = flooded.guests + flooded.strangers
    assert [told(everybody[place]) for place in (7, 6, 1, 2)] == [3] * 4
    assert told(flooded.strangers[1]) is None
    assert [refused(everybody[place]) for place in (7, 6, 1, 2)] == [{"least": 3}] * 4
    assert answer(everybody[7])["code"] == "too_few"
    act = removed(flooded, since=flooded.came(flooded.strangers[1]))
    assert refused(flooded.strangers[0]) == {"least": 3}
    flooded.do("undo", seq=act["seq"])
    assert refused(flooded.strangers[0]) == {"least": 3}
    assert refused(flooded.strangers[1]) is None


def test_before_that_a_single_device_can_go_and_come_back_at_any_time(evening):
    evening.do("open_phase", phase="collect")
    anna, ben = evening.join(0), evening.join(1)
    act = evening.do("remove_participants", since=evening.came(ben))
    evening.do("open_phase", phase="weight")
    idea = evening.idea()
    evening.saved(anna, "set_weight", idea=idea, points=3)
    evening.do("undo", seq=act["seq"])
    evening.saved(ben, "set_weight", idea=idea, points=3)
    assert evening.tallies()[idea]["people"] == 2


def test_asking_for_figures_tells_of_nobody_whether_there_are_points(flooded):
    flooded.do("open_phase", phase="weight")
    flooded.saved(flooded.strangers[3], "set_weight", idea=flooded.good[1], points=0)
    flooded.join(20)
    moments = [flooded.came(person) for person in flooded.guests + flooded.strangers]
    told = [removal(db.session, flooded.workshop, moment)["weighted"] for moment in moments]
    assert told == [7, 4, 4, 4, 1, 1, 1, 0]


def test_the_desk_sees_the_new_group_of_who_joins_again(flooded):
    removed(flooded)
    mark = flooded.workshop.seq
    own = flooded.mine(flooded.join(STRANGERS[0], (4,)))["hidden"]
    told = {thing["id"]: thing["group"] for thing in flooded.snapshot("desk", mark) if thing["kind"] == "idea"}
    assert [told.get(idea) for idea in own] == [4] * len(own) != []
