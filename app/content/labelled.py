"""Labelled utterances, one JSON object a line → samples; a line that is none is named with its number."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import BaseModel, ValidationError

from app.spin.acts.measure.evaluate import Sample
from app.spin.errors import CoachError

Label: TypeAlias = Literal["situation", "problem", "implication", "need_payoff", "other"]


class BadLine(CoachError):
    """A line of the file is not a labelled utterance."""


class NoSuchFile(CoachError):
    """The file of labelled lines cannot be read."""


class _Line(BaseModel):
    """What a line may say; the first three it must. Other fields are the file's own and are left alone."""

    text: str
    lang: Literal["en", "zh"]
    label: Label
    id: str = ""
    act: str = ""
    family: str = ""
    fold: str = ""
    first: Label | None = None
    second: Label | None = None
    readers: tuple[Label, ...] = ()
    agreed: bool | None = None
    known_miss: bool = False


def read_samples(lines: Iterable[str], name: str) -> list[Sample]:
    """The samples of a file, empty lines left out; raises BadLine with `name`, line, field and what is wanted."""
    return [_sample(line, f"{name}:{number}") for number, line in enumerate(lines, 1) if line.strip()]


def read_file(file: Path) -> list[Sample]:
    """The samples of a file; raises NoSuchFile or BadLine."""
    try:
        with file.open(encoding="utf-8", errors="replace") as lines:
            return read_samples(lines, str(file))
    except OSError as error:
        raise NoSuchFile(f"The file “{file}” cannot be read: {error.strerror}.") from None


def _sample(line: str, place: str) -> Sample:
    try:
        read = _Line.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        named = f"{field}: " if field else ""
        sentence = f"{place}: {named}{first['msg']}. Each line is {{text, lang, label}} as JSON."
        raise BadLine(sentence) from None
    readers = (read.first, read.second) if read.first and read.second else read.readers
    return Sample(
        text=read.text,
        language=read.lang,
        label=read.label,
        id=read.id,
        act=read.act,
        family=read.family,
        fold=read.fold,
        readers=readers,
        agreed=_agreed(read, readers),
        known_miss=read.known_miss,
    )


def _agreed(read: _Line, readers: tuple[str, ...]) -> bool | None:
    """Whether label and readers say the same, where the line does not say so itself; None without readers."""
    if read.agreed is not None or not readers:
        return read.agreed
    return set(readers) == {read.label}
