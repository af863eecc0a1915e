"""What to do differently next time, in words: the moment, the better sentence, and why it matters."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.spin.acts.votes.rules import RuleBook
from app.spin.scenario import Fact, Heading
from app.spin.scoring.course import Course, Instead
from app.spin.scoring.focus import Focus, When
from app.spin.scoring.rubric import Criterion
from app.web.debrief.questions import model_of
from app.web.debrief.rewrite import Rewritten, rewritten
from app.web.language import Tongue
from app.web.language import marked as _
from app.web.words.criteria import CRITERIA, TRIES
from app.web.words.debrief import ADVICE, cited
from app.web.words.keys import word

QUIET = frozenset(
    {"turn", "statement", "unanswered", "information", "opening_again", "recap_again", "situation_new", "proposal"}
)


PLACES: Final[Mapping[When, str]] = {
    "instead": _("Better"),
    "before": _("Before that, say"),
    "after": _("And then say"),
}


@dataclass(frozen=True, slots=True)
class Better:
    """Her sentence as the better act, and how the buyer would have taken it."""

    text: str
    kind: str
    taken: tuple[str, ...]
    place: str  # whether it belongs instead of her sentence, before it or after it, in the reader's words


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to do differently, seen at `turn`; `waiting` names the other criteria it cost points in."""

    advice: str
    criterion: str
    lost: float
    waiting: tuple[str, ...]
    fault: str
    turn: int
    again: int  # the turn a second try begins at
    quote: str
    better: Better | None
    model: str
    model_kind: str
    model_first: bool
    missing: tuple[str, ...]  # what he told and nothing answered, in the words of the talk
    unasked: tuple[str, ...]  # what about the decision was not asked for, in the reader's words
    reason: str
    source: str


def point_of(course: Course, point: Focus, criteria: Mapping[str, Criterion], book: RuleBook, tongue: Tongue) -> Point:
    """A focus point as this reader sees it; the sentences of the talk stay in the talk's language."""
    facts = course.scenario.every_fact()
    missed = [facts[each] for each in point.missing if each in facts]
    model, criterion = point.model, criteria[point.criterion]
    return Point(
        advice=tongue.say(ADVICE.get(f"{point.criterion}.{point.fault}", TRIES[point.criterion])),
        criterion=tongue.say(CRITERIA[point.criterion]),
        lost=point.lost,
        waiting=tuple(tongue.say(CRITERIA[each]) for each, _ in point.costs if each != point.criterion),
        fault=word(f"fault.{point.fault}", tongue),
        turn=point.turn,
        again=point.moment if course.after(point.turn) else point.turn,
        quote=point.quote,
        better=_better(rewritten(course, point, book), point, tongue),
        model=model_of(course, point, book),
        model_kind=model.kind.value if model else "",
        model_first=model is not None and model.when == "before",
        missing=tuple(fact.text for fact in missed if fact.id in course.end.told),
        unasked=tuple(dict.fromkeys(_named(fact, tongue) for fact in missed if _about_decision(fact))),
        reason=tongue.authored(criterion.reason),
        source=cited(criterion.source, tongue),
    )


def _about_decision(fact: Fact) -> bool:
    return bool(fact.decision) or fact.heading in (Heading.PEOPLE, Heading.PERSONAL)


def _named(fact: Fact, tongue: Tongue) -> str:
    return word(f"decision.{fact.decision}" if fact.decision else f"heading.{fact.heading.value}", tongue)


def _better(found: Rewritten | None, point: Focus, tongue: Tongue) -> Better | None:
    if found is None:
        return None
    taken = _taken(found.instead, tongue)
    place = tongue.say(PLACES[point.better.when if point.better else "instead"])
    kind = point.better.kind if point.better else found.instead.reading.kind
    return Better(found.text, kind.value, taken, place)


def _taken(instead: Instead, tongue: Tongue) -> tuple[str, ...]:
    """How the buyer takes the act that leads; nothing where it costs her something all the same."""
    lead = [each.name for each in instead.direction.effects if each.act == instead.reading.lead and each.trust >= 0]
    return tuple(word(f"effect.{name}", tongue) for name in dict.fromkeys(lead) if name not in QUIET)
