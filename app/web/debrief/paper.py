"""The scorecard as it stands on paper: the debrief's words and numbers, without what only a screen can do."""

from typing import Final

from app.coaching.view import View
from app.reports.pdf import Paper, PaperLoss, PaperPart, PaperPoint, PaperRow, Quoted, Speech
from app.spin.acts.act import Language
from app.spin.scoring.scorecard import Deduction, Evidence, Scorecard
from app.web.debrief.criteria_rows import Part, Row
from app.web.debrief.points import Point
from app.web.language import Tongue
from app.web.language import marked as _
from app.web.pages.scorecard import ScorecardPage
from app.web.words.keys import word

SPEECHES: Final = {
    "en": Speech("en", "us"),
    "zh-Hans": Speech("zh", "cn"),
    "zh-Hant": Speech("zh", "tw"),
    "zh": Speech("zh", "cn"),
}
MOST_QUOTES: Final = 3
LONGEST_QUOTE: Final = {"zh": 90, "en": 180}
LINKED: Final = _(
    "Research links these behaviours to success in large sales."
    " That is no proof of cause, and a practice is not a customer."
)
MACHINE: Final = _("The buyer was played by an AI.")
OF_POINTS: Final = _("%(points)s of %(of)s")


def paper_of(page: ScorecardPage, view: View, tongue: Tongue) -> Paper:
    """The paper of a scorecard in the reader's language; what was said stays in the talk's."""
    card, speech = page.card, SPEECHES[tongue.tag]
    one = _("The one thing to do differently next time")
    several = _("What to do differently next time")
    return Paper(
        title=tongue.say(_("Scorecard")),
        subtitle=f"{page.scenario.title} · {page.scenario.company.name} · {page.scenario.buyer.name}",
        lang=speech.lang,
        region=speech.region,
        talk=SPEECHES[page.scenario.language],
        moment=int((view.ended_at or view.created_at).timestamp()),
        total="–" if card.not_scored else tongue.number(card.total),
        of=tongue.say(_("of 100")),
        band=word(f"not_scored.{card.not_scored}" if card.not_scored else f"band.{card.band}", tongue),
        outcome="" if card.not_scored else word(f"outcome.{card.outcome}", tongue),
        step=_step(page),
        warning=tongue.say(FAILED) if card.failed else "",
        facts=_facts(view, tongue),
        points_title=tongue.say(several if len(page.points) > 1 else one),
        points=tuple(_point(each, page, tongue) for each in page.points),
        rows_title=tongue.say(_("Points by criterion")),
        columns=(tongue.say(_("Criterion")), "", tongue.say(_("Points"))),
        rows=tuple(_row(each, page, tongue) for each in page.rows),
        evidence_title=tongue.say(_("Where the points come from")),
        deductions_title=tongue.say(_("Taken off")),
        deductions=tuple(_loss(each, page, tongue) for each in card.deductions),
        notes=(tongue.say(MACHINE), tongue.say(LINKED)),
        digests=_digests(card, tongue),
        footer=f"{tongue.say(MACHINE)} {card.practice}",
    )


FAILED: Final = _("Failed for compliance: an improper advantage was offered. The points stand for learning only.")


def _step(page: ScorecardPage) -> str:
    if page.step is None:
        return ""
    comma = "，" if page.scenario.language == "zh" else ", "
    return f"{page.step.action}{comma}{page.step.when}"


def _facts(view: View, tongue: Tongue) -> tuple[tuple[str, str], ...]:
    exam = view.mode == "exam"
    found = [
        (_("Trainee"), view.trainee or "–"),
        (_("Ended"), tongue.moment(view.ended_at or view.created_at)),
        (_("Turns"), str(len(view.turns))),
        (_("Labels"), tongue.say(_("only afterwards (exam)") if exam else _("shown during the conversation"))),
    ]
    return tuple((tongue.say(name), value) for name, value in found)


def _point(point: Point, page: ScorecardPage, tongue: Tongue) -> PaperPoint:
    said = f"{tongue.say(_('You said'))} ({_turn(point.turn, tongue)})"
    gain = tongue.say(_("%(points)s points to gain"), points=tongue.number(point.lost))
    return PaperPoint(
        advice=point.advice,
        costs=f"{point.criterion} · {gain}",
        fault=point.fault,
        said=said,
        quote=_short(point.quote, page.scenario.language),
        place=point.better.place if point.better else "",
        better=point.better.text if point.better else "",
        reason=f"{point.reason} {point.source}",
    )


def _row(row: Row, page: ScorecardPage, tongue: Tongue) -> PaperRow:
    return PaperRow(
        name=row.name,
        part=row.points / row.of if row.applies and row.of else 0.0,
        points=_of(row.points, row.of, tongue) if row.applies else tongue.say(_("does not apply to this conversation")),
        reason=f"{row.reason} {row.source}".strip(),
        parts=tuple(_part(each, page, tongue) for each in row.parts),
    )


def _part(part: Part, page: ScorecardPage, tongue: Tongue) -> PaperPart:
    points = _of(part.points, part.of, tongue) if part.of else tongue.number(part.points)
    shown = tuple(dict.fromkeys(part.evidence))[:MOST_QUOTES]
    return PaperPart(part.name, part.reading, points, tuple(_quoted(each, page, tongue) for each in shown))


def _loss(taken: Deduction, page: ScorecardPage, tongue: Tongue) -> PaperLoss:
    points = f"−{tongue.number(taken.points)}"
    return PaperLoss(word(f"act.{taken.act}", tongue), points, _quoted(taken.evidence, page, tongue))


def _quoted(evidence: Evidence, page: ScorecardPage, tongue: Tongue) -> Quoted:
    who = tongue.say(_("You")) if evidence.speaker == "seller" else page.teller(evidence)
    return Quoted(f"{_turn(evidence.turn, tongue)} · {who}", _short(evidence.quote, page.scenario.language))


def _short(quote: str, language: Language) -> str:
    """A paper is for reading: a long speech is cut, between words, and shows that it is."""
    limit = LONGEST_QUOTE[language]
    if len(quote) <= limit:
        return quote
    kept = quote[:limit] if language == "zh" else quote[:limit].rpartition(" ")[0]
    return f"{kept.rstrip()} …"


def _turn(number: int, tongue: Tongue) -> str:
    return tongue.say(_("turn %(number)s"), number=number)


def _of(points: float, of: float, tongue: Tongue) -> str:
    return tongue.say(OF_POINTS, points=tongue.number(points), of=tongue.number(of))


def _digests(card: Scorecard, tongue: Tongue) -> tuple[tuple[str, str], ...]:
    found = (
        (_("Scorecard"), card.hash),
        (_("Rules"), card.rules_digest),
        (_("Rubric"), card.rubric_digest),
        (_("Scenario"), card.scenario_digest),
    )
    return tuple((tongue.say(name), value) for name, value in found)
