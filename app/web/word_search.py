"""The lexicon for its readers: its kinds, the entries a search finds; and what the cues of a label say most clearly."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean
from typing import Final

from app.spin.acts.act import Kind, Language
from app.spin.acts.cues import CLASSES, SHORTEST, Points, words_of
from app.spin.acts.lexicon import Lexicon
from app.spin.acts.rules import RuleBook
from app.spin.acts.text import plain

MOST_FOUND: Final = 60
EXAMPLES: Final = 8
CLEAREST: Final = 12
_LONGEST: Final = 60
_READABLE: Final = re.compile(r"<[a-z]+>|[^\W\d_]+(?:[ '][^\W\d_]+)*")
_SHORT_EXAMPLE: Final[Mapping[Language, int]] = {"en": 14, "zh": 4}

Words = Mapping[Language, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind of the lexicon of one language, with a few of its entries."""

    language: Language
    kind: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase of the lexicon."""

    text: str
    language: Language
    kind: str


def shelves(words: Words, first: str) -> tuple[Shelf, ...]:
    """Every kind, those of the reader's own language first."""
    found: list[Shelf] = []
    for language in sorted(words, key=lambda each: each != first):
        kinds: dict[str, list[str]] = {}
        for entry, kind in words[language].items():
            kinds.setdefault(kind, []).append(entry)
        found += [Shelf(language, kind, len(held), _some(held, language)) for kind, held in sorted(kinds.items())]
    return tuple(found)


def _some(entries: list[str], language: Language) -> tuple[str, ...]:
    """Short ones from all over the list."""
    short = [each for each in entries if each.isalpha() and len(each) <= _SHORT_EXAMPLE[language]] or entries
    return tuple(short[:: max(1, len(short) // EXAMPLES)][:EXAMPLES])


def search(words: Words, query: str) -> list[Entry]:
    """Entries the cues would see in the query, however it bends them, then those that hold it."""
    text = plain(query[:_LONGEST]).text.strip()
    if not text:
        return []
    seen = [entry for language in words for entry in _seen(text, language, words[language])]
    held = [
        Entry(entry, language, kind)
        for language in words
        for entry, kind in sorted(words[language].items())
        if text in entry
    ]
    return list(dict.fromkeys([*seen, *held]))


def _seen(text: str, language: Language, entries: Mapping[str, str]) -> Iterator[Entry]:
    parts = words_of(text) if language == "en" else list(text)
    joint = " " if language == "en" else ""
    for each in Lexicon(language, entries).name(parts):
        yield Entry(joint.join(parts[each.start : each.end]), language, each.kind)


@lru_cache(maxsize=64)
def clearest(book: RuleBook, language: Language, kind: Kind) -> tuple[str, ...]:
    """The marks that speak for one class most clearly; kinds of the lexicon as <kind>."""
    cues = book.cues.get(language)
    if not cues:
        return ()
    own = CLASSES.index(kind)
    shown = [mark for mark in cues.points if len(mark) >= SHORTEST[language] and _READABLE.fullmatch(mark)]
    return tuple(sorted(shown, key=lambda mark: (-_clear(cues.points[mark], own), mark))[:CLEAREST])


def _clear(points: Points, own: int) -> float:
    return points[own] - fmean(points)
