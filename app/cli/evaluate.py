"""Measure the rules on labelled lines ({"text", "lang", "label"}): accuracy, macro-F1, per class, confusion, misses.

A line may also say "family" (what resembles what), "fold" and "agreed" (all its readers gave this label).
"""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

from app.content.labelled import read_file, read_samples
from app.content.rules import load_rules
from app.spin.acts.measure.evaluate import (
    LABELS,
    Case,
    Evaluation,
    Miss,
    Sample,
    Spread,
    languages,
    measure,
    measure_acts,
    read,
    spread,
)
from app.spin.acts.measure.report import Decider, deciders
from app.spin.acts.votes.rules import RuleBook

_BY = {"rule": "a rule", "cues": "the words together", "default": "a default"}
_GROUPS: dict[str, Callable[[Sample], str]] = {
    "family": lambda sample: sample.family,
    "fold": lambda sample: sample.fold,
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """File and form."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a dash reads what is piped in")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    parser.add_argument("--misses", action="store_true", help="list what was read otherwise, with rule and words")
    parser.add_argument("--held", action="store_true", help="list also lines whose words authors of rules may not read")
    parser.add_argument("--acts", action="store_true", help='also the fine acts, where lines name theirs in "act"')
    parser.add_argument("--by", choices=sorted(_GROUPS), help="how far families (or folds) differ, the worst first")


def run(given: argparse.Namespace) -> int:
    """Print the figures for each language."""
    samples = [sample for file in given.files for sample in _samples(file)]
    book = load_rules()
    parts = languages(read(samples, book))
    if given.json:
        print(json.dumps({each: _plain(part, book, given) for each, part in parts.items()}, ensure_ascii=False))
        return 0
    for language, part in parts.items():
        found = _open(measure(part), held=given.held)
        _table(language, found)
        _decided(deciders(part, book))
        _agreed(part)
        _spread(part, given.by)
        if given.acts:
            _acts(part)
        if given.misses:
            _misses(found)
    return 0


def _samples(file: Path) -> list[Sample]:
    return read_samples(sys.stdin, "standard input") if str(file) == "-" else read_file(file)


def _open(found: Evaluation, *, held: bool) -> Evaluation:
    """What may be shown: held lines without their words unless asked for, so that nobody fits rules to them."""
    return found if held else replace(found, misses=tuple(_covered(miss) for miss in found.misses))


def _covered(miss: Miss) -> Miss:
    if miss.sample.fold != "held":
        return miss
    return replace(miss, sample=replace(miss.sample, text=f"{miss.sample.id} (kept from authors of rules)"), words="…")


def _plain(part: tuple[Case, ...], book: RuleBook, given: argparse.Namespace) -> dict[str, object]:
    whole = _figures(_open(measure(part), held=given.held))
    whole["decided_by"] = {each.by: {"lines": each.lines, "right": each.right} for each in deciders(part, book)}
    if agreed := [case for case in part if case.sample.agreed]:
        whole["agreed"] = _figures(_open(measure(agreed), held=given.held))
    if groups := _groups(part, given.by):
        whole[f"by_{given.by}"] = asdict(groups)
    if given.acts:
        whole["acts"] = {act: asdict(each) for act, each in measure_acts(part).items()}
    return whole


def _figures(found: Evaluation) -> dict[str, object]:
    whole = asdict(found)
    whole["confusion"] = {
        label: {other: found.confusion.get((label, other), 0) for other in LABELS} for label in LABELS
    }
    return whole


def _groups(part: tuple[Case, ...], by: str | None) -> Spread | None:
    return spread(part, _GROUPS[by]) if by else None


def _table(language: str, found: Evaluation) -> None:
    print(f"{language}: {found.samples} lines, accuracy {found.accuracy:.3f}, macro-F1 {found.macro_f1:.3f}")
    print(f"  {'':<12}{'precision':>10}{'recall':>8}{'F1':>7}{'lines':>7}   read as {' '.join(LABELS)}")
    for label, each in found.labels.items():
        row = " ".join(f"{found.confusion.get((label, other), 0):>{len(other)}}" for other in LABELS)
        print(
            f"  {label:<12}{each.precision:>10.3f}{each.recall:>8.3f}{each.f1:>7.3f}{each.support:>7}           {row}"
        )


def _decided(found: tuple[Decider, ...]) -> None:
    total = sum(each.lines for each in found)
    parts = (
        f"{_BY[each.by]} {each.lines / total:.0%} ({each.right / each.lines:.0%} of them right)"
        for each in found
        if each.lines
    )
    print(f"  decided by {', by '.join(parts)}")


def _agreed(part: tuple[Case, ...]) -> None:
    if agreed := [case for case in part if case.sample.agreed]:
        found = measure(agreed)
        print(
            f"  where all readers agreed: {found.samples} lines, "
            f"accuracy {found.accuracy:.3f}, macro-F1 {found.macro_f1:.3f}"
        )


def _spread(part: tuple[Case, ...], by: str | None) -> None:
    if not by:
        return
    found = _groups(part, by)
    if not found:
        print(f"  no line names its {by}")
        return
    for group in found.groups:
        print(f"  {group.name:<24}{group.samples:>6} lines  accuracy {group.accuracy:.3f}")
    lowest, highest = found.groups[0].accuracy, found.groups[-1].accuracy
    print(
        f"  by {by}: {len(found.groups)}, mean accuracy {found.mean:.3f} ± {found.deviation:.3f} "
        f"(lowest {lowest:.3f}, highest {highest:.3f})"
    )


def _acts(part: tuple[Case, ...]) -> None:
    for act, each in measure_acts(part).items():
        print(f"  {act:<22}{each.precision:>10.3f}{each.recall:>8.3f}{each.f1:>7.3f}{each.support:>7}")


def _misses(found: Evaluation) -> None:
    for miss in found.misses:
        known = ", known" if miss.sample.known_miss else ""
        print(f"  {miss.sample.label} read as {miss.read} by {miss.rule} on “{miss.words}”{known}: {miss.sample.text}")
