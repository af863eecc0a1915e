"""The parts of the guard for one answer, in the order in which they are asked."""

from collections.abc import Callable
from dataclasses import dataclass

from app.spin.acts.act import Language
from app.voices.guard.figures import Figures
from app.voices.guard.known import Known
from app.voices.guard.names_en import EnglishNames
from app.voices.guard.names_zh import ChineseNames
from app.voices.guard.own import own, places
from app.voices.guard.phrases import Phrases, shared
from app.voices.guard.reading import Part
from app.voices.guard.tongue import Tongue


@dataclass(frozen=True, slots=True)
class Scene:
    """What the guard must know of a practice.

    `people`: names he may say; `speakers`: those who take part in the talk; `sells`: how the seller's company
    describes itself; `text` gives all else that he may quote.
    """

    language: Language
    text: Callable[[], str]
    people: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    sells: str = ""


def parts_for(scene: Scene) -> tuple[Part, ...]:
    """Phrases first: where several parts object, the earlier one names the trouble best."""
    language, known = scene.language, Known(scene.language, scene.text)
    phrases = Phrases(language, shared(language), own(language, scene.sells, scene.speakers))
    tongue, figures = Tongue(language, known), Figures(language, known)
    if language == "en":
        return (phrases, tongue, EnglishNames(known), figures)
    abroad = Phrases(language, places(language), may_say=lambda words: words in known.plain)
    return (phrases, tongue, abroad, ChineseNames(known, scene.people), figures)
