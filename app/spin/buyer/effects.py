"""What moves the buyer, and by how much: the table of named effects."""

from collections.abc import Mapping
from typing import NamedTuple

from app.spin.buyer.direction import Effect


class Movement(NamedTuple):
    """Points of trust and of patience."""

    trust: int
    patience: int


TABLE: Mapping[str, Movement] = {
    # the turn itself
    "turn": Movement(0, -1),
    "stacked": Movement(-1, -4),
    "unanswered": Movement(0, 0),
    # preliminaries and statements
    "opening": Movement(2, 0),
    "opening_again": Movement(0, 0),
    "small_talk": Movement(0, 0),
    "information": Movement(0, 0),
    "statement": Movement(0, 0),
    "not_understood": Movement(0, -2),
    "apologised": Movement(1, 0),
    "source_asked": Movement(0, -1),
    "silence": Movement(0, -1),
    # people
    "referred": Movement(0, -1),
    "asked_in": Movement(1, 0),
    "not_now": Movement(0, -2),
    # what the buyer does of his own accord
    "volunteered": Movement(0, 0),
    "signal_taken": Movement(1, 1),
    "signal_missed": Movement(0, 0),
    "asked_why": Movement(0, 0),
    "caveat": Movement(0, 0),
    "doubted": Movement(0, 0),
    "hesitated": Movement(0, 0),
    "pushback_met": Movement(2, 1),
    "doubt_passed": Movement(0, 0),
    "doubt_explained": Movement(0, 0),
    # promises of earlier meetings
    "promise_kept": Movement(4, 2),
    "step_recalled": Movement(2, 1),
    "promise_forgotten": Movement(-5, -4),
    # situation questions
    "situation_new": Movement(0, -2),
    "situation_beyond": Movement(-1, -6),
    "situation_public": Movement(-3, -8),
    "situation_repeated": Movement(-3, -8),
    "situation_vague": Movement(0, -2),
    "situation_unforeseen": Movement(0, -2),
    "hidden_guarded": Movement(0, -2),
    "hidden_told": Movement(0, -1),
    # problem questions
    "problem_new": Movement(2, -1),
    "problem_same": Movement(0, -2),
    "problem_told": Movement(0, -2),
    "problem_repeated": Movement(-1, -4),
    "problem_near": Movement(0, -2),
    "problem_played_down": Movement(0, -1),
    "problem_empty": Movement(0, -4),
    # implication questions
    "implication_new": Movement(2, -2),
    "implication_told": Movement(0, -2),
    "implication_repeated": Movement(-2, -5),
    "implication_guarded": Movement(0, -2),
    "implication_no_problem": Movement(-2, -5),
    "implication_many": Movement(-1, -6),
    # need-payoff questions
    "need_payoff_ripe": Movement(3, 4),
    "need_payoff_soft": Movement(1, 1),
    "need_payoff_unripe": Movement(0, -1),
    "need_payoff_premature": Movement(-4, -6),
    "need_payoff_unsolvable": Movement(0, 0),
    "need_payoff_told": Movement(0, -2),
    "need_payoff_beyond": Movement(2, 2),
    # testing understanding and summing up
    "recap_right": Movement(3, 2),
    "recap_again": Movement(0, 0),
    "recap_wrong": Movement(-4, 0),
    # capability
    "feature": Movement(0, 0),
    "feature_many": Movement(-2, -3),
    "advantage": Movement(0, 0),
    "advantage_unasked": Movement(-2, -2),
    "benefit": Movement(4, 2),
    "benefit_again": Movement(0, -1),
    # objections
    "acknowledge": Movement(1, 0),
    "acknowledge_nothing": Movement(0, 0),
    "clarify": Movement(3, 0),
    "clarify_nothing": Movement(0, -1),
    "defend": Movement(-6, -4),
    "defend_nothing": Movement(0, -1),
    "concede": Movement(-2, 0),
    "check": Movement(1, 0),
    # bargaining
    "traded": Movement(3, 2),
    "conceded": Movement(-2, 0),
    # commitment
    "proposal": Movement(0, 0),
    "proposal_again": Movement(-2, -4),
    "pressure": Movement(-8, -12),
    # what hurts in any talk
    "irritator": Movement(-3, 0),
    "disparage": Movement(-5, 0),
    "unethical": Movement(-40, 0),
}


def effect(name: str, act: int = -1, ref: str = "") -> Effect:
    """The effect of this name with the movement of the table. KeyError: no such effect."""
    trust, patience = TABLE[name]
    return Effect(name, trust, patience, act, ref)
