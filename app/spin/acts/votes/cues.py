"""Cues: short runs of words with what each speaks for, fitted on a corpus of our own; they vote beside the rules."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, pairwise
from struct import Struct
from typing import Final, NamedTuple

from app.spin.acts.act import Kind, Language
from app.spin.acts.votes.lexicon import RUN, Lexicon
from app.spin.acts.votes.runs import FIRST, LAST, Runs

# The order of the numbers in every list of points.
CLASSES: Final = (Kind.SITUATION, Kind.PROBLEM, Kind.IMPLICATION, Kind.NEED_PAYOFF, Kind.OTHER)
ASKS, TELLS = "(asks)", "(tells)"
_PALE = re.compile(
    r"(?:(?:a|an|the|in|on|of|to|at|for|and|do|does|did|is|are|it|this|that|you|your|they|we|any|with)(?: |$))+"
)
_MOST_PIECES = 8192
_LANE = 32  # bits for each of the five numbers of a cue
_HALF = 1 << (_LANE - 1)
_MASK = (1 << _LANE) - 1
_FIVE = Struct("<5I")
_SHIFTS = tuple(_LANE * place for place in range(len(CLASSES)))
_BIAS = sum(_HALF << shift for shift in _SHIFTS)  # makes every number of a sum positive, so that it can be read out
SHORTEST: Final[Mapping[Language, int]] = {"en": 4, "zh": 2}  # characters of what is shown to people
_TOKEN = re.compile(r"\w+(?:'\w+)?|\?")
_DIGITS = str.maketrans("123456789", "000000000")
_DIGIT = re.compile("[1-9]")
_NUMBER = re.compile(r"\d+")


Points = tuple[int, ...]
# Words (characters of Chinese), the number of each among the runs, and its base in the lexicon.
_Words = tuple[Sequence[str], Sequence[int], Sequence[str]]
# The lead of a mark, below nought; the run as it stands in the text, the mark, and its points.
_Lead = tuple[int, str, str, int]


@dataclass(frozen=True, slots=True)
class Cue:
    """A mark that has points; [start, end) are characters of the text it was found in."""

    mark: str
    start: int
    end: int
    points: Points

    def lead(self, kind: Kind, rival: Kind) -> int:
        """By how many points it speaks more for one of CLASSES than for its rival and for a neutral question, halved.

        A word for trouble speaks for problem and implication alike; against the rival alone it would say nothing.
        """
        mine, other, plain = _places(kind, rival)
        return self.points[mine] - (self.points[other] + self.points[plain]) // 2


class Leaning(NamedTuple):
    """Where the words lean: points for each of CLASSES, the least of them 0."""

    points: Points


class Cues:
    """The cues of one language, and the lexicon whose kinds are cues as well. A rule of weight 1 gives 100 points."""

    def __init__(self, points: Mapping[str, int], start: int, reader: "Reader") -> None:
        """Points as `packed` makes them; `start` is what every sum begins with."""
        self.count = len(points)
        self.lexicon = reader.lexicon
        self._reader = reader
        entries = reader.lexicon.short()
        self._kinds = {mark: five for mark, five in points.items() if mark[-1] in ">)" and _is_kind(mark)}
        self._named = {mark[1:-1]: five for mark, five in self._kinds.items() if mark[0] == "<"}
        self._runs = Runs(
            reader.language, (*entries, *(mark for mark in points if mark not in self._kinds)), self._meet
        )
        self._last_entry = len(entries)
        self._every = [points.get(run, 0) for run in self._runs.every]
        # By the number of a run that was met.
        self._names, self._points = [""], [0]
        self._is_entry, self._is_long = bytearray(1), bytearray(1)
        self._met = _Met(self._runs, self.lexicon) if reader.language == "en" else None
        self._starts = {asks: start + points.get(_form(asks=asks), 0) + _BIAS for asks in (True, False)}
        self._look = lru_cache(maxsize=16)(self._looked)

    def _meet(self, place: int) -> None:
        name = self._runs.every[place]
        self._names.append(name)
        # A sum is a number of its own: it stands beside the last one that was met.
        self._points.append(self._every[place] + 0)
        self._is_entry.append(place <= self._last_entry)
        self._is_long.append(len(name) >= self._reader.shortest)

    def lean(self, text: str, *, asks: bool) -> Leaning:
        """What the words of a plain text speak for together, each cue counted once."""
        seen = self._look(text)
        total = sum(map(self._points.__getitem__, seen.runs), self._starts[asks])
        for kind in set(seen.named.values()):
            total += self._named.get(kind, 0)
        sums = _FIVE.unpack(total.to_bytes(_FIVE.size, "little"))
        least = min(sums)
        return Leaning(tuple([each - least for each in sums]))

    def _looked(self, text: str) -> "_Looked":
        words, numbers, bases = self._met.all(text) if self._met is not None else self._characters(text)
        runs = self._runs.find(numbers)
        names, is_entry = self._names, self._is_entry
        return _Looked(words, runs, self.lexicon.named(words, [names[run] for run in runs if is_entry[run]], bases))

    def _characters(self, text: str) -> _Words:
        characters = self._reader.words(text)
        return characters, self._runs.numbers(characters), ()

    def every(self) -> Iterator[tuple[str, Points]]:
        """Every mark with its points."""
        runs = ((run, five) for run, five in zip(self._runs.every, self._every, strict=True) if five)
        return ((mark, _unpacked(five)) for mark, five in (*runs, *self._kinds.items()))

    def strongest(self, text: str, kind: Kind, rival: Kind, most: int) -> tuple[Cue, ...]:
        """The words that speak most for `kind` and against `rival`, none inside another."""
        seen = self._look(text)
        places = _places(kind, rival)
        # A mark of a letter or two, or "in the", says something to the sum and nothing to a reader.
        long = sorted(self._leading(seen, self._reader.shortest, *places))
        telling = (each for each in long if not _PALE.fullmatch(each[1]))
        first = next(telling, None)
        kept: list[Cue] = []
        for _, run, mark, five in chain((first,), telling) if first else sorted(self._leading(seen, 0, *places)):
            place = self._reader.place(text, run, seen.words)
            if place and not any(place[0] < each.end and each.start < place[1] for each in kept):
                kept.append(Cue(mark, *place, _unpacked(five)))
                if len(kept) == most:
                    break
        return tuple(kept)

    def _leading(self, seen: "_Looked", shortest: int, mine: int, other: int, plain: int) -> list[_Lead]:
        """All marks that lead, of so many characters."""
        points, names = self._points, self._names
        mine, other, plain = _LANE * mine, _LANE * other, _LANE * plain
        found: list[_Lead] = []
        for run in filter(self._is_long.__getitem__, seen.runs) if shortest else seen.runs:
            five = points[run] + _BIAS
            less = ((five >> other & _MASK) + (five >> plain & _MASK)) // 2 - (five >> mine & _MASK)
            if less < 0:
                name = names[run]
                found.append((less, name, name, points[run]))
        for name, kind in seen.named.items():
            five = self._named.get(kind, 0) + _BIAS
            less = ((five >> other & _MASK) + (five >> plain & _MASK)) // 2 - (five >> mine & _MASK)
            if less < 0 and len(name) >= shortest:
                # A word that the lexicon knows tells more than a run that was often heard.
                found.append((less * 2, name, _kind(kind), five - _BIAS))
        return found


class _Looked(NamedTuple):
    """A text in words (characters of Chinese), the numbers of its runs that say something, and what is named."""

    words: Sequence[str]
    runs: AbstractSet[int]
    named: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """A text in words (characters of Chinese), all its short runs, and what the lexicon names: the run → its kind."""

    words: Sequence[str]
    runs: set[str]
    named: Mapping[str, str]


class Reader:
    """Sees the marks of a text that may be cues: short runs of its words, and the kinds of words of the lexicon."""

    def __init__(self, language: Language, lexicon: Lexicon) -> None:
        self.language = language
        self._english = language == "en"
        self._longest = RUN[language]
        self.shortest = SHORTEST[language]
        self.lexicon = lexicon
        self._see = lru_cache(maxsize=16)(self._look)

    def see(self, text: str) -> Seen:
        """A plain text as marks are found in it; the last ones are kept, for what is weighed is explained at once."""
        return self._see(text)

    def _look(self, text: str) -> Seen:
        words = self.words(text)
        runs = self._runs(words)
        return Seen(words, runs, self.lexicon.name(words, runs))

    def marks(self, text: str, *, asks: bool) -> set[str]:
        """All marks of a plain text."""
        seen = self.see(text)
        return {*seen.runs, *map(_kind, seen.named.values()), _form(asks=asks)}

    def place(self, text: str, run: str, words: Sequence[str]) -> tuple[int, int] | None:
        """The characters [start, end) of a text where a run of its words stands first; None for one at its edge."""
        if not self._english:
            start = "".join(words).find(run)
            return (start, start + len(run)) if start >= 0 else None
        sought = run.split(" ")
        length = len(sought)
        for first in range(len(words) - length + 1):
            if words[first] == sought[0] and [*words[first : first + length]] == sought:
                places = [match.span() for match in islice(_TOKEN.finditer(text), first, first + length)]
                return places[0][0], places[-1][1]
        return None

    def _runs(self, words: Sequence[str]) -> set[str]:
        edged = [FIRST, *words, LAST]
        if self._english:
            pairs = [f"{first} {second}" for first, second in pairwise(edged)]
            return {*edged, *pairs, *[f"{pair} {word}" for pair, word in zip(pairs, edged[2:], strict=False)]}
        whole = "".join(edged)
        length = len(whole)
        runs = set(whole)
        for size in range(2, self._longest + 1):
            runs.update([whole[place : place + size] for place in range(length - size + 1)])
        return runs

    def words(self, text: str) -> list[str]:
        """Words of English, numbers as 0; characters of Chinese, digits as 0."""
        if self._english:
            return words_of(text)
        return list(text.translate(_DIGITS) if _DIGIT.search(text) else text)


class _Pieces(dict[str, list[str]]):
    """The words of each piece between blanks met so far."""

    def __missing__(self, piece: str) -> list[str]:
        found = _TOKEN.findall(_NUMBER.sub("0", piece))
        if len(self) < _MOST_PIECES:
            self[piece] = found
        return found


_PIECES: Final = _Pieces()


class _Met(dict[str, tuple[tuple[str, int, str], ...]]):
    """Of each piece between blanks met so far its words with number and base: one look-up instead of three."""

    def __init__(self, runs: Runs, lexicon: Lexicon) -> None:
        super().__init__()
        self._runs, self._lexicon = runs, lexicon

    def __missing__(self, piece: str) -> tuple[tuple[str, int, str], ...]:
        words = _PIECES[piece]
        found = tuple(zip(words, self._runs.numbers(words), self._lexicon.bases(words), strict=True))
        if len(self) < _MOST_PIECES:
            self[piece] = found
        return found

    def all(self, text: str) -> _Words:
        """The words of a text, with the number and the base of each."""
        met = list(chain.from_iterable(map(self.__getitem__, text.split())))
        words, numbers, bases = zip(*met, strict=True) if met else ((), (), ())
        return words, numbers, bases


def words_of(text: str) -> list[str]:
    """The words of a plain English text, each number as 0."""
    return list(chain.from_iterable(map(_PIECES.__getitem__, text.split())))


def _places(kind: Kind, rival: Kind) -> tuple[int, int, int]:
    """The places in CLASSES of a kind, its rival and the neutral question; of the problem where that is the kind."""
    neutral = Kind.PROBLEM if kind is Kind.SITUATION else Kind.SITUATION
    return CLASSES.index(kind), CLASSES.index(rival), CLASSES.index(neutral)


def packed(points: Points) -> int:
    """The numbers in one, so that to sum all is one addition a cue."""
    first, second, third, fourth, fifth = points
    return first + (second << _LANE) + (third << 2 * _LANE) + (fourth << 3 * _LANE) + (fifth << 4 * _LANE)


def _unpacked(five: int) -> Points:
    five += _BIAS
    return tuple(((five >> shift) & _MASK) - _HALF for shift in _SHIFTS)


def _form(*, asks: bool) -> str:
    return ASKS if asks else TELLS


def _is_kind(mark: str) -> bool:
    """Whether a mark is no run of words: a kind of the lexicon, or the form of a sentence."""
    return mark in (ASKS, TELLS) or (len(mark) > len("<>") and mark[0] == "<" and mark[-1] == ">")


def _kind(name: str) -> str:
    return f"<{name}>"
