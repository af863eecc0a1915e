"""The scorecard: total, criteria with what they rest on, the talk with its labels, and what to work on next."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.coaching.contests import sentence_of
from app.coaching.desk import Desk
from app.coaching.view import speaker_of
from app.spin.acts.rules import RuleBook
from app.spin.practice import Record, Turn
from app.spin.scenario import Scenario
from app.spin.scoring.rubric import Criterion, Rubric
from app.spin.scoring.scorecard import CriterionScore, Evidence, Scorecard, Term
from app.web.beside import beside_of
from app.web.charts import Course, course
from app.web.criteria import CRITERIA, TRIES, name_of, reading_of
from app.web.language import Tongue, tongue_of
from app.web.pages.home import tag_of
from app.web.pages.practice import aside_of
from app.web.render import render
from app.web.sentence import Piece, pieces
from app.web.words import WORDS, word

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Part:
    """One counted part of a criterion."""

    name: str
    reading: str  # "2 of 3"
    points: float
    of: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion."""

    id: str
    name: str
    points: float
    of: float
    applies: bool
    parts: tuple[Part, ...]
    reason: str  # why it counts
    source: str


@dataclass(frozen=True, slots=True)
class Next:
    """One of the things to work on."""

    name: str
    lost: float
    tip: str
    reason: str
    turn: int  # 0: no single moment
    quote: str


@dataclass(frozen=True, slots=True)
class Label:
    """One act of a turn."""

    kind: str
    rule: str
    flags: tuple[str, ...]
    reason: str  # why the thread changed the label that the words alone would have; usually empty
    sentence: str
    together: bool  # whether no rule of its own decided, but the words together


@dataclass(frozen=True, slots=True)
class Spoken:
    """One turn of the talk with its labels and how the buyer took it."""

    number: int
    pieces: tuple[Piece, ...]
    kind: str
    labels: tuple[Label, ...]
    effects: tuple[str, ...]
    reply: str
    aside: str
    speaker: str


@dataclass(frozen=True, slots=True)
class ScorecardPage:
    """What the scorecard shows."""

    card: Scorecard
    scenario: Scenario
    tag: str
    ended: str
    opening: str
    step: str  # what the buyer agreed to, in the scenario's words
    rows: tuple[Row, ...]
    advice: tuple[Next, ...]
    turns: tuple[Spoken, ...]
    course: Course
    counts: Mapping[str, int]


def _part(criterion: str, term: Term, tongue: Tongue) -> Part:
    name = tongue.say(name_of(criterion, term.name))
    return Part(name, reading_of(criterion, term, tongue), term.points, term.of, term.evidence)


def _row(score: CriterionScore, criterion: Criterion | None, tongue: Tongue) -> Row:
    return Row(
        id=score.id,
        name=tongue.say(CRITERIA[score.id]) if score.id in CRITERIA else score.id,
        points=score.points,
        of=score.weight,
        applies=score.applies,
        parts=tuple(_part(score.id, term, tongue) for term in score.terms),
        reason=tongue.authored(criterion.reason) if criterion else "",
        source=criterion.source if criterion else "",
    )


def _spoken(turn: Turn, scenario: Scenario, by_cues: frozenset[str], tongue: Tongue) -> Spoken:
    labels = tuple(
        Label(act.kind.value, act.rule, act.flags, act.reason, sentence_of(act, turn.text), act.rule in by_cues)
        for act in turn.reading.acts
    )
    keys = dict.fromkeys(f"effect.{each.name}" for each in turn.direction.effects)
    return Spoken(
        number=turn.number,
        pieces=tuple(pieces(turn.text, turn.reading.acts)),
        kind=turn.reading.kind.value,
        labels=labels,
        effects=tuple(word(key, tongue) for key in keys if key in WORDS),
        reply=turn.reply.text if turn.reply else "",
        aside=aside_of(turn, tongue),
        speaker=speaker_of(turn, scenario),
    )


def _advice(card: Scorecard, criteria: Mapping[str, Criterion], tongue: Tongue) -> tuple[Next, ...]:
    return tuple(
        Next(
            name=tongue.say(CRITERIA[each.criterion]),
            lost=each.lost,
            tip=tongue.say(TRIES[each.criterion]),
            reason=tongue.authored(criteria[each.criterion].reason),
            turn=each.turn,
            quote=each.quote,
        )
        for each in card.advice
        if each.criterion in criteria
    )


def page_of(card: Scorecard, record: Record, rubric: Rubric, book: RuleBook, tongue: Tongue) -> ScorecardPage:
    """The page of a scorecard and the record it was made from."""
    by_cues = frozenset(rule.id for rule in book.rules if rule.default == "cues")
    criteria = {each.id: each for each in rubric.criteria}
    steps = {step.id: step.action for step in record.scenario.ladder}
    asked = [(turn.number, act.kind.value) for turn in record.turns for act in turn.reading.acts]
    return ScorecardPage(
        card=card,
        scenario=record.scenario,
        tag=tag_of(record.scenario.language),
        ended=record.ended,
        opening=record.opening,
        step=steps.get(card.commitment, card.commitment),
        rows=tuple(_row(each, criteria.get(each.id), tongue) for each in card.criteria),
        advice=_advice(card, criteria, tongue),
        turns=tuple(_spoken(turn, record.scenario, by_cues, tongue) for turn in record.turns),
        course=course(asked, len(record.turns)),
        counts=dict(card.counts),
    )


@router.get("/practices/{practice}/scorecard")
async def scorecard(request: Request, practice: str) -> Response:
    """The scorecard of a practice that has ended."""
    desk: Desk = request.app.state.desk
    card = await desk.scorecard(practice)
    record = await desk.record(practice)
    state = request.app.state
    page = page_of(card, record, await desk.rubric(practice), state.book, tongue_of(request))
    onward = (await desk.view(practice)).opens_next
    return render(request, "scorecard.html", page=page, onward=onward, beside=await beside_of(request, record))
