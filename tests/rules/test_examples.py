"""Each rule proves itself: it finds its own examples, the book agrees, and the others it leaves alone."""

from collections.abc import Iterator

import pytest

from app.spin.acts.act import SPIN, Kind, Reading, Thread
from app.spin.acts.classify import classify
from app.spin.acts.clauses.split import clauses
from app.spin.acts.measure.examples import marks
from app.spin.acts.plain.text import plain
from app.spin.acts.votes.rules import Rule
from tests.kept import book

BOOK = book()


def label(kind: Kind) -> str:
    return kind.value if kind in SPIN else "other"


def cases(part: str) -> Iterator[object]:
    for rule in BOOK.rules:
        for number, text in enumerate(getattr(rule, part)):
            yield pytest.param(rule, text, id=f"{rule.id}-{number}")


def read(rule: Rule, text: str) -> Reading:
    return classify(text, Thread(), BOOK, rule.language)


def finds(rule: Rule, text: str) -> bool:
    finder = BOOK.finder(rule.language)
    pieces = clauses(plain(text).text, rule.language)
    return any(found.rule is rule for piece in pieces for found in finder.find(piece))


@pytest.mark.parametrize(("rule", "text"), cases("matches"))
def test_a_rule_finds_its_matches_and_the_book_agrees(rule: Rule, text: str) -> None:
    if rule.pattern:
        assert finds(rule, text)
    reading = read(rule, text)
    kinds = {act.kind for act in reading.acts}
    assert rule.kind in kinds, [(act.kind.value, act.rule) for act in reading.acts]
    assert reading.label == label(rule.kind), [(act.kind.value, act.rule) for act in reading.acts]


@pytest.mark.parametrize(("rule", "text"), cases("rejects"))
def test_a_rule_leaves_its_rejects_alone(rule: Rule, text: str) -> None:
    assert not finds(rule, text)


@pytest.mark.parametrize(
    ("rule", "wanted", "text"),
    [
        pytest.param(rule, wanted, text, id=f"{rule.id}-{wanted}-{number}")
        for rule in BOOK.rules
        for wanted, texts in rule.yields_to.items()
        for number, text in enumerate(texts)
    ],
)
def test_a_rule_yields_to_a_stronger_one(rule: Rule, wanted: str, text: str) -> None:
    assert finds(rule, text)
    assert read(rule, text).label == wanted


@pytest.mark.parametrize("rule", BOOK.deeds, ids=lambda rule: rule.id)
def test_a_rule_marks_its_matches_and_leaves_its_rejects_alone(rule: Rule) -> None:
    assert [text for text in rule.matches if not marks(rule, text, BOOK)] == []
    assert [text for text in rule.rejects if marks(rule, text, BOOK)] == []
