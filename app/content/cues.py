"""The fitted cues of a language: the file that scripts/fit_cues.py writes, and the lexicon → Cues."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.content.errors import ContentError, Mistake
from app.spin.acts.act import Language
from app.spin.acts.cues import CLASSES, Cues, Points, Reader, packed, words_of
from app.spin.acts.lexicon import Lexicon

FILE = "cues.tsv"
WORDS = "words"  # the folder of the lexicon: a file a kind, an entry a line; trouble.ours.txt adds to trouble.txt
HEAD = "# "  # the first line: what the points were fitted on, as JSON
START = "(start)"


def load_cues(folder: Path, language: Language) -> tuple[Cues | None, str]:
    """The cues in `folder` and the SHA-256 (hex) of them and their lexicon; None where the folder has none.

    Raises ContentError where a line is no mark with five numbers.
    """
    file = folder / FILE
    if not file.exists():
        return None, ""
    points = {mark: packed(five) for mark, five in _lines(file)}
    start = points.pop(START, 0)
    entries = load_words(folder / WORDS, language)
    return Cues(points, start, Reader(language, Lexicon(language, entries))), _digest(file, entries)


def fitted_on(file: Path) -> Mapping[str, object]:
    """What the first line of a file of cues says: `corpus`, a SHA-256 (hex), and `lines`, its size."""
    with file.open(encoding="utf-8") as lines:
        found: Mapping[str, object] = json.loads(next(lines).removeprefix(HEAD))
    return found


def _lines(file: Path) -> Iterator[tuple[str, Points]]:
    # Line by line: the whole file at once would leave its traces in the memory of a process that runs for weeks.
    with file.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            if number == 1 and line.startswith(HEAD):
                continue
            mark, _, numbers = line.rstrip("\n").partition("\t")
            try:
                five = tuple(map(int, numbers.split(" ")))
            except ValueError:
                five = ()
            if not mark or len(five) != len(CLASSES):
                wanted = f"a mark, a tab and {len(CLASSES)} numbers; scripts/fit_cues.py --write writes it anew"
                where = f"{file.parent.name}/{file.name}"
                raise ContentError((Mistake(where, number, "", "rule.field", (("detail", wanted),)),))
            yield mark, five


def _digest(file: Path, entries: Mapping[str, str]) -> str:
    found = hashlib.sha256(file.read_bytes())
    found.update("\n".join(f"{entry}\t{kind}" for entry, kind in sorted(entries.items())).encode())
    return found.hexdigest()


def _word_files(folder: Path) -> list[Path]:
    """A file with a name of its own after the kind comes first, whatever kind the product gives an entry."""
    return sorted(folder.glob("*.txt"), key=lambda each: ("." not in each.stem, each.name))


def load_words(folder: Path, language: Language) -> dict[str, str]:
    """Each entry of the lexicon in plain form and its kind, its file's name up to the first dot.

    A line that begins with # is none.
    """
    entries: dict[str, str] = {}
    for file in _word_files(folder):
        kind = file.stem.partition(".")[0]
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                entry = "" if line.startswith("#") else _entry(line.strip(), language)
                if entry:
                    entries.setdefault(entry, kind)
    return entries


def _entry(text: str, language: Language) -> str:
    if language == "zh" or (text.isascii() and text.replace(" ", "").isalpha() and text.islower()):
        return text
    return " ".join(words_of(text.lower()))


def corpus_digest(lines: list[str]) -> str:
    """SHA-256 (hex) of labelled lines, whatever their order."""
    return hashlib.sha256(json.dumps(sorted(lines), ensure_ascii=False).encode()).hexdigest()
