"""Rows of what follows a talk that has ended: a second try, an attempt, a contested label."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from app.spin.acts.act import Kind, Language

Verdict: TypeAlias = Literal["", "accepted", "declined"]


@dataclass(frozen=True, slots=True)
class Branch:
    """A second try: it shares the turns before `turn` with its origin; `rules` is the digest those were read under."""

    practice: str
    origin: str
    turn: int
    rules: str


@dataclass(frozen=True, slots=True)
class Objected:
    """A label she objects to: the act's place in its turn, its words and label, what she says it is, and why.

    `id` names it without naming the practice, which may be hers alone.
    """

    id: str
    practice: str
    turn: int
    act: int
    language: Language
    sentence: str
    kind: Kind
    rule: str
    rules: str
    claim: Kind
    reason: str
    sent_at: datetime
    verdict: Verdict = ""
    note: str = ""
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """An objection as the trainer sees it; `trainee` and `practice` are empty where the practice is hers alone."""

    objected: Objected
    trainee: str
    practice: str

    @property
    def submitted(self) -> bool:
        """Whether he may read the whole talk."""
        return bool(self.practice)
