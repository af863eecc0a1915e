"""Label utterances: one a line in, one JSON object a line out, with every act, its rule and the words it saw.

With --explain it writes sentences instead: which rule decided each clause and why, and what spoke against it.
"""

import argparse
import io
import json
import sys
from collections.abc import Iterator
from typing import TextIO

from app.content.rules import load_rules
from app.spin.acts.act import Act, Reading, Thread
from app.spin.acts.classify import classify
from app.spin.acts.rules import RuleBook


def arguments(parser: argparse.ArgumentParser) -> None:
    """File and language."""
    parser.add_argument(
        "file", nargs="?", type=argparse.FileType(encoding="utf-8", errors="replace"), default=sys.stdin
    )
    parser.add_argument("--lang", choices=("auto", "en", "zh"), default="auto")
    parser.add_argument("--explain", action="store_true", help="in sentences, for people")


def run(given: argparse.Namespace) -> int:
    """Write a line for each line read."""
    # Compiled when the first line of its language comes: whoever asks for one label waits for no more.
    book = load_rules(ready=())
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    language = None if given.lang == "auto" else given.lang
    file: TextIO = given.file
    with file:
        for line in file:
            text = line.rstrip("\r\n")
            reading = classify(text, Thread(), book, language)
            said = "\n".join(explained(text, reading, book)) if given.explain else _line(text, reading)
            print(said, flush=True)
    return 0


def _line(text: str, reading: Reading) -> str:
    return json.dumps(described(text, reading), ensure_ascii=False)


def explained(text: str, reading: Reading, book: RuleBook) -> Iterator[str]:
    """The same for people: the verdict, then each clause with the rule that decided it and those that lost."""
    yield f"{text}\n  → {reading.label}"
    for act in reading.acts:
        rule = book.rule(act.rule)
        flags = f" ({', '.join(act.flags)})" if act.flags else ""
        yield f"  “{act.clause.of(text)}” {act.kind.value}{flags}"
        how = f"weight {rule.weight}, saw “{act.span.of(text)}”" if act.hits else "no rule found its words"
        yield f"     {rule.id}, {how}: {rule.explain[reading.language]}"
        for hit in act.hits:
            if hit.rule != act.rule:
                yield f"     also {hit.rule}, {hit.kind.value}, weight {hit.weight}, saw “{hit.span.of(text)}”"


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
