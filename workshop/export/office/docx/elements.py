"""Elements of WordprocessingML."""

from functools import cache

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser

NAMESPACES = {"w": nsmap["w"]}


@cache
def named(tag: str) -> str:
    """The whole name of a tag or an attribute of the main namespace."""
    return qn(f"w:{tag}")


def element(tag: str, *children, **attributes):
    """An element of the main namespace, in which tag and attributes are."""
    made = oxml_parser.makeelement(named(tag), nsmap=NAMESPACES)
    for name, value in attributes.items():
        made.set(named(name), str(value))
    made.extend(children)
    return made


def run(text: str, *properties):
    """A run of `text`; its lines are kept."""
    made = element("r", *([element("rPr", *properties)] if properties else []))
    for place, line in enumerate(text.split("\n")):
        if place:
            made.append(element("br"))
        told = element("t")
        told.text = line
        told.set(qn("xml:space"), "preserve")
        made.append(told)
    return made
