"""What a text must begin with for a pattern to find it, where the pattern only looks at its beginning."""

import re
from dataclasses import dataclass
from typing import Final

from app.spin.acts.act import Language
from app.spin.acts.patterns.syntax import TOKEN, NotUnderstood, bare, behind, listed, members

BEGINS: Final = "^"  # stands before a piece that is only looked for at the beginning of a text
_ANCHOR: Final = re.compile(r"(?:\\b)*\^(?:\\b|\^)*(?![*+?{])")
_SIGN: Final = re.compile(r"(?:\\b)*\[([ ,.:;!?—]+)\](?![*?{])")
_MOST: Final = 200
_MOST_JOINED: Final = 4000
_DIGIT: Final = (r"\d",)
_DIGITS: Final = "0123456789"
_EDGES: Final = ("$", r"\b", r"\z")
_NO_WIDTH: Final = ("^", r"\A")
_ANY: Final = (".", r"\D", r"\w", r"\W", r"\S", r"\B")
_WIDE: Final = {r"\s": " ", r"\n": " ", r"\t": " "}
Forms = frozenset[str]
NOTHING: Final[Forms] = frozenset(("",))
NONE: Final[Forms] = frozenset()


@dataclass(frozen=True, slots=True)
class Begun:
    """How what a part of a pattern finds may begin: with any of `done` and then anything, or it is one of `open`."""

    done: Forms = NONE
    open: Forms = NONE


_ANYTHING: Final = Begun(NOTHING)


def onset(pattern: str, language: Language) -> Forms:
    """Pieces of which one begins each text that the pattern finds, or a sign that begins what it finds; else none.

    An English piece is the beginning of a word; a blank behind it says that the word ends there, and a blank alone
    that no word begins the text. A Chinese one is a character or two. A sign stands anywhere.
    """
    anchor = _ANCHOR.match(pattern)
    if not anchor:
        sign = _SIGN.match(pattern)
        return frozenset(sign[1]) if sign and (language == "zh" or " " not in sign[1]) else NONE
    try:
        found = _read(TOKEN.findall(pattern[anchor.end() :]), language)
    except NotUnderstood:
        return NONE
    begun = found.done | found.open
    return NONE if "" in begun or len(begun) > _MOST else frozenset([BEGINS + each for each in begun])


def _read(tokens: list[str], language: Language) -> Begun:
    rows = [Begun(open=NOTHING)]
    place = 0
    while place < len(tokens):
        end = behind(tokens, place)
        if tokens[place] == "|":
            rows.append(Begun(open=NOTHING))
        else:
            sign = tokens[end] if end < len(tokens) and tokens[end][0] in "*+?{" else ""
            if rows[-1].open:
                rows[-1] = _then(rows[-1], tokens[place:end], sign, language)
            end += bool(sign)
        place = end
    return Begun(NONE.union(*[row.done for row in rows]), NONE.union(*[row.open for row in rows]))


def _then(row: Begun, tokens: list[str], sign: str, language: Language) -> Begun:
    """A row with one part more at its end."""
    if tokens[0] in _EDGES:
        if sign:
            raise NotUnderstood
        return _edged(row, " " if language == "en" else "", ended=tokens[0] != r"\b")
    part = _quantified(_part(tokens, language), sign)
    if len(row.open) * len(part.open) > _MOST_JOINED:
        part = _ANYTHING
    begun = [_cut(form, language) for form in _joined(row.open, part.done)]
    whole = _joined(row.open, part.open)
    still = frozenset([form for form in whole if _goes_on(form, language)])
    return Begun(row.done.union(begun, [_cut(form, language) for form in whole - still]), still)


def _edged(row: Begun, end: str, *, ended: bool) -> Begun:
    """A row behind which a word, or the text, ends."""
    closed = frozenset([form + end for form in row.open if form])
    nothing = row.open & NOTHING
    return Begun(row.done | closed | nothing, NONE) if ended else Begun(row.done | closed, nothing)


def _goes_on(form: str, language: Language) -> bool:
    """Whether what follows tells more: the word is not over, there are not two characters yet."""
    return " " not in form and (language == "en" or len(form) <= 1)


def _cut(form: str, language: Language) -> str:
    """What of a form tells how a text begins."""
    word, blank, _ = form.partition(" ")
    return word + blank if language == "en" or not word else word[:2]


def _part(tokens: list[str], language: Language) -> Begun:
    token = tokens[0]
    if len(tokens) > 1:
        return _read(tokens[1:-1], language)
    if token in ("*", "+", "?", "{", "["):
        raise NotUnderstood
    if token[0] == "(":
        return Begun(open=frozenset(listed(token[3:-1], language)))
    return _alone(token, language)


def _alone(token: str, language: Language) -> Begun:
    if token in _ANY or token in _NO_WIDTH:
        return _ANYTHING if token in _ANY else Begun(open=NOTHING)
    if token in _DIGIT:
        return Begun(open=frozenset(_DIGITS))
    if token[0] == "[":
        found = members(token[1:-1].replace(r"\d", _DIGITS), language)
        return _ANYTHING if found is None else Begun(open=found)
    if token[0] == "\\" and token[1].isalnum() and token not in _WIDE:
        raise NotUnderstood
    return Begun(open=frozenset((_WIDE.get(token) or bare(token.removeprefix("\\"), language),)))


def _quantified(part: Begun, sign: str) -> Begun:
    if not sign:
        return part
    if sign[0] == "?":
        return Begun(part.done, part.open | NOTHING)
    none = sign[0] == "*" or sign.startswith(("{0,", "{0}"))
    done = part.done | part.open - NOTHING
    return Begun(done, NOTHING if none or "" in part.open else NONE)


def _joined(first: Forms, second: Forms) -> Forms:
    return frozenset([one + other for one in first for other in second])
