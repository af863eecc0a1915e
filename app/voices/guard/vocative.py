"""Nobody calls himself by his own name: where the buyer's name is called, another is speaking in his answer."""

import re
from functools import cache
from typing import Final

from app.spin.acts.act import Language
from app.spin.finding import Kind
from app.voices.guard.reading import Passage, caught, fold

_TITLES: Final[dict[Language, str]] = {
    "en": r"(?:(?:mr|mrs|ms|miss|dr)\.?\s+)?",
    "zh": "总|主任|部长|科长|经理|院长|行长|总监|处长|厂长|老板|老师|姐|哥|工|大姐|大哥|先生|女士",
}
# What stands before a call, and what behind it; the name alone, in an introduction, has neither.
_BEFORE: Final[dict[Language, str]] = {
    "en": r"(?:^|[.!?…,;:—–“\"]\s*|\s-\s)",
    "zh": r"(?:^|[\s，。！？…、；：“”「」—]|[那好行哎唉嗯啊呀吧吗呢了嘞啦])",
}
_BEHIND: Final[dict[Language, str]] = {"en": r"(?=[,?!.;—–…]|\s-\s|$)", "zh": r"(?=[，,。！？!?…：]|[您你我]|$)"}
_LOOK_BACK: Final = 40  # characters


class Vocative:
    """Stops at a call to the one who answers himself; `himself` are his names, none where others speak too."""

    def __init__(self, language: Language, himself: tuple[str, ...]) -> None:
        self._pattern = _pattern(language, himself) if himself else None

    def settled(self, passage: Passage) -> int:
        """Up to a name that may yet prove a call; raises Caught."""
        text = passage.plain
        if self._pattern is None:
            return len(text)
        for found in self._pattern.finditer(text, max(0, passage.out - _LOOK_BACK)):
            start, end = found.span("name")
            if end == len(text) and not passage.last:
                return max(passage.out, start)
            # A name and a stop at the very beginning introduce: “Wendell. Good morning.”
            introduces = passage.first and start == 0 and text[end : end + 1] in ("", ".", "。")
            if end >= passage.out and not introduces:
                raise caught(Kind.BOTH, passage, start, end)
        return len(text)


def alone(people: tuple[str, ...], speakers: tuple[str, ...]) -> tuple[str, ...]:
    """The one who answers, by name, where nobody else in the room could be calling him: the first of the people."""
    return () if set(speakers).difference(people[:1]) else people[:1]


@cache
def _pattern(language: Language, himself: tuple[str, ...]) -> re.Pattern[str]:
    called = "|".join(re.escape(fold(each)) for name in himself for each in _called(language, name))
    called = f"{_TITLES['en']}(?:{called})" if language == "en" else f"(?:{called})(?:{_TITLES['zh']})"
    return re.compile(f"{_BEFORE[language]}(?P<name>{called}){_BEHIND[language]}")


def _called(language: Language, name: str) -> tuple[str, ...]:
    return tuple(name.split()) if language == "en" else (name, name[0])
