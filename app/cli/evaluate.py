"""Measure the rules on labelled lines ({"text", "lang", "label"}): accuracy, macro-F1, per class, confusion, misses."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Literal, TextIO

from pydantic import BaseModel, ValidationError

from app.content.rules import load_rules
from app.spin.acts.evaluate import LABELS, Evaluation, Sample, by_language
from app.spin.errors import CoachError


class BadLine(CoachError):
    """A line of the file is not a labelled utterance."""


class _Line(BaseModel):
    text: str
    lang: Literal["en", "zh"]
    label: Literal["situation", "problem", "implication", "need_payoff", "other"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """File and form."""
    parser.add_argument("file", type=argparse.FileType(encoding="utf-8", errors="replace"))
    parser.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    parser.add_argument("--misses", action="store_true", help="list the lines that were read otherwise")


def run(given: argparse.Namespace) -> int:
    """Print the figures for each language."""
    found = by_language(list(_samples(given.file)), load_rules())
    if given.json:
        print(json.dumps({language: _plain(each) for language, each in found.items()}, ensure_ascii=False))
        return 0
    for language, each in found.items():
        _table(language, each)
        if given.misses:
            _misses(each)
    return 0


def _samples(file: TextIO) -> Iterator[Sample]:
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            read = _Line.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            sentence = f"{file.name}:{number}: {place}: {first['msg']}. Each line is {{text, lang, label}} as JSON."
            raise BadLine(sentence) from None
        yield Sample(read.text, read.lang, read.label)


def _plain(found: Evaluation) -> dict[str, object]:
    whole = asdict(found)
    whole["confusion"] = {label: {read: found.confusion.get((label, read), 0) for read in LABELS} for label in LABELS}
    return whole


def _table(language: str, found: Evaluation) -> None:
    print(f"{language}: {found.samples} lines, accuracy {found.accuracy:.3f}, macro-F1 {found.macro_f1:.3f}")
    print(f"  {'':<12}{'precision':>10}{'recall':>8}{'F1':>7}{'lines':>7}   read as {' '.join(LABELS)}")
    for label, each in found.labels.items():
        row = " ".join(f"{found.confusion.get((label, read), 0):>{len(read)}}" for read in LABELS)
        print(
            f"  {label:<12}{each.precision:>10.3f}{each.recall:>8.3f}{each.f1:>7.3f}{each.support:>7}           {row}"
        )


def _misses(found: Evaluation) -> None:
    for miss in found.misses:
        sys.stdout.write(f"  {miss.sample.label} read as {miss.read} by {miss.rule}: {miss.sample.text}\n")
