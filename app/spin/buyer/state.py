"""The buyer's inner state: what he thinks of her, of each problem, and who sits in the room with him."""

from dataclasses import dataclass, replace
from enum import StrEnum

from app.spin.acts.act import Stands
from app.spin.buyer.direction import Cue, Ending
from app.spin.buyer.gates import MANNERS, STANCE, STARTING_TRUST
from app.spin.scenario import Scenario, Stakeholder

FULL_TRUST = 100
SETTLED = "settled"


class Stage(StrEnum):
    """How far a problem has grown in the buyer's mind."""

    LATENT = "latent"
    IMPLIED = "implied"
    DEVELOPED = "developed"
    EXPLICIT = "explicit"


@dataclass(frozen=True, slots=True)
class Strand:
    """One problem as he sees it: `severity` 0-5, `nodes` the consequences told, `implications` since the last payoff.

    `again` counts further problem questions on it; `met` whether a benefit has answered its want.
    """

    problem: str
    stage: Stage = Stage.LATENT
    severity: float = 0.0
    nodes: tuple[str, ...] = ()
    again: int = 0
    implications: int = 0
    payoff: bool = False
    met: bool = False

    @property
    def voiced(self) -> bool:
        """Whether he has spoken of it."""
        return self.stage is not Stage.LATENT


@dataclass(frozen=True, slots=True)
class Raised:
    """An objection he has raised: `hardness` 1 is a reflex, 0 or less is soft, more is real."""

    objection: str
    cause: str = ""
    hardness: int = 1
    acknowledged: bool = False
    clarified: bool = False
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How often the seller did the things a buyer has limited patience for."""

    situation: int = 0
    vague: int = 0
    openings: int = 0
    information: int = 0
    features: int = 0
    pressure: int = 0
    proposals: int = 0


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody who sits in the room beside the buyer, with a trust of his own (0-100)."""

    person: str
    trust: int


@dataclass(frozen=True, slots=True)
class Carried:
    """What one meeting leaves to the next of the same account.

    `promises` are what she said she would do, in her words; `bruises` the trust (0 or less) that got around because
    a gatekeeper heard it; `step` the commitment that opened the next meeting.
    """

    trust: int
    told: tuple[str, ...]
    strands: tuple[Strand, ...]
    objections: tuple[Raised, ...] = ()
    promises: tuple[str, ...] = ()
    bruises: int = 0
    step: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """The buyer before a turn. `trust` is 0-100, `patience` 0 to that of the difficulty.

    `stands` and `problem` are what he spoke of last, `cues` what he did last; `commitment` is the highest
    level agreed to, `step` its id, `agreed` that of the meeting before until she comes back to it; `summed` is how
    many facts were told when she last summed up rightly.
    `room` are the others who sit there, `speaker` who answered last (empty: the buyer), `heard` who has spoken at all
    and `offered` whom he has just said to ask, `spoken_of` of whom he has just told; `due` the promises of earlier
    meetings not made good yet, `promises` those of this one; `signals` the problems on which he showed that he would
    buy, `volunteered` how often he named a trouble unasked, `hinted` the problems he has played down; `calm` the turns
    since he last resisted, `pushed` the cues of what he pushed back; `mood` is his last, `shown` those he has put into
    words.
    """

    trust: int
    patience: int
    strands: tuple[Strand, ...]
    told: tuple[str, ...] = ()
    counts: Counts = Counts()
    objections: tuple[Raised, ...] = ()
    stands: Stands = Stands.NOTHING
    problem: str = ""
    cues: tuple[Cue, ...] = ()
    commitment: int = 0
    step: str = ""
    agreed: str = ""
    summed: int = 0
    ended: Ending | None = None
    seller_said: tuple[str, ...] = ()
    buyer_said: str = ""
    turns: int = 0
    room: tuple[Presence, ...] = ()
    speaker: str = ""
    heard: frozenset[str] = frozenset()
    offered: str = ""
    spoken_of: str = ""
    due: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    bruises: int = 0
    signals: tuple[str, ...] = ()
    volunteered: int = 0
    hinted: frozenset[str] = frozenset()
    mood: str = ""
    calm: int = 0
    pushed: tuple[str, ...] = ()
    shown: frozenset[str] = frozenset()

    def strand(self, problem_id: str) -> Strand | None:
        """What he has of this problem, None if the account has no such problem."""
        return next((each for each in self.strands if each.problem == problem_id), None)

    def open_objection(self) -> Raised | None:
        """The objection raised last that is not let go."""
        return next((each for each in reversed(self.objections) if not each.resolved), None)

    def need(self) -> float:
        """The weight of the problems he wants solved: the sum of their severities."""
        return sum(each.severity for each in self.strands if each.stage is Stage.EXPLICIT)

    def voiced(self) -> frozenset[str]:
        """Ids of the problems he has spoken of."""
        return frozenset(each.problem for each in self.strands if each.voiced)

    def wants(self) -> frozenset[str]:
        """Ids of the problems he has said he wants solved."""
        return frozenset(each.problem for each in self.strands if each.stage is Stage.EXPLICIT)

    def has_in_the_room(self, person: str, scenario: Scenario) -> bool:
        """Whether this stakeholder hears what is said."""
        return person == scenario.buyer.id or any(each.person == person for each in self.room)

    def trust_of(self, person: str) -> int:
        """How much somebody in the room trusts her; of anybody else, what the buyer does."""
        return next((each.trust for each in self.room if each.person == person), self.trust)

    def towards(self, person: str) -> "State":
        """The state with this person in place of the buyer: it is his trust that opens gates."""
        return replace(self, trust=self.trust_of(person))


def start(scenario: Scenario, carried: Carried | None = None) -> State:
    """The buyer at the beginning of the meeting, with what the one before has left."""
    patience = MANNERS[scenario.difficulty].patience
    bruises = carried.bruises if carried else 0
    others = (each for each in scenario.stakeholders if each.present and each.id != scenario.buyer.id)
    state = State(
        trust=_first_trust(scenario.buyer),
        patience=patience,
        strands=tuple(Strand(each.id) for each in scenario.problems),
        room=tuple(Presence(each.id, met(each, bruises)) for each in others),
        bruises=bruises,
    )
    return _resumed(state, carried) if carried else state


def met(person: Stakeholder, bruises: int) -> int:
    """The trust of a person who comes in: his own, less what has got around about her."""
    return max(0, _first_trust(person) + bruises)


def _first_trust(person: Stakeholder) -> int:
    return STARTING_TRUST[person.role] + STANCE * person.stance


def _resumed(state: State, carried: Carried) -> State:
    known = {each.problem: replace(each, implications=0, again=0) for each in carried.strands}
    return replace(
        state,
        trust=carried.trust,
        strands=tuple(known.get(each.problem, each) for each in state.strands),
        told=carried.told,
        objections=carried.objections,
        due=carried.promises,
        agreed=carried.step,
    )


def left_behind(state: State, scenario: Scenario) -> Carried:
    """What this meeting leaves to the next: most of the trust, all that was told, and what he has objected to.

    An objection let go stays let go: its cause is SETTLED, and he does not raise it again in the same words.
    """
    return Carried(
        trust=_cooled(state.trust, _first_trust(scenario.buyer)),
        told=state.told,
        strands=state.strands,
        objections=tuple(replace(each, cause=SETTLED) if each.resolved else each for each in state.objections),
        promises=(*state.due, *state.promises),
        bruises=state.bruises,
        step=state.step,
    )


def _cooled(trust: int, first: int) -> int:
    """The trust after the weeks between two meetings: a quarter of what was won or lost has faded."""
    return first + (trust - first) * 3 // 4
