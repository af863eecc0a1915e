"""Whether an answer tells what it was to tell, as far as figures show it."""

from collections.abc import Iterable
from decimal import Decimal

from app.spin.acts.act import Language
from app.voices.guard import SMALL, fold
from app.voices.numbers import numbers

UNTOLD = "voice.untold"


def untold(facts: Iterable[str], said: str, language: Language) -> bool:
    """Whether one of the facts has figures and none of them was said; a fact without figures counts as told."""
    heard = _figures(said, language)
    return any(figures and not figures & heard for figures in (_figures(each, language) for each in facts))


def _figures(text: str, language: Language) -> frozenset[Decimal]:
    found = numbers(fold(text), language)
    return frozenset(each.value for each in found if each.percent or each.value > SMALL)
