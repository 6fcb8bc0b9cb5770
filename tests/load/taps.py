"""How long a tap takes to be seen on a slow phone with many ideas: ./dev bench taps.

A real server with 24 and with 300 ideas in the weighting, Debian's Chromium with its processor slowed six times. Each
round taps points onto ideas; printed is the time from the tap until the frame that shows it (Event Timing, which counts
in steps of 8 ms), for both numbers of ideas, and beside it the same of a page that has nothing but one button and a
number: what browser and machine take by themselves.
"""

import statistics
import tempfile
from pathlib import Path

from tests.browser.steps import join
from tests.support.browser import Room, chromium
from tests.support.prepared import prepared
from tests.support.server import Server

ROUNDS, TAPS, SLOWER, SIZES = 3, 10, 6, (24, 300)
LISTEN = """() => {
  window.taps = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === "click") window.taps.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16 });
}"""


BARE = """<meta name="viewport" content="width=device-width"><button id="more" style="padding: 20px">+</button>
<output id="points">0</output><script>more.onclick = () => (points.textContent = +points.textContent + 1);</script>"""


def weighting(page, url: str):
    join(page, url)
    page.get_by_role("heading", level=1, name="Ideen gewichten").wait_for()
    buttons = page.get_by_role("button", name="Ein Punkt mehr")
    return [buttons.nth(number).bounding_box() for number in range(2)]


def bare(page, _url):
    page.set_content(BARE)
    return [page.locator("#more").bounding_box()] * 2


def measured(browser, opened, url: str = "") -> float:
    """The median of a round, in milliseconds; what is quicker than 16 counts as 16."""
    room = Room(browser, "127.0.0.1")
    page = room.phone()
    boxes = opened(page, url)
    page.evaluate(LISTEN)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    for number in range(TAPS):  # a finger knows the place; whoever looked for the button would slow the page down
        box = boxes[number % 2]
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_timeout(500)
    taps = page.evaluate("() => window.taps")
    room.close()
    return statistics.median([*taps, *[16] * (TAPS - len(taps))])


def main():
    found: dict[int, list[float]] = {size: [] for size in (0, *SIZES)}
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        servers, urls = [], {}
        for size in SIZES:
            place = Path(folder) / str(size)
            place.mkdir()
            ideas = [{"field_of_action": 1 + n % 2, "title": f"An idea of usual length, {n}"} for n in range(size)]
            made = prepared(place, [*(("add_idea", idea) for idea in ideas), ("open_phase", {"phase": "weight"})])
            servers.append(Server(place))
            urls[size] = f"{servers[-1].url}/w/{made.code}?lang=de"
        try:
            for _ in range(ROUNDS):
                found[0].append(measured(browser, bare))
                for size in SIZES:
                    found[size].append(measured(browser, weighting, urls[size]))
        finally:
            for server in servers:
                server.stop()
    for size, times in found.items():
        spread = f"{statistics.median(times):6.1f} ({min(times):.1f} to {max(times):.1f})"
        ratios = [time / alone for time, alone in zip(times, found[0], strict=True)]
        page = f"{size:3} ideas" if size else "one button"
        print(f"a tap, {page:<10}, {SLOWER} x slower   ms {spread}   / one button {statistics.median(ratios):.1f}")


if __name__ == "__main__":
    main()
