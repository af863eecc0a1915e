"""How rare the pieces of a pattern are in what people say: a guess, on which only speed hangs."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from app.spin.acts.act import Language

SYMBOLS: Final = "#<>@{|}~"  # each stands for itself, as a word does
# Words that stand in every other sentence spare little.
_COMMON_WORDS: Final = """
    a an and are at be can could do does for from had has have how i if in is it me my no not of on one or our so than
    that the their them then there they this to us was we what when which who will with would you your s t re ll
    的 了 吗 呢 您 你 有 是 不 会 我 们 这 那 个 一 在 到 能 要 对 没 上 来 都 什么 您们 你们 我们 多少 怎么
    现在 如果 可以
"""
_OF_COMMON: Final = 4.0  # how much more often a pair of characters is heard for each of them that is common
_COMMON: Final = frozenset(_COMMON_WORDS.split())


@lru_cache(maxsize=16384)
def rarest(form: str, language: Language) -> str:
    """Of a form's words, or pairs of characters, the one that fewest sentences hold; empty where it has none."""
    bare = form.strip(" ")
    if language == "en" and " " not in bare:
        return bare and f"{' ' * (form[0] == ' ')}{bare}{' ' * (form[-1] == ' ')}"
    return min(_words(form) if language == "en" else _grams(form), key=_rarity, default="")


def _words(form: str) -> Iterator[str]:
    runs = form.split(" ")
    last = len(runs) - 1
    for place, run in enumerate(runs):
        if run:
            yield " " * (place > 0) + run + " " * (place < last)


def _grams(form: str) -> Iterator[str]:
    for run in form.split(" "):
        if len(run) > 1:
            yield from (run[place : place + 2] for place in range(len(run) - 1))
        elif run:
            yield run


@lru_cache(maxsize=8192)
def _rarity(piece: str) -> float:
    """A guess at the share of sentences that hold the piece; only speed hangs on it."""
    bare = piece.strip() or piece
    if bare[0] in SYMBOLS:
        return 0.0
    if bare in _COMMON:
        return 0.5
    if bare.isascii():
        return 1 / (len(bare) * len(bare) * len(piece))
    share = 1 / (9 * len(bare) * len(bare) * len(piece))
    return share * _OF_COMMON ** sum(char in _COMMON for char in bare)


@lru_cache(maxsize=4096)
def weight(pieces: Iterable[str]) -> float:
    """The share of sentences that hold one of the pieces, as far as can be guessed."""
    return sum(map(_rarity, pieces))


RECKONED: Final = (rarest, _rarity, weight)  # what keeps what it has reckoned
