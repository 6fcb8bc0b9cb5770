"""The test of the tests: ./dev safeguards [NAME …] [--write] [--say].

Takes one safeguard at a time away, in a private copy of the working tree, and expects its tests to go red, after they
were green with it. Prints a table; --write puts it into docs/reliability.md, where rows of others stay. Exit code 1 if
one goes unnoticed.
"""

import argparse
import re
import sys
import tempfile
from pathlib import Path

from tests.safeguards.house import Copy, Run
from tests.safeguards.safeguard import ROOT, Safeguard
from tests.safeguards.table import SAFEGUARDS

PAGE = ROOT / "docs/reliability.md"
TABLE = re.compile(r"(?<=<!-- safeguards -->\n).*?(?=<!-- end safeguards -->)", re.DOTALL)
HEAD = "| safeguard | promise | taken away in | noticed by | seconds |\n|---|---|---|---|---|\n"


def row(safeguard: Safeguard, run: Run) -> str:
    places = ", ".join(dict.fromkeys(f"`{cut.file}`" for cut in safeguard.cuts))
    script = next((f"{test}: " for test in safeguard.tests if test.endswith(".mjs")), "")
    noticed = f"`{(script + run.failed).removeprefix('tests/')}`" if run.noticed else "**nobody**"
    return f"| {safeguard.name} | {safeguard.promise} | {places} | {noticed} | {run.seconds:.0f} |\n"


def chosen(names: list[str], parser) -> list[Safeguard]:
    """The safeguards of these names, all without any; a part of a name will do."""
    unknown = [name for name in names if not any(name in one.name for one in SAFEGUARDS)]
    if unknown:
        parser.error(f"there is no safeguard {', '.join(unknown)}; there are: {', '.join(s.name for s in SAFEGUARDS)}")
    return [one for one in SAFEGUARDS if not names or any(name in one.name for name in names)]


def write(rows: dict[str, str]):
    """The rows into the page; those of safeguards that were not taken away this time are kept."""
    page = PAGE.read_text(encoding="utf-8")
    old = {line.split("|")[1].strip(): line + "\n" for line in TABLE.search(page).group().splitlines()[2:]}
    body = HEAD + "".join((old | rows).get(one.name, "") for one in SAFEGUARDS)
    PAGE.write_text(TABLE.sub(lambda _: body, page), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(prog="./dev safeguards", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="safeguards, or parts of their names")
    parser.add_argument("--write", action="store_true", help="put the table into docs/reliability.md")
    parser.add_argument("--say", action="store_true", help="show how the tests failed")
    arguments = parser.parse_args()
    safeguards = chosen(arguments.names, parser)
    with tempfile.TemporaryDirectory(prefix="workshop-safeguards-") as folder:
        copy = Copy(Path(folder))
        print("with all safeguards …", file=sys.stderr, flush=True)
        whole = copy.tested(list(dict.fromkeys(test for one in safeguards for test in one.tests)))
        if whole.code:
            sys.exit(f"{whole.said}\nThe tests are red before anything is taken away.")
        print(f"green in {whole.seconds:.0f} s", file=sys.stderr, flush=True)
        rows, unnoticed = {}, []
        print(HEAD, end="", flush=True)
        for safeguard in safeguards:
            with copy.without(safeguard):
                run = copy.tested(safeguard.tests)
            rows[safeguard.name] = row(safeguard, run)
            print(rows[safeguard.name], end="", flush=True)
            if arguments.say or not run.noticed:
                print(run.said[-6000:], file=sys.stderr, flush=True)
            if not run.noticed:
                unnoticed.append(safeguard.name)
    if arguments.write:
        write(rows)
    if unnoticed:
        sys.exit(f"nobody noticed that these were gone: {', '.join(unnoticed)}")


if __name__ == "__main__":
    main()
