"""What the guard stopped, for the trainer's page and beside the talk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.spin.finding import Finding, Remedy
from app.store.findings import Tally
from app.web.boot import COMMA
from app.web.language import Tongue
from app.web.language import marked as _
from app.web.pages.home import tag_of
from app.web.words.keys import word

ASKED_AGAIN = _("asked again: %(why)s")
TAKEN_OUT = _("taken out: %(why)s")


@dataclass(frozen=True, slots=True)
class Stopped:
    """One kind of thing the guard found: how often, what was done, and the model's words of the last time."""

    kind: str
    count: int
    remedies: tuple[tuple[str, int], ...]
    words: str
    tag: str
    at: datetime


def stopped(tallies: Iterable[Tally]) -> tuple[Stopped, ...]:
    """The rows of the trainer's table."""
    return tuple(
        Stopped(
            kind=each.kind.value,
            count=each.count,
            remedies=tuple((f"remedy.{remedy.value}", each.remedies.get(remedy, 0)) for remedy in Remedy),
            words=each.words,
            tag=tag_of(each.language),
            at=each.at,
        )
        for each in tallies
    )


def marks_of(findings: Mapping[int, Iterable[Finding]], tongue: Tongue) -> dict[int, str]:
    """The discreet words beside each turn."""
    return {number: _mark(found, tongue) for number, found in findings.items()}


def _mark(findings: Iterable[Finding], tongue: Tongue) -> str:
    """What was asked for again or taken out; that the script stepped in is said elsewhere."""
    said = (
        tongue.say(sentence, why=word(each.kind.value, tongue))
        for each in findings
        for remedy, sentence in ((Remedy.AGAIN, ASKED_AGAIN), (Remedy.MENDED, TAKEN_OUT))
        if each.remedy is remedy
    )
    return tongue.say(COMMA).join(dict.fromkeys(said))
