"""Data in the right shape for every command, for tests that ask who may send it."""

from workshop.engine.command import COMMANDS

#: Data that are in the right shape for every command; what they name need not exist
SHAPES = {
    "field_of_action": 1, "idea": 1, "contribution": 1, "responsibility": 1, "measure": 1, "late": 1, "into": 1,
    "correction": 1, "code": "BBBB-BBBB", "codes": 30,
    "section": "ideas", "accepted": True, "reply": "A reply", "open": True,
    "ideas": [2],
    "title": "A title", "text": "A text", "name": "A name", "kind": "addition", "supports": True,
    "points": 1, "done": True, "weighting": 1, "method": "points",
    "answer": "lead", "print_name": False, "phase": "collect", "ends": None, "revealed": False, "role": "lead",
    "muted": True, "dark": True, "bearer": {"open": True}, "seq": 1, "id": None, "since": "2200-01-01T00:00:00Z",
}  # fmt: skip
PARTICULAR = {
    "show": {"kind": None, "id": None}, "set_weight": {"idea": 1, "value": 1},
    "confirm_responsibility": {"responsibility": 1, "answer": 1},
}  # fmt: skip


def data_of(command):
    needed = [name for name, field in COMMANDS[command].data.model_fields.items() if field.is_required()]
    return PARTICULAR.get(command) or {name: SHAPES[name] for name in needed}
