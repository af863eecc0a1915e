"""What goes over the wire after a talk: requests as they are checked, answers as they are documented."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from app.coaching.after.moments import Try
from app.spin.acts.act import Kind
from app.spin.scoring.sheet import Comparison
from app.spin.standing import Standing
from app.store.afterwards import Objected
from app.web.api.shapes import Strict


class BranchIn(Strict):
    """The turn of the finished talk that is to be tried again."""

    turn: int = Field(ge=1, le=100_000)


class BranchOut(BaseModel):
    """A second try: a practice of its own that begins at `turn` of `branch_of`."""

    id: str
    branch_of: str
    turn: int


class TryOut(BaseModel):
    """One of two tries of a moment; `text` is null where the talk ended before, `total` until it is scored."""

    practice: str
    text: str | None
    kinds: list[str]
    reply: str | None
    total: float | None

    @classmethod
    def of(cls, tried: Try) -> "TryOut":
        """The try as it goes over the wire."""
        moment, card = tried.moment, tried.card
        return cls(
            practice=tried.practice,
            text=moment.text if moment else None,
            kinds=[act.kind.value for act in moment.reading.acts] if moment else [],
            reply=moment.reply.text if moment and moment.reply else None,
            total=card.total if card and not card.not_scored else None,
        )


class PairOut(BaseModel):
    """A moment tried twice; from `turn` on the two talks go their own ways."""

    turn: int
    first: TryOut
    second: TryOut


class ContestIn(Strict):
    """An objection: the turn, the act's place in it from 0, what it rather is, and why."""

    turn: int = Field(ge=1, le=100_000)
    act: int = Field(ge=0, le=10_000)
    claim: Kind
    reason: str = ""


class DecisionIn(Strict):
    """The trainer's word on an objection."""

    id: str = Field(max_length=100)
    verdict: Literal["accepted", "declined"]
    note: str = ""


class ContestOut(BaseModel):
    """An objection. `trainee` and `practice` are empty where the practice was not submitted, but not for herself."""

    id: str
    practice: str
    turn: int
    act: int
    language: str
    sentence: str
    kind: str
    rule: str
    rules_digest: str
    claim: str
    reason: str
    sent_at: datetime
    verdict: str
    note: str
    trainee: str = ""

    @classmethod
    def of_row(cls, row: Objected, practice: str, trainee: str = "") -> "ContestOut":
        """The objection as it goes over the wire."""
        same = ("id", "turn", "act", "language", "sentence", "rule", "reason", "sent_at", "verdict", "note")
        values = {name: getattr(row, name) for name in same} | {"practice": practice, "trainee": trainee}
        return cls(**values, kind=row.kind.value, claim=row.claim.value, rules_digest=row.rules)


class SheetIn(Strict):
    """The needs she found, one a line; three empty columns skip the sheet."""

    troubles: list[str] = Field([], max_length=100)
    costs: list[str] = Field([], max_length=100)
    wants: list[str] = Field([], max_length=100)


class LineOut(BaseModel):
    """A line of hers and what became of it: found, guessed, vague or unmatched."""

    column: str
    text: str
    verdict: str
    fact: str


class NeedOut(BaseModel):
    """A need of the account that she wrote down or the buyer said: found, missed or guessed."""

    problem: str
    column: str
    fact: str
    text: str
    fate: str


class ComparisonOut(BaseModel):
    """A sheet beside the truth; `unseen` is how many needs nobody named."""

    skipped: bool
    lines: list[LineOut]
    needs: list[NeedOut]
    unseen: int

    @classmethod
    def of(cls, compared: Comparison) -> "ComparisonOut":
        """The comparison as it goes over the wire."""
        needs = [
            NeedOut(problem=area.problem.id, column=need.column, fact=need.fact.id, text=need.fact.text, fate=need.fate)
            for area in compared.areas
            for need in area.needs
            if need.fate != "unseen"
        ]
        lines = [
            LineOut(column=each.column, text=each.text, verdict=each.verdict, fact=each.fact) for each in compared.lines
        ]
        return cls(skipped=not lines, lines=lines, needs=needs, unseen=compared.count("unseen"))


class StandingOut(BaseModel):
    """Which attempt of this trainee at this scenario it is, in the order they were submitted."""

    number: int
    of: int
    is_first: bool
    is_last: bool
    is_best: bool
    submitted_at: datetime

    @classmethod
    def of_standing(cls, standing: Standing) -> "StandingOut":
        """The standing as it goes over the wire."""
        return cls(
            number=standing.number,
            of=standing.of,
            is_first=standing.is_first,
            is_last=standing.is_last,
            is_best=standing.is_best,
            submitted_at=standing.submitted_at,
        )
