"""The lexicon: which words name a trouble, a harm, a better state; the longest entry at each place counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.spin.acts.act import Language

_MOST_BASES = 8192
_SHORTEST_BASE = 3
# Endings of English and what stood in their place.
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("d", ""))
_DOUBLED = ("ed", "ing")


@dataclass(frozen=True, slots=True)
class Named:
    """A word or phrase of the lexicon: its kind, and its place [start, end) among the words given."""

    kind: str
    start: int
    end: int


class Lexicon:
    """The entries of one language: words of English, phrases with blanks between; runs of characters of Chinese."""

    def __init__(self, language: Language, entries: Mapping[str, str]) -> None:
        self._entries = entries
        self._folds = language == "en"
        self._joint = " " if self._folds else ""
        lengths: dict[str, set[int]] = {}
        for entry in entries:
            words = entry.split(" ") if self._folds else list(entry)
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {first: tuple(sorted(each, reverse=True)) for first, each in lengths.items()}
        self._bases: dict[str, str] = {}

    def name(self, words: Sequence[str]) -> Iterator[Named]:
        """The entries found in words of English or characters of Chinese, from the left, none inside another."""
        place = 0
        while place < len(words):
            found = self._at(words, place)
            if found:
                yield found
            place = found.end if found else place + 1

    def _at(self, words: Sequence[str], place: int) -> Named | None:
        first = words[place]
        base = first if first in self._lengths or not self._folds else self._ground(first)
        for length in self._lengths.get(base, ()):
            rest = words[place + 1 : place + length]
            kind = self._entries.get(self._joint.join((first, *rest)))
            if kind is None and base != first:
                kind = self._entries.get(self._joint.join((base, *rest)))
            if kind is not None and len(rest) == length - 1:
                return Named(kind, place, place + length)
        return None

    def _ground(self, word: str) -> str:
        """The form under which the lexicon begins an entry with this word; the word itself where it has none."""
        base = self._bases.get(word)
        if base is None:
            base = next((each for each in _bases(word) if each in self._lengths), word)
            if len(self._bases) < _MOST_BASES:
                self._bases[word] = base
        return base


def _bases(word: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_BASE:
            yield word[: -len(ending)] + instead
    for ending in _DOUBLED:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > _SHORTEST_BASE and stem[-1] == stem[-2]:
            yield stem[:-1]
