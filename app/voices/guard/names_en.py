"""English names and dates that nobody gave him, told by their capitals: what is not certain is let pass."""

import re
from functools import cache, lru_cache
from typing import Final

from app.spin.finding import Kind
from app.voices.guard.known import Known
from app.voices.guard.reading import Passage, caught
from app.voices.guard.words import words

_FILE: Final = "names.en.txt"
_CAPITAL: Final = re.compile(r"(?<![A-Za-z0-9'’-])[A-Z][A-Za-z'’&-]*")
_ACRONYM: Final = re.compile(r"[A-Z0-9&-]{2,6}s?")
_BEGINS: Final = re.compile(r"(?:^|[.!?…:;\"“”‘(—–-]|\.\.\.)\s*$")
_TITLED: Final = re.compile(rf"\b(?:{'|'.join(words(_FILE, 'titles'))})\.?\s*$", re.IGNORECASE)
_VERBS: Final = frozenset(["may", "march"])  # as the first word of a sentence no month
_INNER: Final = re.compile(r"[a-z][A-Z]")  # “McLeod”, “SaferTrack”: no word of every day
_OWNS: Final = re.compile(r"'s?$")
_ANY: Final = re.compile(r"\b(?:an?|any|each|every) (?:[a-z]+ )?$")  # “through a January”: no date, a month of any year


class EnglishNames:
    """Words with a capital in the middle of a sentence, given names and well-known firms at its beginning, months."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._common, self._months, self._given = _lists()

    def settled(self, passage: Passage) -> int:
        """Up to a name that is not whole yet; raises Caught."""
        # A word holds no blank: the first that has not left begins behind the last one that has.
        for found in _CAPITAL.finditer(passage.raw, passage.raw.rfind(" ", 0, passage.out) + 1):
            if found.end() <= passage.out:
                continue
            kind = self._kind(found, passage)
            if kind and found.end() == len(passage.raw) and not passage.last:
                return max(passage.out, found.start())
            if kind:
                raise caught(kind, passage, found.start(), self._end(found, passage))
        return len(passage.raw)

    def _kind(self, found: re.Match[str], passage: Passage) -> Kind | None:
        word = _bare(found.group())
        before = passage.raw[: found.start()]
        if word in self._given and self._is_prefix(passage, found.end()) and before.strip():
            return Kind.BOTH
        if self._may_say(found.group(), word):
            return None
        titled = _TITLED.search(before) is not None
        begins = not titled and ((found.start() == 0 and passage.first) or _BEGINS.search(before) is not None)
        if word in self._months:
            return None if (begins and word in _VERBS) or _ANY.search(before) else Kind.DATE
        if begins:
            return Kind.NAME if word in self._given or _INNER.search(found.group()) else None
        return Kind.NAME

    def _may_say(self, written: str, word: str) -> bool:
        if word in self._common or _ACRONYM.fullmatch(written) or self._known.has_word(word):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(each in self._common or self._known.has_word(each) for each in parts)

    def _is_prefix(self, passage: Passage, end: int) -> bool:
        """Whether a colon follows, as in a written dialogue."""
        return re.match(r"(?:\s+[A-Z][a-z]+)?:\s", passage.raw[end : end + 24]) is not None

    def _end(self, found: re.Match[str], passage: Passage) -> int:
        rest = re.match(r"(?:\s+[A-Z][A-Za-z'’-]*)*", passage.raw[found.end() :])
        return found.end() + (rest.end() if rest else 0)


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    return _OWNS.sub("", word.lower().replace("’", "'")).strip("-&")


@cache
def _lists() -> tuple[frozenset[str], ...]:
    """Words that name nothing, months, and what is a name wherever it stands: given names, firms that all know."""
    letters = (chr(each) for each in range(ord("a"), ord("z") + 1))
    common, months, given, firms = (frozenset(words(_FILE, each)) for each in ("common", "months", "given", "firms"))
    return common | frozenset(letters), months, given | firms
