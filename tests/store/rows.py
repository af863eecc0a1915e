"""Rows for the tests of the store: a practice, a turn, an answer, a card."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from app.spin.acts.act import About, Act, Hit, Kind, Reading, Span
from app.spin.buyer.direction import Cue, Direction, Effect, Event, Mood, Part
from app.spin.practice import Digests, Reply
from app.spin.scoring.score import hash_of
from app.spin.scoring.scorecard import Advice, CriterionScore, Deduction, Evidence, Quote, Scorecard, Term
from app.spin.took import Took
from app.store.rows import Answer, Lease, Said, StoredPractice

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
READING = Reading(
    "zh",
    (
        Act(Kind.SITUATION, "zh-s01", Span(0, 4), Span(0, 9), Kind.SITUATION),
        Act(
            Kind.IMPLICATION,
            "zh-i07",
            Span(9, 14),
            Span(9, 20),
            Kind.PROBLEM,
            About(problem="downtime", consequence="downtime.overtime"),
            ("repeated", "leading"),
            "reason.thread",
            (Hit("zh-i07", Kind.IMPLICATION, 3, Span(9, 14)), Hit("zh-p02", Kind.PROBLEM, 2, Span(10, 12))),
        ),
    ),
    lead=1,
)
DIRECTION = Direction(
    (Part(Cue.TELL, "downtime.overtime"), Part(Cue.CHAT)),
    Mood.GUARDED,
    ("downtime.overtime",),
    (Event("consequence", "downtime.overtime", "downtime", quantified=True), Event("commit", actor="buyer", level=2)),
    (Effect("implication", 2, -2, 1),),
)


def practice(**changes: object) -> StoredPractice:
    values: dict[str, object] = {
        "id": uuid4().hex,
        "visitor": "visitor",
        "trainee": "李雷",
        "scenario": "small",
        "title": "“小”客户",
        "language": "zh",
        "text": "slug: small\n",
        "digests": Digests("r" * 64, "u" * 64, "s" * 64, "p" * 64),
        "model": "scripted",
        "mode": "coached",
        "opening": "您好。",
        "created_at": NOON,
    }
    return StoredPractice(**(values | changes))  # type: ignore[arg-type] # one place for all defaults


def said(number: int = 1, text: str = "设备停机多吗？", client_turn_id: str = "") -> Said:
    return Said(number, client_turn_id or f"turn-{number}", text, READING, DIRECTION, NOON)


def lease(practice_id: str, number: int = 1, until: datetime = NOON + timedelta(seconds=15)) -> Lease:
    return Lease(practice_id, number, 1, "me", until)


def answer(text: str = "停得不少。", **changes: object) -> Answer:
    return Answer(Reply(text, "scripted"), NOON, Took(3), **changes)  # type: ignore[arg-type] # as above


def card(practice_id: str, total: float = 61.5) -> Scorecard:
    evidence = Evidence(1, "seller", Quote("设备停机多吗？"), "zh-s01")
    term = Term("facts", 2.0, 3.0, 2.5, 6.0, (evidence,))
    without_hash = Scorecard(
        practice=practice_id,
        scenario="small",
        total=total,
        band="good",
        not_scored="",
        failed=False,
        outcome="advance",
        commitment="visit",
        criteria=(CriterionScore("situation", 6.0, 2.5, applies=True, terms=(term,)),),
        deductions=(Deduction("irritator", 2.0, evidence),),
        advice=(Advice("implication", 12.5, 1, Quote("设备停机多吗？")),),
        counts=(("situation", 1),),
        rules_digest="r" * 64,
        rubric_digest="u" * 64,
        scenario_digest="s" * 64,
    )
    return replace(without_hash, hash=hash_of(without_hash))
