"""An evening in which every command of the wire is carried out at least once."""

from tests.support.evening import Evening
from workshop.domain.people.code_letters import codes_of


def whole_evening(evening: Evening):
    """Carry out the script; yields the name of each command after it was answered."""
    desk, done = evening.desk, []

    def do(who, name, /, **data):
        answer = evening.saved(who, name, **data)
        done.append(name)
        return answer

    people = [evening.join(number, (2 + number % 3,)) for number in range(6)]
    anna, ben, cleo = people[:3]
    yield "join_workshop"
    first, second = evening.fields

    def steps():
        yield do(anna, "join_workshop", groups=[2, 7])
        yield do(
            desk, "edit_workshop", title="Another title", organisers=["Village of Aue"],
            responsible={"name": "Village of Aue"},
        )  # fmt: skip
        yield do(desk, "add_field_of_action", name="Third")
        yield do(desk, "edit_field_of_action", field_of_action=3, name="Third one", impulse="What is missing?")
        yield do(desk, "remove_field_of_action", field_of_action=3)
        yield do(desk, "open_phase", phase="collect")
        yield do(desk, "set_timer", ends=None, paused=300)
        for number, person in enumerate(people):
            yield do(person, "add_idea", field_of_action=first, title=f"Idea {number}", groups=[2])
        yield do(anna, "edit_idea", idea=1, size="small", text="With a word more")
        yield do(people[5], "withdraw_idea", idea=6)
        yield do(ben, "add_contribution", idea=1, kind="question", text="Who pays?")
        yield do(ben, "edit_contribution", contribution=1, text="Who pays for it?")
        yield do(cleo, "add_contribution", idea=1, kind="addition", text="In the evening, too")
        yield do(cleo, "withdraw_contribution", contribution=2)
        yield do(cleo, "support_idea", idea=1, supports=True)
        yield do(desk, "hide_contribution", contribution=1)
        yield do(desk, "restore_contribution", contribution=1)
        yield do(desk, "hide_idea", idea=5)
        yield do(desk, "restore_idea", idea=5)
        yield do(desk, "hide_idea", idea=5, reason="It stands there already.")
        yield do(desk, "restore_idea", idea=5)
        yield do(desk, "edit_workshop", hold=["collect", "discuss"])
        yield do(ben, "add_idea", field_of_action=first, title="Waiting")
        yield do(ben, "add_contribution", idea=1, kind="addition", text="Waiting, too")
        yield do(ben, "edit_idea", idea=7, text="With a word more")
        yield do(desk, "release_waiting", ideas=[7], contributions=[3])
        yield do(ben, "add_idea", field_of_action=first, title="Waiting again")
        declined = do(desk, "decline_waiting", ideas=[8], reason="Please without names.")
        yield declined
        yield do(desk, "undo", seq=declined["seq"])
        yield do(desk, "decline_waiting", ideas=[8], reason="Please without names.")
        yield do(desk, "mute_participant", idea=8, muted=True)
        yield do(desk, "mute_participant", participant=2, muted=False)
        yield do(desk, "edit_workshop", hold=[])
        yield do(desk, "black_out", dark=True)
        yield do(desk, "black_out", dark=False)
        yield do(desk, "move_idea", idea=5, field_of_action=second)
        yield do(desk, "open_phase", phase="discuss")
        yield do(desk, "show", kind="idea", id=1)
        yield do(desk, "merge_ideas", into=1, ideas=[2, 3], title="Idea 0 and others")
        yield do(desk, "unmerge_ideas", idea=3)
        yield do(desk, "edit_workshop", joining=False)
        yield do(desk, "edit_workshop", joining=True)
        strangers = [evening.join(number, (4,)) for number in range(6, 9)]
        yield do(strangers[0], "add_idea", field_of_action=second, title="Nonsense")
        yield do(strangers[1], "add_contribution", idea=1, kind="concern", text="Nonsense, too")
        yield do(strangers[2], "support_idea", idea=4, supports=True)
        removal = do(desk, "remove_participants", since=evening.came(strangers[0]))
        yield removal
        yield do(desk, "undo", seq=removal["seq"])
        yield do(desk, "remove_participants", since=evening.came(strangers[0]))
        yield do(strangers[2], "join_workshop", groups=[3])
        yield do(desk, "set_codes", codes=20)
        for code, person in zip(handed_out(evening, 20), people, strict=False):
            yield do(person, "use_code", code=code)
        yield do(desk, "open_phase", phase="weight")
        yield from late(evening, people)
        yield do(desk, "take_late", late=1)
        yield do(desk, "dismiss_late", late=2)
        for person in people:
            yield do(person, "set_weight", idea=1, points=4)
            yield do(person, "set_weight", idea=4, points=2)
        yield do(anna, "finish_weighting", done=True)
        yield do(desk, "add_weighting", title="Which first?", method="points", settings={"points": 3})
        yield do(desk, "edit_weighting", weighting=2, settings={"points": 5, "ideas": 2}, candidates={"ideas": [1, 4]})
        yield do(desk, "open_phase", phase="weight", weighting=2)
        yield do(ben, "set_weight", idea=4, value=3)
        yield do(ben, "set_weight", weighting=1, idea=4, value=1)
        yield do(cleo, "set_weight", weighting=2, idea=1, value=1)
        yield do(desk, "reveal_weights", weighting=2, revealed=True)
        yield do(desk, "add_weighting", method="points")
        yield do(desk, "remove_weighting", weighting=3)
        yield do(desk, "open_phase", phase="weight", weighting=1)
        hidden = do(desk, "hide_idea", idea=4)
        yield hidden
        yield do(desk, "undo", seq=hidden["seq"])
        yield do(desk, "reveal_weights", revealed=True, stage=0)
        yield do(desk, "reveal_weights", revealed=False)
        yield do(desk, "reveal_weights", revealed=True)
        yield do(desk, "unmerge_ideas", idea=1)
        yield do(desk, "seal_weighting")
        yield do(desk, "seal_weighting", weighting=2)
        yield do(desk, "open_phase", phase="assign")
        yield do(desk, "add_measure", idea=1, title="A measure", first_step="Ask", due="2027-01-31")
        yield do(desk, "edit_measure", measure=1, title="The measure", due=None)
        yield do(desk, "add_measure", idea=4, title="Not needed")
        yield do(desk, "remove_measure", measure=2)
        yield do(desk, "show", kind="measure", id=1)
        yield do(desk, "propose_responsibility", measure=1, role="lead", bearer={"group": 2})
        yield do(anna, "answer_responsibility", responsibility=1, answer="lead", name="Sample Person", print_name=True)
        yield do(desk, "confirm_responsibility", responsibility=1, answer=1)
        yield do(
            desk, "record_responsibility", measure=1, role="partner", bearer={"organisation": "Club"}, print_name=False
        )
        yield do(desk, "withdraw_responsibility", responsibility=2)
        yield do(desk, "open_phase", phase="close")
        yield do(desk, "close_workshop")
        yield do(desk, "reopen_workshop")
        yield do(desk, "show", kind="protocol", id=None)
        yield do(desk, "edit_protocol", section="measures", text="We meet again in spring.")
        yield do(anna, "send_correction", section="ideas", text="The second one was about buses, too.")
        yield do(desk, "answer_correction", correction=1, accepted=True, reply="Added to its description.")
        yield do(people[3], "send_correction", section="people", text="Hello")
        yield do(desk, "dismiss_correction", correction=2)
        yield do(desk, "release_protocol")
        yield do(desk, "reopen_workshop")
        yield do(desk, "edit_idea", idea=1, text="With buses")
        yield do(desk, "release_protocol", changes="The buses are named.")
        yield do(desk, "publish_result", open=True)
        yield do(people[4], "erase_person")

    for _answer in steps():
        yield done[-1]


def handed_out(evening, count) -> list[str]:
    """What stands on the slips."""
    return list(codes_of(evening.workshop.uid, count))


def late(evening, people):
    """Two ideas, a contribution and weights that come when their phase is over."""
    for number in (1, 2):
        answer = evening.send(people[number], "add_idea", field_of_action=evening.fields[0], title=f"Late {number}")
        assert (answer["code"], answer["data"]["kept"]) == ("late", True), answer
        yield answer
    answer = evening.send(people[3], "add_contribution", idea=1, kind="concern", text="Late, too")
    assert answer["code"] == "late", answer
    yield answer
