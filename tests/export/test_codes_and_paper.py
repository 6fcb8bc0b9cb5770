"""Codes and sheets of paper in one evening: it is not said that each person was counted once."""

from dataclasses import replace

import pytest

from tests.export.samples import protocol
from workshop.export.document.parts import counted
from workshop.export.words import Words
from workshop.protocol.values import Paper

PAPER = (Paper(sheets=6, blank=1, value=42),)


@pytest.mark.parametrize(
    ("codes", "paper", "said"),
    [
        (None, (), ""),
        (0, PAPER, "It was an open weighting without a check of identity."),
        (30, (), "Each person was counted once (personal codes)."),
        (30, PAPER, "Each device was counted once (personal codes), sheets of paper without a code."),
    ],
)
def test_who_was_counted_is_told_as_it_was(codes, paper, said):
    weighting = replace(protocol().weighting, codes=codes, paper=paper)
    assert counted(weighting, Words("en")) == said
