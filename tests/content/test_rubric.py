"""Rubrics as trainers write them: what is taken in, and every mistake with its line, its field and a remedy."""

from fractions import Fraction
from pathlib import Path

import pytest

from app.content.errors import ContentError, Mistake
from app.content.rubric import UnknownRubric, load_rubric, load_rubrics, parse_rubric
from app.content.scenario.library import load_library
from app.places import place
from app.spin.scoring.rubric import TERMS
from app.spin.scoring.score import EXAMINERS, score
from tests.spin.scoring import talks

TEXT = (place("rubrics") / "key_account.yaml").read_text(encoding="utf-8")
OURS = TEXT.replace("id: key_account\n", "id: ours\n", 1)


def changed(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def mistakes(text: str) -> tuple[Mistake, ...]:
    with pytest.raises(ContentError) as caught:
        parse_rubric(text, "ours.yaml")
    return caught.value.mistakes


def test_the_rubric_names_every_term_that_is_counted_and_no_other() -> None:
    found = {each.id: set(each.terms) for each in load_rubric().criteria}
    assert found == {name: set(terms) for name, terms in TERMS.items()}
    assert set(found) == set(EXAMINERS)


def test_numbers_are_as_written() -> None:
    chain = next(each for each in load_rubric().criteria if each.id == "implication").terms["chain"]
    assert chain.share == Fraction(45, 100)


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("fewest_turns: 4", "fewest_turn: 4", "key.mistyped", "fewest_turn"),
        ("most_deducted: 10", "most_deducted: ten", "type.number", "most_deducted"),
        ("weight: 11", "weight: eleven", "type.decimal", "criteria[3].weight"),
        ("weight: 11", "weight: 12", "rubric.weights", "criteria"),
        ("weight: 11", "weight: -11", "rubric.negative", "criteria[3].weight"),
        ("  - id: opening", "  - id: beginning", "rubric.criteria", "criteria"),
        ("who: {share: 0.25}", "who: {share: 0.3}", "rubric.shares", "criteria[1].terms"),
        ("who: {share: 0.25}", "who: {share: 0.25, target: 2}", "rubric.no_use", "criteria[1].terms.who.target"),
        ("who: {share: 0.25}", "who: {share: 0.25, bonus: 2}", "key.unknown", "criteria[1].terms.who.bonus"),
        ("who: {share: 0.25}", "whom: {share: 0.25}", "key.mistyped", "criteria[1].terms.whom"),
        ("who: {share: 0.25}", "whom: {share: 0.25}", "key.missing", "criteria[1].terms"),
        ("waste: {share: -0.1}", "waste: {share: 0.1}", "rubric.sign_takes", "criteria[2].terms.waste.share"),
        ("target: 3, zero: 8", "target: 3, zero: 3", "rubric.scale", "criteria[7].terms.spread.target"),
        ("chain: {share: 0.45, target: 3}", "chain: {share: 0.45}", "key.missing", "criteria[4].terms.chain"),
        (
            "chain: {share: 0.45, target: 3}",
            "chain: {share: 0.45, target: 0}",
            "rubric.target",
            "criteria[4].terms.chain.target",
        ),
        ("resolved: 0.2, ", "", "rubric.values", "criteria[9].terms.handled.values"),
        ("good: 60", "good: 85", "rubric.bands", "bands"),
        ("executive: 2", "executive: 0", "number.range", "situation_cap.executive"),
        ("  zh: 大客户", "  fr: compte", "key.unknown", "title.fr"),
    ],
)
def test_a_mistake_names_its_line_its_field_and_a_remedy(old: str, new: str, code: str, field: str) -> None:
    found = {(each.code, each.field): each for each in mistakes(changed(old, new))}
    assert (code, field) in found, found
    mistake = found[code, field]
    line = TEXT[: TEXT.index(old)].count("\n") + 1
    assert mistake.line <= line + 1
    for reader in ("en", "zh_Hans", "zh_Hant"):
        assert mistake.problem_for(reader)
        assert mistake.remedy_for(reader)


def test_a_trainer_s_copy_scores_by_her_own_weights(tmp_path: Path) -> None:
    stricter = OURS.replace("weight: 20", "weight: 30", 1).replace("weight: 11", "weight: 1", 1)
    (tmp_path / "ours.yaml").write_text(stricter, encoding="utf-8")
    rubrics = load_rubrics(tmp_path, "ours")
    assert rubrics.mistakes == ()
    assert set(rubrics.known) == {"key_account", "ours"}
    card = score(talks.situation_and_problem(), rubrics.standard.rubric)
    assert card.rubric == "ours"
    assert card.rubric_digest == rubrics.standard.rubric.digest
    assert {each.id: each.weight for each in card.criteria}["implication"] == 30.0
    assert card.total < score(talks.situation_and_problem(), load_rubric()).total


def test_a_criterion_of_weight_nothing_is_not_counted() -> None:
    text = OURS.replace("weight: 4", "weight: 0", 1).replace("weight: 20", "weight: 24", 1)
    card = score(talks.expert(), parse_rubric(text, "ours.yaml"))
    found = {each.id: each for each in card.criteria}
    assert not found["opening"].applies
    assert sum(each.weight for each in card.criteria) == 100


def test_a_broken_copy_is_left_out_and_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(OURS.replace("weight: 4", "weight: 5", 1), encoding="utf-8")
    found = load_rubrics(tmp_path).mistakes
    assert [(each.file, each.code) for each in found] == [("a.yaml", "rubric.twice"), ("b.yaml", "rubric.weights")]
    with pytest.raises(UnknownRubric, match=r"COACH_RUBRIC.*ours.*key_account") as refused:
        load_rubrics(tmp_path, "ours")
    assert "b.yaml" in str(refused.value)


def test_a_scenario_may_name_only_a_rubric_that_is_there(tmp_path: Path) -> None:
    file = "marrow-lake-surgery.en.yaml"
    text = (place("scenarios") / file).read_text(encoding="utf-8")
    (tmp_path / file).write_text(f"{text}\nrubric: ours\n", encoding="utf-8")
    library = load_library(tmp_path, ("key_account",))
    (mistake,) = library.mistakes
    assert (mistake.code, mistake.field) == ("rubric.unknown", "rubric")
    assert mistake.line == text.count("\n") + 2
    assert load_library(tmp_path, ("key_account", "ours")).scenarios["marrow-lake-surgery"].scenario.rubric == "ours"
