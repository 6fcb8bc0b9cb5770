"""What the page of plain forms says about what is: by the state of things, not by what was just done."""

import re

from tests.support.evening import phone
from tests.support.visitors import Visitors, away


def said(visitors, path="") -> str:
    """The participant's page as text, in German."""
    page = visitors.read("participant", f"/w/{visitors.code}/plain?lang=de{path}").get_data(as_text=True)
    content = re.sub(r"<script.*?</script>", "", page, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content))


def of_the_participant(visitors):
    """The participant as an actor of commands."""
    from workshop.engine.context import Actor

    return Actor("phone", visitors.person("participant"))


def test_whom_an_idea_concerns_is_not_who_takes_part(app):
    visitors = Visitors(app)
    visitors.here.do("open_phase", phase="collect")
    visitors.here.do("add_idea", field_of_action=visitors.here.fields[0], title="Rufbus", groups=[2, 3])
    assert ("Betrifft: Aue, Bach" in said(visitors), "Machen mit:" in said(visitors)) == (True, False)
    visitors.here.saved(of_the_participant(visitors), "support_idea", idea=1, supports=True)
    assert ("1 Person macht mit" in said(visitors), "Machen mit:" in said(visitors)) == (True, False)
    for number in (1, 2):
        visitors.here.join(number, (2,))
    assert ("Betrifft: Aue, Bach" in said(visitors), "Machen mit: Aue" in said(visitors)) == (True, True)


def test_points_have_arrived_only_where_some_were_given(app):
    visitors = Visitors(app)
    visitors.here.idea(title="Rufbus")
    visitors.here.do("open_phase", phase="weight")
    form = {"name": "finish_weighting", "done": "true"}
    path = f"/w/{visitors.code}/commands"
    assert visitors.send("participant", path, form).status_code == 303
    assert ("Sie haben keine Punkte vergeben." in said(visitors), "angekommen" in said(visitors)) == (True, False)
    assert visitors.send("participant", path, {"name": "finish_weighting"}).status_code == 303
    assert ("angekommen" in said(visitors), "keine Punkte vergeben" in said(visitors)) == (False, False)
    assert visitors.send("participant", path, {"name": "set_weight", "idea": "1", "points": "4"}).status_code == 303
    assert visitors.send("participant", path, form).status_code == 303
    assert "Ihre Punkte sind angekommen." in said(visitors)


def test_another_phone_has_given_them(app):
    visitors = Visitors(app)
    visitors.here.idea(title="Rufbus")
    visitors.here.do("open_phase", phase="weight")
    visitors.here.join(1)
    visitors.here.saved(phone(1), "set_weight", idea=1, points=10)
    assert "angekommen" not in said(visitors)


def test_points_on_an_idea_that_is_hidden_can_be_taken_back(app):
    visitors = Visitors(app)
    visitors.here.idea(title="Rufbus")
    visitors.here.do("open_phase", phase="weight")
    visitors.here.saved(of_the_participant(visitors), "set_weight", idea=1, points=2)
    visitors.here.do("hide_idea", idea=1)
    page = visitors.read("participant", f"/w/{visitors.code}/plain").get_data(as_text=True)
    values = re.findall(r'name="value" value="(-?\d+)"', page)
    assert ("Die Moderation hat sie ausgeblendet" in said(visitors), values) == (True, ["1"])
    form = {"name": "set_weight", "weighting": "1", "idea": "1", "value": values[0]}
    assert visitors.send("participant", f"/w/{visitors.code}/commands", form).status_code == 303
    assert visitors.here.mine(of_the_participant(visitors))["weights"] == {"1": 1}


def test_who_takes_part_in_what_was_merged_can_leave(app):
    visitors = Visitors(app)
    visitors.here.do("open_phase", phase="collect")
    for title in ("Rufbus", "Bürgerbus"):
        visitors.here.idea(title=title)
    visitors.here.saved(of_the_participant(visitors), "support_idea", idea=2, supports=True)
    visitors.here.do("merge_ideas", into=1, ideas=[2])
    assert ("Nicht mehr mitmachen" in said(visitors), "Wir machen mit" in said(visitors)) == (True, False)


def test_one_question_leads_in_and_every_answer_can_be_corrected_afterwards(app):
    visitors = Visitors(app)

    def questions(who):
        page = visitors.read(who, f"/w/{visitors.code}/plain?lang=de").get_data(as_text=True)
        return re.findall(r'<label for="grouping-\d+">([^<]+)</label>', page)

    assert (questions("nobody"), questions("participant")) == (["Gemeinde"], ["Gemeinde", "Rolle"])
    form = {"name": "join_workshop", "groups_sent": "1", "groups": ["3", "7"]}
    assert visitors.send("participant", f"/w/{visitors.code}/commands", form).status_code == 303
    assert visitors.here.mine(of_the_participant(visitors))["groups"] == [3, 7]
    assert "Wohin Sie gehören: Bach, Verein" in said(visitors)


def test_a_phone_reads_its_own_language_where_wall_and_protocol_read_the_workshops(app):
    visitors = Visitors(app)
    english = {"Accept-Language": "en-GB,en;q=0.9", "Accept": "text/html"}

    def language(path):
        page = away(visitors.clients["nobody"].get, f"/w/{visitors.code}{path}", headers=english).get_data(as_text=True)
        return re.search(r'<html lang="(\w+)"', page).group(1)

    assert {path: language(path) for path in ("", "/plain", "/wall")} == {"": "en", "/plain": "en", "/wall": "de"}


