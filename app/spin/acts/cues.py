"""Cues: short runs of words with what each speaks for, fitted on a corpus of our own; they vote beside the rules."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from app.spin.acts.act import Kind, Language
from app.spin.acts.lexicon import Lexicon

# The order of the numbers in every list of points.
CLASSES: Final = (Kind.SITUATION, Kind.PROBLEM, Kind.IMPLICATION, Kind.NEED_PAYOFF, Kind.OTHER)
ASKS, TELLS = "(asks)", "(tells)"
FIRST, LAST = "^", "$"
LONGEST: Final[Mapping[Language, int]] = {"en": 3, "zh": 4}  # words of English, characters of Chinese
SHORTEST: Final[Mapping[Language, int]] = {"en": 4, "zh": 2}  # characters of what is shown to people
_TOKEN = re.compile(r"\w+(?:'\w+)?|\?")
_DIGITS = str.maketrans("123456789", "000000000")
_NUMBER = re.compile(r"\d+")

Points = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A mark that has points; [start, end) are characters of the text it was found in."""

    mark: str
    start: int
    end: int
    points: Points

    def lead(self, kind: Kind, rival: Kind) -> int:
        """By how many points it speaks more for one of CLASSES than for another."""
        return self.points[CLASSES.index(kind)] - self.points[CLASSES.index(rival)]


@dataclass(frozen=True, slots=True)
class Leaning:
    """Where the words lean: points for each of CLASSES, the least of them 0."""

    points: Points


class Cues:
    """The cues of one language, and the lexicon whose kinds are cues as well. A rule of weight 1 gives 100 points."""

    def __init__(self, points: Mapping[str, Points], start: Points, reader: "Reader") -> None:
        self.points = points
        self._start = start
        self._reader = reader
        self._shortest = reader.shortest

    def lean(self, text: str, *, asks: bool) -> Leaning:
        """What the words of a plain text speak for together, each cue counted once."""
        known = self.points
        marks = self._reader.marks(text, asks=asks)
        sums = [sum(each) for each in zip(self._start, *(known[mark] for mark in marks if mark in known), strict=True)]
        least = min(sums)
        return Leaning(tuple(each - least for each in sums))

    def strongest(self, text: str, kind: Kind, rival: Kind, most: int) -> tuple[Cue, ...]:
        """The words that speak most for `kind` and against `rival`, none inside another."""
        mine, other = CLASSES.index(kind), CLASSES.index(rival)
        leaning = [cue for cue in self._found(text) if cue.points[mine] > cue.points[other]]
        # A mark of a letter or two says much to the sum and nothing to a reader.
        found = [cue for cue in leaning if cue.end - cue.start >= self._shortest] or leaning
        found.sort(key=lambda cue: (cue.points[other] - cue.points[mine], cue.start, cue.end))
        kept: list[Cue] = []
        for cue in found:
            if len(kept) < most and not any(cue.start < each.end and each.start < cue.end for each in kept):
                kept.append(cue)
        return tuple(kept)

    def _found(self, text: str) -> Iterator[Cue]:
        for mark, start, end in self._reader.placed(text):
            if mark in self.points:
                yield Cue(mark, start, end, self.points[mark])


class Reader:
    """Sees the marks of a text that may be cues: short runs of its words, and the kinds of words of the lexicon."""

    def __init__(self, language: Language, lexicon: Lexicon) -> None:
        self._english = language == "en"
        self._joint = " " if self._english else ""
        self._longest = LONGEST[language]
        self.shortest = SHORTEST[language]
        self._lexicon = lexicon

    def marks(self, text: str, *, asks: bool) -> set[str]:
        """All marks of a plain text."""
        words = self._words(text)
        marks = {_kind(named.kind) for named in self._lexicon.name(words)}
        marks.add(ASKS if asks else TELLS)
        edged = [FIRST, *words, LAST]
        if self._english:
            marks.update(edged)
            pairs = [f"{first} {second}" for first, second in pairwise(edged)]
            marks.update(pairs)
            marks.update([f"{pair} {word}" for pair, word in zip(pairs, edged[2:], strict=False)])
            return marks
        whole = "".join(edged)
        for length in range(1, self._longest + 1):
            marks.update([whole[place : place + length] for place in range(len(whole) - length + 1)])
        return marks

    def placed(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Each mark that has a place, and the characters [start, end) of the text it stands at."""
        words, places = self._words(text), self._places(text)
        for named in self._lexicon.name(words):
            yield _kind(named.kind), places[named.start][0], places[named.end - 1][1]
        for start in range(len(words)):
            for end in range(start + 1, min(start + self._longest, len(words)) + 1):
                yield self._joint.join(words[start:end]), places[start][0], places[end - 1][1]

    def _words(self, text: str) -> list[str]:
        """Words of English, numbers as 0; characters of Chinese, digits as 0."""
        return words_of(text) if self._english else list(text.translate(_DIGITS))

    def _places(self, text: str) -> Sequence[tuple[int, int]]:
        if self._english:
            return [match.span() for match in _TOKEN.finditer(text)]
        return [(place, place + 1) for place in range(len(text))]


def words_of(text: str) -> list[str]:
    """The words of a plain English text, each number as 0."""
    return [_folded(word) for word in _TOKEN.findall(text)]


def _kind(name: str) -> str:
    return f"<{name}>"


def _folded(word: str) -> str:
    return _NUMBER.sub("0", word) if not word.isalpha() else word
