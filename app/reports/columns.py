"""The columns of an export: name, type, where the value comes from, and what it means."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from app.spin.acts.act import SPIN
from app.spin.scoring.score import EXAMINERS
from app.spin.scoring.scorecard import Scorecard
from app.spin.standing import Standing
from app.spin.took import Answered

Cell: TypeAlias = str | int | float | bool | datetime | None
CellKind: TypeAlias = Literal["text", "whole", "whole?", "number", "number?", "moment", "moment?"]


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
    version: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its stable English name, its value and what kind of value that is. `about` is a catalogue message.

    A kind with a question mark may be empty.
    """

    name: str
    about: str
    value: Callable[[Result], Cell]
    kind: CellKind = "text"


def _count(name: str) -> Callable[[Result], Cell]:
    return lambda result: dict(result.card.counts).get(name, 0)


def _points(criterion: str) -> Callable[[Result], Cell]:
    def points(result: Result) -> Cell:
        found = next((each for each in result.card.criteria if each.id == criterion), None)
        return found.points if found and found.applies else None

    return points


def _weight(criterion: str) -> Callable[[Result], Cell]:
    def weight(result: Result) -> Cell:
        found = next((each for each in result.card.criteria if each.id == criterion), None)
        return found.weight if found and found.applies else None

    return weight


def _total(result: Result) -> Cell:
    return None if result.card.not_scored else result.card.total


def _seconds(result: Result) -> Cell:
    return int((result.ended_at - result.started_at).total_seconds())


def _version(result: Result) -> Cell:
    return result.version


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
WEIGHTS: Mapping[str, str] = {
    "opening": _("What the opening was worth here"),
    "situation": _("What economy with situation questions was worth here"),
    "problem": _("What problems discovered were worth here"),
    "implication": _("What depth of implications was worth here"),
    "need_payoff": _("What explicit needs and need-payoff were worth here"),
    "order": _("What the order of questions was worth here"),
    "listening": _("What listening was worth here"),
    "capability": _("What capabilities that fit were worth here; empty where it did not apply"),
    "objections": _("What objections were worth here; empty where it did not apply"),
    "key_account": _("What key-account work was worth here"),
    "commitment": _("What the commitment was worth here"),
}
ACTS: Mapping[str, str] = {
    "testing_understanding": _("Times the trainee tested understanding"),
    "summary": _("Times the trainee summed up"),
    "feature": _("Features presented"),
    "advantage": _("Advantages presented"),
    "benefit": _("Benefits presented"),
    "proposal": _("Next steps proposed"),
    "pressure": _("Times the trainee pressed"),
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
    Column("meeting", _("Which meeting with the account it is, counted from 1"), lambda r: r.meeting, "whole"),
    Column(
        "attempt",
        _("Which submitted attempt at this meeting of the scenario it is, counted from 1"),
        _attempt,
        "whole?",
    ),
    Column("is_first", _("1 for the first attempt submitted"), _stands(lambda each: each.is_first), "whole?"),
    Column(
        "is_last",
        _("1 for the last attempt submitted so far"),
        _stands(lambda each: each.is_last),
        "whole?",
    ),
    Column(
        "is_best",
        _("1 for the attempt with the highest score so far"),
        _stands(lambda each: each.is_best),
        "whole?",
    ),
    Column("submitted_at", _("When the trainee submitted it, ISO 8601 in UTC"), _submitted, "moment?"),
    Column("started_at", _("Start, ISO 8601 in UTC"), lambda r: r.started_at, "moment"),
    Column("ended_at", _("End, ISO 8601 in UTC"), lambda r: r.ended_at, "moment"),
    Column("duration_seconds", _("From start to end"), _seconds, "whole"),
    Column("turns", _("Turns of the trainee"), _count("turns"), "whole"),
    Column("status", _("scored, or why it is not: too_short"), lambda r: r.card.not_scored or "scored"),
    Column("score", _("Total, 0 to 100; empty where not scored"), _total, "number?"),
    Column("score_max", _("Always 100"), lambda _r: 100, "whole"),
    Column("band", _("excellent from 80, good from 60, improve from 40, weak below"), _band),
    Column("failed", _("1 where the talk broke the rules of compliance"), lambda r: int(r.card.failed), "whole"),
    Column("outcome", _("order, advance, continuation or no_sale"), lambda r: r.card.outcome),
    Column("commitment", _("The step the buyer agreed to"), lambda r: r.card.commitment),
    Column("commitment_actor", _("Who will do it: the buyer"), lambda r: r.card.actor),
    Column("commitment_action", _("What he will do"), lambda r: r.card.action),
    Column("commitment_when", _("By when"), lambda r: r.card.when),
    Column("talk_share_percent", _("The trainee's share of the talk"), _count("talk_share"), "whole"),
    *(Column(f"questions_{kind.value}", QUESTIONS[kind.value], _count(kind.value), "whole") for kind in SPIN),
    *(Column(f"acts_{name}", about, _count(name), "whole") for name, about in ACTS.items()),
    *(Column(f"points_{each}", CRITERIA[each], _points(each), "number?") for each in EXAMINERS),
    *(Column(f"weight_{each}", WEIGHTS[each], _weight(each), "number?") for each in EXAMINERS),
    Column("deducted", _("Points taken off"), lambda r: sum(each.points for each in r.card.deductions), "number"),
    Column("buyer", _("Who played the buyer: always an AI"), lambda _r: "AI"),
    Column("rules_digest", _("SHA-256 of the rules that labelled the talk"), lambda r: r.card.rules_digest),
    Column("rubric", _("Id of the rubric that scored it"), lambda r: r.card.rubric),
    Column("rubric_digest", _("SHA-256 of the rubric that scored it"), lambda r: r.card.rubric_digest),
    Column("scenario_digest", _("SHA-256 of the scenario's text"), lambda r: r.card.scenario_digest),
    Column("scorecard_version", _("Which scoring of it this is; 1 is the one that counts"), _version, "whole"),
    Column("scorecard_hash", _("SHA-256 of the scorecard"), lambda r: r.card.hash),
)
NAMES = tuple(column.name for column in COLUMNS)
