"""Debian's Chromium, driven as a person would; any error on the console or foreign request fails the test."""

import os
import shutil
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

#: The one without windows needs a third of the time of the one that only hides them
NAMES = ("chromium-headless-shell", "chromium")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    # an answer that a test puts in place of the server's comes from nowhere, and may not ask this machine then
    "--disable-features=LocalNetworkAccessChecks",
]  # fmt: skip
PHONE, DESK, WALL = (390, 844), (1280, 720), (1920, 1080)


class Room:
    """Browsers of one hall. `faults` collects console errors, page errors and requests to other hosts."""

    def __init__(self, browser, host: str):
        self._browser, self._host = browser, host
        self.faults: list[str] = []
        self.expected: list[str] = []
        self._contexts = []

    def context(self, size, **options):
        """A browser of its own with its own cookies."""
        options = {"locale": "de-DE", "timezone_id": "Europe/Berlin", "reduced_motion": "reduce"} | options
        context = self._browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        context.set_default_timeout(60_000)
        context.on("page", self._listen)
        self._contexts.append(context)
        return context

    def page(self, size, **options):
        return self.context(size, **options).new_page()

    def phone(self, **options):
        return self.page(PHONE, has_touch=True, **options)

    def desk(self, **options):
        return self.page(DESK, **options)

    def wall(self, **options):
        return self.page(WALL, **options)

    def _listen(self, page):
        page.on("console", lambda message: message.type == "error" and self._fault(f"console: {message.text}"))
        page.on("pageerror", lambda error: self._fault(f"error: {error}"))
        page.on("request", lambda request: self._foreign(request.url))

    def _foreign(self, url):
        if not url.startswith(("data:", "blob:", "about:")) and self._host not in url:
            self._fault(f"foreign request: {url}")

    def _fault(self, text):
        if not any(part in text for part in self.expected):
            self.faults.append(text)

    def close(self):
        for context in self._contexts:
            context.close()


@contextmanager
def chromium():
    """A running Chromium; a sentence where there is none."""
    if not os.path.exists(CHROMIUM):
        raise RuntimeError(
            f"Chromium is missing at {CHROMIUM}. Run ./dev test, which installs it, or set CHROMIUM=/path."
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
