"""What somebody says when registering."""

import re
import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from ...engine.schema import Id, Letters, Mail, Named, Schema

NEEDS = ("step_free", "interpreter", "induction_loop", "childcare")


def _phone(value: str) -> str:
    """A number as it was typed; six digits at least, else it was a slip."""
    if value and (len(re.sub(r"\D", "", value)) < 6 or re.search(r"[^\d\s+()/.\-–x]", value)):
        raise ValueError("no_phone")
    return value


Phone = Annotated[str, Letters(0, 40), AfterValidator(_phone)]


class Said(Schema):
    """`named`: consent to print the name in the protocol; `about_needs`: to keep what one needs (Art. 9 GDPR)."""

    name: Named
    mail: Mail = ""
    phone: Phone = ""
    group: Id | None = None
    people: Annotated[int, Field(ge=1, le=4)] = 1
    needs: Annotated[list[Literal["step_free", "interpreter", "induction_loop", "childcare"]], Field(max_length=4)] = []
    wishes: Annotated[str, Letters(0, 280)] = ""
    about_needs: bool = False
    answer: Annotated[str, Letters(0, 500, lines=True)] = ""
    named: bool = False

    @model_validator(mode="after")
    def _with_consent(self):
        if (self.needs or self.wishes) and not self.about_needs:
            raise ValueError("no_consent")
        return self

    @property
    def facts(self) -> dict:
        """The columns of a registration."""
        values = {name: getattr(self, name) for name in type(self).model_fields if name != "about_needs"}
        return values | {"sought": sought(self.name, self.mail, self.phone)}


def sought(name: str, mail: str, phone: str) -> str:
    """What a registration is found by: its words without case, and the digits of its number."""
    return f"{folded(name)} {folded(mail)} {digits(phone)}"


def folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def digits(phone: str) -> str:
    """The digits of a telephone number, without the ways to write a country: +49 (0) 39 … is 039 …"""
    bare = re.sub(r"\(0\)", "", phone)
    bare = re.sub(r"[^\d+]", "", bare)
    return re.sub(r"^(?:\+|00)49", "0", bare).lstrip("+")
