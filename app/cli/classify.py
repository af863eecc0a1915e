"""Label utterances: one a line in, one JSON object a line out, with every act, its rule and the words it saw."""

import argparse
import io
import json
import sys
from typing import TextIO

from app.content.rules import load_rules
from app.spin.acts.act import Act, Reading, Thread
from app.spin.acts.classify import classify


def arguments(parser: argparse.ArgumentParser) -> None:
    """File and language."""
    parser.add_argument(
        "file", nargs="?", type=argparse.FileType(encoding="utf-8", errors="replace"), default=sys.stdin
    )
    parser.add_argument("--lang", choices=("auto", "en", "zh"), default="auto")


def run(given: argparse.Namespace) -> int:
    """Write a line for each line read."""
    book = load_rules()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    language = None if given.lang == "auto" else given.lang
    file: TextIO = given.file
    for line in file:
        text = line.rstrip("\r\n")
        reading = classify(text, Thread(), book, language)
        print(json.dumps(described(text, reading), ensure_ascii=False), flush=True)
    return 0


def described(text: str, reading: Reading) -> dict[str, object]:
    """The reading as the interface promises it: text, lang, label, acts."""
    acts = [_act(text, act) for act in reading.acts]
    return {"text": text, "lang": reading.language, "label": reading.label, "acts": acts}


def _act(text: str, act: Act) -> dict[str, object]:
    return {
        "label": act.kind.value,
        "rule": act.rule,
        "span": [act.span.start, act.span.end],
        "words": act.span.of(text),
        "clause": [act.clause.start, act.clause.end],
        "flags": list(act.flags),
        "hits": [{"rule": hit.rule, "label": hit.kind.value, "weight": hit.weight} for hit in act.hits],
    }
