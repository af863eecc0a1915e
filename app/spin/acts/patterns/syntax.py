"""Reads how a pattern is written: its alternatives, its tokens and groups, what a list of words stands for."""

import re
from collections.abc import Iterator
from typing import Final

from app.spin.acts.act import Language
from app.spin.acts.patterns.rarity import SYMBOLS

_PLAIN: Final = r"[^\\()\[\]{}*+?.^$|]"
TOKEN: Final = re.compile(
    rf"\(\?:(?:{_PLAIN}++\??+|\|)*+\)|\((?:\?(?:P?<\w+>|:))?|\[\^?\]?(?:\\.|[^\]\\])*\]|\{{\d+(?:,\d*)?\}}\??|[*+?]\??"
    rf"|\\.|[^\\()\[\]{{}}*+?.^$| ]+ (?![*+?{{])|[^\\()\[\]{{}}*+?.^$| ]+(?![*+?{{])|.",
    re.DOTALL,
)
_BONE: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_MEMBER: Final = re.compile(r"(\\.|.)(?:-(\\.|.))?", re.DOTALL)
_WRAPPED: Final = re.compile(r"((?:\\b|\^)*)\(\?:(.*)\)((?:\\b|\$)*)", re.DOTALL)
_FRONT: Final = re.compile(r"((?:\\b)*)\(\?:(?=\^\()")
_MAYBE: Final = re.compile(r".\?")
_NO_LETTER: Final = {"en": re.compile(rf"[^a-z0-9_{SYMBOLS}]"), "zh": re.compile(rf"[^\w{SYMBOLS}]|_")}
_APART: Final = {ord(symbol): f" {symbol} " for symbol in SYMBOLS}
_LONGEST_CLASS: Final = 24


class NotUnderstood(Exception):
    """The pattern has something that these readers do not know."""


def alternatives(pattern: str) -> list[str]:
    """The patterns, tried in this order at each place, that together find what `pattern` finds first."""
    return [each for part in _barred(pattern) or [pattern] for each in _unwrapped(part)]


def _unwrapped(pattern: str) -> list[str]:
    wrapped = _WRAPPED.fullmatch(pattern)
    inner = _barred(wrapped[2]) if wrapped else []
    if not (wrapped and inner):
        return _fronted(pattern)
    return [f"{wrapped[1]}{each}{wrapped[3]}" for part in inner for each in _unwrapped(part)]


def _fronted(pattern: str) -> list[str]:
    """A pattern that looks for the same at the beginning and elsewhere, as one for each: the first has its onset."""
    front = _FRONT.match(pattern)
    end = _group_end(pattern, front.end()) if front else 0
    if not (front and end) or pattern[end : end + 1] in ("*", "+", "?", "{"):
        return [pattern]
    return [f"{front[1]}{each}{pattern[end:]}" for each in _barred(pattern[front.end() : end - 1])]


def _group_end(pattern: str, start: int) -> int:
    """The place behind the group whose content begins at `start`; 0 where it has no end."""
    depth = 1
    for bone in _BONE.finditer(pattern, start):
        depth += (bone.group() == "(") - (bone.group() == ")")
        if not depth:
            return bone.end()
    return 0


def _barred(pattern: str) -> list[str]:
    """What stands between the bars outside all groups; nothing where groups end that have not begun."""
    depth, start = 0, 0
    parts: list[str] = []
    for bone in _BONE.finditer(pattern):
        sign = bone.group()
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return []
        if not depth and sign == "|":
            parts.append(pattern[start : bone.start()])
            start = bone.end()
    return [*parts, pattern[start:]]


def behind(tokens: list[str], place: int) -> int:
    """The place behind the token, or the group, that begins at `place`."""
    depth = 0
    for end in range(place, len(tokens)):
        sign = tokens[end]
        depth += (sign[0] == "(" and sign[-1] != ")") - (sign == ")")
        if depth <= 0:
            break
    if depth:
        raise NotUnderstood
    return end + 1


def bare(text: str, language: Language) -> str:
    """A literal text of a pattern, all that is no letter as a blank."""
    kept = _NO_LETTER[language].sub(" ", text)
    return kept.translate(_APART) if language == "en" else kept


def listed(words: str, language: Language) -> Iterator[str]:
    """The forms of words with bars between, a letter with a question mark left out or not."""
    for word in words.split("|"):
        forms = [word]
        while "?" in forms[0]:
            forms = [form for each in forms for form in (each.replace("?", "", 1), _MAYBE.sub("", each, count=1))]
        yield from (bare(form, language) for form in forms)


def members(inside: str, language: Language) -> frozenset[str] | None:
    """What the characters between square brackets stand for; None where they are ranges, classes or too many."""
    found: set[str] = set()
    for first, last in _MEMBER.findall(inside):
        if last or first in "^[" or (first[0] == "\\" and first[1].isalnum() and first != r"\s"):
            return None
        found.add(" " if first == r"\s" else bare(first[-1], language))
    return frozenset(found) if 0 < len(found) <= _LONGEST_CLASS else None
