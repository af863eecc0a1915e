"""Phrases that give a role away: a trigger of fixed words, some only where certain words stand before it."""

import itertools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from app.spin.acts.act import Language
from app.spin.finding import Kind
from app.voices.guard.reading import Passage, caught
from app.voices.guard.words import sections

Before: TypeAlias = re.Pattern[str] | None
_JOINTS: dict[Language, str] = {"en": r"[\s,]*$", "zh": r"\s*$"}
# So many characters leave at once although a trigger could begin with them, so that ordinary words do not wait; they
# are watched further, and the trigger is stopped in its middle.
FREE: Final[dict[Language, int]] = {"en": 4, "zh": 2}
# Characters that tell most words from the beginning of any trigger, and of a trigger with fewer.
HEAD: Final[dict[Language, int]] = {"en": 6, "zh": 3}
BRIEF: Final = 3
# Where a trigger may begin: in English at a word or a sign, in Chinese anywhere.
_STARTS: Final[dict[Language, re.Pattern[str]]] = {
    "en": re.compile(r"(?<![^\W_])[^\W_]|[^\w\s]|_"),
    "zh": re.compile(r"\S"),
}


@dataclass(frozen=True, slots=True)
class Book:
    """`whole`: each trigger in folded form, what it gives away and after what; `begun`: every way one can begin.

    `brief` is how the triggers shorter than HEAD begin: BRIEF characters, or one of those that have fewer.
    """

    whole: Mapping[str, tuple[tuple[Kind, Before], ...]]
    begun: Mapping[str, tuple[Before, ...]]
    brief: frozenset[str]


NONE: Final = Book({}, {}, frozenset())


def book(phrases: Iterable[tuple[Kind, str]], language: Language) -> Book:
    """Phrases ready to be read along with.

    "before > trigger": `before` is a pattern that must stand right before the trigger. In a trigger {a|b|} is a
    choice, an empty one included. Only the trigger waits; what stands before it has left by then.
    """
    whole: dict[str, tuple[tuple[Kind, Before], ...]] = {}
    begun: dict[str, tuple[Before, ...]] = {}
    for kind, phrase in phrases:
        pattern, _, trigger = phrase.rpartition(" > ")
        before = re.compile(f"(?:{pattern}){_JOINTS[language]}") if pattern else None
        for words in _expand(trigger):
            whole[words] = (*whole.get(words, ()), (kind, before))
            for size in range(1, len(words) + 1):
                known = begun.get(words[:size], ())
                if before not in known:
                    begun[words[:size]] = (*known, before)
    return Book(whole, begun, frozenset(_brief(words) for words in whole if len(words) < HEAD[language]))


def _brief(words: str) -> str:
    return words[:BRIEF] if len(words) >= BRIEF else words[0]


@cache
def shared(language: Language) -> Book:
    """The phrases that no buyer of any account says."""
    found = sections(f"phrases.{language}.txt").items()
    return book(((Kind(f"guard.{kind}"), each) for kind, phrases in found for each in phrases), language)


def _expand(trigger: str) -> list[str]:
    parts = re.split(r"\{([^}]*)\}", trigger)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    return ["".join(each) for each in itertools.product(*choices)]


class Phrases:
    """Reads along with a book of phrases and one beside it; `may_say` tells which triggers he may say all the same."""

    def __init__(
        self, language: Language, book: Book, beside: Book = NONE, *, may_say: Callable[[str], bool] = lambda _: False
    ) -> None:
        self._language = language
        self._book = book
        self._beside = beside
        self._brief = book.brief | beside.brief
        self._may_say = may_say
        self._head = HEAD[language]
        self._starts = _STARTS[language].finditer

    def settled(self, passage: Passage) -> int:
        """Up to the first word that could still become a trigger; raises Caught at a whole one."""
        text, first = passage.plain, max(0, passage.out - FREE[self._language])
        begun, beside, brief, size = self._book.begun, self._beside.begun, self._brief, self._head
        for found in self._starts(text, first):
            start = found.start()
            head = text[start : start + size]
            # Of most words the first letters are those of no trigger.
            if head[:BRIEF] in brief or head[0] in brief:
                end = start + 1
            elif head in begun or head in beside:
                end = start + len(head)
            else:
                continue
            waits = self._reaches_the_end(self._book, passage, start, end)
            waits = self._reaches_the_end(self._beside, passage, start, end) or waits
            if waits and not passage.last:
                return max(passage.out, start)
        return len(text)

    def _reaches_the_end(self, known: Book, passage: Passage, start: int, end: int) -> bool:
        """Whether what begins here may still become a trigger; raises Caught where it has. None ends before `end`."""
        text = passage.plain
        while (befores := known.begun.get(text[start:end])) is not None:
            for kind, before in known.whole.get(text[start:end], ()) if end > passage.out else ():
                if self._may_end(passage, end) and _stands(before, text, start) and not self._may_say(text[start:end]):
                    raise caught(kind, passage, start, end)
            if end == len(text):
                free = end - start <= FREE[self._language] and text[start:end] not in known.whole
                return not free and any(_stands(before, text, start) for before in befores)
            end += 1
        return False

    def _may_end(self, passage: Passage, end: int) -> bool:
        text = passage.plain
        if self._language == "zh" or not text[end - 1].isalnum():
            return True
        return not text[end].isalnum() if end < len(text) else passage.last


def _stands(before: Before, text: str, start: int) -> bool:
    return before is None or before.search(text[:start]) is not None
