"""The book of rules: found at once, by form and part, in linear time."""

import pytest

from app.spin.acts.act import Kind
from app.spin.acts.clauses.split import clauses
from app.spin.acts.votes.rules import Finder, Form, Part, Rule, RuleBook, form_of
from app.spin.acts.votes.weigh import hear


def rule(
    number: int, pattern: str, *, kind: Kind = Kind.PROBLEM, weight: int = 1, form: Form = "any", part: Part = "any"
) -> Rule:
    return Rule(f"en-t{number:02}", "en", kind, pattern, weight, "a test", {"en": "", "zh": ""}, form=form, part=part)


def found(finder: Finder, text: str) -> list[tuple[str, str]]:
    (clause,) = clauses(text, "en")
    return [(each.rule.id, clause.text[each.start : each.end]) for each in finder.find(clause)]


def test_all_rules_that_find_their_words_speak_in_order() -> None:
    finder = Finder((rule(1, r"\blate\b"), rule(2, "never"), rule(3, "truck")))
    assert found(finder, "the truck is late") == [("en-t01", "late"), ("en-t03", "truck")]
    assert found(finder, "nothing here") == []


def test_a_rule_keeps_to_its_form() -> None:
    finder = Finder((rule(1, "late", form="asked"), rule(2, "late", form="told")))
    assert found(finder, "is it late?") == [("en-t01", "late")]
    assert found(finder, "it came in late") == [("en-t02", "late")]


def test_a_rule_keeps_to_its_part() -> None:
    finder = Finder((rule(1, "late", part="head"), rule(2, "late", part="condition"), rule(3, "late")))
    assert found(finder, "if it is late, who calls?") == [("en-t02", "late"), ("en-t03", "late")]
    assert found(finder, "if it stops, who is late?") == [("en-t01", "late"), ("en-t03", "late")]


def test_places_are_characters_also_after_wide_ones() -> None:
    finder = Finder((rule(1, "late"),))
    assert found(finder, "— 卡车 é is late?") == [("en-t01", "late")]


def test_what_is_found_does_not_change_when_the_patterns_are_known() -> None:
    finder = Finder((rule(1, r"\blate\b|costs?"), rule(2, "never"), rule(3, "truck", form="told")))
    texts = ("is the truck late?", "the truck never costs much", "why?")
    before = [found(finder, text) for text in texts]
    finder.warm()
    assert [found(finder, text) for text in texts] == before
    for _ in range(20):
        assert found(finder, texts[0]) == before[0]


def test_a_finder_without_rules_finds_nothing() -> None:
    assert found(Finder(()), "is it late?") == []


def test_the_heaviest_decides_and_equal_weights_keep_the_order_of_tests() -> None:
    cases = ((3, 2, Kind.PROBLEM), (2, 3, Kind.IMPLICATION), (2, 2, Kind.IMPLICATION))
    for problem, implication, wanted in cases:
        rules = (rule(1, "late", weight=problem), rule(2, "cost", kind=Kind.IMPLICATION, weight=implication))
        (clause,) = clauses("does late cost?", "en")
        assert hear(clause, Finder(rules), short=False, nod=False).kind is wanted


def test_saying_it_twice_adds_nothing_but_a_condition_does() -> None:
    problem = (rule(1, "late", weight=2), rule(2, "truck", weight=2))
    implication = rule(3, "cost", kind=Kind.IMPLICATION, weight=3)
    (clause,) = clauses("what does a late truck cost?", "en")
    assert hear(clause, Finder((*problem, implication)), short=False, nod=False).kind is Kind.IMPLICATION
    polar = rule(4, "late", weight=2, part="condition")
    (clause,) = clauses("if late, does the truck cost?", "en")
    assert hear(clause, Finder((*problem, polar, implication)), short=False, nod=False).kind is Kind.PROBLEM


def test_a_book_gives_rules_by_id() -> None:
    only = rule(1, "late")
    book = RuleBook((only,), "digest")
    assert book.rule("en-t01") is only
    with pytest.raises(KeyError):
        book.rule("en-t02")
    assert book.finder("en") is book.finder("en")


def test_only_questions_ask() -> None:
    assert (form_of(Kind.PROBLEM), form_of(Kind.FEATURE), form_of(Kind.CHECK)) == ("asked", "told", "any")
