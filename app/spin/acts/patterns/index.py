"""Looks for many patterns at once: of each only those alternatives are tried whose words stand in the text."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import add, or_
from typing import Any, Final

import re2
from re2 import _re2

from app.spin.acts.act import Language
from app.spin.acts.patterns.atoms import forget, needs
from app.spin.acts.patterns.onset import BEGINS, onset
from app.spin.acts.patterns.rarity import SYMBOLS, weight
from app.spin.acts.patterns.syntax import alternatives

_WORD: Final = re.compile(rf"[a-z0-9_]+|[{SYMBOLS}]")
_WITHIN: Final = re.compile(r"\[[a-z]+\]\{[1-9]\d*,\}")
_BEGINNING: Final = re.compile("^ ([a-z0-9_]*).*", re.DOTALL)
_LETTER: Final = re.compile(rf"[^\W_]|[{SYMBOLS}]")
_MOST_WORDS: Final = 8192
_MOST_PAIRS: Final = 16384
# What `re2.compile` gives makes a generator and an object for each search, and most searches find nothing.
_ANYWHERE: Final = _re2.RE2.Anchor.UNANCHORED
_QUIET: Final = re2.Options()
_QUIET.log_errors = False


class Index:
    """Patterns by their places in the list given, compiled when one is first tried.

    One automaton of all patterns (re2.Set) would grow with each new combination of gaps; one of all their words
    (re2.Filter) grows with each new combination of words, and a sentence nobody has read yet is one.
    """

    def __init__(self, patterns: Sequence[str], language: Language) -> None:
        found = [(place, source) for place, pattern in enumerate(patterns) for source in alternatives(pattern)]
        self._owners, self._sources = [place for place, _ in found], [source for _, source in found]
        self._tries: list[Any] = [None] * len(found)
        self._at: dict[int, int] = {}  # the last bit of a field, and whose it is
        self._low = 0
        wanted = [tuple(filter(None, (*needs(each, language), onset(each, language)))) for each in self._sources]
        pieces: dict[str, int] = {}
        inside: dict[str, int] = {}  # what is looked for once in each word
        bit = 0
        # Those that common words lead to come first, which makes the numbers of common words small.
        for number in sorted(range(len(found)), key=lambda each: -sum(map(weight, wanted[each]))):
            # A field of bits for each alternative: one for each set of pieces it needs, and one that a carry
            # reaches where all of them are set.
            self._low |= 1 << bit
            source = self._sources[number]
            if language == "en" and _WITHIN.fullmatch(source):
                inside[source] = inside.get(source, 0) | 1 << bit
                bit += 1
            for some in wanted[number]:
                for piece in some:
                    pieces[piece] = pieces.get(piece, 0) | 1 << bit
                bit += 1
            self._at[bit] = number
            bit += 1
        forget()
        self._seen = _seen_in_words(pieces, inside) if language == "en" else _Pairs(pieces).seen

    def only(self, places: Iterable[int]) -> int:
        """What `find` takes to look for no more than these."""
        wanted = set(places)
        return sum(1 << bit for bit, number in self._at.items() if self._owners[number] in wanted)

    def likely(self, text: str, only: int) -> list[tuple[int, list[Any]]]:
        """The patterns whose words stand in a text, in order, each with the compiled alternatives to be tried."""
        bits = (self._seen(text) + self._low) & only
        numbers: list[int] = []
        while bits:
            highest = bits.bit_length() - 1
            bits ^= 1 << highest
            numbers.append(self._at[highest])
        found: list[tuple[int, list[Any]]] = []
        last = -1
        for number in sorted(numbers):
            place = self._owners[number]
            if place != last:
                found.append((place, []))
                last = place
            found[-1][1].append(self._tries[number] or self._compile(number))
        return found

    def _compile(self, number: int) -> Any:
        found = self._tries[number] = _compiled(self._sources[number])
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
                    self._tries[place] = _compiled(pattern)
                yield place, [self._tries[place]]


def _compiled(pattern: str) -> Any:
    found = _re2.RE2(pattern.encode(), _QUIET)
    if not found.ok():
        raise re2.error(found.error())
    return found


def check(patterns: Iterable[str]) -> None:
    """Raises re2.error for a flawed pattern."""
    tried = re2.Filter()
    for pattern in patterns:
        tried.Add(pattern.encode(), _QUIET)


def first(tries: Iterable[Any], text: bytes) -> tuple[int, int] | None:
    """The bytes [start, end) that the alternatives of a pattern find first, None where they find nothing."""
    best: tuple[int, int] | None = None
    length = len(text)
    for each in tries:
        span: tuple[int, int] = each.Match(_ANYWHERE, text, 0, length)[0]
        if span[0] >= 0 and (best is None or span[0] < best[0]):
            best = span
    return best


class _Words(dict[str, int]):
    """The bits of each word met so far and of what stands between two blanks; behind a blank, of how a text begins."""

    def __init__(self, pieces: dict[str, int], inside: Mapping[str, int]) -> None:
        super().__init__()
        self._pieces = pieces
        self._longest = max(map(len, pieces), default=0)
        self._inside = [(_compiled(pattern), bit) for pattern, bit in inside.items()]

    def __missing__(self, text: str) -> int:
        words = _WORD.findall(text)
        if text[0] == " ":
            found = self._of(_BEGINNING.sub(rf"{BEGINS}\1 ", text), (0,))
        elif words == [text]:
            found = self._of(f" {text} ", range(len(text) + 2)) | self._found_in(text)
        else:
            signs = (self._pieces.get(sign, 0) for sign in text if not sign.isalnum())
            found = reduce(or_, (*map(self.__getitem__, words), *signs), 0)
        if len(self) < _MOST_WORDS:
            self[text] = found
        return found

    def _found_in(self, word: str) -> int:
        return reduce(or_, [bit for each, bit in self._inside if first((each,), word.encode())], 0)

    def _of(self, padded: str, starts: Iterable[int]) -> int:
        ends = (
            (start, end) for start in starts for end in range(start + 1, min(start + self._longest, len(padded)) + 1)
        )
        return reduce(or_, [self._pieces.get(padded[start:end], 0) for start, end in ends], 0)


def _seen_in_words(pieces: dict[str, int], inside: Mapping[str, int]) -> Callable[[str], int]:
    bits = _Words(pieces, inside).__getitem__
    return lambda text: reduce(or_, map(bits, text.split()), bits(" " + text.partition(" ")[0]))


class _Pairs(dict[str, int]):
    """The bits of each pair of characters met so far and of the first of them; behind a sign, of how a text begins."""

    def __init__(self, pieces: Mapping[str, int]) -> None:
        super().__init__()
        self._pieces = pieces

    def __missing__(self, pair: str) -> int:
        known = self._pieces.get
        if pair[0] != BEGINS:
            found = known(pair[0], 0) | known(pair, 0)
        elif _LETTER.match(pair, 1):
            found = known(pair[:2], 0) | known(pair, 0)
        else:
            found = known(f"{BEGINS} ", 0)
        if len(self) < _MOST_PAIRS:
            self[pair] = found
        return found

    def seen(self, text: str) -> int:
        """The bits of all pieces of a text."""
        pairs = map(self.__getitem__, map(add, text, (*text[1:], "")))
        return reduce(or_, filter(None, pairs), self[BEGINS + text[:2]])
