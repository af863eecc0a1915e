"""The columns of an export: name, type, where the value comes from, and what it means."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from app.spin.acts.act import SPIN
from app.spin.scoring.score import EXAMINERS
from app.spin.scoring.scorecard import Scorecard
from app.spin.standing import Standing
from app.spin.took import Answered

Cell: TypeAlias = str | int | float | bool | datetime | None


@dataclass(frozen=True, slots=True)
class Result:
    """A finished practice with its scorecard. Times are aware; `standing` is None where she keeps it to herself.

    `answers` say what each answer of the buyer took; no column shows them.
    """

    practice: str
    trainee: str
    scenario: str
    title: str
    language: str
    mode: str
    level: str
    meeting: int
    standing: Standing | None
    started_at: datetime
    ended_at: datetime
    card: Scorecard
    answers: tuple[Answered, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its stable English name and its value. `about` is a catalogue message."""

    name: str
    about: str
    value: Callable[[Result], Cell]


def _count(name: str) -> Callable[[Result], Cell]:
    return lambda result: dict(result.card.counts).get(name, 0)


def _points(criterion: str) -> Callable[[Result], Cell]:
    def points(result: Result) -> Cell:
        found = next((each for each in result.card.criteria if each.id == criterion), None)
        return found.points if found and found.applies else None

    return points


def _total(result: Result) -> Cell:
    return None if result.card.not_scored else result.card.total


def _band(result: Result) -> Cell:
    return "" if result.card.not_scored else result.card.band


def _attempt(result: Result) -> Cell:
    return result.standing.number if result.standing else None


def _submitted(result: Result) -> Cell:
    return result.standing.submitted_at if result.standing else None


def _stands(test: Callable[[Standing], bool]) -> Callable[[Result], Cell]:
    return lambda result: int(test(result.standing)) if result.standing else None


def _(message: str) -> str:
    """Marks a message for the catalogue; it is translated where it is shown."""
    return message


CRITERIA: Mapping[str, str] = {
    "opening": _("Points for the opening"),
    "situation": _("Points for economy with situation questions"),
    "problem": _("Points for problems discovered"),
    "implication": _("Points for depth of implications"),
    "need_payoff": _("Points for explicit needs and need-payoff"),
    "order": _("Points for the order of questions"),
    "listening": _("Points for listening"),
    "capability": _("Points for capabilities that fit"),
    "objections": _("Points for objections"),
    "key_account": _("Points for key-account work"),
    "commitment": _("Points for the commitment"),
}
QUESTIONS: Mapping[str, str] = {
    "situation": _("Situation questions asked"),
    "problem": _("Problem questions asked"),
    "implication": _("Implication questions asked"),
    "need_payoff": _("Need-payoff questions asked"),
}

COLUMNS: tuple[Column, ...] = (
    Column("practice_id", _("Number of the practice; opens its scorecard"), lambda r: r.practice),
    Column("trainee", _("Name as entered at the start"), lambda r: r.trainee),
    Column("scenario", _("Short name of the scenario"), lambda r: r.scenario),
    Column("scenario_title", _("Title of the scenario"), lambda r: r.title),
    Column("language", _("Language of the talk: en or zh"), lambda r: r.language),
    Column("mode", _("coached: labels were shown during the talk; exam: only afterwards"), lambda r: r.mode),
    Column(
        "level",
        _("Difficulty chosen at the start: easy, middle, hard; empty for the scenario's own"),
        lambda r: r.level,
    ),
    Column("meeting", _("Which meeting with the account it is, counted from 1"), lambda r: r.meeting),
    Column("attempt", _("Which submitted attempt at this meeting of the scenario it is, counted from 1"), _attempt),
    Column("is_first", _("1 for the first attempt submitted"), _stands(lambda each: each.is_first)),
    Column("is_last", _("1 for the last attempt submitted so far"), _stands(lambda each: each.is_last)),
    Column("is_best", _("1 for the attempt with the highest score so far"), _stands(lambda each: each.is_best)),
    Column("submitted_at", _("When the trainee submitted it, ISO 8601 in UTC"), _submitted),
    Column("started_at", _("Start, ISO 8601 in UTC"), lambda r: r.started_at),
    Column("ended_at", _("End, ISO 8601 in UTC"), lambda r: r.ended_at),
    Column("duration_seconds", _("From start to end"), lambda r: int((r.ended_at - r.started_at).total_seconds())),
    Column("turns", _("Turns of the trainee"), _count("turns")),
    Column("status", _("scored, or why it is not: too_short"), lambda r: r.card.not_scored or "scored"),
    Column("score", _("Total, 0 to 100; empty where not scored"), _total),
    Column("score_max", _("Always 100"), lambda _r: 100),
    Column("band", _("excellent from 80, good from 60, improve from 40, weak below"), _band),
    Column("failed", _("1 where the talk broke the rules of compliance"), lambda r: int(r.card.failed)),
    Column("outcome", _("order, advance, continuation or no_sale"), lambda r: r.card.outcome),
    Column("commitment", _("The step the buyer agreed to"), lambda r: r.card.commitment),
    Column("talk_share_percent", _("The trainee's share of the talk"), _count("talk_share")),
    *(Column(f"questions_{kind.value}", QUESTIONS[kind.value], _count(kind.value)) for kind in SPIN),
    *(Column(f"points_{each}", CRITERIA[each], _points(each)) for each in EXAMINERS),
    Column("deducted", _("Points taken off"), lambda r: sum(each.points for each in r.card.deductions)),
    Column("buyer", _("Who played the buyer: always an AI"), lambda _r: "AI"),
    Column("rules_digest", _("SHA-256 of the rules that labelled the talk"), lambda r: r.card.rules_digest),
    Column("rubric_digest", _("SHA-256 of the rubric that scored it"), lambda r: r.card.rubric_digest),
    Column("scenario_digest", _("SHA-256 of the scenario's text"), lambda r: r.card.scenario_digest),
    Column("scorecard_hash", _("SHA-256 of the scorecard"), lambda r: r.card.hash),
)
NAMES = tuple(column.name for column in COLUMNS)
