"""Runs of words that say something, all found in a text in one pass, in little memory that is looked at often."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat
from typing import Final

from app.spin.acts.act import Language

FIRST, LAST = "^", "$"
_SHIFT: Final = 20  # bits that a number of a run fits into


class Runs:
    """Runs of words (of characters in Chinese), each with a number, in the order given; 0 is none.

    Whatever a run begins with is a run too, so a longer one is only looked for behind a shorter one that was found.
    Numbers are a quarter of the strings' size: what is waited for is memory.
    """

    def __init__(self, language: Language, runs: Iterable[str]) -> None:
        parted = language == "en"
        numbers = dict.fromkeys(("", *runs), 0)
        parts = [run.rpartition(" ") if parted else (run[:-1], "", run[-1:]) for run in numbers]
        # What stands before and behind, where it says nothing by itself; the rest of it has its turn in this very loop.
        for head, _, last in parts:
            for part in (head, last):
                if part not in numbers:
                    numbers[part] = 0
                    parts.append(part.rpartition(" ") if parted else (part[:-1], "", part[-1:]))
        self.names = list(numbers)
        self._longest = max(map(str.count, numbers, repeat(" "))) + 1 if parted else max(map(len, numbers))
        numbers = {run: number for number, run in enumerate(self.names)}
        self._words = {last: numbers[last] for head, _, last in parts if not head}
        self._longer = {
            numbers[head] << _SHIFT | numbers[last]: number for number, (head, _, last) in enumerate(parts) if head
        }

    def find(self, words: Sequence[str]) -> set[int]:
        """The numbers of all runs in these words, their edges included; and 0."""
        longer = self._longer.get
        ones = list(map(self._words.get, (FIRST, *words, LAST), repeat(0)))
        heads = [longer(head << _SHIFT | word, 0) for head, word in pairwise(ones)]
        found = {*ones, *heads}
        for place in range(2, self._longest):
            behind = zip(heads, ones[place:], strict=False)
            heads = [longer(head << _SHIFT | word, 0) if head else 0 for head, word in behind]
            found.update(heads)
        return found
