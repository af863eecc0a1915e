"""Score a recorded practice from its file alone."""

import argparse
from pathlib import Path

from app.coaching.record import read_record
from app.content.rubric import load_rubric
from app.spin.errors import BadRecord
from app.spin.scoring.score import canonical, score
from app.spin.scoring.scorecard import CriterionScore, Scorecard


def arguments(parser: argparse.ArgumentParser) -> None:
    """The record and the form of the answer."""
    parser.add_argument(
        "record", type=Path, help="a record as `spin-coach record` or `scenario play --record` writes it"
    )
    parser.add_argument("--json", action="store_true", help="the scorecard as canonical JSON")


def run(given: argparse.Namespace) -> int:
    """Print the scorecard."""
    try:
        text = given.record.read_text(encoding="utf-8")
    except OSError as error:
        raise BadRecord(str(error.strerror)) from error
    except UnicodeDecodeError as error:
        raise BadRecord("it is not UTF-8") from error
    record, played_under = read_record(text)
    card = score(record, played_under or load_rubric())
    print(canonical(card) if given.json else table(card))
    return 0


def table(card: Scorecard) -> str:
    """The scorecard for a terminal."""
    if card.not_scored:
        return f"not scored: {card.not_scored}"
    head = f"{card.total} of 100, {card.band}; outcome: {card.outcome} {card.commitment}".rstrip()
    return "\n".join([head, *(_row(each) for each in card.criteria), f"hash {card.hash}"])


def _row(each: CriterionScore) -> str:
    points = f"{each.points:>5} of {each.weight:<5}" if each.applies else f"{'n/a':>5}{'':9}"
    turns = sorted({found.turn for term in each.terms for found in term.evidence})
    seen = f"turns {', '.join(map(str, turns))}" if turns else ""
    return f"  {each.id:<12} {points} {seen}".rstrip()
