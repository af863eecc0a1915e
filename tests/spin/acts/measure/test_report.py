"""The account of the rules on labelled utterances, with small books whose figures can be counted by hand."""

from collections import Counter
from dataclasses import replace

from app.spin.acts.act import Kind
from app.spin.acts.measure.evaluate import Sample, read
from app.spin.acts.measure.examples import broken, examples
from app.spin.acts.measure.report import Report, coverage, deciders, report
from app.spin.acts.measure.worth import worth
from app.spin.acts.votes.rules import Form, Rule, RuleBook
from tests.kept import book as whole

WHOLE = whole()
DEFAULTS = tuple(rule for rule in WHOLE.rules if rule.default and rule.language == "en")


def rule(number: int, kind: Kind, pattern: str, weight: int, form: Form = "any", **examples: object) -> Rule:
    return Rule(f"en-t{number:02}", "en", kind, pattern, weight, "", {}, form=form, **examples)  # type: ignore[arg-type]


def book(*rules: Rule) -> RuleBook:
    return RuleBook((*rules, *DEFAULTS), "")


def sample(text: str, label: str, family: str = "") -> Sample:
    return Sample(text, "en", label, family=family)


ROWS = [
    sample("What slows the press?", "problem", "a"),
    sample("What slows the crane?", "problem", "a"),
    sample("What cost follows when the crane slows?", "implication", "b"),
    sample("What cost follows when the press slows?", "problem", "c"),
    sample("Where does the crane stand?", "situation", "d"),
]
SLOW = rule(1, Kind.PROBLEM, "slows", 3)
ALSO_SLOW = rule(2, Kind.PROBLEM, "what .{0,40}slows", 2)
COST = rule(3, Kind.IMPLICATION, "cost", 5)
NEVER = rule(4, Kind.SITUATION, "zebra", 9)
BOOK = book(SLOW, ALSO_SLOW, COST, NEVER)


def account() -> Report:
    return report(read(ROWS, BOOK), BOOK)


def test_coverage_tells_rules_from_defaults_for_each_label() -> None:
    rows = {row.label: (row.utterances, row.by_rule, row.right_by_rule, row.by_default) for row in account().coverage}
    assert rows["problem"] == (3, 3, 2, 0)
    assert rows["implication"] == (1, 1, 1, 0)
    assert rows["situation"] == (1, 0, 0, 1)
    assert rows["other"] == (0, 0, 0, 0)


def test_each_rule_is_counted_and_what_people_said_instead() -> None:
    uses = {use.rule.id: use for use in account().uses}
    assert (uses[SLOW.id].fires, uses[SLOW.id].leads, uses[SLOW.id].precision) == (4, 2, 1.0)
    assert (uses[COST.id].fires, uses[COST.id].leads, uses[COST.id].right) == (2, 2, 1)
    assert uses[COST.id].instead == Counter({"problem": 1})
    assert uses[NEVER.id].precision is None


def test_rules_that_never_fire_and_rules_that_never_decide_are_dead() -> None:
    found = account()
    assert NEVER in found.silent
    assert found.idle == (ALSO_SLOW,)
    assert all(rule.default != "open_problem" for rule in found.silent)


def test_rules_of_one_kind_that_always_fire_together_overlap() -> None:
    (overlap,) = account().overlaps
    assert {overlap.rare.id, overlap.common.id} == {SLOW.id, ALSO_SLOW.id}
    assert (overlap.together, overlap.share) == (4, 1.0)


def test_a_conflict_says_who_wins_how_rightly_and_who_was_denied() -> None:
    (conflict,) = (each for each in account().conflicts if [side.rule for side in each.sides] == [SLOW, COST])
    slow, cost = conflict.sides
    assert (conflict.together, conflict.wrong) == (2, 1)
    assert (cost.won, cost.judged, cost.right) == (2, 2, 1)
    assert (slow.won, slow.denied) == (0, 1)


CUED = RuleBook((SLOW, *DEFAULTS), "", WHOLE.cues)
TOGETHER = [
    sample("How often do you get a backlog?", "problem"),
    sample("What slows the press?", "problem"),
    sample("Is it a backlog or a delay?", "situation"),
    sample("Good morning to you.", "other"),
]


