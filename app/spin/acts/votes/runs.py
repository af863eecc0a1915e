"""Runs of words that say something, all found in a text in one pass, in little memory that is looked at often."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise, repeat
from threading import Lock
from typing import Final, TypeVar

from app.spin.acts.act import Language

FIRST, LAST = "^", "$"
_SHIFT: Final = 20  # bits that a number of a run fits into
_LAST: Final = (1 << _SHIFT) - 1
_MOST_MISSED: Final = 1 << 15  # what is remembered as no run
Key = TypeVar("Key", str, int)


class Runs:
    """Runs of words (of characters in Chinese), numbered as they are met; 0 is none.

    Whatever a run begins with is a run too, so a longer one is only looked for behind a shorter one that was found
    and that some run begins with. What is waited for is memory: numbers are a quarter of the strings' size, and what
    has been met stands together, apart from the forty thousand that have not been.
    """

    def __init__(self, language: Language, runs: Iterable[str], met: Callable[[int], None]) -> None:
        """`met` is called with the place in `every` of each run that is met, in the order of their numbers, from 1."""
        parted = language == "en"
        numbers = dict.fromkeys(("", *runs), 0)
        parts = [run.rpartition(" ") if parted else (run[:-1], "", run[-1:]) for run in numbers]
        # What stands before and behind, where it says nothing by itself; the rest of it has its turn in this very loop.
        for head, _, last in parts:
            if head in numbers and last in numbers:
                continue
            for part in (head, last):
                if part not in numbers:
                    numbers[part] = 0
                    parts.append(part.rpartition(" ") if parted else (part[:-1], "", part[-1:]))
        self.every = list(numbers)
        self._longest = max(map(str.count, numbers, repeat(" "))) + 1 if parted else max(map(len, numbers))
        places = {run: place for place, run in enumerate(self.every)}
        self._words = {last: places[last] for head, _, last in parts if not head}
        self._longer = {
            places[head] << _SHIFT | places[last]: place for place, (head, _, last) in enumerate(parts) if head
        }
        self._begins = bytearray(len(parts))
        for key in self._longer:
            self._begins[key >> _SHIFT] = True
        self._met, self._lock = met, Lock()
        self._numbers = {0: 0}  # by place
        self._places = [0]  # by number
        self._goes_on = bytearray(1)
        self._ones = _Known(self._one)
        self._behind = _Known(self._longer_one)

    def numbers(self, words: Iterable[str]) -> list[int]:
        """The number of each word (character of Chinese); 0 for one that no run holds."""
        return list(map(self._ones.__getitem__, words))

    def find(self, words: Sequence[int]) -> set[int]:
        """The numbers of all runs in the words with these numbers, their edges included; and 0."""
        behind, goes_on = self._behind, self._goes_on
        ones = [self._ones[FIRST], *words, self._ones[LAST]]
        heads = [behind[head << _SHIFT | word] if word and goes_on[head] else 0 for head, word in pairwise(ones)]
        found = {*ones, *heads}
        ones += (0,) * self._longest
        going = [(place, head) for place, head in enumerate(heads, 2) if goes_on[head]]
        for _ in range(2, self._longest):
            going = [
                (place + 1, behind[head << _SHIFT | word])
                for place, head in going
                if goes_on[head] and (word := ones[place])
            ]
            found.update([head for _, head in going])
        return found

    def _one(self, word: str) -> int:
        return self._number(self._words.get(word, 0))

    def _longer_one(self, key: int) -> int:
        places = self._places
        return self._number(self._longer.get(places[key >> _SHIFT] << _SHIFT | places[key & _LAST], 0))

    def _number(self, place: int) -> int:
        with self._lock:
            if place not in self._numbers:
                self._places.append(place)
                self._goes_on.append(self._begins[place])
                self._met(place)
                self._numbers[place] = len(self._places) - 1
            return self._numbers[place]


class _Known(dict[Key, int]):
    """What was found for each key so far, and some of those for which nothing was."""

    def __init__(self, look: Callable[[Key], int]) -> None:
        super().__init__()
        self._look: Callable[[Key], int] = look

    def __missing__(self, key: Key) -> int:
        found = self._look(key)
        if found or len(self) < _MOST_MISSED:
            self[key] = found
        return found
