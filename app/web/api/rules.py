"""The rules for programs: which of them a search finds, and how they weigh a sentence."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from app.coaching.hear import checked
from app.spin.acts.explain import Explanation, Spoken, Vote, Weighing, explain
from app.spin.acts.votes.rules import POINTS
from app.web.api.shapes import Strict, body_schema, errors, read_body
from app.web.rulebook.search import found
from app.web.rulebook.trial import THREADS

router = APIRouter(prefix="/api", tags=["rules"])


class Search(BaseModel):
    """What to look for; all of it must hold, empty asks for everything."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field("", max_length=1000)
    language: Literal["", "en", "zh"] = ""
    kind: str = Field("", max_length=40)


class FoundOut(BaseModel):
    """The ids of the rules that were found, in the order of the rules page."""

    rules: list[str]


class SentenceIn(Strict):
    """A sentence, what stood before it, and its language where it is not to be detected."""

    text: str
    before: Literal["nothing", "fact", "implied", "consequence", "want", "objection"] = "nothing"
    language: Literal["en", "zh"] | None = None


class CueOut(BaseModel):
    """Words that lean to a label: by how much more than to the rival; `lexicon` is their kind, empty for any others."""

    span: tuple[int, int]
    lexicon: str
    lead: float


class SpokenOut(BaseModel):
    """A rule that found its words; those that do not count are outweighed by one of their own label.

    Where a label is spoken for by the words together, `rival` is the label they are set against and `cues` are the
    strongest of them. Weights are to the hundredth.
    """

    rule: str
    weight: float
    part: str
    span: tuple[int, int]
    counts: bool
    rival: str | None
    cues: list[CueOut]


class VoteOut(BaseModel):
    """What spoke for one label and why it won or lost."""

    kind: str
    weight: float
    verdict: str
    rules: list[SpokenOut]


class ClauseOut(BaseModel):
    """A clause: `kind` as the thread lets it be read, `words_kind` as its words alone. Spans count characters.

    `beside` are the places of the other clauses whose words were counted with its own, at a third.
    """

    clause: tuple[int, int]
    condition: tuple[int, int] | None
    asked: bool
    kind: str
    words_kind: str
    rule: str
    default: str | None
    reason: str
    flags: list[str]
    votes: list[VoteOut]
    beside: list[int]


class ExplanationOut(BaseModel):
    """How a turn was read; `lead` is the place of the clause that gives the label."""

    language: str
    label: str
    kind: str
    lead: int | None
    lead_why: str
    clauses: list[ClauseOut]


@router.get("/rules", responses=errors(422))
async def search(request: Request, wanted: Annotated[Search, Query()]) -> FoundOut:
    """The rules that hold every word of `q`."""
    return FoundOut(rules=[rule.id for rule in found(request.app.state.book, wanted.q, wanted.language, wanted.kind)])


@router.post("/explanations", responses=errors(422), openapi_extra=body_schema(SentenceIn))
async def weigh(request: Request) -> ExplanationOut:
    """A sentence, its clauses, what spoke for each label, and why the others lost. Nothing is stored."""
    given = await read_body(request, SentenceIn)
    state = request.app.state
    text = checked(given.text, state.settings.max_turn_chars)
    told = explain(text, THREADS[given.before], state.book, given.language)
    return ExplanationOut(
        language=told.language,
        label=told.reading.label,
        kind=told.reading.kind.value,
        lead=told.lead,
        lead_why=told.lead_why,
        clauses=[_clause(each, told) for each in told.clauses],
    )


def _clause(clause: Weighing, told: Explanation) -> ClauseOut:
    act = told.act_of(clause)
    return ClauseOut(
        clause=(clause.clause.start, clause.clause.end),
        condition=(clause.condition.start, clause.condition.end) if clause.condition else None,
        asked=clause.asked,
        kind=(act or clause).kind.value,
        words_kind=clause.kind.value,
        rule=(act or clause).rule,
        default=clause.default,
        reason=act.reason if act else "",
        flags=list(act.flags) if act else [],
        votes=[_vote(each) for each in clause.votes],
        beside=list(clause.beside),
    )


def _vote(vote: Vote) -> VoteOut:
    return VoteOut(
        kind=vote.kind.value,
        weight=vote.points / POINTS,
        verdict=vote.verdict,
        rules=[_spoken(each) for each in vote.spoken],
    )


def _spoken(each: Spoken) -> SpokenOut:
    return SpokenOut(
        rule=each.rule,
        weight=each.points / POINTS,
        part=each.part,
        span=(each.span.start, each.span.end),
        counts=each.counts,
        rival=each.rival.value if each.rival else None,
        cues=[
            CueOut(span=(mark.span.start, mark.span.end), lexicon=mark.names, lead=mark.lead / POINTS)
            for mark in each.marks
        ],
    )
