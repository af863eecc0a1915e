"""The rubric on seven kinds of sellers, and what must never change a score."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.content.rubric import load_rubric
from app.spin.acts.act import Kind
from app.spin.buyer.direction import Effect
from app.spin.practice import Record
from app.spin.scoring.score import canonical, hash_of, score
from app.spin.scoring.scorecard import Scorecard
from tests.spin.scoring import talks

RUBRIC = load_rubric()
SELLERS = (
    talks.expert,
    talks.middle,
    talks.situation_and_problem,
    talks.interrogator,
    talks.spammer,
    talks.closer,
    talks.feature_dumper,
)


def card(record: Record) -> Scorecard:
    return score(record, RUBRIC)


def test_sellers_stand_in_the_order_of_their_skill() -> None:
    totals = [card(seller()).total for seller in SELLERS]
    assert totals == sorted(totals, reverse=True)
    assert len(set(totals)) == len(totals)


@pytest.mark.parametrize(
    ("seller", "low", "high"),
    [
        (talks.expert, 90, 100),
        (talks.middle, 50, 72),
        (talks.situation_and_problem, 15, 40),
        (talks.interrogator, 5, 22),
        (talks.spammer, 0, 20),
        (talks.closer, 0, 15),
        (talks.feature_dumper, 0, 12),
    ],
)
def test_each_seller_lands_where_the_rubric_means_him_to(seller: object, low: float, high: float) -> None:
    assert callable(seller)
    assert low <= card(seller()).total <= high


@pytest.mark.parametrize("seller", SELLERS)
def test_total_is_the_sum_of_its_parts(seller: object) -> None:
    assert callable(seller)
    found = card(seller())
    tenths = sum(round(each.points * 10) for each in found.criteria) - sum(
        round(each.points * 10) for each in found.deductions
    )
    assert round(found.total * 10) == max(0, tenths)
    for each in found.criteria:
        assert sum(round(term.points * 10) for term in each.terms) == round(each.points * 10), each.id
    assert sum(round(each.weight * 10) for each in found.criteria) == 1000


@pytest.mark.parametrize("seller", SELLERS)
def test_every_quote_is_a_substring_of_its_turn(seller: object) -> None:
    assert callable(seller)
    record: Record = seller()
    said = {turn.number: (turn.text, turn.reply.text if turn.reply else "") for turn in record.turns}
    found = card(record)
    quoted = [one for each in found.criteria for term in each.terms for one in term.evidence]
    assert quoted
    for one in (*quoted, *(each.evidence for each in found.deductions)):
        assert one.quote
        assert one.quote in said[one.turn][one.speaker == "buyer"]
    for advice in found.advice:
        assert advice.quote in " ".join(said[advice.turn])


def test_removing_one_act_of_the_expert_never_raises_the_total() -> None:
    record = talks.expert()
    whole = card(record).total
    for place, turn in enumerate(record.turns):
        for gone in range(len(turn.reading.acts)):
            acts = (*turn.reading.acts[:gone], *turn.reading.acts[gone + 1 :])
            poorer = replace(turn, reading=replace(turn.reading, acts=acts, lead=0))
            turns = (*record.turns[:place], poorer, *record.turns[place + 1 :])
            assert card(replace(record, turns=turns)).total <= whole, (turn.number, gone)


def test_a_short_talk_and_an_open_one_are_not_scored() -> None:
    record = talks.expert()
    short = card(replace(record, turns=record.turns[:3]))
    assert (short.not_scored, short.total, short.criteria, short.advice) == ("too_short", 0.0, (), ())
    assert card(replace(record, ended="")).not_scored == "unfinished"
    assert card(replace(record, turns=())).not_scored == "too_short"


def test_four_greetings_score_under_ten() -> None:
    assert card(talks.record([([talks.did(Kind.OTHER)], [])] * 4)).total < 10


def test_an_unanswered_last_turn_does_not_count() -> None:
    record = talks.expert()
    waiting = replace(record.turns[-1], number=19, reply=None)
    assert card(replace(record, turns=(*record.turns, waiting))) == card(record)


def test_a_need_payoff_question_that_the_buyer_found_too_early_is_not_timely() -> None:
    record = talks.expert()
    early = replace(record.turns[12].direction, effects=(Effect("need_payoff_unripe", 0, -1, 0),))
    turns = (*record.turns[:12], replace(record.turns[12], direction=early), *record.turns[13:])
    before, after = (
        {term.name: term.value for each in card(found).criteria if each.id == "need_payoff" for term in each.terms}
        for found in (record, replace(record, turns=turns))
    )
    assert after["timely"] == before["timely"] - 1
    assert after["ripe"] == before["ripe"] - 1


def test_bribery_fails_the_practice_and_the_deductions_have_a_ceiling() -> None:
    bad = [talks.did(Kind.UNETHICAL), talks.did(Kind.IRRITATOR)]
    found = card(talks.record([(bad, [])] * 6, "ethics"))
    assert found.failed
    assert found.outcome == "no_sale"
    assert sum(each.points for each in found.deductions) == RUBRIC.most_deducted


def test_at_most_three_things_to_work_on_biggest_loss_first() -> None:
    advice = card(talks.situation_and_problem()).advice
    assert [each.criterion for each in advice][:2] == ["implication", "need_payoff"]
    assert len(advice) == 3
    assert [each.lost for each in advice] == sorted((each.lost for each in advice), reverse=True)


def test_the_hash_covers_the_card() -> None:
    found = card(talks.expert())
    assert found.hash == hash_of(found)
    assert hash_of(replace(found, total=found.total - 0.1)) != found.hash


def test_equal_records_give_equal_bytes_whatever_the_surroundings() -> None:
    program = (
        "from app.content.rubric import load_rubric; from app.spin.scoring.score import canonical, score\n"
        "from tests.spin.scoring import talks\n"
        "print(canonical(score(talks.expert(), load_rubric())))"
    )
    seen = {canonical(card(talks.expert())) + "\n"}
    for seed, locale, zone in (("0", "C", "UTC"), ("1", "C.UTF-8", "Asia/Shanghai"), ("77", "POSIX", "America/Lima")):
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone, "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-c", program],
            env=surroundings,
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[3],
        )
        seen.add(done.stdout.decode())
    assert len(seen) == 1
    assert json.loads(seen.pop())["band"] == "excellent"
