"""A sentence while it comes: each of its marks is made and weighed once, however often it is looked at."""

from collections.abc import Set as AbstractSet
from typing import Final, Protocol, TypeAlias

from app.spin.acts.act import Language
from app.voices.guard.marks import LAST, WORD, Behind, Names, beyond, english, marks
from app.voices.guard.points import Points

Weighed: TypeAlias = tuple[int, AbstractSet[str]]  # marks, and their points of all kinds in one number
_BLANK: Final = " "


class Coming(Protocol):
    """A sentence in folded form of which more comes; each text begins with the one before."""

    def near(self, text: str) -> int:
        """What its near marks weigh so far, all kinds in one number."""
        ...

    def whole(self, text: str) -> Weighed:
        """All its marks, now that it is over, and what they weigh."""
        ...


def coming(language: Language, names: Names, points: Points) -> Coming:
    """The next sentence, of which nothing is known yet."""
    return _English(names, points) if language == "en" else _Chinese(names, points)


class _English:
    """Up to the last blank no word can change any more: those before it are weighed for good."""

    def __init__(self, names: Names, points: Points) -> None:
        self._names = names
        self._points = points
        self._read = 0  # characters that are weighed
        self._behind = Behind()
        self._marks: set[str] = set()
        self._sum = points.start

    def near(self, text: str) -> int:
        return self._ended(text)[0]

    def whole(self, text: str) -> Weighed:
        near, last = self._ended(text)
        more = {*beyond(text.strip(), "en", self._names)} - self._marks - last
        return self._points.total(more, near), self._marks | last | more

    def _ended(self, text: str) -> Weighed:
        """What it weighs as if it ended here, and the marks that only such an end makes."""
        self._grow(text)
        last, _ = english([*WORD.findall(text, self._read), LAST], self._names, self._behind)
        last -= self._marks
        return self._points.total(last, self._sum), last

    def _grow(self, text: str) -> None:
        cut = text.rfind(_BLANK, self._read) + 1
        if cut > self._read:
            found, self._behind = english(WORD.findall(text, self._read, cut), self._names, self._behind)
            found -= self._marks
            self._sum = self._points.total(found, self._sum)
            self._marks |= found
            self._read = cut


class _Chinese:
    """Short sentences without blanks: each time all of it is weighed."""

    def __init__(self, names: Names, points: Points) -> None:
        self._names = names
        self._points = points

    def near(self, text: str) -> int:
        return self._points.total(marks(text.strip(), "zh", self._names))

    def whole(self, text: str) -> Weighed:
        sentence = text.strip()
        found = marks(sentence, "zh", self._names).union(beyond(sentence, "zh", self._names))
        return self._points.total(found), found
