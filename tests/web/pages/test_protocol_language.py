"""The protocol's page offers it in the reader's language, and the other one beside it."""

import re

import pytest

from tests.support.visitors import Visitors

FIRST = {"de": ("de", "PDF laden", "PDF auf Englisch"), "en": ("en", "Download the PDF", "PDF in German")}


@pytest.fixture
def visitors(app):
    return Visitors(app)


@pytest.mark.parametrize("reader", FIRST)
def test_the_main_button_gives_the_reader_s_language(visitors, reader):
    visitors.here.do("release_protocol")
    page = visitors.read("nobody", f"/w/{visitors.code}/protocol?lang={reader}").get_data(as_text=True)
    found = re.findall(r'<a[^>]* href="/w/\w+/protocol\.pdf\?language=(\w\w)"[^>]*>([^<]+)</a>', page)
    own, main, beside = FIRST[reader]
    assert found == [(own, main), ("en" if own == "de" else "de", beside)]
    others = re.findall(r'href="/w/\w+/protocol\.(\w+)\?language=(\w\w)"', page)
    tables = [language for form, language in others if form == "xlsx"]
    assert tables == [own, "en" if own == "de" else "de"]
