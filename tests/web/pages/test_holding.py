"""What is prepared before an evening: in which phases new entries wait, and the rules."""

from workshop.web.pages.holding import TICKS
from workshop.web.pages.workshop_values import from_copy


def test_a_tick_holds_its_phase_and_what_the_desk_has_chosen_besides_stays(opened):
    assert TICKS == {"hold_collect": "collect", "hold_discuss": "discuss"}
    opened.others.do("edit_workshop", hold=["weight"])
    opened.fields = opened.drawn()
    assert opened.save(hold_collect="y") == 302
    assert opened.now.hold == ["collect", "weight"]
    opened.fields = opened.drawn()
    assert (opened.fields.get("hold_collect"), opened.fields.get("hold_discuss")) == ("y", None)
    assert opened.save(hold_collect=None) == 302
    assert opened.now.hold == ["weight"]


def test_rules_are_kept_come_along_with_a_copy_and_leave_the_usual_ones_when_they_are_emptied(opened):
    path = f"/w/{opened.now.code}/rules"
    assert opened.save(rules="Every idea counts.\n\nWe listen.") == 302
    copied = from_copy(opened.now)
    assert (copied["rules"], copied["hold"]) == ("Every idea counts.\n\nWe listen.", [])
    page = opened.visitors.read("nobody", path).get_data(as_text=True)
    assert "<li>Every idea counts.</li><li>We listen.</li>" in page
    opened.fields = opened.drawn()
    assert opened.save(rules="") == 302
    assert opened.now.rules == ""
    page = opened.visitors.read("nobody", f"{path}?lang=en").get_data(as_text=True)
    assert page.count("<li>") == 5


def test_rules_end_no_page(opened):
    opened.others.do("edit_workshop", rules="<script>alert(1)</script>")
    page = opened.visitors.read("nobody", f"/w/{opened.now.code}/rules").get_data(as_text=True)
    assert "&lt;script&gt;alert(1)" in page
