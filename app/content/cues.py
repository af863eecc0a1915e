"""The fitted cues of a language: the JSON file that scripts/fit_cues.py writes → Cues."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.places import place
from app.spin.acts.act import Language
from app.spin.acts.cues import CLASSES, Cues, Points, Reader, words_of
from app.spin.acts.lexicon import Lexicon

FILE = "cues.json"
WORDS = "words"  # the folder of the lexicon: a file a kind, an entry a line; trouble.ours.txt adds to trouble.txt
_Five = Annotated[tuple[int, ...], Field(min_length=len(CLASSES), max_length=len(CLASSES))]


class _CueFile(BaseModel):
    """`corpus` is the SHA-256 of what the points were fitted on, `lines` its size."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    corpus: str
    lines: int
    start: _Five
    points: dict[str, _Five]


def load_cues(folder: Path, language: Language) -> tuple[Cues | None, str]:
    """The cues in `folder` and the SHA-256 (hex) of them and their lexicon; None where the folder has none."""
    file = folder / FILE
    if not file.exists():
        return None, ""
    raw = file.read_bytes()
    read = _CueFile.model_validate_json(raw)
    # Most cues share their numbers with others: one tuple for all of them.
    same: dict[Points, Points] = {}
    points = {mark: same.setdefault(five, five) for mark, five in read.points.items()}
    entries = load_words(folder / WORDS, language)
    digest = hashlib.sha256(raw + json.dumps(sorted(entries.items()), ensure_ascii=False).encode()).hexdigest()
    return Cues(points, read.start, Reader(language, Lexicon(language, entries))), digest


def load_words(folder: Path, language: Language) -> dict[str, str]:
    """Each entry of the lexicon in plain form and its kind, its file's name up to the first dot.

    A file with a name of its own after the kind comes first, whatever kind the product gives an entry. A line that
    begins with # is none.
    """
    entries: dict[str, str] = {}
    for file in sorted(folder.glob("*.txt"), key=lambda each: ("." not in each.stem, each.name)):
        for line in file.read_text(encoding="utf-8").splitlines():
            text = "" if line.startswith("#") else line.strip()
            entry = " ".join(words_of(text.lower())) if language == "en" else text
            if entry:
                entries.setdefault(entry, file.stem.partition(".")[0])
    return entries


def load_lexicons(folder: Path | None = None) -> Mapping[Language, Mapping[str, str]]:
    """The entries of each language and their kinds, as they come with the program or stand in `folder`."""
    root = folder or place("rules")
    languages: tuple[Language, ...] = ("en", "zh")
    return {language: load_words(root / language / WORDS, language) for language in languages}


def corpus_digest(lines: list[str]) -> str:
    """SHA-256 (hex) of labelled lines, whatever their order."""
    return hashlib.sha256(json.dumps(sorted(lines), ensure_ascii=False).encode()).hexdigest()
