"""How much was said, in units that compare across languages; and how much the buyer was given to say."""

from collections.abc import Sequence
from functools import lru_cache

from app.spin.buyer.direction import Cue, Direction, Part
from app.spin.scenario import Scenario

SUBSTANCE = frozenset({Cue.TELL, Cue.HINT, Cue.OBJECT, Cue.RESOLVE, Cue.AGREE, Cue.COUNTER})


def length(text: str, language: str) -> int:
    """Size of an utterance: characters in Chinese, words times two in English, so that the two compare."""
    words = text.split()
    return sum(map(len, words)) if language == "zh" else 2 * len(words)


def written(direction: Direction, scenario: Scenario) -> int:
    """Size of what the buyer has to tell in a turn, by the first of the scenario's own lines for it.

    Phrases that carry nothing ("go on", "as I said") have no size: a question that brings nothing buys no listening.
    """
    parts = (part for part in direction.parts if part.cue in SUBSTANCE)
    return sum(_length_of_line(_line(part, scenario), scenario.language) for part in parts)


# The lines of an account are few and met in every talk; what people typed is not kept.
@lru_cache(maxsize=4096)
def _length_of_line(line: str, language: str) -> int:
    return length(line, language)


def _line(part: Part, scenario: Scenario) -> str:
    lines = _lines(part, scenario)
    return lines[0] if lines else ""


def _lines(part: Part, scenario: Scenario) -> Sequence[str]:
    if part.cue is Cue.TELL:
        fact = scenario.every_fact().get(part.ref)
        return fact.lines if fact else ()
    if part.cue is Cue.HINT:
        problem = scenario.problem(part.ref)
        return problem.hints if problem else ()
    if part.cue in (Cue.OBJECT, Cue.RESOLVE):
        objection = next((each for each in scenario.objections if each.id == part.ref), None)
        return () if objection is None else objection.lines if part.cue is Cue.OBJECT else objection.resolved_lines
    step = next((each for each in scenario.ladder if each.id == part.ref), None)
    return () if step is None else step.lines if part.cue is Cue.AGREE else step.offer_lines
