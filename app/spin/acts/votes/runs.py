"""Runs of words that say something, all found in a text in one pass, in little memory that is looked at often."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat
from typing import Final

from app.spin.acts.act import Language

FIRST, LAST = "^", "$"
_SHIFT: Final = 20  # bits that a number of a run fits into


class Runs:
    """Runs of words (of characters in Chinese), each with a number, in the order given; 0 is none.

    Whatever a run begins with is a run too, so a longer one is only looked for behind a shorter one that was found
    and that some run begins with. Numbers are a quarter of the strings' size: what is waited for is memory.
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
        self._begins = bytearray(len(parts))
        for head, _, _ in parts:
            if head:
                self._begins[numbers[head]] = True
        self._first, self._last = (self._words.get(edge, 0) for edge in (FIRST, LAST))

    def numbers(self, words: Iterable[str]) -> list[int]:
        """The number of each word (character of Chinese); 0 for one that no run holds."""
        return list(map(self._words.get, words, repeat(0)))

    def find(self, words: Sequence[int]) -> set[int]:
        """The numbers of all runs in the words with these numbers, their edges included; and 0."""
        longer, begins = self._longer.get, self._begins
        ones = [self._first, *words, self._last]
        heads = [longer(head << _SHIFT | word, 0) if begins[head] else 0 for head, word in pairwise(ones)]
        found = {*ones, *heads}
        ones += (0,) * self._longest
        going = [(place, head) for place, head in enumerate(heads, 2) if begins[head]]
        for _ in range(2, self._longest):
            going = [(place + 1, longer(head << _SHIFT | ones[place], 0)) for place, head in going if begins[head]]
            found.update([head for _, head in going])
        return found
