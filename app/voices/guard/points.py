"""Points: how much each mark of a sentence speaks for somebody who is no buyer, fitted on replies of our own."""

import json
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from struct import Struct
from typing import Final

from app.spin.acts.act import Language
from app.spin.finding import Kind
from app.voices.guard import words

# The order of the numbers of each line.
KINDS: Final = (Kind.SELLS, Kind.COACHES, Kind.HELPS, Kind.BOTH, Kind.PROMPT)
START: Final = "(start)"
HEAD: Final = "#"
# The five numbers of a mark are one integer, so that a sentence costs one addition a mark.
_LANE: Final = 32
_HALF: Final = 1 << (_LANE - 1)  # makes every number of a sum positive, so that it can be read out
_NOTHING: Final[Mapping[Kind, int]] = {}
_FIVE: Final = Struct(f"<{len(KINDS)}I")


@dataclass(frozen=True, slots=True)
class Points:
    """`start` and the points of the marks for each of KINDS: above 0 together for one of them, no buyer is speaking."""

    start: int
    points: Mapping[str, int]

    def total(self, marks: Iterable[str], before: int | None = None) -> int:
        """What these marks add, all kinds in one number: to what was there `before`, or to the start."""
        return sum(filter(None, map(self.points.get, marks)), self.start if before is None else before)

    def sum(self, marks: Iterable[str]) -> int:
        """The points of these marks for the kind they speak for most."""
        return heaviest(self.total(marks))

    def kind(self, marks: Iterable[str]) -> Kind:
        """What they speak for most."""
        sums = _numbers(self.total(marks))
        return KINDS[sums.index(max(sums))]

    def weighed(self, marks: AbstractSet[str]) -> list[tuple[int, str]]:
        """The marks and their points for that kind, the heaviest first: why a sentence was stopped, or not."""
        place = KINDS.index(self.kind(marks))
        known = self.points.keys() & marks
        return sorted(((_numbers(self.points[each] + _BIAS)[place] - _HALF, each) for each in known), reverse=True)


def heaviest(total: int) -> int:
    """The most points that a total has for one kind."""
    return max(_numbers(total)) - _HALF


def most(total: int, beside: Mapping[Kind, int] = _NOTHING) -> tuple[int, Kind]:
    """The most points that a total and what stands beside it have for one kind, and that kind."""
    rows = zip(KINDS, _numbers(total), strict=True)
    return max((number - _HALF + beside.get(kind, 0), kind) for kind, number in rows)


def _numbers(packed: int) -> tuple[int, ...]:
    """The numbers of a packed sum, each greater by _HALF."""
    return _FIVE.unpack(packed.to_bytes(_FIVE.size, "little"))


def _packed(numbers: tuple[int, ...]) -> int:
    return sum(each << (_LANE * place) for place, each in enumerate(numbers))


_BIAS: Final = _packed((_HALF,) * len(KINDS))


@cache
def points(language: Language) -> Points:
    """The stored points; ValueError names file and line where one is no mark with its numbers."""
    rows = {mark: _packed(row) for mark, row in _rows(language)}
    return Points(rows.pop(START) + _BIAS, rows)


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
        if len(found) != len(KINDS):
            wanted = f"a mark, a tab and {len(KINDS)} numbers; scripts/fit_guard.py --write writes it anew"
            raise ValueError(f"points.{language}.tsv:{number}: not {wanted}")
        yield mark, found


def _lines(language: Language) -> list[str]:
    return files(words).joinpath(f"points.{language}.tsv").read_text(encoding="utf-8").removesuffix("\n").split("\n")
