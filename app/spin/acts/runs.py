"""Runs of words that say something, all found in a text in one pass, in little memory that is looked at often."""

from collections.abc import Iterable, Sequence
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
        numbers = {"": 0}
        for run in runs:
            numbers.setdefault(run, len(numbers))
        self._words: dict[str, int] = {}
        self._longer: dict[int, int] = {}
        for run in list(numbers)[1:]:
            self._add(run, numbers, parted=parted)
        self.names = list(numbers)

    def _add(self, run: str, numbers: dict[str, int], *, parted: bool) -> int:
        head, _, last = run.rpartition(" ") if parted else (run[:-1], "", run[-1])
        known = len(numbers)
        number = numbers.setdefault(run, known)
        if not head:
            self._words[run] = number
            return number
        before = numbers[head] if head in numbers else self._add(head, numbers, parted=parted)
        word = self._words.get(last) or self._add(last, numbers, parted=parted)
        self._longer[before << _SHIFT | word] = number
        return number

    def find(self, words: Sequence[str]) -> set[int]:
        """The numbers of all runs in these words, their edges included; and 0."""
        single = self._words.get
        longer = self._longer.get
        ones = [single(word, 0) for word in (FIRST, *words, LAST)]
        found = set(ones)
        heads = ones
        behind = ones
        while any(heads):
            behind = behind[1:]
            heads = [longer(head << _SHIFT | word, 0) if head else 0 for head, word in zip(heads, behind, strict=False)]
            found.update(heads)
        return found
