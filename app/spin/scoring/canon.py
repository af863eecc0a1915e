"""The one spelling of a scorecard, and the hash over it that anyone can compute again from an export."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from app.spin.scoring.scorecard import CriterionScore, Evidence, Scorecard, Term

HASH = "hash"
CARD = tuple(each.name for each in fields(Scorecard))
# Came after the first cards; left out where empty, so that the hash of a card without them still holds.
LATER = frozenset({"actor", "action", "when", "rubric"})


def plain(card: Scorecard) -> dict[str, Any]:
    """The card as plain JSON values."""
    found: dict[str, Any] = {name: getattr(card, name) for name in CARD}
    found["criteria"] = [_criterion(each) for each in card.criteria]
    found["deductions"] = [
        {"act": each.act, "points": each.points, "evidence": _evidence(each.evidence)} for each in card.deductions
    ]
    found["advice"] = [
        {"criterion": each.criterion, "lost": each.lost, "turn": each.turn, "quote": each.quote} for each in card.advice
    ]
    found["counts"] = [list(each) for each in card.counts]
    return {name: value for name, value in found.items() if value or name not in LATER}


def canonical(card: Scorecard) -> str:
    """The card as JSON with one spelling: sorted keys, no spaces, no escapes."""
    return spelled(plain(card))


def hash_of(card: Scorecard) -> str:
    """SHA-256 (hex) over the canonical card without its hash."""
    return hash_of_plain(plain(card))


def hash_of_plain(card: Mapping[str, Any]) -> str:
    """The same of a card as plain JSON values, whatever hash it bears."""
    return hashlib.sha256(spelled({**card, HASH: ""}).encode()).hexdigest()


def spelled(value: Mapping[str, Any]) -> str:
    """Plain JSON values in the one spelling that is hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _criterion(score: CriterionScore) -> dict[str, Any]:
    return {
        "id": score.id,
        "weight": score.weight,
        "points": score.points,
        "applies": score.applies,
        "terms": [_term(each) for each in score.terms],
    }


def _term(term: Term) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": term.name,
        "value": term.value,
        "target": term.target,
        "points": term.points,
        "of": term.of,
        "evidence": [_evidence(each) for each in term.evidence],
    }
    return found | {"missing": list(term.missing)} if term.missing else found


def _evidence(evidence: Evidence) -> dict[str, Any]:
    found: dict[str, Any] = {
        "turn": evidence.turn,
        "speaker": evidence.speaker,
        "quote": evidence.quote,
        "rule": evidence.rule,
        "event": evidence.event,
    }
    return found | {"ref": evidence.ref} if evidence.ref else found
