"""Lays open how a turn was read: its clauses, what spoke for each kind, which decided and why the others did not."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.spin.acts.act import Act, Kind, Language, Reading, Span, Thread
from app.spin.acts.classify import Notes, notes_of
from app.spin.acts.rules import Default, Found, Part, RuleBook
from app.spin.acts.weigh import Heard, LeadWhy, ranked, votes_of

Verdict: TypeAlias = Literal["decides", "lighter", "later"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A rule that found its words in a clause. `counts` is false where a heavier one of its kind speaks already."""

    rule: str
    weight: int
    part: Part
    span: Span
    counts: bool


@dataclass(frozen=True, slots=True)
class Vote:
    """What spoke for one kind, the rules that count first, and the sum of their weights.

    "lighter" kinds weigh less than the one that decides, "later" ones as much, but their test comes after it.
    """

    kind: Kind
    weight: int
    verdict: Verdict
    spoken: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Weighing:
    """One clause on the scales, its spans in the typed text; votes with the one that decides first.

    `kind` and `rule` are the verdict of the words, `default` says why that rule could decide without words of its own
    (None where it has them). `act` is its place among the reading's acts, None where it is too short to be one.
    """

    clause: Span
    condition: Span | None
    asked: bool
    leading: bool
    kind: Kind
    rule: str
    default: Default | None
    votes: tuple[Vote, ...]
    act: int | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A turn laid open. `lead` is the place of the clause that names the whole turn, None for an empty turn."""

    text: str
    language: Language
    clauses: tuple[Weighing, ...]
    lead: int | None
    lead_why: LeadWhy
    reading: Reading

    def act_of(self, clause: Weighing) -> Act | None:
        """The clause as the thread lets it be read, None where it is no act."""
        return None if clause.act is None else self.reading.acts[clause.act]


def explain(text: str, thread: Thread, book: RuleBook, language: Language | None = None) -> Explanation:
    """How `classify` comes to its reading of the same arguments; never raises."""
    notes = notes_of(text, thread, book, language)
    places = {id(each.heard): place for place, each in enumerate(notes.reads)}
    clauses = tuple(_weighing(each, places.get(id(each)), notes) for each in notes.heard)
    lead = next((place for place, each in enumerate(clauses) if each.act == notes.lead), None)
    return Explanation(text, notes.language, clauses, lead, notes.lead_why, notes.reading)


def _weighing(heard: Heard, act: int | None, notes: Notes) -> Weighing:
    start, end = heard.clause.part
    return Weighing(
        clause=_span(heard, 0, len(heard.clause.text), notes),
        condition=_span(heard, start, end, notes) if end else None,
        asked=heard.clause.asked,
        leading=heard.clause.leading,
        kind=heard.kind,
        rule=heard.rule.id,
        default=heard.rule.default,
        votes=_votes(heard, notes),
        act=act,
    )


def _span(heard: Heard, start: int, end: int, notes: Notes) -> Span:
    return notes.form.span(heard.clause.start + start, heard.clause.start + end)


def _votes(heard: Heard, notes: Notes) -> tuple[Vote, ...]:
    sums = votes_of(heard.found)
    order = ranked(sums)
    return tuple(Vote(kind, sums[kind], _verdict(kind, order, sums), _spoken(kind, heard, notes)) for kind in order)


def _verdict(kind: Kind, order: list[Kind], sums: dict[Kind, int]) -> Verdict:
    if kind is order[0]:
        return "decides"
    return "later" if sums[kind] == sums[order[0]] else "lighter"


def _spoken(kind: Kind, heard: Heard, notes: Notes) -> tuple[Spoken, ...]:
    """The rules of one kind; the heaviest on the condition and the heaviest elsewhere count."""
    own = sorted((each for each in heard.found if each.kind is kind), key=lambda each: -each.points)
    counting: dict[bool | str, Found] = {}
    for each in own:
        counting.setdefault("cues" if each.rule.default == "cues" else each.rule.part == "condition", each)
    spoken = [
        Spoken(
            each.rule.id,
            each.points,
            each.rule.part,
            _span(heard, each.start, each.end, notes),
            any(each is counted for counted in counting.values()),
        )
        for each in own
    ]
    return tuple(sorted(spoken, key=lambda each: not each.counts))