def forms(visitors) -> set[str]:
    """The commands that the participant's page has a form for, whatever the phase."""
    page = visitors.read("participant", f"/w/{visitors.code}/plain").get_data(as_text=True)
    return set(re.findall(r'name="name" value="(\w+)"', page)) - {"join_workshop", "erase_person"}


def test_what_the_moderators_allow_in_addition_has_its_form(app):
    visitors = Visitors(app)
    do = visitors.here.do
    talking = {"add_idea", "edit_idea", "withdraw_idea", "add_contribution", "support_idea"}
    do("open_phase", phase="collect")
    visitors.here.idea(of_the_participant(visitors), title="Rufbus")
    found = {}
    for phase in ("welcome", "collect", "discuss", "weight", "assign", "close"):
        do("open_phase", phase=phase)
        do("edit_workshop", also_allowed={})
        plainly = forms(visitors)
        do("edit_workshop", also_allowed={phase: ["add_idea", "set_weight"]})
        found[phase] = plainly, forms(visitors) - plainly
    assert found == {
        "welcome": (set(), {"add_idea", "set_weight"}),
        "collect": (talking, {"set_weight"}),
        "discuss": (talking, {"set_weight"}),
        "weight": ({"set_weight", "finish_weighting"}, {"add_idea"}),
        "assign": (set(), {"add_idea", "set_weight"}),
        "close": (set(), {"add_idea", "set_weight"}),
    }


def test_no_form_takes_points_that_are_revealed(app):
    visitors = Visitors(app)
    visitors.here.weighting()
    visitors.here.do("edit_workshop", also_allowed={"assign": ["set_weight"]})
    visitors.here.do("open_phase", phase="assign")
    before = forms(visitors)
    visitors.here.do("reveal_weights", revealed=True)
    assert (before, forms(visitors)) == ({"set_weight"}, set())


def second_question(visitors):
    """A first weighting that is revealed, and a second one in hand that asks about two of the three ideas."""
    here = visitors.here
    for title in ("Rufbus", "Bürgerbus", "Mitfahrbank"):
        here.idea(title=title)
    here.do("open_phase", phase="weight")
    here.saved(of_the_participant(visitors), "set_weight", idea=2, value=7)
    here.do("reveal_weights", revealed=True)
    settings, candidates = {"points": 3, "ideas": 2}, {"ideas": [1, 3]}
    here.do("add_weighting", title="Womit beginnen wir?", method="points", settings=settings, candidates=candidates)
    here.do("open_phase", phase="weight", weighting=2)


def weigh(visitors) -> str:
    """What stands between the question and the end of the page, without the button that adds an idea."""
    return said(visitors).partition("Womit beginnen wir?")[2]


def test_the_weighting_in_hand_is_asked_with_its_question_its_ideas_and_its_settings(app):
    visitors = Visitors(app)
    second_question(visitors)
    page = weigh(visitors)
    assert "Verteilen Sie 3 Punkte auf höchstens 2 Ideen." in page
    assert "Noch 3 von 3 Punkten" in page
    assert {title: title in page for title in ("Rufbus", "Bürgerbus", "Mitfahrbank")} == {
        "Rufbus": True, "Bürgerbus": False, "Mitfahrbank": True,
    }  # fmt: skip
    html = visitors.read("participant", f"/w/{visitors.code}/plain").get_data(as_text=True)
    assert set(re.findall(r'name="weighting" value="(\d+)"', html)) == {"2"}


def test_a_tap_counts_for_the_weighting_that_the_page_showed(app):
    visitors = Visitors(app)
    second_question(visitors)
    path = f"/w/{visitors.code}/commands"
    form = {"name": "set_weight", "weighting": "2", "idea": "3", "value": "2"}
    assert visitors.send("participant", path, form).status_code == 303
    told = visitors.here.mine(of_the_participant(visitors))["weightings"]
    assert {number: one["weights"] for number, one in told.items()} == {"1": {"2": 7}, "2": {"3": 2}}
    assert "Noch 1 von 3 Punkten" in weigh(visitors)


def test_an_idea_that_is_not_asked_about_is_refused(app):
    visitors = Visitors(app)
    second_question(visitors)
    form = {"name": "set_weight", "weighting": "2", "idea": "2", "value": "1"}
    answer = visitors.send("participant", f"/w/{visitors.code}/commands", form)
    assert (answer.status_code, answer.json["code"]) == (422, "no_candidate")


def test_the_result_is_that_of_the_weighting_in_hand(app):
    visitors = Visitors(app)
    second_question(visitors)
    visitors.here.saved(of_the_participant(visitors), "set_weight", weighting=2, idea=3, value=2)
    visitors.here.do("reveal_weights", weighting=2, revealed=True)
    result = said(visitors).partition("Das Ergebnis")[2]
    assert re.findall(r"(\d) (Rufbus|Bürgerbus|Mitfahrbank) (\d) Punkte?", result) == [
        ("1", "Mitfahrbank", "2"), ("2", "Rufbus", "0"),
    ]  # fmt: skip
    assert "Womit beginnen wir?" in result
