"""What a buyer may say: the text he was given, read only where something in an answer asks for it."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cached_property

from app.spin.acts.act import Language
from app.voices.guard.numbers import numbers
from app.voices.guard.reading import fold

_WORD = re.compile(r"[a-z][a-z'&-]*")


class Known:
    """The facts and the talk of a prompt. `text` is asked at most once, and only if something has to be looked up."""

    def __init__(self, language: Language, text: Callable[[], str]) -> None:
        self._language = language
        self._text = text

    @cached_property
    def plain(self) -> str:
        """The whole text in folded form."""
        return fold(self._text())

    @cached_property
    def figures(self) -> frozenset[Decimal]:
        """The values of its numbers."""
        return frozenset(each.value for each in numbers(self.plain, self._language))

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in Latin letters, with and without the ending of a genitive or a plural."""
        found = set(_WORD.findall(self.plain))
        found |= {part for word in found for part in re.split(r"['-]", word)}
        return frozenset(found | {f"{word}s" for word in found})
