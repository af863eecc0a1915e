"""What the fitted cues of a language say most clearly, for people to look at."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from statistics import fmean
from typing import Final

from app.content.cues import FILE
from app.places import place
from app.spin.acts.act import Kind, Language
from app.spin.acts.cues import CLASSES, SHORTEST, Points

MOST: Final = 12
_READABLE: Final = re.compile(r"<[a-z]+>|[^\W\d_]+(?:[ '][^\W\d_]+)*")

Clearest = Mapping[tuple[Language, Kind], tuple[str, ...]]


def load_clearest(folder: Path | None = None) -> Clearest:
    """The marks that speak most for each class and least for the others; kinds of the lexicon as <kind>."""
    root = folder or place("rules")
    languages: tuple[Language, ...] = ("en", "zh")
    found: dict[tuple[Language, Kind], tuple[str, ...]] = {}
    for language in languages:
        file = root / language / FILE
        points: dict[str, Points] = json.loads(file.read_bytes())["points"] if file.exists() else {}
        shown = [mark for mark in points if len(mark) >= SHORTEST[language] and _READABLE.fullmatch(mark)]
        means = {mark: fmean(points[mark]) for mark in shown}
        for at, kind in enumerate(CLASSES):
            lead = {mark: points[mark][at] - mean for mark, mean in means.items()}
            found[language, kind] = tuple(sorted(shown, key=lambda mark, lead=lead: (-lead[mark], mark))[:MOST])  # type: ignore[misc]
    return found
