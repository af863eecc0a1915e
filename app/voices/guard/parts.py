"""The parts of the guard for one answer, in the order in which they are asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.spin.acts.act import Language
from app.spin.buyer.direction import Cue
from app.spin.finding import Kind
from app.voices.guard.figures import Figures
from app.voices.guard.known import Known
from app.voices.guard.leaning import Leaning
from app.voices.guard.marks import patterns
from app.voices.guard.names_en import EnglishNames
from app.voices.guard.names_zh import ChineseNames
from app.voices.guard.own import himself, names_of, own, places
from app.voices.guard.phrases import Phrases, shared
from app.voices.guard.points import points
from app.voices.guard.reading import Part, fold
from app.voices.guard.tongue import Tongue
from app.voices.guard.turn import Turn
from app.voices.guard.vocative import Vocative, alone

_FETCHED: Final = frozenset((Cue.JOIN, Cue.ARRIVE))  # where a colleague who comes in may call him


@dataclass(frozen=True, slots=True)
class Scene:
    """What the guard must know of a practice.

    `text` gives all that he may quote, `account` the part of it that is public or told of the account. `people` are
    those he may name, `speakers` those who take part in the talk; `sells` is how the seller's company describes itself,
    `cues` are what he is to do now.
    """

    language: Language
    text: Callable[[], str]
    account: Callable[[], str] = str
    people: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    sells: str = ""
    cues: frozenset[str] = frozenset()


def parts_for(scene: Scene) -> tuple[Part, ...]:
    """Phrases first: where several parts object, the earlier one names the trouble best."""
    language, known = scene.language, Known(scene.language, scene.text)
    account = Known(language, scene.account)
    beside = own(language, scene.sells, scene.speakers)
    phrases = Phrases(language, shared(language), beside, may_say=lambda words: words in account.plain)
    leaning, vocative, tongue, figures = (
        Leaning(
            language,
            names_of(
                language,
                scene.sells,
                (*scene.speakers, *scene.people),
                himself(scene.people, scene.speakers),
            ),
            lambda kind: _own(kind, account.plain, scene.sells),
            Turn(language, scene.cues, lambda: account.plain),
        ),
        Vocative(language, () if _FETCHED & scene.cues else alone(scene.people, scene.speakers)),
        Tongue(language, known),
        Figures(language, known),
    )
    if language == "en":
        return (phrases, leaning, vocative, tongue, EnglishNames(known), figures)
    abroad = Phrases(language, places(language), may_say=lambda words: words in known.plain)
    return (phrases, leaning, vocative, tongue, abroad, ChineseNames(known, scene.people), figures)


def ready(language: Language) -> None:
    """Read the word files and compile what is in them; once done, it costs nothing."""
    shared(language)
    places(language)
    patterns(language)
    points(language)


def _own(kind: Kind, account: str, sells: str) -> str:
    """An account that buys role-plays may speak of them; what its seller says of himself it may not say."""
    return f"{account}\n{fold(sells)}" if kind in {Kind.PROMPT, Kind.COACHES} else account
