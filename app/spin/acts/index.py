"""Looks for many patterns at once: of each only those alternatives are tried whose words stand in the text."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from operator import add, or_
from typing import Any, Final

import re2

from app.spin.acts.act import Language
from app.spin.acts.atoms import alternatives, forget, needs
from app.spin.acts.rarity import SYMBOLS

_WORD: Final = re.compile(rf"[a-z0-9_]+|[{SYMBOLS}]")
_MOST_WORDS: Final = 8192
_QUIET: Final = re2.Options()
_QUIET.log_errors = False


class Index:
    """Patterns by their places in the list given, compiled when one is first tried.

    One automaton of all patterns (re2.Set) would grow with each new combination of gaps; one of all their words
    (re2.Filter) grows with each new combination of words, and a sentence nobody has read yet is one.
    """

    def __init__(self, patterns: Sequence[str], language: Language) -> None:
        self._sources: list[str] = []
        self._tries: list[Any] = []
        self._owners: list[int] = []
        self._at: dict[int, int] = {}  # the last bit of a field, and whose it is
        self._low = 0
        pieces: dict[str, int] = {}
        bit = 0
        for place, pattern in enumerate(patterns):
            for source in alternatives(pattern):
                # A field of bits for each alternative: one for each set of pieces it needs, and one that a carry
                # reaches where all of them are set.
                self._low |= 1 << bit
                for wanted in needs(source, language):
                    for piece in wanted:
                        pieces[piece] = pieces.get(piece, 0) | 1 << bit
                    bit += 1
                self._at[bit] = len(self._sources)
                self._sources.append(source)
                self._tries.append(None)
                self._owners.append(place)
                bit += 1
        forget()
        self._seen = _seen_in_words(pieces) if language == "en" else _seen_in_characters(pieces)

    def only(self, places: Iterable[int]) -> int:
        """What `find` takes to look for no more than these."""
        wanted = set(places)
        return sum(1 << bit for bit, number in self._at.items() if self._owners[number] in wanted)

    def likely(self, text: str, only: int) -> Iterator[tuple[int, list[Any]]]:
        """The patterns whose words stand in a text, in order, each with the compiled alternatives to be tried."""
        bits = (self._seen(text) + self._low) & only
        place = -1
        tries: list[Any] = []
        while bits:
            lowest = bits & -bits
            bits ^= lowest
            number = self._at[lowest.bit_length() - 1]
            if self._owners[number] != place:
                if tries:
                    yield place, tries
                place, tries = self._owners[number], []
            tries.append(self._tries[number] or self._compiled(number))
        if tries:
            yield place, tries

    def _compiled(self, number: int) -> Any:
        found = self._tries[number] = re2.compile(self._sources[number].encode(), _QUIET)
        return found


class Every:
    """The same for the first texts of a process: all patterns are tried, which takes less than a look into them all."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = patterns
        self._tries: dict[int, Any] = {}

    def only(self, places: Iterable[int]) -> int:
        """What `likely` takes to look for no more than these."""
        return sum(1 << place for place in places)

    def likely(self, _text: str, only: int) -> Iterator[tuple[int, list[Any]]]:
        """Each pattern, in order, compiled when it is first asked for."""
        for place, pattern in enumerate(self._patterns):
            if only >> place & 1:
                if place not in self._tries:
                    self._tries[place] = re2.compile(pattern.encode(), _QUIET)
                yield place, [self._tries[place]]


def check(patterns: Iterable[str]) -> None:
    """Raises re2.error for a flawed pattern."""
    tried = re2.Filter()
    for pattern in patterns:
        tried.Add(pattern.encode(), _QUIET)


def first(tries: Iterable[Any], text: bytes) -> tuple[int, int] | None:
    """The bytes [start, end) that the alternatives of a pattern find first, None where they find nothing."""
    best: tuple[int, int] | None = None
    for each in tries:
        match = each.search(text)
        if match:
            span: tuple[int, int] = match.span()
            if best is None or span[0] < best[0]:
                best = span
    return best


class _Words(dict[str, int]):
    """The bits of each word met so far."""

    def __init__(self, pieces: dict[str, int]) -> None:
        super().__init__()
        self._pieces = pieces
        self._longest = max(map(len, pieces), default=0)

    def __missing__(self, word: str) -> int:
        padded = f" {word} "
        length = len(padded)
        found = 0
        for start in range(length):
            for end in range(start + 1, min(start + self._longest, length) + 1):
                found |= self._pieces.get(padded[start:end], 0)
        if len(self) < _MOST_WORDS:
            self[word] = found
        return found


def _seen_in_words(pieces: dict[str, int]) -> Callable[[str], int]:
    words = _Words(pieces).__getitem__
    return lambda text: reduce(or_, map(words, _WORD.findall(text)), 0)


def _seen_in_characters(pieces: dict[str, int]) -> Callable[[str], int]:
    known = pieces.get
    return lambda text: reduce(or_, filter(None, map(known, {*text, *map(add, text, text[1:])})), 0)
