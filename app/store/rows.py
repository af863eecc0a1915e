"""What goes into the store and what comes out: frozen rows around the domain's own objects."""

from dataclasses import dataclass
from datetime import datetime

from app.spin.acts.act import Language, Reading
from app.spin.buyer.direction import Direction
from app.spin.buyer.state import Carried
from app.spin.finding import Finding
from app.spin.practice import Digests, Ended, Level, Mode, Reply, Turn
from app.spin.scoring.scorecard import Band, NotScored, Outcome, Scorecard
from app.spin.standing import Standing
from app.spin.took import UNMEASURED, Took


@dataclass(frozen=True, slots=True)
class StoredPractice:
    """A practice without its turns; `text` is the scenario as it was written when the practice began.

    `level` is the difficulty chosen (empty: the scenario's own), `meeting` the number of the meeting, `follows` the
    practice of the meeting before, `carried` what that one left; `rubric` the text it is scored by, where it was kept.
    """

    id: str
    visitor: str
    trainee: str
    scenario: str
    title: str
    language: Language
    text: str
    digests: Digests
    model: str
    mode: Mode
    opening: str
    created_at: datetime
    ended: Ended = ""
    ended_at: datetime | None = None
    level: Level = ""
    meeting: int = 1
    follows: str = ""
    carried: Carried | None = None
    rubric: str = ""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to answer one turn: who has it until when. `attempt` grows with every owner and fences the last."""

    practice: str
    number: int
    attempt: int
    owner: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """A turn of the seller before it is stored."""

    number: int
    client_turn_id: str
    text: str
    reading: Reading
    direction: Direction
    at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """The buyer's words as they end a turn, and how the talk ends with them, if it does."""

    reply: Reply
    at: datetime
    took: Took = UNMEASURED
    ends: Ended = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """A turn with what the domain does not need: who answers it, since when, and how quickly he did."""

    turn: Turn
    client_turn_id: str
    said_at: datetime
    lease: Lease
    answered_at: datetime | None
    took: Took = UNMEASURED


@dataclass(frozen=True, slots=True)
class StoredTalk:
    """A practice with all its turns, in order."""

    practice: StoredPractice
    turns: tuple[StoredTurn, ...]

    @property
    def spoken(self) -> tuple[Turn, ...]:
        """The turns as the domain knows them."""
        return tuple(each.turn for each in self.turns)

    @property
    def unanswered(self) -> StoredTurn | None:
        """The turn he has not answered yet."""
        last = self.turns[-1] if self.turns else None
        return last if last and last.turn.reply is None else None


@dataclass(frozen=True, slots=True)
class Kept:
    """A practice with what was said in it, as scoring needs it."""

    practice: StoredPractice
    spoken: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """One practice of a list; total to outcome are None until it is scored, `submitted_at` while she keeps it.

    A second try names the practice and the turn it branched off at.
    """

    id: str
    visitor: str
    trainee: str
    scenario: str
    title: str
    language: Language
    mode: Mode
    model: str
    created_at: datetime
    ended: Ended
    ended_at: datetime | None
    level: Level
    meeting: int
    turns: int
    total: float | None
    band: Band | None
    not_scored: NotScored | None
    outcome: Outcome | None
    submitted_at: datetime | None = None
    branch_of: str | None = None
    branch_turn: int | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished practice as exports need it; `standing` is None where she keeps it to herself."""

    practice: Summary
    standing: Standing | None
    card: Scorecard
    version: int = 1


@dataclass(frozen=True, slots=True)
class Filters:
    """Which finished practices: ended in [since, until), of this scenario, with this in the trainee's name.

    Only those that were submitted, unless `private`: then also those nobody but the trainee may see.
    """

    since: datetime | None = None
    until: datetime | None = None
    scenario: str = ""
    trainee: str = ""
    private: bool = False
