"""What administrators say about their installation; everything may be missing, and pages say what is."""

from typing import Annotated, Literal

from pydantic import Field

from ..engine.schema import Impulse, Letters, Schema

Line = Annotated[str, Letters(0, 160)]
Address = Annotated[str, Letters(0, 400, lines=True)]
Months = Annotated[int, Field(ge=1, le=120)]
Weeks = Annotated[int, Field(ge=0, le=520)]


class Facts(Schema):
    """`body` is the responsible body (Art. 4 no. 7 GDPR); `editor` who is responsible for contents (§ 18 (2) MStV).

    `legal_basis`: of what participants leave: "task" Art. 6 (1) e with the state's law in `state_law`, "consent" (a),
    "contract" (b). `retention_months` after its end a workshop is deleted, `registration_weeks` its registrations.
    """

    body: Line = ""
    address: Address = ""
    represented_by: Line = ""
    email: Line = ""
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

    feedback: Line = ""
    enforcement: Address = ""

    moderators_invite: bool = True
