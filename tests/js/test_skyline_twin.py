"""One geometry: the skyline of paper and pages and that of live screens draw the same cases alike."""

import json
import subprocess
from pathlib import Path

import pytest

from workshop.export.skyline import skyline, whole

HERE = Path(__file__).parent
GIVEN = json.loads((HERE / "skylines.json").read_text())
CASES = [(name, box) for name in GIVEN["points"] for box in GIVEN["boxes"]]


@pytest.fixture(scope="module")
def on_screens():
    done = subprocess.run(["node", HERE / "skylines.mjs"], capture_output=True, check=True, timeout=60)
    return json.loads(done.stdout)


def block(drawn):
    x, width = whole(drawn)
    return {"x": x, "width": width, "height": drawn.height, "mirror": drawn.mirror}


def on_paper(points, width, height, cap, least, water):
    """With whole pixels in a row, as live screens have them."""
    drawn = skyline(points, width, height, cap, least, water)
    meadow = drawn.meadow and block(drawn.meadow) | {"count": drawn.meadow.count, "tied": drawn.meadow.tied}
    return {"bars": [block(bar) for bar in drawn.bars], "meadow": meadow}


@pytest.mark.parametrize(("name", "box"), CASES, ids=lambda part: part)
def test_paper_and_screens_draw_the_same_skyline(on_screens, name, box):
    assert on_paper(GIVEN["points"][name], **GIVEN["boxes"][box]) == on_screens[f"{name}, {box}"]
