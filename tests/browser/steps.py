"""What a person does on a phone, in the words on the screen (German)."""

import re
import time

from playwright.sync_api import expect


class Overheard:
    """What goes over a page's sockets."""

    def __init__(self, page):
        self.sent, self.heard, self._page = [], [], page
        page.on("websocket", self._listen)

    def _listen(self, socket):
        socket.on("framesent", self._note_sent)
        socket.on("framereceived", self._note_heard)

    def _note_sent(self, frame):
        self.sent.append(frame)

    def _note_heard(self, frame):
        self.heard.append(frame)

    def wait_for_websocket(self):
        """Until the page has left long-polling: whose socket ends then is missed at once, not after two pings."""
        until = time.monotonic() + 60
        while "5" not in self.sent:
            assert time.monotonic() < until, self.sent
            self._page.evaluate("() => new Promise((then) => setTimeout(then, 10))")


def see(page, text):
    expect(page.get_by_text(text).first).to_be_visible()


def headed(page, text):
    expect(page.get_by_role("heading", level=1, name=text)).to_be_visible()


def word_of(page, title):
    """The state word beside the own idea (or draft) of this title, wherever it is listed."""
    return page.locator("li", has=page.get_by_text(title, exact=True)).locator(".state").first


def word_of_points(page):
    """The state word at the foot of the weighting."""
    return page.locator(".budget .state")


def saved(word, timeout=60_000):
    """This thing is saved, and the screen says since when."""
    expect(word).to_have_text(re.compile(r"^gespeichert \d\d:\d\d$"), timeout=timeout)


def not_sent(word):
    """This thing is on the phone and nowhere else, says the screen."""
    expect(word).to_have_text("auf diesem Handy")


def arrived(hall, page, kind):
    """Wait until the server has a thing of this kind, whatever the screen says: it may know before the server does."""
    until = time.monotonic() + 60
    while not hall.desk.things(kind):
        assert time.monotonic() < until, f"no {kind} came"
        page.wait_for_timeout(50)


def join(page, url, answer="Aue"):
    """Scan the code, answer the one question."""
    page.goto(url)
    page.get_by_label(answer, exact=True).check(force=True)
    page.get_by_role("button", name="Weiter", exact=True).click()
    expect(page.get_by_role("button", name="Anzeige")).to_be_visible()


def save_idea(page, sentence, field="Village"):
    """As far as the questions that follow."""
    page.get_by_role("button", name="Idee hinzufügen").click()
    page.get_by_role("textbox", name="Ihre Idee in einem Satz").fill(sentence)
    page.get_by_role("button", name=re.compile("^(Weiter|Speichern)$")).click()
    which = page.get_by_role("heading", name="Zu welchem Handlungsfeld gehört Ihre Idee?")
    after = page.get_by_role("button", name="Fertig")
    expect(which.or_(after).first).to_be_visible()
    if which.count():
        page.get_by_role("button", name=re.compile(field)).first.click()


def write_idea(page, sentence, field="Village"):
    save_idea(page, sentence, field)
    page.get_by_role("button", name="Fertig").click()


def give_point(page, title, times=1):
    """As far as the drawn number: the state at the foot, drawn with it, is of these taps and not of those before."""
    more = page.get_by_role("button", name=f"Ein Punkt mehr für {title}", exact=True)
    given = page.locator(".stepper", has=more).locator("output")
    row = given.element_handle()
    before = int(row.inner_text())
    for _ in range(times):
        more.click()
    page.wait_for_function("([row, number]) => +row.textContent === number", arg=[row, before + times])
