"""What a pattern cannot do without: pieces of words of which some must stand in every text that it finds."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.spin.acts.act import Language
from app.spin.acts.patterns.rarity import RECKONED, rarest, weight
from app.spin.acts.patterns.syntax import TOKEN, NotUnderstood, bare, behind, listed, members

# Of what has more forms than these (one behind the other, one or the other), only the needs of its parts are kept.
_MOST_JOINED: Final = 32
_MOST_UNITED: Final = 64
_MOST_NEEDS: Final = 4  # the rarest of an alternative; more would cost more than they spare
_BLANK: Final = frozenset(("^", "$", r"\b", r"\A", r"\z", r"\s", r"\n", r"\t"))
_ANY: Final = frozenset((".", r"\d", r"\D", r"\w", r"\W", r"\S", r"\B"))
Forms = frozenset[str]
NOTHING: Final[Forms] = frozenset(("",))
BLANK: Final[Forms] = frozenset((" ",))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a pattern: all its `forms`, None where they are too many, and the sets of pieces it needs one each of.

    In a form all that is no letter is a blank. `opens` and `closes`: whether it begins and ends with one.
    """

    forms: Forms | None
    needs: tuple[Forms, ...] = ()
    opens: bool = False
    closes: bool = False
    optional: bool = False


ANYTHING: Final = Part(None)


def needs(pattern: str, language: Language) -> tuple[Forms, ...]:
    """Sets of pieces, the rarest first: a text that the pattern finds holds one piece of each. () for any text.

    An English piece stands within a word; a blank at its side says that the word ends there. A Chinese one is a
    character or two.
    """
    try:
        found = _read(pattern, language)
    except NotUnderstood:
        return ()
    return tuple(sorted(dict.fromkeys(found.needs), key=weight)[:_MOST_NEEDS])


def forget() -> None:
    """Give back the memory of what was read; for when all patterns of a language are."""
    for each in (_read, _alone, _close, _is_enough, _needed, *RECKONED):
        each.cache_clear()


@lru_cache(maxsize=8192)
def _read(pattern: str, language: Language) -> Part:
    """A pattern or what stands in a group of one; lists of words are the same in many rules."""
    tokens = TOKEN.findall(pattern)
    parts: list[Part] = []
    line = _Line(language)
    place = 0
    while place < len(tokens):
        end = behind(tokens, place)
        if tokens[place] == "|":
            parts.append(line.part())
            line = _Line(language)
        else:
            sign = tokens[end] if end < len(tokens) and tokens[end][0] in "*+?{" else ""
            line.add(_quantified(_one(tokens[place:end], language), sign, language))
            end += bool(sign)
        place = end
    return _any_of([*parts, line.part()]) if parts else line.part()


def _one(tokens: list[str], language: Language) -> Part:
    if len(tokens) > 1:
        return _read("".join(tokens[1:-1]), language)
    if tokens[0] in ("*", "+", "?", "{", "[", "\\"):
        raise NotUnderstood
    return _alone(tokens[0], language)


def _quantified(part: Part, sign: str, language: Language) -> Part:
    if not sign:
        return part
    if sign[0] == "?":
        forms = None if part.forms is None else part.forms | NOTHING
        return Part(forms, closes=part.closes, optional=True)
    none = sign[0] == "*" or sign.startswith(("{0,", "{0}"))
    kept = () if none else part.needs if part.forms is None else _needed(part.forms, language)
    return Part(None, kept, part.opens, part.closes, optional=none)


class _Line:
    """Parts one behind the other: what stands together is put together, as far as it can be written out."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._whole: Forms | None = NOTHING
        self._open: Forms = NOTHING  # what may stand at the end, not yet in `_needs`
        self._needs: list[Forms] = []
        self._opens: bool | None = None

    def add(self, part: Part) -> None:
        """One part more at the end."""
        if self._opens is None:
            self._opens = part.opens and not part.optional
        self._whole = _joined(self._whole, part.forms)
        longer = _joined(self._open, part.forms)
        if longer is None:
            self._leave(part)
        elif _is_enough(longer, self._language):
            self._needs.extend(_needed(longer, self._language))
            self._open = BLANK if _close(longer) else NOTHING
        else:
            self._open = longer

    def _leave(self, part: Part) -> None:
        bounded = part.opens and not part.optional
        before = frozenset([f"{form} " for form in self._open]) if bounded else self._open
        self._needs.extend(_needed(before, self._language))
        if not part.optional:
            self._needs.extend(part.needs or (_needed(part.forms, self._language) if part.forms else ()))
        goes_on = part.closes and (not part.optional or _close(self._open))
        self._open = BLANK if goes_on else NOTHING

    def part(self) -> Part:
        """All of it."""
        needs = (*self._needs, *_needed(self._open, self._language))
        return Part(self._whole, needs, bool(self._opens), _close(self._open))


@lru_cache(maxsize=4096)
def _alone(token: str, language: Language) -> Part:
    """A token that is a part by itself."""
    if token in _BLANK or token in _ANY:
        return _part(BLANK) if token in _BLANK else ANYTHING
    if token[0] == "(":
        forms = frozenset(listed(token[3:-1], language))
        return _part(forms) if len(forms) <= _MOST_UNITED else Part(None, _needed(forms, language))
    if token[0] == "[" and len(token) > 1:
        found = members(token[1:-1], language)
        return ANYTHING if found is None else _part(found)
    if token[0] == "\\" and token[1].isalnum():
        raise NotUnderstood
    return _part(frozenset((bare(token.removeprefix("\\"), language),)))


def _part(forms: Forms) -> Part:
    return Part(forms, (), all(form.startswith(" ") for form in forms), _close(forms))


def _any_of(parts: list[Part]) -> Part:
    best = [min(part.needs, key=weight) for part in parts if part.needs]
    either = (frozenset().union(*best),) if len(best) == len(parts) else ()
    forms = [part.forms for part in parts if part.forms is not None]
    united: Forms = frozenset().union(*forms)
    whole = united if len(forms) == len(parts) and len(united) <= _MOST_UNITED else None
    return Part(whole, either, all(part.opens for part in parts), all(part.closes for part in parts))


def _joined(first: Forms | None, second: Forms | None) -> Forms | None:
    if first is None or second is None:
        return None
    if first is NOTHING or second is NOTHING:
        return second if first is NOTHING else first
    count = len(first) * len(second)
    if count > _MOST_JOINED and count > max(len(first), len(second)):
        return None
    return frozenset([one + other for one in first for other in second])


@lru_cache(maxsize=4096)
def _close(forms: Forms) -> bool:
    return all(form.endswith(" ") for form in forms)


@lru_cache(maxsize=4096)
def _is_enough(forms: Forms, language: Language) -> bool:
    """Whether nothing is gained by what follows: words that are over, two characters."""
    if language == "en":
        return _close(forms)
    return all(any(len(run) > 1 for run in form.split(" ")) for form in forms)


@lru_cache(maxsize=4096)
def _needed(forms: Forms, language: Language) -> tuple[Forms, ...]:
    """The rarest piece of each form, as one set; nothing where a form has no piece."""
    best = frozenset([rarest(form, language) for form in forms])
    return () if "" in best else (best,)
