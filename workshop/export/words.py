"""Words, numbers and dates of a document in its own language, without Flask's request.

English is the language of the source; other languages come from the one catalogue (`i18n`).
"""

from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal, format_percent

from .. import i18n

DAYS = {"de": "d.\u00a0MMMM\u00a0y", "en": "d\u00a0MMMM\u00a0y"}
SHORT_DAYS = {"de": "dd.MM.y", "en": "dd\u00a0MMM\u00a0y"}
INNER_QUOTES = str.maketrans("„“”", "‚‘’")
MUNICIPALITY = {"gemeinde", "municipality", "kommune"}


class Words:
    """The words of one language. `gettext` and `ngettext` take values for %(name)s as Flask-Babel's do."""

    def __init__(self, language: str):
        self.language = language if language in i18n.LANGUAGES else "en"
        self.locale = Locale.parse(self.language)
        self._catalogue = i18n.translations(self.language)

    def gettext(self, text: str, /, **values) -> str:
        found = self._catalogue.ugettext(text)
        return found % values if values else found

    def ngettext(self, one: str, many: str, count: int, /, **values) -> str:
        found = self._catalogue.ungettext(one, many, count)
        return found % values if values else found

    def number(self, value: int) -> str:
        return _number(value, self.locale)

    def spelled(self, value: int) -> str:
        """A number in running text: up to twelve as a word."""
        _ = self.gettext
        small = (
            _("zero"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"),
            _("nine"), _("ten"), _("eleven"), _("twelve"),
        )  # fmt: skip
        return small[value] if 0 <= value < len(small) else self.number(value)

    def share(self, part: int, whole: int) -> str:
        """`part` of `whole` in whole per cent; what is less than all is never told as 100 %."""
        per_cent = (200 * part + whole) // (2 * whole)
        return format_percent(min(per_cent, 99 if part < whole else 100) / 100, locale=self.locale).replace(
            " ", "\u00a0"
        )

    def day(self, iso: str) -> str:
        """3. November 2021"""
        return format_date(date.fromisoformat(iso[:10]), DAYS[self.language], self.locale)

    def short_day(self, iso: str) -> str:
        """03.11.2021"""
        return format_date(date.fromisoformat(iso[:10]), SHORT_DAYS[self.language], self.locale)

    def weekday(self, iso: str) -> str:
        """Mittwoch, 3. November 2021"""
        return format_date(date.fromisoformat(iso[:10]), "EEEE, " + DAYS[self.language], self.locale)

    def month(self, iso: str) -> str:
        """November 2021"""
        return format_date(date.fromisoformat(iso[:10]), "LLLL\u00a0y", self.locale)

    def clock(self, iso: str) -> str:
        """17:00, as the clocks at the place show it: the offset is in `iso`."""
        return format_time(datetime.fromisoformat(iso).replace(tzinfo=None), "HH:mm", locale=self.locale)

    def period(self, starts: str, ends: str) -> str:
        """Mittwoch, 3. November 2021, 17:00 bis 19:00 Uhr"""
        _ = self.gettext
        values = {"day": self.weekday(starts), "from": self.clock(starts), "to": self.clock(ends)}
        if starts[:10] == ends[:10]:
            return _("%(day)s, %(from)s to %(to)s", **values)
        return _("%(day)s, %(from)s, to %(last)s, %(to)s", last=self.weekday(ends), **values)

    def join(self, items) -> str:
        """a, b and c"""
        items = list(items)
        if len(items) < 2:
            return "".join(items)
        return self.gettext("%(most)s and %(last)s", most=", ".join(items[:-1]), last=items[-1])

    def quoted(self, text: str) -> str:
        """“text”; quotation marks inside become single ones."""
        return self.gettext("“%(text)s”", text=text.translate(INNER_QUOTES))

    def unnamed(self, state: str) -> str:
        """Who bears a responsibility without a name: nobody yet, or somebody whose group is too small to be named."""
        return self.gettext("somebody from the room") if state == "accepted" else self.gettext("open")

    def few(self, minimum: int) -> str:
        """Which groups are not named; empty where all are."""
        if minimum == 1:
            return ""
        return self.gettext(
            "Groups of fewer than %(n)s people are counted together and not named.", n=self.spelled(minimum)
        )

    def groups(self, count: int, name: str) -> str:
        """five municipalities; another grouping than that is called groups. Not for one."""
        if name.lower() in MUNICIPALITY:
            return self.gettext("%(n)s municipalities", n=self.spelled(count))
        return self.gettext("%(n)s groups", n=self.spelled(count))


@lru_cache(8192)
def _number(value: int, locale: Locale) -> str:
    """Babel takes longer for a number than a page for its row; small ones come again and again."""
    return format_decimal(value, locale=locale)


def capital(sentence: str) -> str:
    """The sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]
