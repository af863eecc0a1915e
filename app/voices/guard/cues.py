"""Words of which none gives a role away, but several together do: each has a weight, and an answer is summed up."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from app.spin.acts.act import Language
from app.spin.finding import Kind
from app.voices.guard.reading import Passage, caught
from app.voices.guard.words import sections

ENOUGH = 4  # the weight at which a buyer does not speak any more
REACH = 60  # characters already out in which a cue may have begun


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """A pattern, its weight, and what it speaks for."""

    kind: Kind
    weight: int
    pattern: re.Pattern[str]


Index: TypeAlias = Mapping[str, tuple[Cue, ...]]
_ESCAPES = re.compile(r"\\[a-zA-Z]|\(\?[:!=<]+|\{[\d,]+\}")
_LITERALS: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"[a-z]+|[:!/\d]"),
    "zh": re.compile(r"[a-z\u4e00-\u9fff]+|[，。！：；“”!,:/\d]"),
}
_ANY_DIGIT = "0"


@cache
def cues(language: Language) -> Index:
    """The cues of a language, each under the ends of all that stands in its pattern letter by letter.

    A match that ends in new text ends with one of these, so few patterns have to be tried for each new word.
    """
    found: dict[str, tuple[Cue, ...]] = {}
    for kind, lines in sections(f"cues.{language}.txt").items():
        for line in lines:
            cue = _cue(kind, line, language)
            for key in _keys(line, language):
                found[key] = (*found.get(key, ()), cue)
    return found


def _keys(pattern: str, language: Language) -> frozenset[str]:
    literals = _LITERALS[language].findall(_ESCAPES.sub(" ", pattern.partition(" ")[2]))
    digits = {_ANY_DIGIT} if "\\d" in pattern else set[str]()
    return frozenset({each[:3] if language == "en" else each[-2:] for each in literals} | digits)


def _new(passage: Passage, language: Language) -> Iterator[str]:
    """The keys that the new text may end a match with."""
    text, out = passage.plain, passage.out
    if language == "en":
        for word in _LITERALS["en"].findall(text, max(0, text.rfind(" ", 0, max(0, out - 1)) + 1)):
            yield _ANY_DIGIT if word.isdigit() else word[:3]
        return
    for end in range(max(1, out), len(text) + 1):
        yield text[max(0, end - 2) : end]
        yield _ANY_DIGIT if text[end - 1].isdigit() else text[end - 1]


def _cue(kind: str, line: str, language: Language) -> Cue:
    weight, _, pattern = line.partition(" ")
    whole = rf"(?<![\w'])(?:{pattern})(?![\w'])" if language == "en" else pattern
    return Cue(Kind(f"guard.{kind}"), int(weight), re.compile(whole))


class Cues:
    """Sums up what an answer says; every cue counts once, and none that the account's own words have.

    `own(kind)` gives the words in which this account itself speaks of such things.
    """

    def __init__(self, language: Language, own: Callable[[Kind], str]) -> None:
        self._language = language
        self._index = cues(language)
        self._own = own
        self._seen: set[Cue] = set()

    def settled(self, passage: Passage) -> int:
        """Up to a word that would be the last straw if it ends here; raises Caught."""
        text, cut = passage.plain, len(passage.plain)
        keys = dict.fromkeys(_new(passage, self._language))
        for cue in dict.fromkeys(cue for key in keys for cue in self._index.get(key, ())):
            if cue in self._seen:
                continue
            # One that left because more might follow is counted as soon as nothing does.
            places = cue.pattern.finditer(text, max(0, passage.out - REACH))
            found = next((each for each in places if each.end() >= passage.out), None)
            if found is None:
                continue
            if found.end() == len(text) and not passage.last:
                cut = min(cut, self._held(cue, passage, found.start()))
                continue
            self._seen.add(cue)
            if self._sum(cue.kind) >= ENOUGH:
                raise caught(cue.kind, passage, found.start(), found.end())
        return cut

    def _held(self, cue: Cue, passage: Passage, start: int) -> int:
        straw = self._sum(cue.kind) + cue.weight >= ENOUGH and not self._is_own(cue)
        return max(passage.out, start) if straw else len(passage.plain)

    def _sum(self, kind: Kind) -> int:
        total = sum(each.weight for each in self._seen if each.kind is kind)
        if total < ENOUGH:
            return total
        return sum(each.weight for each in self._seen if each.kind is kind and not self._is_own(each))

    def _is_own(self, cue: Cue) -> bool:
        return cue.pattern.search(self._own(cue.kind)) is not None
