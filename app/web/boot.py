"""What the script of the practice page starts from: where the talk stands, and the words it will need."""

from collections.abc import Mapping
from typing import Any, Final

from app.coaching.view import View
from app.spin.acts.act import Act
from app.spin.acts.votes.rules import Rule, RuleBook
from app.web.language import Tongue
from app.web.language import marked as _
from app.web.respelling import read_by
from app.web.words.keys import ACTS, ENDINGS, FALLBACKS, FLAGS, HEADINGS
from app.web.words.talk import REASONS

COMMA: Final = _(", ")
FILED: Final = _("Filed under: %(headings)s")
STEPPED_IN: Final = _("Prepared lines stepped in here: %(why)s.")
WAITING: Final = _("Many are talking just now. The buyer’s answer is number %(place)s in the queue.")
TOGETHER: Final = _("%(explained)s The marked words say it most clearly.")
RECENT: Final = 2  # turns; a reload in mid-send asks whether its own is among them


def boot_of(view: View, book: RuleBook, tongue: Tongue) -> dict[str, Any]:
    """The start of the script as plain JSON values; in an exam without labels and rules."""
    coached = view.mode == "coached"
    return {
        "id": view.id,
        "turns": len(view.turns),
        "texts": [turn.text for turn in view.turns[-RECENT:]],
        "speaking": view.speaking,
        "ended": view.ended,
        "last": _last(view) if coached else None,
        "rules": _explained(book, tongue) if coached else {},
        "labels": _labels(tongue),
        "words": {**_words(tongue), "buyer": read_by(tongue, view.scenario.buyer.name)},
    }


def _last(view: View) -> dict[str, Any] | None:
    if not view.turns:
        return None
    turn = view.turns[-1]
    return {"text": turn.text, "acts": [_act(act) for act in turn.reading.acts]}


def _act(act: Act) -> dict[str, Any]:
    span = [act.span.start, act.span.end]
    return {"kind": act.kind.value, "rule": act.rule, "span": span, "flags": list(act.flags), "reason": act.reason}


def _explained(book: RuleBook, tongue: Tongue) -> dict[str, str]:
    # Of both languages: a sentence is read by the rules of its own, whatever the talk's is.
    return {rule.id: _sentence(rule, tongue) for rule in book.rules}


def _sentence(rule: Rule, tongue: Tongue) -> str:
    explained = tongue.authored(rule.explain)
    return tongue.say(TOGETHER, explained=explained) if rule.default == "cues" else explained


def _said(messages: Mapping[str, str], tongue: Tongue, prefix: str = "") -> dict[str, str]:
    return {prefix + key: tongue.say(text) for key, text in messages.items()}


def _labels(tongue: Tongue) -> dict[str, dict[str, str]]:
    return {
        "acts": _said(ACTS, tongue),
        "flags": _said(FLAGS, tongue),
        "ended": _said(ENDINGS, tongue),
        "headings": _said(HEADINGS, tongue),
        "reasons": _said(REASONS, tongue, "reason."),
        "voices": _said(FALLBACKS, tongue),
    }


def _words(tongue: Tongue) -> dict[str, str]:
    """Sentences with {places} that the script fills in."""
    return {
        "rule": tongue.say(_("Rule")),
        "turn": tongue.say(_("turn %(number)s"), number="{number}"),
        "filed": tongue.say(FILED, headings="{headings}"),
        "comma": tongue.say(COMMA),
        "speaking": tongue.say(_("The buyer is answering …")),
        "waiting": tongue.say(WAITING, place="{place}"),
        "reconnecting": tongue.say(_("Connection lost, trying again …")),
        "offline": tongue.say(_("The service cannot be reached. Your words are kept; send them again in a moment.")),
        "failed": tongue.say(_("That did not work. Your words are kept; send them again in a moment.")),
        "stepped_in": tongue.say(STEPPED_IN, why="{why}"),
    }
