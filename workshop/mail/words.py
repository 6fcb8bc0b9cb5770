"""Words, days and times of a message in its reader's language, without Flask's request."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from .. import i18n

DAYS = {"de": "d. MMMM y", "en": "d MMMM y"}


class Words:
    def __init__(self, language: str):
        self.language = language if language in i18n.LANGUAGES else "en"
        self._catalogue = i18n.translations(self.language)

    def gettext(self, text: str, /, **values) -> str:
        found = self._catalogue.ugettext(text)
        return found % values if values else found

    def ngettext(self, one: str, many: str, count: int, /, **values) -> str:
        return self._catalogue.ungettext(one, many, count) % ({"num": count} | values)

    def day(self, day: date) -> str:
        """3. November 2021"""
        return format_date(day, DAYS[self.language], self.language)

    def moment(self, moment: datetime, zone: str) -> str:
        """Mittwoch, 3. November 2021, 17:00 Uhr"""
        _ = self.gettext
        return _("%(day)s, %(time)s", day=self._weekday(moment, zone), time=self._clock(moment, zone))

    def period(self, starts: datetime, ends: datetime, zone: str) -> str:
        """Mittwoch, 3. November 2021, 17:00 bis 19:00 Uhr"""
        _ = self.gettext
        first, last = self._weekday(starts, zone), self._weekday(ends, zone)
        values = {"day": first, "from": self._clock(starts, zone), "to": self._clock(ends, zone)}
        if first == last:
            return _("%(day)s, %(from)s to %(to)s", **values)
        return _("%(day)s, %(from)s, to %(last)s, %(to)s", last=last, **values)

    def _weekday(self, moment, zone):
        return format_date(moment.astimezone(ZoneInfo(zone)), "EEEE, " + DAYS[self.language], self.language)

    def _clock(self, moment, zone):
        return format_time(moment, "HH:mm", tzinfo=ZoneInfo(zone), locale=self.language)
