"""Runs of words that say something, all found in a text in one pass, in little memory that is looked at often."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat
from typing import Final

from app.spin.acts.act import Language

FIRST, LAST = "^", "$"
_SHIFT: Final = 20  # bits that a number of a run fits into


class Runs:
    """Runs of words (of characters in Chinese), each with a number; those of `entries` are up to `last`, 0 is none.

    Whatever a run begins with is a run too, so a longer one is only looked for behind a shorter one that was found
    and that some run begins with. Numbers are a quarter of the strings' size: what is waited for is memory.
    """

    def __init__(self, language: Language, entries: Iterable[str], others: Iterable[str]) -> None:
        parted = language == "en"
        own = dict.fromkeys(("", *entries))
        runs = dict.fromkeys((*own, *others))
        parts = [run.rpartition(" ") if parted else (run[:-1], "", run[-1:]) for run in runs]
        # What stands before and behind, where it says nothing by itself; the rest of it has its turn in this very loop.
        for head, _, last in parts:
            for part in (head, last):
                if part not in runs:
                    runs[part] = None
                    parts.append(part.rpartition(" ") if parted else (part[:-1], "", part[-1:]))
        heads = {head for head, _, _ in parts if head}
        # Those that others begin with stand in the middle: the number tells whether it pays to look further.
        self.names = sorted(runs, key=lambda run: (run not in own) * 2 + ((run in heads) is (run in own)))
        self._begun = sum(run not in heads for run in own)
        self._ended = self._begun + len(heads)
        self.last = len(own) - 1
        self._longest = max(map(str.count, runs, repeat(" "))) + 1 if parted else max(map(len, runs))
        numbers = {run: number for number, run in enumerate(self.names)}
        self._words = {last: numbers[last] for head, _, last in parts if not head}
        self._longer = {
            numbers[head] << _SHIFT | numbers[last]: numbers[run]
            for run, (head, _, last) in zip(runs, parts, strict=True)
            if head
        }
        self._first, self._last = (self._words.get(edge, 0) for edge in (FIRST, LAST))

    def numbers(self, words: Iterable[str]) -> list[int]:
        """The number of each word (character of Chinese); 0 for one that no run holds."""
        return list(map(self._words.get, words, repeat(0)))

    def find(self, words: Sequence[int]) -> set[int]:
        """The numbers of all runs in the words with these numbers, their edges included; and 0."""
        longer, begun, ended = self._longer.get, self._begun, self._ended
        ones = [self._first, *words, self._last]
        heads = [longer(head << _SHIFT | word, 0) if begun <= head < ended else 0 for head, word in pairwise(ones)]
        found = {*ones, *heads}
        for place in range(2, self._longest):
            behind = zip(heads, ones[place:], strict=False)
            heads = [longer(head << _SHIFT | word, 0) if begun <= head < ended else 0 for head, word in behind]
            found.update(heads)
        return found
