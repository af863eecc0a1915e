"""The lexicon: which words name a trouble, a harm, a better state; of entries inside each other the longest counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from app.spin.acts.act import Language

# Runs of so many words of English, characters of Chinese, are looked up as they are; longer entries by how they begin.
RUN: Mapping[Language, int] = {"en": 3, "zh": 4}
_MOST_BASES = 8192
_SHORTEST_BASE = 3
# Endings of English and what stood in their place.
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("d", ""))
_DOUBLED = ("ed", "ing")


class Lexicon:
    """The entries of one language: words of English, phrases with blanks between; runs of characters of Chinese."""

    def __init__(self, language: Language, entries: Mapping[str, str]) -> None:
        self.entries = entries
        self._run = RUN[language]
        self._folds = language == "en"
        self._parts = partial(str.split, sep=" ") if self._folds else list
        self._joint = " " if self._folds else ""
        self.long: dict[str, list[str]] = {}  # by their first words
        self._begun: set[str] = set()  # words that a phrase begins with
        self._bases = _Bases(self)
        for entry in entries:
            parts = self._parts(entry)
            if len(parts) > self._run:
                self.long.setdefault(self._joint.join(parts[: self._run]), []).append(entry)
            if self._folds and len(parts) > 1:
                self._begun.add(parts[0])

    def short(self) -> list[str]:
        """The entries no longer than a run, and what longer ones begin with."""
        short = (entry for entry in self.entries if len(self._parts(entry)) <= self._run)
        return list(dict.fromkeys((*short, *self.long)))

    def name(self, words: Sequence[str], runs: AbstractSet[str]) -> dict[str, str]:
        """What of these words (characters of Chinese) is named and how: the run as it stands there → its kind.

        `runs` are all runs of the words up to RUN.
        """
        return self.named(words, (self.entries.keys() | self.long.keys()) & runs, self.bases(words))

    def bases(self, words: Sequence[str]) -> Sequence[str]:
        """What `ground` says of each word; none in Chinese, which does not bend its words."""
        return list(map(self._bases.__getitem__, words)) if self._folds else ()

    def named(self, words: Sequence[str], known: Iterable[str], bases: Sequence[str]) -> dict[str, str]:
        """The same, where `known` are those runs of the words that are entries or that long ones begin with."""
        found: dict[str, str] = {}
        for run in known:
            if run in self.entries:
                found[run] = self.entries[run]
            if run in self.long:
                whole = self._joint.join(words)
                found |= {entry: self.entries[entry] for entry in self.long[run] if entry in whole}
        if any(bases):
            found |= self._folded(words, bases, found)
        return self._outermost(found) if len(found) > 1 else found

    def _folded(self, words: Sequence[str], bases: Sequence[str], found: Mapping[str, str]) -> dict[str, str]:
        """Words in another form than the lexicon's, alone or at the beginning of a phrase."""
        more: dict[str, str] = {}
        for place in [place for place, base in enumerate(bases) if base and words[place] not in found]:
            base, word = bases[place], words[place]
            if base in self.entries:
                more[word] = self.entries[base]
            for length in (2, 3) if base in self._begun else ():
                rest = words[place + 1 : place + length]
                kind = self.entries.get(" ".join((base, *rest)))
                if kind:
                    more[" ".join((word, *rest))] = kind
        return more

    def _outermost(self, found: dict[str, str]) -> dict[str, str]:
        edge = self._joint
        # A single word of English, a single character of Chinese, holds no other.
        holding = [f"{edge}{run}{edge}" for run in found if (edge in run if edge else len(run) > 1)]
        if not holding:
            return found
        inside: set[str] = set()
        for run in found:
            each = f"{edge}{run}{edge}"
            for other in holding:
                if each in other and len(each) < len(other):
                    inside.add(run)
        return {run: kind for run, kind in found.items() if run not in inside} if inside else found

    def ground(self, word: str) -> str:
        """The form under which the lexicon knows a word or begins a phrase with it; empty where it has none."""
        return next((each for each in _bases(word) if each in self.entries or each in self._begun), "")


class _Bases(dict[str, str]):
    """What `ground` says of each word met so far."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __missing__(self, word: str) -> str:
        base = self._lexicon.ground(word)
        if len(self) < _MOST_BASES:
            self[word] = base
        return base


def _bases(word: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_BASE:
            yield word[: -len(ending)] + instead
    for ending in _DOUBLED:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > _SHORTEST_BASE and stem[-1] == stem[-2]:
            yield stem[:-1]