def test_what_cues_decide_is_neither_a_rules_nor_a_defaults() -> None:
    cases = read(TOGETHER, CUED)
    rows = {row.label: (row.by_rule, row.by_cues, row.by_default) for row in coverage(cases, CUED)}
    assert rows["problem"] == (1, 1, 0)
    assert rows["situation"] == (0, 1, 0)
    assert rows["other"] == (0, 0, 1)
    told = {each.by: (each.lines, each.right) for each in deciders(cases, CUED)}
    assert told == {"rule": (1, 1), "cues": (2, 1), "default": (1, 1)}


def test_of_the_cues_of_a_clause_only_those_that_speak_most_fire() -> None:
    cases = read(TOGETHER, CUED)
    found = report(cases, CUED)
    fires = {use.rule.id: use.fires for use in found.uses if use.rule.default == "cues"}
    assert sum(fires.values()) == sum(act.is_question for case in cases for act in case.reading.acts)
    assert fires["en-q02"] > 1
    assert not any(rule.default == "cues" for rule in (*found.silent, *found.idle))
    assert found.overlaps == ()


def test_cues_that_outvote_a_rule_are_in_conflict_with_it() -> None:
    light = rule(7, Kind.SITUATION, "how often", 1)
    outvoted = RuleBook((light, *DEFAULTS), "", WHOLE.cues)
    (conflict,) = report(read(TOGETHER, outvoted), outvoted).conflicts
    cues, other = conflict.sides
    assert (cues.rule.id, cues.won, cues.right) == ("en-q02", 1, 1)
    assert (other.rule, other.won, other.denied) == (light, 0, 0)


def test_worth_is_what_would_be_lost_and_mended_without_a_rule() -> None:
    found = {each.rule.id: each for each in worth(read(ROWS, BOOK), BOOK)}
    assert [case.sample for case in found[COST.id].saves] == [ROWS[2]]
    assert [case.sample for case in found[COST.id].spoils] == [ROWS[3]]
    assert found[SLOW.id].saves == ()  # the other rule on "slows" stands in for it
    alone = book(SLOW)
    (only,) = worth(read(ROWS, alone), alone)
    assert (len(only.saves), only.families) == (3, 2)


def test_the_examples_of_our_own_rules_hold() -> None:
    assert [(each.rule.id, each.text) for each in broken(WHOLE)] == []


def test_an_example_that_does_not_hold_is_told_with_its_fault() -> None:
    wrong = rule(
        5,
        Kind.PROBLEM,
        "slow",
        1,
        matches=("It is fine.", "What is the cost of the slow press?"),
        rejects=("How slow is it?", "How old is it?"),
        yields_to={"implication": ("How slow is it now?", "Where is the cost?")},
    )
    found = [(each.part, each.fault, each.text) for each in broken(book(wrong, COST))]
    assert found == [
        ("matches", "not_found", "It is fine."),
        ("matches", "read_otherwise", "What is the cost of the slow press?"),
        ("rejects", "found", "How slow is it?"),
        ("yields_to", "read_otherwise", "How slow is it now?"),
        ("yields_to", "not_found", "Where is the cost?"),
    ]


def test_examples_are_samples_with_the_label_of_their_rule() -> None:
    taught = rule(6, Kind.CHECK, "slow", 1, matches=("Is it slow?",), yields_to={"problem": ("How slow?",)})
    found = examples(RuleBook((taught,), ""))
    assert [(each.text, each.label, each.act) for each in found] == [
        ("Is it slow?", "other", "check"),
        ("How slow?", "problem", ""),
    ]


def test_a_mark_that_does_not_hold_is_told_too() -> None:
    slow = rule(7, Kind.OTHER, "slow", 1, matches=("It is slow.", "It is quick."), rejects=("Not slow.", "Not quick."))
    book = RuleBook((replace(slow, deed="promise"), *DEFAULTS), "")
    assert [(each.part, each.fault, each.text) for each in broken(book)] == [
        ("matches", "not_found", "It is quick."),
        ("rejects", "found", "Not slow."),
    ]
