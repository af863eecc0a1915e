"""What the engine must know of a language besides its rules, and the clause it works on."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

Bounds = tuple[int, int]
NOWHERE: Bounds = (0, 0)


@dataclass(frozen=True, slots=True)
class Grammar:
    """A language's own answers. All take plain text; places are characters of what was given.

    `cuts` bounds the clauses of a turn; `asks` says whether a clause seeks information; `leads` whether it puts
    the answer into the buyer's mouth; `condition` bounds its if/when/because part (NOWHERE if none);
    `is_filler` whether it is too short to tell anything, `is_nod` whether it asks for no more than a nod.
    """

    cuts: Callable[[str], list[Bounds]]
    asks: Callable[[str], bool]
    leads: Callable[[str], bool]
    condition: Callable[[str], Bounds]
    is_filler: Callable[[str], bool]
    is_nod: Callable[[str], bool]


class Clause(NamedTuple):
    """A piece of a turn that can stand as one act. `start` is its place in the plain turn, `part` its condition."""

    start: int
    text: str
    asked: bool
    leading: bool
    part: Bounds

    @property
    def end(self) -> int:
        """The place after its last character in the plain turn."""
        return self.start + len(self.text)

    @property
    def head(self) -> str:
        """The clause with its condition blanked, place for place."""
        start, end = self.part
        return self.text[:start] + "_" * (end - start) + self.text[end:]

    @property
    def condition(self) -> str:
        """The words of its condition, empty if it has none."""
        return self.text[self.part[0] : self.part[1]]


def holds(text: str, some: Iterable[str]) -> bool:
    """Whether some of these words, or parts of words, stand in a text; takes a tenth of the time of a pattern."""
    for each in some:  # noqa: SIM110 - a generator takes twice as long
        if each in text:
            return True
    return False


def ends(text: str, may: re.Pattern[str], end: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where sentences end; `may` is one of the characters that an `end` begins with.

    Looking for one of a few characters takes a tenth of the time of trying a pattern at each.
    """
    at = 0
    while found := may.search(text, at):
        mark = end.match(text, found.start())
        if mark:
            yield mark
        at = mark.end() if mark else found.end()
