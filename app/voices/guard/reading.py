"""What the parts of the guard read: the text so far in its plain form, and how they say what they found."""

import re
from functools import cache
from typing import Final, NamedTuple, Protocol

import opencc

from app.spin.finding import LONGEST, Finding, Kind, Remedy
from app.voices.voice import Caught

CONTEXT = 200  # characters already out that may decide what the next ones mean
_WIDE: Final = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_QUOTES: Final = {ord("’"): "'", ord("‘"): "'"}
_SPELLINGS: Final = {ord("妳"): "你", ord("帳"): "账"}  # which the converter leaves or spells otherwise
_HAN: Final = range(0x3400, 0xA000)
_TABLED: Final = re.compile(r"[\u3400-\u9fff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")


class _Folds(dict[int, int | str]):
    """The plain form of each Chinese character met so far: of a traditional one the simplified."""

    def __missing__(self, code: int) -> int | str:
        plain = self[code] = _converter().convert(chr(code)) if code in _HAN else code
        return plain


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


_FOLDS: Final = _Folds(_WIDE | _QUOTES | _SPELLINGS)


def fold(text: str) -> str:
    """Lower case, plain letters, digits and apostrophes, simplified characters; as many characters as before."""
    if text.isascii():
        return text.lower()
    # A table is looked into for each character; a page of English with a curly apostrophe needs none.
    plain = text.translate(_FOLDS) if _TABLED.search(text) else text.replace("’", "'").replace("‘", "'")
    lower = plain.lower()
    return lower if len(lower) == len(text) else "".join(each.lower()[:1] for each in plain)


class Passage(NamedTuple):
    """Text under judgement. Its first `out` characters have left already; `plain` is the folded form of `raw`.

    `first` says that nothing was said before it, `last` that nothing will come after it; `at` is how many characters
    of the answer stand before `raw`.
    """

    raw: str
    plain: str
    out: int
    first: bool
    last: bool
    at: int = 0


class LeftOut(Exception):
    """Characters [start, end) of the passage, none of which has left, are to be dropped; then all is read again."""

    def __init__(self, start: int, end: int, finding: Finding) -> None:
        super().__init__(finding.words)
        self.start = start
        self.end = end
        self.finding = finding


class Part(Protocol):
    """Looks for one kind of thing."""

    def settled(self, passage: Passage) -> int:
        """Up to where the passage may leave, at least `out`; raises Caught, or LeftOut where less will do."""
        ...


def caught(kind: Kind, passage: Passage, start: int, end: int) -> Caught:
    """The finding as an error: the words themselves, and the few before them that show what was meant."""
    begin = max(0, start - 30)
    return Caught(Finding(kind, passage.raw[begin:end].strip()[-LONGEST:]))


def left_out(kind: Kind, passage: Passage, start: int, end: int) -> LeftOut:
    """A sentence that an answer can do without, as an error."""
    return LeftOut(start, end, Finding(kind, passage.raw[start:end].strip()[:LONGEST], remedy=Remedy.MENDED))
