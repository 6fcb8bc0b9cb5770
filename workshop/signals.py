"""The only thing that travels upstairs: which app sends it, and an id, never content.

Receivers connect to their own app (`sender=app`): another app of this process may have another database.
"""

from typing import Any

from blinker import NamedSignal, Namespace
from flask import current_app

_signals = Namespace()

#: Sent after a commit in which a person was erased: tell(erased, workshop_id)
erased = _signals.signal("erased")
#: Sent after sign-ins of an account have ended: tell(signed_out, moderator_id)
signed_out = _signals.signal("signed_out")
#: Sent after a commit: tell(changed, workshop_id)
changed = _signals.signal("changed")


def tell(signal: NamedSignal, ident: int):
    """Let the receivers of this app hear `signal` about the row with the number `ident`."""
    proxy: Any = current_app  # typed as what it stands for
    signal.send(proxy._get_current_object(), ident=ident)
