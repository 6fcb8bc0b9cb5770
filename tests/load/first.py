"""How long until a phone is asked the first question, on Chrome's slow networks: ./dev bench first.

A real server with 300 ideas and Debian's Chromium with an empty cache; latency and speed are those of the developer
tools' presets. Rounds alternate between the networks; printed are seconds from the start of the navigation until the
question is painted, and until its script has taken over.
"""

import statistics
import tempfile
from pathlib import Path

from tests.support.browser import Room, chromium
from tests.support.prepared import prepared
from tests.support.server import Server

ROUNDS, IDEAS = 5, 300
#: Chrome's presets "Slow 3G" and "Fast 3G" (now "Slow 4G"): milliseconds of latency, bytes a second down and up
NETWORKS = {"Slow 3G": (2000, 50_000, 50_000), "Fast 3G": (562.5, 180_000, 84_375)}
PAINTED = """() => new Promise((then) => {
  const named = () => performance.getEntriesByName("first-contentful-paint")[0];
  const look = () => (named() ? then(named().startTime) : requestAnimationFrame(look));
  look();
})"""


def measured(browser, url: str, network: str) -> tuple[float, float]:
    """(seconds to the question, seconds until the script has drawn it again)."""
    latency, down, up = NETWORKS[network]
    room = Room(browser, "127.0.0.1")
    page = room.phone()
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": latency, "downloadThroughput": down, "uploadThroughput": up},
    )
    page.goto(url, wait_until="commit")
    page.get_by_role("button", name="Weiter", exact=True).wait_for()
    painted = page.evaluate(PAINTED) / 1000
    page.locator("#porch").wait_for(state="detached")
    taken_over = page.evaluate("() => performance.now()") / 1000
    room.close()
    return painted, taken_over


def spread(values) -> str:
    return f"{statistics.median(values):5.2f} s ({min(values):.2f} to {max(values):.2f})"


def main():
    commands = [("open_phase", {"phase": "collect"})]
    commands += [("add_idea", {"field_of_action": 1, "title": f"An idea of usual length, {n}"}) for n in range(IDEAS)]
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        made = prepared(Path(folder), commands)
        server = Server(Path(folder))
        found = {network: [] for network in NETWORKS}
        try:
            for _ in range(ROUNDS):
                for network, times in found.items():
                    times.append(measured(browser, f"{server.url}/w/{made.code}", network))
        finally:
            server.stop()
    for network, times in found.items():
        questions, scripts = zip(*times, strict=True)
        print(f"{network}, {IDEAS} ideas   first question {spread(questions)}   its script {spread(scripts)}")


if __name__ == "__main__":
    main()
