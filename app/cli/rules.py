"""Check the rule files and their examples, or report how the rules fare on labelled lines."""

import argparse
import json
from pathlib import Path

from app.cli.rules_report import one, plain, told
from app.content.labelled import read_file
from app.content.rule_lines import line_of
from app.content.rules import load_rules
from app.spin.acts.act import Act, Thread
from app.spin.acts.explain import Weighing, explain
from app.spin.acts.measure.evaluate import Case, languages, read
from app.spin.acts.measure.examples import Broken, broken, examples
from app.spin.acts.measure.report import report
from app.spin.acts.measure.worth import worth
from app.spin.acts.votes.rules import RuleBook
from app.spin.acts.votes.scale import weight
from app.spin.errors import CoachError

FAULTS = {
    "not_found": "the rule does not find its own example",
    "found": "the rule finds what it must leave alone",
    "read_otherwise": "the rule finds it, but the whole book reads it otherwise",
}


class UnknownRule(CoachError):
    """A rule was named that the book does not have."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Two ways: check, report [FILE…]."""
    ways = parser.add_subparsers(dest="what", required=True)
    ways.add_parser("check", help="every mistake in the files and every example that does not hold, with file and line")
    way = ways.add_parser("report", help="coverage, overlaps, conflicts, dead rules, and what to do about them")
    way.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="lines {text, lang, label}; without: the rules' own examples",
    )
    way.add_argument("--all", action="store_true", help="every rule, overlap and conflict, not only the telling ones")
    way.add_argument("--rule", metavar="ID", help="one rule: its figures, where it was wrong, where it lost")
    way.add_argument("--worth", action="store_true", help="also what each rule alone saves and spoils (half a minute)")
    way.add_argument("--json", action="store_true", help="everything as one JSON object")


def run(given: argparse.Namespace) -> int:
    """Do one of the two."""
    book = load_rules()
    return check(book) if given.what == "check" else account(book, given)


def check(book: RuleBook) -> int:
    """Say how many rules there are and which examples do not hold; a broken file is an error the command prints."""
    wrong = 0
    for each in broken(book):
        print(_sentence(each, book))
        wrong += 1
    for language in ("en", "zh"):
        count = sum(1 for rule in book.rules if rule.language == language)
        print(f"{language}: {count} rules")
    print(f"digest {book.digest}")
    print("All is well." if not wrong else f"{wrong} to mend.")
    return 1 if wrong else 0


def _sentence(each: Broken, book: RuleBook) -> str:
    rule = each.rule
    told = explain(each.text, Thread(), book, rule.language)
    read_as = "; ".join(_read_as(clause, act) for clause in told.clauses if (act := told.act_of(clause)))
    wanted = f", wanted {each.wanted}" if each.wanted else ""
    return (
        f"{line_of(rule.id, each.text)}: {rule.id} (weight {rule.weight}) {each.part} “{each.text}”: "
        f"{FAULTS[each.fault]}{wanted}; read as {read_as}"
    )


def _read_as(clause: Weighing, act: Act) -> str:
    sums = ", ".join(f"{vote.kind.value} {weight(vote.points):g}" for vote in clause.votes)
    return f"{act.kind.value} by {act.rule} ({sums or 'nothing spoke'})"


def account(book: RuleBook, given: argparse.Namespace) -> int:
    """Print the report on the files, or on the rules' own examples where there is none."""
    samples = [sample for file in given.files for sample in read_file(file)] or list(examples(book))
    cases = read(samples, book)
    if given.rule:
        print("\n".join(_one(given.rule, cases, book)))
        return 0
    worths = tuple(worth(cases, book)) if given.worth else ()
    parts = {language: report(part, book) for language, part in languages(cases).items()}
    if given.json:
        print(json.dumps({each: plain(part, worths) for each, part in parts.items()}, ensure_ascii=False))
        return 0
    if not given.files:
        print("No file given: measured on the rules' own examples, which tells of overlaps and not of accuracy.\n")
    for part in parts.values():
        print("\n".join(told(part, worths, whole=given.all)), end="\n\n")
    return 0


def _one(rule_id: str, cases: tuple[Case, ...], book: RuleBook) -> list[str]:
    known = {rule.id: rule for rule in book.rules}
    if rule_id not in known:
        sentence = f"There is no rule “{rule_id}”. The page Rules lists them all."
        raise UnknownRule(sentence)
    rule = known[rule_id]
    part = [case for case in cases if case.sample.language == rule.language]
    return one(rule, line_of(rule_id), part, book)
