"""The fitted cues of a language: the file that scripts/fit_cues.py writes, and the lexicon → Cues."""

import hashlib
import json
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Protocol

from app.content.errors import ContentError, Mistake
from app.spin.acts.act import Language
from app.spin.acts.votes.cues import CLASSES, Cues, Reader, packed, words_of
from app.spin.acts.votes.lexicon import Lexicon

FILE = "cues.tsv"
WORDS = "words"  # the folder of the lexicon: a file a kind, an entry a line; trouble.ours.txt adds to trouble.txt
HEAD = "# "  # the first line: what the points were fitted on, as JSON
START = "(start)"
LOG = logging.getLogger(__name__)
BLOCK = 1 << 14  # characters read at once; four times as many and the process keeps 4 MB that the look at them took
_ROW = rf"[^\t\n]+\t-?\d+(?: -?\d+){{{len(CLASSES) - 1}}}"
_LINE, _LINES = re.compile(rf"{_ROW}\n?"), re.compile(rf"(?:{_ROW}\n)*(?:{_ROW})?")


class Digest(Protocol):
    """What `hashlib` makes."""

    def update(self, data: bytes, /) -> None:
        """Add to what it is the digest of."""


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
                digest = hashlib.sha256()
                self._read[language] = _loaded(self._root / language, language, digest)
                if digest.hexdigest() != self.digests[language]:
                    LOG.warning("%s: its words were changed after the start; start anew, or labels differ", language)
            return self._read[language]

    def __iter__(self) -> Iterator[Language]:
        return iter(self._languages)

    def __len__(self) -> int:
        return len(self._languages)


def load_cues(folder: Path, language: Language) -> Cues:
    """The cues in `folder` with their lexicon; raises ContentError where a line is no mark with five numbers."""
    return _loaded(folder, language, hashlib.sha256())


def _loaded(folder: Path, language: Language, digest: Digest) -> Cues:
    """The cues in `folder`; what was read is added to the digest, as `digest_of` would."""
    points: dict[str, int] = {}
    for block in _blocks(folder / FILE):
        digest.update("".join(block).encode())
        for line in block:
            mark, _, numbers = line.partition("\t")
            points[mark] = packed(tuple(map(int, numbers.split(" "))))
    start = points.pop(START, 0)
    return Cues(points, start, Reader(language, Lexicon(language, load_words(folder / WORDS, language, digest))))


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
    for block in _blocks(folder / FILE):
        found.update("".join(block).encode())
    for file in _word_files(folder / WORDS):
        _add_words(found, file, _entries(file))
    return found.hexdigest()


def _add_words(digest: Digest, file: Path, entries: Sequence[str]) -> None:
    digest.update(f"\n{file.stem}\n".encode())
    digest.update("\n".join(sorted(entries)).encode())


def _blocks(file: Path) -> Iterator[list[str]]:
    """The lines of cues without the first, some thousand at once, each with the form it must have."""
    # The whole file at once would leave its traces in the memory of a process that runs for weeks.
    try:
        with file.open(encoding="utf-8", newline="\n") as lines:
            block = lines.readlines(BLOCK)
            if block and block[0].startswith(HEAD):
                del block[0]
            while block:
                if not _LINES.fullmatch("".join(block)):
                    raise _first_mistake(file)
                yield block
                block = lines.readlines(BLOCK)
    except UnicodeDecodeError as error:
        raise _not_utf8(file) from error


def _first_mistake(file: Path) -> ContentError:
    with file.open(encoding="utf-8", newline="\n") as lines:
        wrong = (n for n, line in enumerate(lines, 1) if not _LINE.fullmatch(line) and (n > 1 or line[:2] != HEAD))
        number = next(wrong, 0)
    return _refused(
        file, number, f"a mark, a tab and {len(CLASSES)} numbers; scripts/fit_cues.py --write writes it anew"
    )


def _not_utf8(file: Path) -> ContentError:
    lines = enumerate(file.read_bytes().split(b"\n"), 1)
    number = next((n for n, line in lines if line.decode(errors="replace").encode() != line), 0)
    return _refused(file, number, "text in UTF-8; store it anew in that encoding")


def _refused(file: Path, number: int, wanted: str) -> ContentError:
    where = f"{file.parent.name}/{file.name}"
    return ContentError((Mistake(where, number, "", "rule.field", (("detail", wanted),)),))


def _word_files(folder: Path) -> list[Path]:
    """A file with a name of its own after the kind comes first, whatever kind the product gives an entry."""
    return sorted(folder.glob("*.txt"), key=lambda each: ("." not in each.stem, each.name))


def load_words(folder: Path, language: Language, digest: Digest | None = None) -> dict[str, str]:
    """Each entry of the lexicon in plain form and its kind, its file's name up to the first dot.

    A line that begins with # is none. What was read is added to the digest, if one is given.
    """
    entries: dict[str, str] = {}
    for file in _word_files(folder):
        kind = file.stem.partition(".")[0]
        found = _entries(file)
        if digest:
            _add_words(digest, file, found)
        for text in found:
            entry = _entry(text, language)
            if entry:
                entries.setdefault(entry, kind)
    return entries


def _entries(file: Path) -> list[str]:
    """What stands in the file, without comments and empty lines."""
    try:
        with file.open(encoding="utf-8", newline="\n") as lines:
            return [text for line in lines if not line.startswith("#") and (text := line.strip())]
    except UnicodeDecodeError as error:
        raise _not_utf8(file) from error


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
