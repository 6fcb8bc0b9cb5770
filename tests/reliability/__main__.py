"""The long runs: ./dev reliability [NAME …] [--seed N] [--short] [--write].

Prints a table of verdicts; --write puts it into docs/reliability.md, where rows of scenarios that were not run stay.
"""

import argparse
import importlib
import pkgutil
import random
import re
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import tests.reliability
from tests.reliability.scenarios import SCENARIOS

PAGE = Path(__file__).parents[2] / "docs/reliability.md"
TABLE = re.compile(r"(?<=<!-- verdicts -->\n).*?(?=<!-- end -->)", re.DOTALL)
HEAD = "| scenario | promise | tried | verdict | seed | took | when |\n|---|---|---|---|---|---|---|\n"


def known():
    """Import every file of this folder, so that its scenarios register."""
    for module in pkgutil.iter_modules(tests.reliability.__path__):
        if module.name != "__main__":
            importlib.import_module(f"tests.reliability.{module.name}")
    return SCENARIOS


def row(one, seed, long) -> tuple[bool, str]:
    with tempfile.TemporaryDirectory(prefix="workshop-") as folder:
        started = time.monotonic()
        verdict = one.run(Path(folder), seed, long)
        took = time.monotonic() - started
    holds = "holds" if verdict.holds else "**BROKEN**"
    cells = (one.name, one.promise, verdict.tried, f"{holds}: {verdict}", seed, f"{took:,.0f} s", date.today())
    return verdict.holds, f"| {' | '.join(map(str, cells))} |\n"


def write(rows: dict[str, str]):
    """The rows into the page; those of scenarios that were not run are kept."""
    page = PAGE.read_text()
    old = {line.split("|")[1].strip(): line + "\n" for line in TABLE.search(page).group().splitlines()[2:]}
    kept = old | rows
    body = HEAD + "".join(kept[name] for name in SCENARIOS if name in kept)
    PAGE.write_text(TABLE.sub(lambda _: body, page))


def main():
    parser = argparse.ArgumentParser(prog="./dev reliability", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(known())}")
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    parser.add_argument("--short", action="store_true", help="as small as in the suite")
    parser.add_argument("--write", action="store_true", help="put the rows into docs/reliability.md")
    arguments = parser.parse_args()
    unknown = set(arguments.names) - set(SCENARIOS)
    if unknown:
        parser.error(f"there is no scenario {', '.join(sorted(unknown))}")
    rows, fine = {}, True
    for name in arguments.names or SCENARIOS:
        print(f"{name} …", file=sys.stderr, flush=True)
        holds, rows[name] = row(SCENARIOS[name], arguments.seed, not arguments.short)
        fine = fine and holds
        print(rows[name], end="", flush=True)
    if arguments.write:
        write(rows)
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
