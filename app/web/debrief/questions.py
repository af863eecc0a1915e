"""The questions to learn from: the author's, those of the strong talk, general ones; none whose answer she has."""

import re
from collections.abc import Iterator
from typing import Final

from app.spin.acts.act import Kind
from app.spin.acts.votes.rules import RuleBook
from app.spin.scenario import Scenario
from app.spin.scoring.course import Course, Instead
from app.spin.scoring.focus import Focus, Model
from app.web.debrief.wordings import GENERAL
from app.web.language import Tongue, tongues

SPOILED: Final = frozenset({"repeated", "public", "premature"})
SENTENCES: Final = re.compile(r"[^.!?。！？]+[.!?。！？]*[”\"]?")
TAGS: Final = {"en": "en", "zh": "zh-Hans"}


def model_of(course: Course, point: Focus, book: RuleBook) -> str:
    """The question to learn from at this point: the author's; where she had that answer already, one she had not."""
    model, scenario = point.model, course.scenario
    if model is None:
        return ""
    found = list(questions_of(scenario, model.problem, model.kind, tongues()[TAGS[scenario.language]]))
    fresh = (text for text in found[1:] if _asks_anew(course.instead(point.moment, text, book), model))
    known = found and "repeated" in flags_of(course.instead(point.moment, found[0], book))
    return next(fresh, found[0]) if known else next(iter(found), "")


def _asks_anew(instead: Instead, model: Model) -> bool:
    lead = instead.reading.acts[instead.reading.lead]
    return (lead.kind, lead.about.problem) == (model.kind, model.problem) and not SPOILED & flags_of(instead)


def flags_of(instead: Instead) -> set[str]:
    """Every mark of the sentence."""
    return {flag for act in instead.reading.acts for flag in act.flags}


def questions_of(scenario: Scenario, problem_id: str, kind: Kind, tongue: Tongue) -> Iterator[str]:
    """Questions of this kind on this problem, to try in this order; those of the strong talk may be of any other."""
    problem = scenario.problem(problem_id)
    if problem is None:
        return
    if kind.value in problem.model_questions:
        yield problem.model_questions[kind.value]
    strong = scenario.talks.get("strong")
    yield from (text for text in strong.turns if one_question(text)) if strong else ()
    for general in GENERAL.get(kind, ()):
        yield tongue.say(general, area=problem.area)


def one_question(text: str) -> bool:
    """Whether the text is a single question."""
    return text[-1:] in "?？" and len(SENTENCES.findall(text)) == 1
