"""What administrators say about their installation; everything may be missing, and pages say what is."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ..engine.schema import Day, Impulse, Letters, Mail, Schema
from .colours import colour

Line = Annotated[str, Letters(0, 160)]
Address = Annotated[str, Letters(0, 400, lines=True)]
Months = Annotated[int, Field(ge=1, le=120)]
Weeks = Annotated[int, Field(ge=1, le=520)]


class Responsible(Schema):
    """Who is responsible for personal data (Art. 4 no. 7 GDPR). A workshop without a `name` has the installation's."""

    name: Line = ""
    address: Address = ""
    email: Mail = ""
    officer: Address = ""


class Facts(Schema):
    """`body` is the responsible body; `editor` who is responsible for contents (§ 18 (2) MStV).

    `legal_basis`: of what participants leave: "task" Art. 6 (1) e with the state's law in `state_law`, "consent" (a),
    "contract" (b). `retention_months` after its end a workshop is deleted, `registration_weeks` its registrations.
    `barriers` are those of this installation, beyond what the program knows of itself; `assessed` is the day on which
    the statement on accessibility was last looked at. `accent` is the colour of links and buttons, `languages` are
    those that pages can be read in.
    """

    body: Line = ""
    address: Address = ""
    represented_by: Line = ""
    email: Mail = ""
    phone: Line = ""
    register_entry: Line = ""
    vat_number: Line = ""
    editor: Address = ""
    imprint: Impulse = ""

    officer: Address = ""
    authority: Address = ""
    hosting: Address = ""
    legal_basis: Literal["task", "consent", "contract"] = "task"
    state_law: Line = ""
    retention_months: Months = 12
    registration_weeks: Weeks = 4

    feedback: Address = ""
    enforcement: Address = ""
    barriers: Impulse = ""
    assessed: Day = None

    accent: Annotated[str, Letters(0, 7), AfterValidator(colour)] = ""
    languages: Literal["all", "de", "en"] = "all"

    moderators_invite: bool = True

    @property
    def responsible(self) -> Responsible:
        """The installation's own body, as the one who is responsible."""
        return Responsible.model_construct(name=self.body, address=self.address, email=self.email, officer=self.officer)
