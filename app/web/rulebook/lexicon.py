"""The lexicon for its readers: its kinds with examples, and the entries a search finds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.spin.acts.act import Language
from app.spin.acts.plain.text import plain

MOST_FOUND: Final = 60
EXAMPLES: Final = 8
_LONGEST: Final = 60
_SHORTEST: Final = 3  # letters of an English entry that may begin a word of the query
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
    """Entries that stand in the query, however it ends them, the longest first; then those that hold it."""
    text = plain(query[:_LONGEST]).text.strip()
    if not text:
        return []
    entries = [Entry(text=entry, language=of, kind=kind) for of in words for entry, kind in sorted(words[of].items())]
    inside = sorted((each for each in entries if _stands(each, text)), key=lambda each: -len(each.text))
    holding = (each for each in entries if text in each.text)
    return list(dict.fromkeys([*inside, *holding]))


def _stands(entry: Entry, text: str) -> bool:
    if entry.language == "zh":
        return entry.text in text
    return len(entry.text) >= _SHORTEST and f" {entry.text}" in f" {text}"
