"""Whether an answer tells what it was to tell, as far as figures show it."""

from collections.abc import Iterable
from decimal import Decimal

from app.spin.acts.act import Language
from app.voices.guard.figures import SMALL
from app.voices.guard.numbers import numbers
from app.voices.guard.reading import fold

UNTOLD = "voice.untold"


def untold(facts: Iterable[str], said: str, language: Language) -> tuple[str, ...]:
    """The facts that have figures of which none was said; a fact without figures counts as told."""
    heard = _figures(said, language)
    found = ((each, _figures(each, language)) for each in facts)
    return tuple(fact for fact, figures in found if figures and not figures & heard)


def _figures(text: str, language: Language) -> frozenset[Decimal]:
    found = numbers(fold(text), language)
    return frozenset(each.value for each in found if each.percent or each.value > SMALL)
