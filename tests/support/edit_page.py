"""The page on which a workshop is prepared, as one moderator has it open."""

import html
import re

from tests.support.forms import form_of
from tests.support.visitors import Visitors, away
from workshop.domain.workshops.queries import fields_of
from workshop.extensions import db

#: An evening with something in every list
RICH = {
    "organisers": ["Village of Aue"],
    "programme": [
        {"at": "18:00", "title": "Welcome", "phase": "welcome"}, {"at": "18:30", "title": "Ideas", "phase": None}
    ],
    "impulses": [{"at": None, "title": "A talk", "text": "On it"}],
    "contacts": [{"name": "Office", "phone": "01", "mail": "a@example.org"}],
}  # fmt: skip


class Page:
    """The page as one moderator has it open; `others` change the workshop meanwhile."""

    def __init__(self, app):
        self.visitors = Visitors(app)
        self.others = self.visitors.here
        self.others.do("edit_workshop", **RICH)
        self.others.do("edit_field_of_action", field_of_action=1, impulse="First line\nSecond line")
        self.path = f"/workshops/{self.others.id}/edit"
        self.fields = self.drawn()

    @property
    def now(self):
        return self.others.workshop

    def drawn(self):
        return self._read(self.visitors.read("moderator", self.path).get_data(as_text=True))

    def _read(self, text):
        self.text = text
        return {name: html.unescape(value) for name, value in form_of(text).items()}

    def press(self, more: str, **changes) -> int:
        """Press the button that adds a row to the list `more`."""
        code = self.save(more=more, **changes)
        self.fields.pop("more", None)
        return code

    def save(self, **changes) -> int:
        """Send the page as it lies open, with these changes (`__` for `-`; None takes a tick away)."""
        for name, value in changes.items():
            name = name.replace("__", "-")
            if value is None:
                self.fields.pop(name, None)
            else:
                self.fields[name] = value
        answer = away(self.visitors.clients["moderator"].post, self.path, data=self.fields)
        if answer.status_code != 302:
            self.fields = self._read(answer.get_data(as_text=True))
        return answer.status_code

    def wrong(self) -> dict:
        """{field: sentences} of what is told beside the fields."""
        found: dict = {}
        for name, text in re.findall(r'<p class="error" id="([^"]*)-error">(.*?)</p>', self.text, re.S):
            found.setdefault(name, []).append(html.unescape(text))
        return found

    def field(self, number):
        db.session.rollback()
        return {field.id: field for field in fields_of(db.session, self.others.id)}.get(number)


#: The sentence beside a field that somebody else has given this value
ASIDE = "Jemand anderes hat das inzwischen geändert: „{}“. Speichern Sie noch einmal, dann gilt Ihres."
