"""Each rule against its own examples: finds and decides its matches, leaves its rejects, yields where it should."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.spin.acts.act import Reading, Thread
from app.spin.acts.classify import classify
from app.spin.acts.clauses.split import clauses
from app.spin.acts.measure.evaluate import Sample
from app.spin.acts.measure.report import label_of
from app.spin.acts.plain.text import plain
from app.spin.acts.votes.rules import Rule, RuleBook

Fault: TypeAlias = Literal["not_found", "found", "read_otherwise"]


@dataclass(frozen=True, slots=True)
class Broken:
    """An example that does not hold: what is wrong, the label wanted and how the whole book reads it."""

    rule: Rule
    part: Literal["matches", "rejects", "yields_to"]
    text: str
    fault: Fault
    wanted: str
    reading: Reading


def broken(book: RuleBook) -> Iterator[Broken]:
    """All examples that do not hold, in the book's order; at most one fault of each."""
    for rule in book.rules:
        for text in rule.matches:
            yield from _matched(rule, text, book)
        for text in rule.rejects:
            reading = _read(rule, text, book)
            if rule.id in _spoke(reading):
                yield Broken(rule, "rejects", text, "found", "", reading)
        for wanted, texts in rule.yields_to.items():
            for text in texts:
                yield from _yielded(rule, wanted, text, book)
    for rule in book.deeds:
        yield from _marked(rule, book)


def examples(book: RuleBook) -> Iterator[Sample]:
    """The rules' own sentences as samples, labelled as their rules say."""
    for rule in book.rules:
        for text in rule.matches:
            yield Sample(text, rule.language, label_of(rule.kind), act=rule.kind.value, family=rule.id)
        for label, texts in rule.yields_to.items():
            for text in texts:
                yield Sample(text, rule.language, label, family=rule.id)


def _matched(rule: Rule, text: str, book: RuleBook) -> Iterator[Broken]:
    reading = _read(rule, text, book)
    wanted = label_of(rule.kind)
    if rule.pattern and rule.id not in _spoke(reading):
        yield Broken(rule, "matches", text, "not_found", wanted, reading)
    elif reading.label != wanted or rule.kind not in {act.kind for act in reading.acts}:
        yield Broken(rule, "matches", text, "read_otherwise", rule.kind.value, reading)


def _yielded(rule: Rule, wanted: str, text: str, book: RuleBook) -> Iterator[Broken]:
    reading = _read(rule, text, book)
    if rule.id not in _spoke(reading):
        yield Broken(rule, "yields_to", text, "not_found", wanted, reading)
    elif reading.label != wanted:
        yield Broken(rule, "yields_to", text, "read_otherwise", wanted, reading)


def _marked(rule: Rule, book: RuleBook) -> Iterator[Broken]:
    """What a rule that marks does not mark, and what it marks though it should not."""
    for text in rule.matches:
        if not marks(rule, text, book):
            yield Broken(rule, "matches", text, "not_found", "", _read(rule, text, book))
    for text in rule.rejects:
        if marks(rule, text, book):
            yield Broken(rule, "rejects", text, "found", "", _read(rule, text, book))


def marks(rule: Rule, text: str, book: RuleBook) -> bool:
    """Whether a rule marks the text, a clause of it, or the turn it makes."""
    deeds, said = book.finder(rule.language).deeds, plain(text).text
    texts = (said, *(piece.text for piece in clauses(said, rule.language)))
    seen = (*deeds.in_turn(said), *(mark for each in texts for mark in deeds.in_clause(each)))
    return rule.id in {mark.rule for mark in seen}


def _read(rule: Rule, text: str, book: RuleBook) -> Reading:
    return classify(text, Thread(), book, rule.language)


def _spoke(reading: Reading) -> set[str]:
    return {hit.rule for act in reading.acts for hit in act.hits}
