"""The figures the rules must hold on our own gold, and the marks of its known misses; --write brings both up to date.

Without --write it says what differs and ends with 1. A figure that falls on as many lines needs --lower to be written.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from app.content.labelled import read_samples
from app.content.rules import load_rules
from app.spin.acts.measure.evaluate import Case, languages, read
from app.spin.acts.measure.figures import Figures, by_fold

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
FIGURES = "figures.json"
HELD_FIGURES = ("accuracy", "macro_f1")
Kept = dict[str, dict[str, dict[str, float]]]


def main() -> int:
    """Compare or write; 1 where something differs or falls."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write figures and marks")
    parser.add_argument("--lower", action="store_true", help="also where a figure falls: say why in the commit")
    given = parser.parse_args()
    book = load_rules()
    cases = {
        file: read(read_samples(file.read_text(encoding="utf-8").split("\n"), file.name), book)
        for file in sorted(GOLD.glob("*.jsonl"))
    }
    today = kept([case for part in cases.values() for case in part])
    before: Kept = json.loads(_figures_text())
    for sentence in (fallen := list(falls(before, today))):
        print(sentence)
    if given.write and (not fallen or given.lower):
        for file, part in cases.items():
            file.write_text(marked(file.read_text(encoding="utf-8"), part), encoding="utf-8")
        (GOLD / FIGURES).write_text(json.dumps(today, indent=2) + "\n", encoding="utf-8")
        return 0
    stale = [file.name for file, part in cases.items() if any(case.sample.known_miss is case.right for case in part)]
    if stale or today != before:
        print(
            f"{', '.join(stale) or FIGURES}: not up to date; scripts/gold_figures.py --write mends it", file=sys.stderr
        )
    return 1 if stale or fallen or today != before else 0


def _figures_text() -> str:
    file = GOLD / FIGURES
    return file.read_text(encoding="utf-8") if file.exists() else "{}"


def kept(cases: list[Case]) -> Kept:
    """Language → fold → figure: what must not fall."""
    return {
        language: {fold: _plain(each) for fold, each in by_fold(part).items()}
        for language, part in sorted(languages(cases).items())
    }


def _plain(each: Figures) -> dict[str, float]:
    recall = {f"recall.{label}": row["recall"] for label, row in each["labels"].items()}
    return {"lines": each["lines"], "accuracy": each["accuracy"], "macro_f1": each["macro_f1"], **recall}


def falls(before: Kept, today: Kept) -> Iterator[str]:
    """A sentence for each figure that is lower than before on as many lines."""
    for language, folds in before.items():
        for fold, old in folds.items():
            new = today.get(language, {}).get(fold, {})
            if new.get("lines") == old["lines"]:
                for name in HELD_FIGURES:
                    if new[name] < old[name]:
                        yield f"{language} {fold}: {name} falls from {old[name]} to {new[name]}"


def marked(text: str, cases: tuple[Case, ...]) -> str:
    """The file with `known_miss` on exactly the lines that are read otherwise; other lines stay as they are."""
    lines = text.split("\n")
    places = [place for place, line in enumerate(lines) if line.strip()]
    for place, case in zip(places, cases, strict=True):
        if case.sample.known_miss is case.right:
            row = json.loads(lines[place])
            row.pop("known_miss", None)
            lines[place] = json.dumps(row if case.right else {**row, "known_miss": True}, ensure_ascii=False)
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
