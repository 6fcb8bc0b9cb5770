"""Elements of WordprocessingML."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def element(tag: str, *children, **attributes):
    """An element of the main namespace, in which tag and attributes are."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
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
