"""Every talk the scenarios ship, played and scored once, for the tests of what is learned from it."""

from dataclasses import dataclass
from functools import cache

from app.coaching.rehearse import Stage
from app.content.rubric import load_rubric
from app.spin.scoring.course import Course
from app.spin.scoring.score import score
from app.spin.scoring.scorecard import Scorecard
from tests.kept import book, library

LIBRARY = library()
TALKS = tuple((slug, name) for slug, each in LIBRARY.scenarios.items() for name in each.scenario.talks)


@dataclass(frozen=True, slots=True)
class Played:
    """A talk with its card."""

    course: Course
    card: Scorecard


@cache
def talks_of(slug: str) -> dict[str, Played]:
    """Every talk of this account by seller ("strong"); those of later meetings with their number ("strong 2")."""
    proofs = Stage(LIBRARY.scenarios[slug], book(), load_rubric()).prove()
    names = (each.seller if each.meeting == 1 else f"{each.seller} {each.meeting}" for each in proofs)
    return {name: Played(Course(each.record), each.card) for name, each in zip(names, proofs, strict=True)}


def tried(slug: str, turns: list[str]) -> Played:
    """These turns in this account."""
    rubric = load_rubric()
    record = Stage(LIBRARY.scenarios[slug], book(), rubric).play(turns)
    return Played(Course(record), score(record, rubric))


def played(slug: str, name: str) -> Played:
    """This talk against the scripted buyer."""
    return talks_of(slug)[name]
