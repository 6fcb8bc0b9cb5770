"""One template for each kind of message, drawn twice: as text whose lines are wrapped, and as simple HTML.

A template says what is said, a pen how it looks. No picture and nothing else of it comes from a server.
"""

import re
import textwrap
from functools import cache
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..paths import TEMPLATES
from .kinds import Values
from .words import Words

WIDTH, LONGEST_SUBJECT = 72, 120
#: Line ends and signs of control, which would begin another header
UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class Drawn(NamedTuple):
    subject: str
    text: str
    html: str


def one_line(text: str, most: int = 160) -> str:
    """`text` as it may stand in a header."""
    plain = " ".join(UNPRINTED.sub(" ", text).split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"


class TextPen:
    """Writes paragraphs of lines that any program shows; an address is never broken."""

    def paragraph(self, text: str) -> Markup:
        return Markup("\n".join(map(_wrapped, text.splitlines())) + "\n\n")  # noqa: S704 - a text of its own

    def facts(self, *pairs: tuple[str, str]) -> Markup:
        lines = [_wrapped(f"{name}: {' '.join(told.split())}", "  ") for name, told in pairs if told]
        return Markup("\n".join(lines) + "\n\n")  # noqa: S704

    def link(self, address: str, label: str) -> Markup:
        return Markup(f"{_wrapped(label + ':')}\n{address}\n\n")  # noqa: S704


class HtmlPen:
    """Writes what mail programs draw alike: no style sheet, nothing to fetch. `accent` is the colour of links."""

    def __init__(self, accent: str = ""):
        self._accent = accent or "#0B5563"

    def paragraph(self, text: str) -> Markup:
        return Markup('<p style="margin:0 0 16px">%s</p>\n') % Markup("<br>").join(text.splitlines())

    def facts(self, *pairs: tuple[str, str]) -> Markup:
        row = Markup(
            '<tr><th scope="row" align="left" valign="top" style="padding:0 16px 4px 0">%s</th>'
            '<td style="padding:0 0 4px">%s</td></tr>\n'
        )
        rows = Markup("").join(row % (name, Markup("<br>").join(told.splitlines())) for name, told in pairs if told)
        return Markup('<table style="margin:0 0 16px;border-collapse:collapse">%s</table>\n') % rows

    def link(self, address: str, label: str) -> Markup:
        """With the address below: who knows it by sight need not trust a label."""
        return Markup(
            '<p style="margin:0 0 16px"><a href="%s" style="color:%s;font-weight:bold">%s</a><br>'
            '<span style="color:#5A6670;font-size:14px;word-break:break-all">%s</span></p>\n'
        ) % (address, self._accent, label, address)


def _wrapped(line: str, indent: str = "") -> str:
    return textwrap.fill(
        line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False, expand_tabs=False
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES / "mail"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


def draw(values: Values, language: str, to_name: str = "", own_words: str = "", accent: str = "") -> Drawn:
    """A message in `language`; `own_words` of the organisers stand above everything, `accent` is the house's colour."""
    words = Words(language)
    given = {"values": values, "words": words, "_": words.gettext, "ngettext": words.ngettext}
    template = _environment().get_template(f"{values.name}.html")
    module: Any = template.make_module(given)
    subject = one_line(str(module.subject).strip(), LONGEST_SUBJECT)
    text, html = (_letter(pen, module, words, values, to_name, own_words) for pen in (TextPen(), HtmlPen(accent)))
    shell = _environment().get_template("_letter.html")
    page = shell.render(language=words.language, subject=subject, letter=html)
    return Drawn(subject, str(text).strip() + "\n", page)


def _letter(pen, module, words, values, to_name, own_words) -> Markup:
    _, name = words.gettext, one_line(to_name)
    above = [part.strip() for part in re.split(r"\n\s*\n", own_words.replace("\r\n", "\n")) if part.strip()]
    parts = [pen.paragraph(_("Hello %(name)s,", name=name) if name else _("Hello,"))]
    parts += [pen.paragraph(part) for part in above]
    parts.append(module.body(pen))
    if values.organisers:
        parts.append(pen.paragraph(_("Kind regards") + "\n" + one_line(values.organisers)))
    return Markup("").join(parts)
