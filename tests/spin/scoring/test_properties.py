"""What holds for every talk: good acts never cost, padding never pays, the buyer's words and all names are nothing."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.content.rubric import load_rubric
from app.spin.acts.act import SPIN, Kind
from app.spin.practice import Record, Reply
from app.spin.scoring.score import score
from app.spin.scoring.scorecard import Scorecard
from tests.spin.scoring import talks
from tests.spin.scoring.made import (
    PROBLEMS,
    Step,
    good_steps,
    inserted,
    put,
    record_of,
    renamed,
    turns_of_steps,
    with_question,
    without,
)

RUBRIC = load_rubric()
MADE = turns_of_steps()
STEADY = settings(max_examples=60, derandomize=True)


def total(record: Record) -> float:
    return score(record, RUBRIC).total


def points(card: Scorecard) -> dict[str, float]:
    return {each.id: each.points for each in card.criteria}


@STEADY
@given(MADE)
def test_a_good_act_less_never_raises_the_total(made: list[list[Step]]) -> None:
    record = record_of(made)
    whole = total(record)
    for turn, place in good_steps(made):
        for gone in (False, True):
            poorer = without(record, made, turn, place, gone=gone)
            assert total(poorer) <= whole, (turn, place, made[turn][place])


@STEADY
@given(MADE, st.data())
def test_a_question_asked_again_never_raises_the_total(made: list[list[Step]], data: st.DataObject) -> None:
    record = record_of(made)
    asked = [(turn, act) for turn in record.turns for act in turn.reading.acts if act.is_question]
    if not asked:
        return
    first, act = data.draw(st.sampled_from(asked))
    later = data.draw(st.integers(first.number, len(record.turns)))
    flags = (*act.flags, "repeated")
    turn = record.turns[later - 1]
    same = with_question(turn, act.kind, act.about.problem, flags, len(turn.reading.acts))
    alone = with_question(talks.turn(1, []), act.kind, act.about.problem, flags, 0)
    assert total(put(record, later - 1, same)) <= total(record)
    assert total(inserted(record, later, alone)) <= total(record)


@STEADY
@given(MADE, st.sampled_from(SPIN), st.data())
def test_a_question_about_nothing_never_raises_the_total(
    made: list[list[Step]], kind: Kind, data: st.DataObject
) -> None:
    record = record_of(made)
    number = data.draw(st.integers(0, len(record.turns) - 1))
    turn = record.turns[number]
    place = data.draw(st.integers(0, len(turn.reading.acts)))
    alone = with_question(talks.turn(1, []), kind, "", (), 0)
    assert total(put(record, number, with_question(turn, kind, "", (), place))) <= total(record)
    assert total(inserted(record, number, alone)) <= total(record)


@STEADY
@given(MADE, st.sampled_from(SPIN), st.sampled_from((*PROBLEMS, "")), st.data())
def test_a_question_stuffed_into_a_full_turn_never_raises_the_total(
    made: list[list[Step]], kind: Kind, problem: str, data: st.DataObject
) -> None:
    record = record_of(made)
    full = [n for n, turn in enumerate(record.turns) if sum(act.is_question for act in turn.reading.acts) >= 2]
    if not full:
        return
    number = data.draw(st.sampled_from(full))
    turn = record.turns[number]
    stuffed = with_question(turn, kind, problem, (), len(turn.reading.acts))
    assert total(put(record, number, stuffed)) <= total(record)


@STEADY
@given(MADE, st.lists(st.text(max_size=400), min_size=14, max_size=14))
def test_the_buyer_s_words_alone_move_no_criterion(made: list[list[Step]], words: list[str]) -> None:
    record = record_of(made)
    turns = zip(record.turns, words, strict=False)
    other = replace(record, turns=tuple(replace(turn, reply=Reply(said, "model")) for turn, said in turns))
    before, after = score(record, RUBRIC), score(other, RUBRIC)
    assert points(before) == points(after)
    assert (before.total, before.outcome, before.deductions) == (after.total, after.outcome, after.deductions)


@STEADY
@given(MADE)
def test_names_are_nothing(made: list[list[Step]]) -> None:
    record = record_of(made)
    ids = [*record.scenario.every_fact(), *PROBLEMS, *talks.PEOPLE, *(f"o{n}" for n in range(1, 7))]
    ids += [step.id for step in record.scenario.ladder]
    # In the opposite order, so that nothing sorted by name could stay the same by luck.
    names = {old: f"z{len(ids) - n:03}" for n, old in enumerate(sorted(ids))}
    other = score(renamed(record, names), RUBRIC)
    assert replace(renamed(score(record, RUBRIC), names), hash="") == replace(other, hash="")


@STEADY
@given(MADE)
def test_every_total_is_the_sum_of_its_parts(made: list[list[Step]]) -> None:
    card = score(record_of(made), RUBRIC)
    tenths = sum(round(each.points * 10) for each in card.criteria)
    assert round(card.total * 10) == max(0, tenths - sum(round(each.points * 10) for each in card.deductions))
    assert sum(round(each.weight * 10) for each in card.criteria) == 1000
    for each in card.criteria:
        assert sum(round(term.points * 10) for term in each.terms) == round(each.points * 10), each.id
        assert 0 <= each.points <= each.weight


@STEADY
@given(MADE)
def test_every_quote_was_said_and_every_point_rests_on_one(made: list[list[Step]]) -> None:
    record = record_of(made)
    said = {turn.number: (turn.text, turn.reply.text if turn.reply else "") for turn in record.turns}
    card = score(record, RUBRIC)
    for term in (term for each in card.criteria for term in each.terms):
        for one in term.evidence:
            assert one.quote
            assert one.quote in said[one.turn][one.speaker == "buyer"]
        if term.points:
            assert term.evidence or term.name in NEEDS_NO_SENTENCE, term
    for one in (each.evidence for each in card.deductions):
        assert one.quote in said[one.turn][0]


# Earned by what did not happen: nothing too long, too crowded, too early or provoked.
NEEDS_NO_SENTENCE = {"share", "spread", "one_at_a_time", "patience", "unprovoked", "handled", "sequence"}
