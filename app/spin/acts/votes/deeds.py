"""What a turn does beside its label: calls somebody by name or into the room, promises, makes good, trades."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import re2

from app.spin.acts.act import Flag, Language, Thread, Topic

_BESIDE: frozenset[Flag] = frozenset({"again", "stranger", "private", "off_topic", "nervous", "apology", "source"})
_ASSENTS = {
    "en": re2.compile(
        r"^(?:oh |well |and )?(?:yes|yeah|yep|sure|please|of course|gladly|certainly|absolutely|by all means|ok(?:ay)?"
        r"|that(?:'d| would) be (?:very |really )?(?:great|good|nice|kind|helpful|perfect|lovely)"
        r"|i(?:'d| would) (?:like|love|appreciate) (?:that|it)"
        r"|if you (?:would|could|don't mind)|do that|let's do that)\b"
    ),
    "zh": re2.compile(
        r"^(?:那|嗯|哦|那就)?(?:好|行|可以|成|是的|对|当然|麻烦|请|有劳|劳驾|方便的话|太好了|那再好不过"
        r"|求之不得|没问题)"
    ),
}
# A name after a greeting may end the sentence: "Hello Bev. How many come back?" In Chinese it stands between commas
# too: “先回到这页纸，龚总，差异这一栏……”.
_FIRST: dict[Language, str] = {"en": r"(?:^|[.!?…] )", "zh": r"(?:^|[。.!！?？;；,，] ?)"}
_TITLES = re.compile(r"\b(mr|mrs|ms|dr)\. ?")
_BEFORE: dict[Language, str] = {
    "en": r"(?:(?:and|so|okay|well|now|thanks|thank you|hello|hi|good (?:morning|afternoon)|nice to meet you)[, ]+)*",
    "zh": r"(?:(?:那么?|嗯|好的?|请问|您好|你好|谢谢)[，, ]*)*",
}
_AFTER: dict[Language, str] = {"en": r"[,:;!.—-]", "zh": r"(?:[，,：:!！]|您|你|好(?:[,，.。!！]|$)|早上好|下午好)"}

_GREETS_ALL = re2.compile(r"^.{1,6}好[,，、].{1,6}好[,，.。!！]")


@dataclass(frozen=True, slots=True)
class Deed:
    """A rule that marks: the words it looks for, those with which it is not meant, and those it takes besides.

    `whole` looks at the turn as a whole, else at each clause.
    """

    rule: str
    flag: Flag
    pattern: str
    unless: str = ""
    needs: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A mark and the words that set it, in characters of the text that was looked at."""

    rule: str
    flag: Flag
    start: int
    end: int

    def moved(self, by: int) -> "Seen":
        """The same in a text that begins `by` characters earlier."""
        return Seen(self.rule, self.flag, self.start + by, self.end + by)


class Deeds:
    """The rules of one language that mark; raises re2.error for a flawed pattern."""

    def __init__(self, deeds: Iterable[Deed]) -> None:
        found = [(deed, *map(_compiled, (deed.pattern, deed.unless, deed.needs))) for deed in deeds]
        self._of_clauses = [each for each in found if not each[0].whole]
        self._of_turns = [each for each in found if each[0].whole]
        # Most clauses do none of it: one look instead of a dozen.
        self._any = _compiled("|".join(each[0].pattern for each in self._of_clauses))

    def in_clause(self, clause: str) -> tuple[Seen, ...]:
        """The marks of a plain clause that do not depend on its label."""
        return tuple(_seen(self._of_clauses, clause)) if self._any and self._any.search(clause) else ()

    def in_turn(self, turn: str) -> tuple[Seen, ...]:
        """The marks of a plain turn as a whole."""
        return tuple(_seen(self._of_turns, turn))

    def beside(self, clause: str) -> bool:
        """Whether a plain clause turns to something beside the business: it then means no trouble that stands."""
        return any(each.flag in _BESIDE for each in self.in_clause(clause))


def _compiled(pattern: str) -> Any:
    return re2.compile(pattern) if pattern else None


def _seen(found: Iterable[tuple[Deed, Any, Any, Any]], text: str) -> Iterator[Seen]:
    for deed, pattern, unless, needs in found:
        match = pattern.search(text)
        if match and not (unless and unless.search(text)) and not (needs and not needs.search(text)):
            yield Seen(deed.rule, deed.flag, *match.span())


def assents(clause: str, language: Language) -> bool:
    """Whether a plain clause says yes to what was just offered."""
    return bool(_ASSENTS[language].search(clause))


def called(turn: str, thread: Thread, language: Language) -> str:
    """Id of the one in the room whom a plain turn calls by name, at the edge of a sentence; empty where nobody.

    Of several the one called last. Who greets them all calls nobody.
    """
    if "好" in turn and _GREETS_ALL.search(turn):
        return ""
    if "r." in turn or "s." in turn:
        turn = _TITLES.sub(r"\1 ", turn)
    here = (topic for topic in thread.topics if topic.kind == "person" and topic.id in thread.room)
    found = [(place, topic.id) for topic in here if (place := _called_at(turn, topic, language)) >= 0]
    return max(found)[1] if found else ""


def _called_at(turn: str, topic: Topic, language: Language) -> int:
    """Where a turn calls somebody last; -1 where it does not."""
    return max((match.start() for match in _call(topic.terms, language).finditer(turn)), default=-1)


@lru_cache(maxsize=128)
def _call(terms: tuple[str, ...], language: Language) -> Any:
    names = "|".join(re2.escape(_TITLES.sub(r"\1 ", each.casefold())) for each in terms)
    first = rf"{_FIRST[language]}{_BEFORE[language]}(?:{names}){_AFTER[language]}"
    return re2.compile(rf"{first}|[,，、] ?(?:{names})[?？.!。！ ]*$")
