"""Points: how much each mark of a sentence speaks for somebody who is no buyer, fitted on replies of our own."""

import json
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from app.spin.acts.act import Language
from app.spin.finding import Kind
from app.voices.guard import words

# The order of the numbers behind the first of each line.
KINDS: Final = (Kind.SELLS, Kind.COACHES, Kind.HELPS, Kind.BOTH, Kind.PROMPT)
START: Final = "(start)"
HEAD: Final = "#"


@dataclass(frozen=True, slots=True)
class Points:
    """`start` and the points of the marks: above 0 together, no buyer is speaking. `named`: for each of KINDS."""

    start: int
    points: Mapping[str, int]
    named: Mapping[str, tuple[int, ...]]

    def sum(self, marks: AbstractSet[str]) -> int:
        """The points of these marks."""
        return self.start + sum(map(self.points.__getitem__, self.points.keys() & marks))

    def kind(self, marks: Iterable[str]) -> Kind:
        """What they speak for most."""
        rows = [self.named[START], *(self.named[each] for each in marks if each in self.named)]
        sums = [sum(each) for each in zip(*rows, strict=True)]
        return KINDS[max(range(len(KINDS)), key=sums.__getitem__)]

    def weighed(self, marks: Iterable[str]) -> list[tuple[int, str]]:
        """The marks that have points, the heaviest first: why a sentence was stopped, or not."""
        return sorted(((self.points[each], each) for each in marks if each in self.points), reverse=True)


@cache
def points(language: Language) -> Points:
    """The stored points; ValueError names file and line where one is no mark with its numbers."""
    rows = dict(_rows(language))
    start, *named = rows.pop(START)
    return Points(
        start,
        {mark: row[0] for mark, row in rows.items()},
        {START: tuple(named)} | {mark: row[1:] for mark, row in rows.items() if any(row[1:])},
    )


def fitted_on(language: Language) -> Mapping[str, object]:
    """What the first line of the file says: `replies`, a SHA-256 (hex) of what it was fitted on, and their number."""
    found: Mapping[str, object] = json.loads(_lines(language)[0].removeprefix(HEAD))
    return found


def _rows(language: Language) -> Iterator[tuple[str, tuple[int, ...]]]:
    for number, line in enumerate(_lines(language)[1:], 2):
        mark, _, row = line.rpartition("\t")
        try:
            found = tuple(map(int, row.split(" ")))
        except ValueError:
            found = ()
        if len(found) != 1 + len(KINDS):
            wanted = f"a mark, a tab and {1 + len(KINDS)} numbers; scripts/fit_guard.py --write writes it anew"
            raise ValueError(f"points.{language}.tsv:{number}: not {wanted}")
        yield mark, found


def _lines(language: Language) -> list[str]:
    return files(words).joinpath(f"points.{language}.tsv").read_text(encoding="utf-8").removesuffix("\n").split("\n")
