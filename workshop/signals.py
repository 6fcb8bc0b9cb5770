"""The only thing that travels upstairs, and it carries an id, never content."""

from blinker import Namespace

_signals = Namespace()

#: Sent after a commit in which a person was erased: erased.send(workshop_id)
erased = _signals.signal("erased")
#: Sent after a commit: changed.send(workshop_id)
changed = _signals.signal("changed")
