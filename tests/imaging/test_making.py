"""Pictures are made one after the other, and nobody is waited for without an end."""

import sys
import threading
import time
from io import BytesIO

import pytest
from PIL import Image

from workshop import imaging
from workshop.errors import Busy, Refused


def picture(side: int) -> bytes:
    file = BytesIO()
    Image.effect_noise((side, side), 50).save(file, "PNG", compress_level=1)
    return file.getvalue()


def test_who_has_waited_long_enough_for_another_picture_is_asked_to_come_again(monkeypatch):
    """The first one takes some seconds; a second child beside it would take the room's second processor."""
    first = threading.Thread(target=imaging.make, args=(picture(3000), "photo"))
    first.start()
    while not imaging._one_at_a_time.locked():
        time.sleep(0.01)
    monkeypatch.setattr(imaging, "PATIENCE", 0.05)
    with pytest.raises(Busy):
        imaging.make(picture(10), "photo")
    first.join()
    assert imaging.make(picture(10), "photo").width == 10


def test_a_child_that_neither_works_nor_ends_is_not_waited_for(monkeypatch, tmp_path):
    sleeper = tmp_path / "sleeper"
    sleeper.write_text("#!/bin/sh\nexec sleep 15\n")
    sleeper.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(sleeper))
    started = time.monotonic()
    with pytest.raises(Refused) as refused:
        imaging.make(picture(10), "photo", seconds=1)
    assert refused.value.data["reason"] == "too_much_work"
    assert time.monotonic() - started < 10
