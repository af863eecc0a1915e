"""The rubric on eight kinds of sellers, and what must never change a score."""

import json
import os
import pickle
import shutil
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
ROOT = Path(__file__).parents[3]
SELLERS = (
    talks.expert,
    talks.middle,
    talks.middle_vague,
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
    ("seller", "total", "outcome"),
    [
        (talks.expert, 96.0, "advance"),
        (talks.middle, 61.0, "advance"),
        (talks.middle_vague, 56.9, "continuation"),
        (talks.situation_and_problem, 25.7, "continuation"),
        (talks.interrogator, 16.3, "continuation"),
        (talks.spammer, 15.2, "continuation"),
        (talks.closer, 10.4, "no_sale"),
        (talks.feature_dumper, 7.5, "continuation"),
    ],
)
def test_each_seller_lands_within_three_points_of_the_table(seller: object, total: float, outcome: str) -> None:
    assert callable(seller)
    found = card(seller())
    assert abs(found.total - total) <= 3
    assert found.outcome == outcome


def test_a_vague_end_costs_the_commitment_and_nothing_else() -> None:
    dated, vague = (
        {each.id: each.points for each in card(each()).criteria} for each in (talks.middle, talks.middle_vague)
    )
    assert {name for name in dated if dated[name] != vague[name]} == {"commitment"}
    assert 3.9 <= dated["commitment"] - vague["commitment"] <= 4.3


def test_an_advance_names_who_does_what_by_when() -> None:
    found = card(talks.expert())
    assert (found.outcome, found.commitment) == ("advance", "l3")
    assert (found.actor, found.action, found.when) == ("buyer", "act", "Friday")
    vague = card(talks.middle_vague())
    assert (vague.commitment, vague.actor, vague.action, vague.when) == ("", "", "", "")


def test_a_step_that_is_to_buy_makes_an_order() -> None:
    record = talks.expert()
    ladder = tuple(replace(step, order=step.level == 3) for step in record.scenario.ladder)
    found = card(replace(record, scenario=replace(record.scenario, ladder=ladder)))
    assert found.outcome == "order"
    assert {each.id: each.points for each in found.criteria}["commitment"] == 9.0


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
    greetings = ([talks.did(Kind.OPENING, "", "who")], [talks.did(Kind.OTHER)])
    for said in greetings:
        assert card(talks.record([(said, [])] * 4)).total < 10


def test_the_empty_talk_is_not_scored() -> None:
    empty = card(talks.record([]))
    assert (empty.not_scored, empty.total, empty.criteria, empty.deductions) == ("too_short", 0.0, (), ())


def test_a_want_without_an_answer_counts_although_nothing_was_presented() -> None:
    record = talks.expert()
    silent = tuple(
        replace(
            turn, reading=replace(turn.reading, acts=tuple(a for a in turn.reading.acts if a.kind is not Kind.BENEFIT))
        )
        for turn in record.turns
    )
    (found,) = [each for each in card(replace(record, turns=silent)).criteria if each.id == "capability"]
    assert (found.applies, found.points) == (True, 0.0)
    (term,) = found.terms
    assert (term.name, term.missing) == ("wants_met", ("p1", "p2"))


def test_what_is_missing_is_named() -> None:
    terms = {(each.id, term.name): term for each in card(talks.middle()).criteria for term in each.terms}
    assert terms["situation", "facts"].missing == ("f5",)
    assert terms["problem", "voiced"].missing == ("p3",)
    assert terms["implication", "chain"].missing == ("p1.c2", "p1.c3")
    assert terms["key_account", "people"].missing == ("park", "diaz")
    assert terms["key_account", "decision"].missing == ("criteria", "competitor")


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


SURROUNDINGS = (
    ("0", "C", "UTC"),
    ("1", "C.UTF-8", "Asia/Shanghai"),
    ("77", "POSIX", "America/Lima"),
    ("4294967295", "zh_CN.UTF-8", "Pacific/Chatham"),
)
# The domain needs the standard library alone, so any Python can score; only the rubric's file needs more to be read.
PROGRAM = """
import pickle, sys
from app.spin.scoring.score import canonical, score
from tests.spin.scoring import talks
rubric = pickle.load(sys.stdin.buffer)
cards = (canonical(score(getattr(talks, name)(), rubric)) for name in sys.argv[1:])
sys.stdout.buffer.write("\\n".join(cards).encode())
"""


def pythons() -> list[str]:
    """Every Python of this machine that the product may run on: of its path, and those installed beside this one."""
    named = [found for minor in range(11, 20) if (found := shutil.which(f"python3.{minor}"))]
    beside = [str(each) for each in sorted(Path(sys.base_prefix).parent.glob("3.1[1-9].*/bin/python3"))]
    return [sys.executable, *(each for each in (*named, *beside) if works(each))]


def works(python: str) -> bool:
    """Whether it is there, and not only a name that a manager of versions keeps."""
    return subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("python", pythons())
def test_equal_records_give_equal_bytes_whatever_the_surroundings(python: str) -> None:
    here = "\n".join(canonical(card(seller())) for seller in SELLERS).encode()
    for seed, locale, zone in SURROUNDINGS:
        done = subprocess.run(
            [python, "-c", PROGRAM, *(seller.__name__ for seller in SELLERS)],
            input=pickle.dumps(RUBRIC),
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        )
        assert done.stdout == here, (seed, locale, zone)
    assert json.loads(here.splitlines()[0])["band"] == "excellent"
