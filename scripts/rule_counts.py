"""How often each rule fires, decides and decides rightly on our labelled utterances; --write keeps it for the page."""

import sys
from collections import Counter
from pathlib import Path
from typing import Final

from app.content.counts import FILE, Count, Counts, load_counts, written
from app.content.labelled import read_samples
from app.content.rules import load_rules
from app.places import place
from app.spin.acts.measure.evaluate import read
from app.spin.acts.measure.report import Use, report

GOLD: Final = Path(__file__).resolve().parent.parent / "tests" / "gold"


def counted(gold: Path = GOLD) -> Counts:
    """The counts on all utterances of the folder."""
    samples = [
        sample
        for file in sorted(gold.glob("*.jsonl"))
        for sample in read_samples(file.read_text(encoding="utf-8").splitlines(), file.name)
    ]
    book = load_rules()
    uses = {use.rule.id: _count(use) for use in report(read(samples, book), book).uses}
    return Counts(Counter(sample.language for sample in samples), uses)


def _count(use: Use) -> Count:
    """A default has no words to find: it fires where it decides."""
    return Count(use.fires if use.rule.pattern else use.decides, use.leads, use.right)


def main() -> int:
    """Checks, or writes; the exit code is 1 where the file is not what would be counted now."""
    due = counted()
    if sys.argv[1:] == ["--write"]:
        (place("rules") / FILE).write_text(written(due), encoding="utf-8")
    kept = load_counts()
    stale = sorted(rule for rule in {*due.rules, *kept.rules} if due.rules.get(rule) != kept.rules.get(rule))
    if stale or due.samples != kept.samples:
        print(f"{FILE} is out of date ({len(stale)} rules); run scripts/rule_counts.py --write")
        return 1
    silent = sum(not count.fires for count in kept.rules.values())
    print(f"{FILE} is up to date: {len(kept.rules)} rules on {sum(kept.samples.values())} utterances, {silent} silent")
    return 0


if __name__ == "__main__":
    sys.exit(main())
