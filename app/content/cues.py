"""The fitted cues of a language: the file that scripts/fit_cues.py writes, and the lexicon → Cues."""

import hashlib
import json
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock

from app.content.errors import ContentError, Mistake
from app.spin.acts.act import Language
from app.spin.acts.cues import CLASSES, Cues, Points, Reader, packed, words_of
from app.spin.acts.lexicon import Lexicon

FILE = "cues.tsv"
WORDS = "words"  # the folder of the lexicon: a file a kind, an entry a line; trouble.ours.txt adds to trouble.txt
HEAD = "# "  # the first line: what the points were fitted on, as JSON
START = "(start)"
LOG = logging.getLogger(__name__)
_LINE = re.compile(rf"[^\t\n]+\t-?\d+(?: -?\d+){{{len(CLASSES) - 1}}}\n?")


class Shelf(Mapping[Language, Cues]):
    """The cues of each language that has some under `root`, read when they are first asked for, and once.

    Raises ContentError at once where a file cannot be read as what it is. `digests` are those of the start.
    """

    def __init__(self, root: Path, languages: Sequence[Language]) -> None:
        self._root = root
        self.digests = {each: digest_of(root / each) for each in languages}
        self._languages = tuple(each for each, digest in self.digests.items() if digest)
        self._read: dict[Language, Cues] = {}
        self._reading = Lock()

    def __getitem__(self, language: Language) -> Cues:
        if language not in self._languages:
            raise KeyError(language)
        with self._reading:
            if language not in self._read:
                self._read[language] = load_cues(self._root / language, language)
                if digest_of(self._root / language) != self.digests[language]:
                    LOG.warning("%s: its words were changed after the start; start anew, or labels differ", language)
            return self._read[language]

    def __iter__(self) -> Iterator[Language]:
        return iter(self._languages)

    def __len__(self) -> int:
        return len(self._languages)


def load_cues(folder: Path, language: Language) -> Cues:
    """The cues in `folder` with their lexicon; raises ContentError where a line is no mark with five numbers."""
    points = {mark: packed(five) for mark, five in _lines(folder / FILE)}
    start = points.pop(START, 0)
    return Cues(points, start, Reader(language, Lexicon(language, load_words(folder / WORDS, language))))


def fitted_on(file: Path) -> Mapping[str, object]:
    """What the first line of a file of cues says: `corpus`, a SHA-256 (hex), and `lines`, its size."""
    with file.open(encoding="utf-8") as lines:
        found: Mapping[str, object] = json.loads(next(lines).removeprefix(HEAD))
    return found


def digest_of(folder: Path) -> str:
    """SHA-256 (hex) of what the cues and the lexicon in `folder` say, "" without cues; nothing is kept of them.

    A comment and the order of entries do not count. Raises ContentError where a file cannot be read as what it is.
    """
    if not (folder / FILE).exists():
        return ""
    found = hashlib.sha256()
    for line in _checked(folder / FILE):
        found.update(line.encode())
    for file in _word_files(folder / WORDS):
        found.update(f"\n{file.stem}\n".encode())
        found.update("\n".join(sorted(_entries(file))).encode())
    return found.hexdigest()


def _lines(file: Path) -> Iterator[tuple[str, Points]]:
    for line in _checked(file):
        mark, _, numbers = line.partition("\t")
        yield mark, tuple(map(int, numbers.split(" ")))


def _checked(file: Path) -> Iterator[str]:
    """The lines of cues without the first, each with the form it must have."""
    for number, line in _read(file):
        if _LINE.fullmatch(line):
            yield line
        elif number > 1 or not line.startswith(HEAD):
            wanted = f"a mark, a tab and {len(CLASSES)} numbers; scripts/fit_cues.py --write writes it anew"
            raise _refused(file, number, wanted)


def _read(file: Path) -> Iterator[tuple[int, str]]:
    # Line by line: the whole file at once would leave its traces in the memory of a process that runs for weeks.
    number = 0
    try:
        with file.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                yield number, line
    except UnicodeDecodeError as error:
        raise _refused(file, number + 1, "text in UTF-8; store it anew in that encoding") from error


def _refused(file: Path, number: int, wanted: str) -> ContentError:
    where = f"{file.parent.name}/{file.name}"
    return ContentError((Mistake(where, number, "", "rule.field", (("detail", wanted),)),))


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
        for text in _entries(file):
            entry = _entry(text, language)
            if entry:
                entries.setdefault(entry, kind)
    return entries


def _entries(file: Path) -> Iterator[str]:
    """What stands in the file, without comments and empty lines."""
    for _, line in _read(file):
        text = "" if line.startswith("#") else line.strip()
        if text:
            yield text


def lexicons(fitted: Mapping[Language, Cues]) -> Mapping[Language, Mapping[str, str]]:
    """The lexicon of each language: entry → kind."""
    return {language: cues.lexicon.entries for language, cues in fitted.items()}


def _entry(text: str, language: Language) -> str:
    if language == "zh" or (text.isascii() and text.replace(" ", "").isalpha() and text.islower()):
        return text
    return " ".join(words_of(text.lower()))


def corpus_digest(lines: list[str]) -> str:
    """SHA-256 (hex) of labelled lines, whatever their order."""
    return hashlib.sha256(json.dumps(sorted(lines), ensure_ascii=False).encode()).hexdigest()
