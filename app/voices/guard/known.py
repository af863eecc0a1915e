"""What a buyer may say: the text he was given, read only where something in an answer asks for it."""

from collections.abc import Callable
from decimal import Decimal
from functools import cached_property

from app.spin.acts.act import Language
from app.voices.guard.numbers import numbers
from app.voices.guard.reading import fold


class Known:
    """The facts and the talk of a prompt. `text` is asked at most once, and only if something has to be looked up."""

    def __init__(self, language: Language, text: Callable[[], str]) -> None:
        self._language = language
        self._text = text
        self._words: dict[str, bool] = {}  # asked for again with each token until they have left

    @cached_property
    def plain(self) -> str:
        """The whole text in folded form."""
        return fold(self._text())

    @cached_property
    def figures(self) -> frozenset[Decimal]:
        """The values of its numbers."""
        return frozenset(each.value for each in numbers(self.plain, self._language))

    def has_word(self, word: str) -> bool:
        """Whether the text has this word, or one it is the plural of."""
        if word not in self._words:
            self._words[word] = any(_found(each, self.plain) for each in (word, word.removesuffix("s")))
        return self._words[word]


def _found(word: str, text: str) -> bool:
    at = text.find(word) if word else -1
    while at >= 0:
        before, behind = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if not ("a" <= before <= "z" or "a" <= behind <= "z"):
            return True
        at = text.find(word, at + 1)
    return False
