"""What a safeguard is: a few words of source that keep a promise, and the tests that notice when they are gone."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Cut:
    """In `file` stands `piece`, exactly once; `instead` is what stands there without the safeguard."""

    file: str
    piece: str
    instead: str

    def made_in(self, root: Path) -> str:
        """The file's text without the safeguard. Raises LookupError where the piece is not found exactly once."""
        text = (root / self.file).read_text(encoding="utf-8")
        if text.count(self.piece) != 1:
            raise LookupError(f"{self.file} has {text.count(self.piece)} × {self.piece!r}: mend tests/safeguards")
        return text.replace(self.piece, self.instead)


@dataclass(frozen=True)
class Safeguard:
    """`promise` is its number in docs/reliability.md; `tests`: pytest's names, or files for node --test."""

    name: str
    promise: str
    cuts: tuple[Cut, ...]
    tests: tuple[str, ...]


def without(name: str, promise: str, file: str, piece: str, instead: str, *tests: str) -> Safeguard:
    """A safeguard that stands in one place."""
    return Safeguard(name, promise, (Cut(file, piece, instead),), tests)
