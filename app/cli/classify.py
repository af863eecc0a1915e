"""Label utterances: one a line in, one JSON object a line out, with every act, its rule and the words it saw.

With --explain it writes sentences instead: which rule decided each clause and why, and what spoke against it.
"""

import argparse
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from app.content.rules import load_rules
from app.spin.acts.act import Act, Language, Reading, Thread
from app.spin.acts.classify import classify
from app.spin.acts.explain import Explanation, Mark, Vote, Weighing, explain
from app.spin.acts.measure.report import decided_by
from app.spin.acts.votes.rules import POINTS, RuleBook
from app.spin.acts.votes.scale import weight


def arguments(parser: argparse.ArgumentParser) -> None:
    """File and language."""
    parser.add_argument("file", nargs="?", type=_opened, default=sys.stdin, help="UTF-8; - or none: standard input")
    parser.add_argument("--lang", choices=("auto", "en", "zh"), default="auto")
    parser.add_argument("--explain", action="store_true", help="in sentences, for people")


def run(given: argparse.Namespace) -> int:
    """Write a line for each line read."""
    # Each language is compiled at its first line: one label should not wait for the other language.
    book = load_rules(ready=())
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    language = None if given.lang == "auto" else given.lang
    file: TextIO = given.file
    with file:
        for line in file:
            text = line.rstrip("\r\n")
            print(_told(text, book, language) if given.explain else _line(text, book, language), flush=True)
    return 0


def _opened(name: str) -> TextIO:
    try:
        return sys.stdin if name == "-" else Path(name).open(encoding="utf-8", errors="replace")
    except OSError as error:
        raise argparse.ArgumentTypeError(f"cannot open “{name}”: {error.strerror}") from error


def _told(text: str, book: RuleBook, language: Language | None) -> str:
    return "\n".join(explained(explain(text, Thread(), book, language), book))


def _line(text: str, book: RuleBook, language: Language | None) -> str:
    return json.dumps(described(text, classify(text, Thread(), book, language), book), ensure_ascii=False)


def explained(told: Explanation, book: RuleBook) -> Iterator[str]:
    """The same for people: the verdict, then each clause with what decided it and what spoke for which label."""
    text = told.text
    yield f"{text}\n  → {told.reading.label}"
    for clause in told.clauses:
        act = told.act_of(clause)
        if act is None:
            continue
        rule = book.rule(act.rule)
        flags = f" ({', '.join(act.flags)})" if act.flags else ""
        yield f"  “{act.clause.of(text)}” {act.kind.value}{flags}"
        yield f"     {rule.id}, {_how(act, clause, book, text)}: {rule.explain[told.language]}"
        if clause.beside:
            beside = ", ".join(f"“{told.clauses[place].clause.of(text)}”" for place in clause.beside)
            yield f"     counted with the words of {beside}"
        for vote in clause.votes:
            yield f"     {vote.kind.value} {weight(vote.points):g}: {' + '.join(_spoken(vote, text))}"


def _how(act: Act, clause: Weighing, book: RuleBook, text: str) -> str:
    points = next((hit.weight for hit in act.hits if hit.rule == act.rule), None)
    if points is None:
        return "no rule found its words" if not clause.votes else "what was said before decides"
    if book.rule(act.rule).default == "cues":
        return f"the words together, weight {weight(points):g}, above all “{act.span.of(text)}”"
    return f"weight {weight(points):g}, saw “{act.span.of(text)}”"


def _spoken(vote: Vote, text: str) -> Iterator[str]:
    for each in vote.spoken:
        if each.rival is None:
            idle = "" if each.counts else " (adds nothing)"
            yield f"{each.rule} {weight(each.points):g} “{each.span.of(text)}”{idle}"
        else:
            marks = ", ".join(_mark(mark, text) for mark in each.marks)
            against = f" (more than for {each.rival.value}: {marks})" if marks else ""
            yield f"{each.rule} {weight(each.points):g} the words together{against}"


def _mark(mark: Mark, text: str) -> str:
    names = f" {mark.names}" if mark.names else ""
    return f"“{mark.span.of(text)}”{names} +{weight(mark.lead):g}"


def described(text: str, reading: Reading, book: RuleBook) -> dict[str, object]:
    """The reading as the interface promises it: text, lang, label, acts; weights in the unit of a rule's."""
    acts = [_act(text, act, book) for act in reading.acts]
    return {"text": text, "lang": reading.language, "label": reading.label, "acts": acts}


def _act(text: str, act: Act, book: RuleBook) -> dict[str, object]:
    return {
        "label": act.kind.value,
        "rule": act.rule,
        "by": decided_by(book.rule(act.rule)),
        "span": [act.span.start, act.span.end],
        "words": act.span.of(text),
        "clause": [act.clause.start, act.clause.end],
        "flags": list(act.flags),
        "hits": [{"rule": hit.rule, "label": hit.kind.value, "weight": hit.weight / POINTS} for hit in act.hits],
    }
