"""What the fitted cues of a language say most clearly, for people to look at."""

import re
from collections.abc import Mapping
from statistics import fmean
from typing import Final

from app.spin.acts.act import Kind, Language
from app.spin.acts.votes.cues import CLASSES, SHORTEST, Cues

MOST: Final = 12
_READABLE: Final = re.compile(r"<[a-z]+>|[^\W\d_]+(?:[ '][^\W\d_]+)*")

Clearest = Mapping[tuple[Language, Kind], tuple[str, ...]]


def clearest_of(cues: Mapping[Language, Cues]) -> Clearest:
    """The marks that speak most for each class and least for the others; kinds of the lexicon as <kind>."""
    found: dict[tuple[Language, Kind], tuple[str, ...]] = {}
    for language, own in cues.items():
        shown = {
            mark: points
            for mark, points in own.every()
            if len(mark) >= SHORTEST[language] and _READABLE.fullmatch(mark)
        }
        means = {mark: fmean(points) for mark, points in shown.items()}
        for at, kind in enumerate(CLASSES):
            ordered = sorted((means[mark] - points[at], mark) for mark, points in shown.items())
            found[language, kind] = tuple(mark for _, mark in ordered[:MOST])
    return found
