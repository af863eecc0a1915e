"""The published figures of the rules: docs/accuracy.json, and the two pages made from it.

Without --write it says whether the pages are up to date. --write measures our own gold anew; --dev FILE measures
a labelled file from outside as well, of which only figures are kept. Without --dev its figures stay as they were
measured, with the digest of the rules they were measured on.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.content.cues import FILE, fitted_on
from app.content.labelled import read_file
from app.content.rules import load_rules
from app.spin.acts.act import Language
from app.spin.acts.measure.agreement import kappa
from app.spin.acts.measure.evaluate import LABELS, Case, languages, measure_acts, read, spread
from app.spin.acts.measure.figures import DIGITS, by_fold, figures
from app.spin.acts.votes.rules import RuleBook
from app.web.language import tongues
from app.web.words.keys import ACTS

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"en": "accuracy.md", "zh": "accuracy.zh.md"}
TAGS = {"en": "en", "zh": "zh-Hans"}
TEMPLATES = Path(__file__).resolve().parent
MOST_EXAMPLES = 3
MEASURING = "measure"  # the part of the engine that only measures it
Record = dict[str, Any]


def main() -> int:
    """Compare or write; 1 where a page is not up to date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="measure and write")
    parser.add_argument("--dev", type=Path, metavar="FILE", help="a labelled file from outside the repository")
    parser.add_argument(
        "--point", action="store_true", help="also keep today's figures as a step of the learning curve"
    )
    given = parser.parse_args()
    file = ROOT / "docs" / "accuracy.json"
    record: Record = json.loads(file.read_text(encoding="utf-8"))
    book = load_rules()
    now = {**record, "book": book.digest, "engine": engine(ROOT), "gold": gold(read_gold(ROOT, book))}
    if given.dev:
        now["dev"] = outside(read(read_file(given.dev), book), book)
    if given.point:
        now["curve"] = [*(row for row in now["curve"] if row["book"] != book.digest), point(now, book)]
    if given.write:
        file.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    stale = [] if given.write or now == record else [file.name]
    for language, name in PAGES.items():
        stale += put(ROOT / "docs" / name, page(now, language), write=given.write)
    if stale:
        print(f"{', '.join(stale)}: not up to date; scripts/accuracy.py --write mends it", file=sys.stderr)
    return 1 if stale else 0


def put(file: Path, text: str, *, write: bool) -> list[str]:
    """Write a page, or name it if it differs."""
    if write:
        file.write_text(text, encoding="utf-8")
    same = file.exists() and file.read_text(encoding="utf-8") == text
    return [] if same else [file.name]


def read_gold(root: Path, book: RuleBook) -> tuple[Case, ...]:
    """All lines of our own gold."""
    files = sorted((root / "tests" / "gold").glob("*.jsonl"))
    return read((sample for file in files for sample in read_file(file)), book)


def gold(cases: tuple[Case, ...]) -> Record:
    """By language: figures by fold, agreement of the two readers, families, and what is known to be missed."""
    return {language: _gold(part) for language, part in sorted(languages(cases).items())}


def _gold(part: tuple[Case, ...]) -> Record:
    pairs = [(case.sample.readers[0], case.sample.readers[1]) for case in part if len(case.sample.readers) > 1]
    agreed = [case for case in part if case.sample.agreed]
    return {
        "folds": by_fold(part),
        "read_twice": len(pairs),
        "kappa": round(kappa(pairs), DIGITS) if pairs else None,
        "agreed": figures(agreed) if agreed else None,
        "families": families(part),
        "acts": {act: asdict(each) for act, each in measure_acts(part).items()},
        "misses": misses(part),
    }


def families(part: tuple[Case, ...]) -> Record | None:
    """How many families there are, and how far they differ."""
    found = spread(part, lambda sample: sample.family)
    if not found:
        return None
    shares = {"mean": found.mean, "deviation": found.deviation, "lowest": found.groups[0].accuracy}
    return {"count": len(found.groups), **{name: round(share, DIGITS) for name, share in shares.items()}}


def misses(part: tuple[Case, ...]) -> list[Record]:
    """Lines marked as known misses by label and reading, the most frequent first; none of a held line's words."""
    known = [case for case in part if case.sample.known_miss]
    counts = Counter((case.sample.label, case.reading.label) for case in known)
    return [
        {
            "label": label,
            "read": other,
            "lines": count,
            "examples": [
                case.sample.text
                for case in known
                if (case.sample.label, case.reading.label) == (label, other) and case.sample.fold != "held"
            ][:MOST_EXAMPLES],
        }
        for (label, other), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def engine(root: Path) -> str:
    """SHA-256 (hex) of the code that reads: the book's digest tells of the rules, this of what applies them."""
    acts = root / "app" / "spin" / "acts"
    files = [file for file in sorted(acts.rglob("*.py")) if MEASURING not in file.relative_to(acts).parts]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def outside(cases: tuple[Case, ...], book: RuleBook) -> Record:
    """Figures of a file from outside, by language: strict, and where its source and all readers agree."""
    parts: Record = {language: _outside(part) for language, part in sorted(languages(cases).items())}
    return {"book": book.digest, "engine": engine(ROOT), **parts}


def _outside(part: tuple[Case, ...]) -> Record:
    agreed = [case for case in part if case.sample.agreed]
    return {"strict": figures(part), "agreed": figures(agreed), "families": families(part)}


def point(now: Record, book: RuleBook) -> Record:
    """Today's macro-F1 as a step of the learning curve; None where there are no such lines or no such measurement."""
    today = now["dev"] if is_today(now) else {}
    rows: Record = {"book": book.digest}
    for language in ("en", "zh"):
        folds = now["gold"][language]["folds"]
        rows[language] = {
            "rules": _working(book, language),
            **{fold: folds[fold]["macro_f1"] if fold in folds else None for fold in ("all", "read", "held")},
            "dev": today[language]["strict"]["macro_f1"] if language in today else None,
            "dev_agreed": today[language]["agreed"]["macro_f1"] if language in today else None,
        }
    return rows


def is_today(now: Record) -> bool:
    """Whether the file from outside was measured with the same rules and the same engine as the gold."""
    return all(now["dev"][name] == now[name] for name in ("book", "engine"))


def _working(book: RuleBook, language: Language) -> int:
    return sum(rule.language == language and rule.default is None for rule in book.rules)


def page(record: Record, language: str) -> str:
    """The page in one language."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  the page is Markdown, made of our own figures and sentences
    )
    tongue = tongues()[TAGS[language]]
    templates.filters["act"] = lambda act: tongue.say(ACTS[act])
    nought = "" if language == "en" else "0"
    templates.filters["share"] = lambda value, digits=3: (
        "–" if value is None else f"{value:.{digits}f}".replace("0.", f"{nought}.", 1)
    )
    template = templates.get_template(f"{PAGES[language]}.j2")
    rules = ROOT / "app" / "rules"
    return template.render(
        **record,
        labels=LABELS,
        digest=record["book"][:12],
        is_today=is_today(record),
        cues={name: fitted_on(rules / name / FILE) for name in PAGES},
        **json.loads((ROOT / "docs" / "cues.json").read_text(encoding="utf-8")),
    )


if __name__ == "__main__":
    sys.exit(main())
