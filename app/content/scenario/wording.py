"""The words of a scenario: in its own language, set as that language is set, and no line twice."""

import re
from collections.abc import Iterator

from app.content.errors import Finding, finding
from app.content.scenario.leaks import Spoken, spoken
from app.spin.scenario import Scenario

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_GAP = re.compile(r"[\u3400-\u9fff，。！？、；：] +[\u3400-\u9fff]")
_HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,?!;:]")


def wording_checks(scenario: Scenario) -> tuple[Finding, ...]:
    """Each text that is in the wrong language or badly set, and each line that stands twice."""
    texts = (*spoken(scenario), *_seller(scenario))
    return (*_language(scenario, texts), *_twice(scenario))


def _seller(scenario: Scenario) -> Iterator[Spoken]:
    asked = ((("facts", place, "question"), fact.question) for place, fact in enumerate(scenario.facts))
    answers = ((("problems", place, "answer"), each.answer) for place, each in enumerate(scenario.problems))
    yield from (Spoken(path, text) for path, text in (*asked, *answers) if text)
    for name, talk in scenario.talks.items():
        for place, turn in enumerate(talk.turns):
            yield Spoken(("talks", name, "turns", place), turn)


def _language(scenario: Scenario, texts: tuple[Spoken, ...]) -> Iterator[Finding]:
    for each in texts:
        han, latin = len(_HAN.findall(each.text)), len(_LATIN.findall(each.text))
        if scenario.language == "en" and han:
            yield finding(each.path, "text.language", language="English")
        if scenario.language == "zh":
            if han * 2 < latin:
                yield finding(each.path, "text.language", language="中文")
            if _GAP.search(each.text):
                yield finding(each.path, "text.gap")
            if _HALF_WIDTH.search(each.text):
                yield finding(each.path, "text.half_width")


def _twice(scenario: Scenario) -> Iterator[Finding]:
    first: dict[str, Spoken] = {}
    for each in spoken(scenario):
        if each.path[-1] in {"text", "manner"}:
            continue
        if each.text in first:
            yield finding(each.path, "line.twice", line=each.text)
        first.setdefault(each.text, each)
