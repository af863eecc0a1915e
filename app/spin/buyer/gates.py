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

OPEN_FACT = 20
PROBLEM = 30
BLIND = 35
HIDDEN = 55
BUDGET = 50
PERSONAL = 60
UNRIPE_WANT = 55

LEAVES_BELOW = 10
PRESSURES_ENDURED = 2
FULL_SEVERITY = 5.0
RIPE = 3.0
SOFT = 2.0

# Telling something of oneself opens the other: five points off the gate of a hidden fact, twice at most.
DISCLOSURE = 5
DISCLOSURES = 2

QUESTIONS_IN_A_TURN = 2
IMPLICATIONS_IN_A_ROW = 4
FEATURES_ENDURED = 2
OPENINGS_COUNTED = 2
OPENING_TURNS = 3
VAGUE_ANSWERS = 1

SITUATION_CAP: Mapping[Meeting, int] = {"first": 6, "follow_up": 3, "executive": 2}


@dataclass(frozen=True, slots=True)
class Manner:
    """What a difficulty shifts: points added to every gate, patience at the start, objections nobody provoked."""

    gate: int
    patience: int
    reflexes: int


MANNERS: Mapping[Difficulty, Manner] = {
    Difficulty.EASY: Manner(gate=-8, patience=120, reflexes=0),
    Difficulty.MIDDLE: Manner(gate=0, patience=100, reflexes=1),
    Difficulty.HARD: Manner(gate=5, patience=85, reflexes=2),
}

Rung: TypeAlias = tuple[int, float]

# Level of a step → the trust and the severity of the explicit problems it takes.
RUNGS: Mapping[int, Rung] = {1: (45, 3.0), 2: (52, 4.0), 3: (60, 6.0), 4: (70, 8.0)}


def hidden_gate(fact: Fact) -> int:
    """The trust that a guarded fact takes, before difficulty and self-disclosure."""
    if fact.decision == "budget":
        return BUDGET
    return PERSONAL if fact.heading is Heading.PERSONAL else HIDDEN
