"""The picture of the talk in words: a sentence for each turn's column, and the names of the rows beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.spin.scoring.course import Course
from app.web.debrief.timeline import Column, Timeline, timeline
from app.web.language import Tongue
from app.web.language import marked as _
from app.web.words.keys import word

IN_TURN = _("Turn %(number)s")
SHORT = " · "


@dataclass(frozen=True, slots=True)
class Told:
    """One turn told in words: what the tip says, and the cells of the table."""

    turn: int
    acts: str
    trust: int
    patience: int
    needs: str
    objections: str
    tip: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing, the same in words, and the areas of the problems by id."""

    drawing: Timeline
    told: tuple[Told, ...]
    areas: Mapping[str, str]
    named: bool


def picture_of(course: Course, tongue: Tongue, *, named: bool) -> Picture:
    """The picture of a talk for this reader; problems are numbered until they may be named, in the scenario's words."""
    drawing = timeline(course)
    found = [each for each in course.scenario.problems if each.id in drawing.problems]
    areas = {
        each.id: each.area if named else tongue.say(_("Problem %(number)s"), number=number)
        for number, each in enumerate(found, 1)
    }
    return Picture(drawing, tuple(_told(each, areas, tongue) for each in drawing.columns), areas, named)


def _told(column: Column, areas: Mapping[str, str], tongue: Tongue) -> Told:
    acts = SHORT.join(word(f"act.{kind}", tongue) for kind in column.acts)
    needs = SHORT.join(
        f"{areas[problem]}: {word(f'stage.{stage}', tongue)}" for problem, stage in column.stages if problem in areas
    )
    objections = SHORT.join(
        tongue.say(
            _("%(objection)s: let go") if each.resolved else _("%(objection)s: %(cause)s"),
            objection=word(f"objection.{each.kind}", tongue),
            cause=word(f"cause.{each.cause}", tongue),
        )
        for each in column.stirs
    )
    scale = tongue.say(_("trust %(trust)s, patience %(patience)s"), trust=column.trust, patience=column.patience)
    number = tongue.say(IN_TURN, number=column.turn)
    tip = ". ".join(filter(None, (f"{number}: {acts}", scale, needs, objections)))
    return Told(column.turn, acts, column.trust, column.patience, needs, objections, tip)
