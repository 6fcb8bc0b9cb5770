"""One code is one person; what a helper enters is nobody's once it is sealed."""

from tests.safeguards.safeguard import Safeguard, without

CODES = "workshop/domain/people/codes.py"
LETTERS = "workshop/domain/people/code_letters.py"
OF_CODES = "tests/domain/people/test_codes.py"
OF_TABLE = "tests/browser/test_table_device.py"
OF_HELPERS = "tests/web/pages/test_helper.py"

PERSONAL: list[Safeguard] = [
    without(
        "without a code nobody gives points",
        "G3",
        "workshop/domain/weightings/commands.py",
        "workshop.codes and member.code is None",
        "False",
        f"{OF_CODES}::test_without_a_code_nobody_gives_points_but_may_read_and_write",
    ),
    without(
        "a code is one person",
        "G2",
        CODES,
        "Participant.code == number",
        "Participant.code == -number",
        f"{OF_CODES}::test_a_second_device_takes_over_and_the_first_can_take_it_back",
    ),
    without(
        "codes come and go only before anybody has given points",
        "G3",
        CODES,
        'raise Refused("weighting_begun")',
        "pass",
        f"{OF_CODES}::test_codes_come_and_go_only_before_anybody_has_given_points",
    ),
    without(
        "a code of which no slip was printed is none",
        "G14",
        CODES,
        "data.code.number(context.workshop.uid, context.workshop.codes)",
        "data.code.number(context.workshop.uid, 2000)",
        f"{OF_CODES}::test_a_wrong_code_and_one_that_was_not_handed_out_are_refused",
    ),
    without(
        "the journal has no code",
        "G14",
        CODES,
        'context.noted["code"] = ""',
        "pass",
        f"{OF_CODES}::test_no_table_has_a_code_and_none_could_be_found_by_trying",
    ),
    without(
        "what was typed is kept masked",
        "G14",
        CODES,
        "lambda code: code.mask",
        "lambda code: str(code)",
        f"{OF_CODES}::test_no_table_has_a_code_and_none_could_be_found_by_trying",
    ),
    without(
        "every ballot of a helper has the same rows",
        "G7",
        "workshop/web/pages/assisting.py",
        "for idea in sorted(asked)]",
        "for idea in sorted(asked) if given[idea]]",
        f"{OF_HELPERS}::test_every_ballot_leaves_the_same_rows_and_none_of_them_tells_anything_once_sealed",
    ),
    without(
        "a helper sees no registrations",
        "G14",
        "workshop/web/pages/workshops.py",
        'role not in ("moderator", "office")',
        "role is None",
        f"{OF_HELPERS}::test_a_helper_sees_no_registrations_and_no_desk",
    ),
    without(
        "only who was asked to enters for others",
        "G14",
        "workshop/web/pages/helper.py",
        "role_of(db.session, workshop.id, account) not in ENTERS",
        "False",
        f"{OF_HELPERS}::test_nobody_else_enters_for_others",
    ),
    without(
        "what a phone has kept of a code goes when it has arrived",
        "G14",
        "static/js/phone/code.js",
        'outbox.forget(({ name, state }) => name === "use_code" && state === "saved");',
        "outbox.flush();",
        "tests/browser/test_codes.py::test_no_code_stays_on_a_phone",
    ),
    without(
        "the next person at a table device has a cookie of their own",
        "G2",
        "workshop/web/pages/live_pages.py",
        "give_cookie(jsonify(next=True), anew=True)",
        "give_cookie(jsonify(next=True))",
        f"{OF_TABLE}::test_two_people_at_one_device_are_two_and_nothing_of_the_first_is_left",
    ),
]
