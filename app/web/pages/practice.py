"""The practice page: briefing, talk, and what she has earned so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.coaching.desk import Desk
from app.coaching.view import Told, View
from app.spin.acts.act import Act
from app.spin.acts.rules import RuleBook
from app.spin.practice import Turn
from app.spin.scenario import Briefing, Company, Heading, Stakeholder
from app.web.language import Tongue, tongue_of
from app.web.language import marked as _
from app.web.pages.home import tag_of
from app.web.render import render
from app.web.sentence import Piece, pieces
from app.web.words import ACTS, ENDINGS, FALLBACKS, FLAGS, HEADINGS, word
from app.web.words_talk import REASONS

router = APIRouter(include_in_schema=False)

FILED: Final = _("Filed under: %(headings)s")


@dataclass(frozen=True, slots=True)
class Said:
    """One turn as the talk shows it."""

    number: int
    pieces: tuple[Piece, ...]  # her words
    kind: str  # the turn's label, empty in an exam
    reply: str
    aside: str  # which voice stepped in, in words; usually empty
    filed: str  # under which headings the account file grew
    speaking: bool  # whether he has not answered yet


@dataclass(frozen=True, slots=True)
class PracticePage:
    """What the practice page shows."""

    id: str
    tag: str  # `lang` of everything authored or said
    mode: str
    coached: bool
    scripted: bool
    company: Company
    buyer: Stakeholder
    briefing: Briefing
    opening: str
    turns: tuple[Said, ...]
    counts: Mapping[str, int]
    account: tuple[Told, ...]
    headings: tuple[str, ...]
    ended: str
    boot: Mapping[str, Any]  # what the script starts from

    def account_of(self, heading: str) -> list[Told]:
        """The told facts under one heading."""
        return [fact for fact in self.account if fact.heading == heading]


def aside_of(turn: Turn, tongue: Tongue) -> str:
    """A discreet word on why another voice finished this answer; empty where none had to."""
    if not turn.reply or not turn.reply.fallback:
        return ""
    why = word(f"voice.{turn.reply.fallback.removeprefix('voice.')}", tongue)
    return tongue.say(_("Prepared lines stepped in here: %(why)s."), why=why)


def _filed(turn: Turn, account: Iterable[Told], tongue: Tongue) -> str:
    headings = dict.fromkeys(fact.heading for fact in account if fact.turn == turn.number)
    names = tongue.say(_(", ")).join(word(f"heading.{each}", tongue) for each in headings)
    return tongue.say(FILED, headings=names) if names else ""


def _said(turn: Turn, view: View, tongue: Tongue) -> Said:
    coached = view.mode == "coached"
    return Said(
        number=turn.number,
        pieces=tuple(pieces(turn.text, ())),
        kind=turn.reading.kind.value if coached else "",
        reply=turn.reply.text if turn.reply else "",
        aside=aside_of(turn, tongue),
        filed=_filed(turn, view.account, tongue),
        speaking=turn.reply is None,
    )


def act_data(act: Act) -> dict[str, Any]:
    """An act as the panel shows it."""
    return {
        "kind": act.kind.value,
        "rule": act.rule,
        "span": [act.span.start, act.span.end],
        "flags": list(act.flags),
        "reason": act.reason,
    }


def _last(turns: Iterable[Turn]) -> dict[str, Any] | None:
    last = next(iter(reversed(list(turns))), None)
    if last is None:
        return None
    return {"text": last.text, "acts": [act_data(act) for act in last.reading.acts]}


def _explained(book: RuleBook, language: str, tongue: Tongue) -> dict[str, str]:
    return {rule.id: tongue.authored(rule.explain) for rule in book.rules if rule.language == language}


def _boot(request: Request, view: View, tongue: Tongue) -> dict[str, Any]:
    coached = view.mode == "coached"
    return {
        "id": view.id,
        "turns": len(view.turns),
        "texts": [turn.text for turn in view.turns[-2:]],
        "speaking": view.speaking,
        "ended": view.ended,
        "last": _last(view.turns) if coached else None,
        "rules": _explained(request.app.state.book, view.scenario.language, tongue) if coached else {},
        "labels": {
            "acts": {key: tongue.say(text) for key, text in ACTS.items()},
            "flags": {key: tongue.say(text) for key, text in FLAGS.items()},
            "ended": {key: tongue.say(text) for key, text in ENDINGS.items()},
            "headings": {key: tongue.say(text) for key, text in HEADINGS.items()},
            "reasons": reasons(tongue),
            "voices": voices(tongue),
        },
        "words": {
            "buyer": view.scenario.buyer.name,
            "rule": tongue.say(_("Rule")),
            "turn": tongue.say(_("turn %(number)s"), number="{number}"),
            "filed": tongue.say(FILED, headings="{headings}"),
            "comma": tongue.say(_(", ")),
            "speaking": tongue.say(_("The buyer is answering …")),
            "reconnecting": tongue.say(_("Connection lost, trying again …")),
            "offline": tongue.say(
                _("The service cannot be reached. Your words are kept; send them again in a moment.")
            ),
            "failed": tongue.say(_("That did not work. Your words are kept; send them again in a moment.")),
            "stepped_in": tongue.say(_("Prepared lines stepped in here: %(why)s."), why="{why}"),
        },
    }


def reasons(tongue: Tongue) -> dict[str, str]:
    """Why the thread changed a label, by key."""
    return {f"reason.{key}": tongue.say(text) for key, text in REASONS.items()}


def voices(tongue: Tongue) -> dict[str, str]:
    """Why another voice stepped in, by key."""
    return {key: tongue.say(text) for key, text in FALLBACKS.items()}


@router.get("/practices/{practice}")
async def practice(request: Request, practice: str) -> Response:
    """The talk, to begin, to go on with, or to read again."""
    desk: Desk = request.app.state.desk
    view = await desk.view(practice)
    tongue = tongue_of(request)
    coached = view.mode == "coached"
    page = PracticePage(
        id=view.id,
        tag=tag_of(view.scenario.language),
        mode=view.mode,
        coached=coached,
        scripted=request.app.state.voice_name == "scripted",
        company=view.scenario.company,
        buyer=view.scenario.buyer,
        briefing=view.scenario.briefing,
        opening=view.opening,
        turns=tuple(_said(turn, view, tongue) for turn in view.turns),
        counts=view.counts,
        account=tuple(view.account),
        headings=tuple(heading.value for heading in Heading),
        ended=view.ended,
        boot=_boot(request, view, tongue),
    )
    return render(request, "practice.html", page=page)


@router.post("/practices/{practice}/finish")
async def finish(request: Request, practice: str) -> Response:
    """End the talk from a form and show its scorecard."""
    desk: Desk = request.app.state.desk
    await desk.finish(practice)
    return RedirectResponse(f"/practices/{practice}/scorecard", 303)
