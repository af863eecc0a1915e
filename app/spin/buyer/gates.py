"""The thresholds of the buyer as data: where he starts, what opens at which trust, what he resists."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from app.spin.scenario import Difficulty, Fact, Heading, Meeting, Role

STARTING_TRUST: Mapping[Role, int] = {
    Role.GATEKEEPER: 35,
    Role.DECIDER: 40,
    Role.INFLUENCER: 45,
    Role.USER: 50,
}

# Points of trust for each step of stance, from -2 (against us) to 2 (for us).
STANCE = 5
# The most trust it can cost with those who were absent that a gatekeeper heard something bad.
MOST_BRUISES = -15
HURTS = frozenset({"pressure", "irritator", "disparage", "unethical", "concede", "conceded"})

OPEN_FACT = 20
PROBLEM = 30
BLIND = 35
HIDDEN = 55
BUDGET = 50
PERSONAL = 60
UNRIPE_WANT = 55
ASKED_IN = 45
SIGNAL = 60

LEAVES_BELOW = 10
FULL_SEVERITY = 5.0
RIPE = 3.0
SOFT = 2.0

# Self-disclosure opens the other person: five points off the gate of a hidden fact, twice at most.
DISCLOSURE = 5
DISCLOSURES = 2

QUESTIONS_IN_A_TURN = 2
IMPLICATIONS_IN_A_ROW = 4
OPENINGS_COUNTED = 2
OPENING_TURNS = 3
VAGUE_ANSWERS = 1
SIGNALS = 2
# He pushes back only after so many turns in which he did not resist; at these trusts he stands by his numbers, agrees
# without hesitating, and pushes back once less in all.
PUSHES_APART = 2
STANDS_BY = 58
AT_EASE = 65
WON = 70
# Answered turns after which he asks for what was promised in an earlier meeting.
REMINDS_AFTER = 3

SITUATION_CAP: Mapping[Meeting, int] = {"first": 6, "follow_up": 3, "executive": 2, "negotiation": 2}


@dataclass(frozen=True, slots=True)
class Manner:
    """What a difficulty shifts: points added to every gate, patience at the start, objections nobody provoked.

    `features` and `pressures` are how many he endures before he objects or leaves; `volunteers` how often he names a
    trouble unasked; `frank` the trust below which he first plays a trouble down, and `distant` the points that a
    consequence takes beyond its gate where the question does not name it; `wary` whether he objects before small steps
    too, and shows at the first word what he thinks of a boast; `pushbacks` how often he asks why, hedges, doubts or
    hesitates though he gives what was asked for.
    """

    gate: int
    patience: int
    reflexes: int
    features: int
    pressures: int
    volunteers: int
    distant: int
    frank: int
    wary: bool
    pushbacks: int


MANNERS: Mapping[Difficulty, Manner] = {
    Difficulty.EASY: Manner(
        -8, patience=120, reflexes=0, features=3, pressures=2, volunteers=2, distant=0, frank=0, wary=False, pushbacks=1
    ),
    Difficulty.MIDDLE: Manner(
        0, patience=100, reflexes=1, features=2, pressures=2, volunteers=0, distant=8, frank=48, wary=False, pushbacks=3
    ),
    Difficulty.HARD: Manner(
        5, patience=85, reflexes=2, features=1, pressures=1, volunteers=0, distant=15, frank=60, wary=True, pushbacks=4
    ),
}

Rung: TypeAlias = tuple[int, float]

# Level of a step → the trust and the severity of the explicit problems it takes.
RUNGS: Mapping[int, Rung] = {1: (45, 3.0), 2: (52, 4.0), 3: (60, 6.0), 4: (70, 8.0)}


def hidden_gate(fact: Fact) -> int:
    """The trust that a guarded fact takes, before difficulty and self-disclosure."""
    if fact.decision == "budget":
        return BUDGET
    return PERSONAL if fact.heading is Heading.PERSONAL else HIDDEN
