"""The only thing that travels upstairs, and it carries an id, never content."""

from blinker import Namespace

_signals = Namespace()

#: Sent after a commit in which a person was erased: erased.send(workshop_id)
erased = _signals.signal("erased")
#: Sent after sign-ins of an account have ended: signed_out.send(moderator_id)
signed_out = _signals.signal("signed_out")
#: Sent after a commit: changed.send(workshop_id)
changed = _signals.signal("changed")
