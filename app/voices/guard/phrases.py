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
HEAD: Final = 3  # characters that tell most words from the beginning of any trigger
# Where a trigger may begin: in English at a word or a sign, in Chinese anywhere.
_STARTS: Final[dict[Language, re.Pattern[str]]] = {
    "en": re.compile(r"(?<![^\W_])[^\W_]|[^\w\s]|_"),
    "zh": re.compile(r"\S"),
}


@dataclass(frozen=True, slots=True)
class Book:
    """`whole`: each trigger in folded form, what it gives away and after what; `begun`: every way one can begin.

    `brief` are the first characters of the triggers that are shorter than HEAD.
    """

    whole: Mapping[str, tuple[tuple[Kind, Before], ...]]
    begun: Mapping[str, tuple[Before, ...]]
    brief: frozenset[str]


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
    return Book(whole, begun, frozenset(words[0] for words in whole if len(words) < HEAD))


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
    """Reads along with one or more books of phrases; `may_say` tells which triggers he may say all the same."""

    def __init__(self, language: Language, *books: Book, may_say: Callable[[str], bool] = lambda _: False) -> None:
        self._language = language
        self._books = books
        self._may_say = may_say

    def settled(self, passage: Passage) -> int:
        """Up to the first word that could still become a trigger; raises Caught at a whole one."""
        text, first = passage.plain, max(0, passage.out - FREE[self._language])
        for found in _STARTS[self._language].finditer(text, first):
            start = found.start()
            head = text[start : start + HEAD]
            for known in self._books:
                # Of most words the first letters are those of no trigger.
                if head not in known.begun and head[0] not in known.brief:
                    continue
                if self._reaches_the_end(known, passage, start) and not passage.last:
                    return max(passage.out, start)
        return len(text)

    def _reaches_the_end(self, known: Book, passage: Passage, start: int) -> bool:
        """Whether what begins here may still become a trigger; raises Caught where it has."""
        text = passage.plain
        end = start + 1 if text[start] in known.brief else min(start + HEAD, len(text))
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
