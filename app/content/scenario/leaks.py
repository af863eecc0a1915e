"""No line may give away what another fact keeps: numbers, names and quoted words belong to their own fact."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.content.errors import FieldPath, Finding, finding
from app.spin.acts.act import Language
from app.spin.scenario import Fact, Scenario, Stakeholder

_NUMBER = re.compile(r"\d[\d.,:]*\d")
_QUOTED = re.compile("“([^”]{2,20})”")
# A capital after a small letter or a comma is a name, not the beginning of a sentence.
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][A-Za-z-]{2,}\b")

_RUN = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"[a-z0-9']+")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text the buyer (or his prompt) can utter, where it stands, and the fact or person it belongs to."""

    path: FieldPath
    text: str
    owner: str = ""
    person: str = ""


def leaks(scenario: Scenario, before: tuple[Scenario, ...] = ()) -> tuple[Finding, ...]:
    """Each text that contains a number, name or quoted word of a fact it does not belong to.

    `before` are the meetings before this one: what was public in them stays so.
    """
    public_text = " . ".join(_public_text(each) for each in (*before, scenario))
    public = _marks(public_text)
    secrets = {
        fact.id: frozenset().union(*(_marks(text) for text in (fact.text, *fact.lines))) - public
        for fact in scenario.every_fact().values()
        if not fact.public
    }
    said = tuple(spoken(scenario))
    names = {person.id: frozenset(person.name.split()) for person in scenario.stakeholders}
    return (
        *_of_facts(said, secrets, names),
        *_of_phrases(scenario, said, public_text),
        *_of_people(scenario, said, public_text),
    )


def forget() -> None:
    """Give back the memory of the texts that several meetings of an account share; for when it has been checked."""
    _marks.cache_clear()
    _phrases.cache_clear()


def spoken(scenario: Scenario) -> Iterator[Spoken]:
    """Everything that can leave the scenario, by field."""
    for place, person in enumerate(scenario.stakeholders):
        yield Spoken(("stakeholders", place, "manner"), person.manner, person=person.id)
        yield from _of_person(("stakeholders", place), person)
    for place, fact in enumerate(scenario.facts):
        yield from _fact_lines(("facts", place), fact)
    for place, problem in enumerate(scenario.problems):
        path: FieldPath = ("problems", place)
        yield from _lines((*path, "hints"), problem.hints)
        yield from _fact_lines((*path, "voiced"), problem.voiced)
        yield from _fact_lines((*path, "want"), problem.want)
        yield from _fact_lines((*path, "payoff"), problem.payoff)
        if problem.beyond:
            yield from _fact_lines((*path, "beyond"), problem.beyond)
        for number, link in enumerate(problem.chain):
            yield from _fact_lines((*path, "chain", number), link.fact)
    yield from _unowned(scenario)


def _of_person(path: FieldPath, person: Stakeholder) -> Iterator[Spoken]:
    yield from _lines((*path, "referral"), person.referral, person=person.id)
    yield from _lines((*path, "fetched"), person.fetched, person=person.id)
    for cue, lines in person.lines.items():
        yield from _lines((*path, "lines", cue), lines, person=person.id)


def _unowned(scenario: Scenario) -> Iterator[Spoken]:
    for place, objection in enumerate(scenario.objections):
        yield from _lines(("objections", place, "lines"), objection.lines)
        yield from _lines(("objections", place, "resolved_lines"), objection.resolved_lines)
    for place, step in enumerate(scenario.ladder):
        yield from _lines(("ladder", place, "lines"), step.lines)
        yield from _lines(("ladder", place, "offer_lines"), step.offer_lines)
    for cue, lines in scenario.lines.items():
        yield from _lines(("lines", cue), lines)


def _fact_lines(path: FieldPath, fact: Fact) -> Iterator[Spoken]:
    yield Spoken((*path, "text"), fact.text, fact.id, fact.person)
    yield from _lines((*path, "lines"), fact.lines, fact.id, fact.person)


def _lines(path: FieldPath, lines: tuple[str, ...], owner: str = "", person: str = "") -> Iterator[Spoken]:
    for place, line in enumerate(lines):
        yield Spoken((*path, place), line, owner, person)


@lru_cache(maxsize=4096)
def _marks(text: str) -> frozenset[str]:
    """What would give a fact away: numbers of two digits and more, names and quoted words."""
    numbers = (number.replace(",", "") for number in _NUMBER.findall(text))
    return frozenset((*numbers, *_QUOTED.findall(text), *_NAME.findall(text)))


def _public_text(scenario: Scenario) -> str:
    company, briefing, buyer = scenario.company, scenario.briefing, scenario.buyer
    told = (line for fact in scenario.facts if fact.public for line in (fact.text, *fact.lines))
    account = (scenario.title, company.name, company.size, company.about, buyer.name, buyer.title)
    return " . ".join((*account, briefing.buyer, briefing.we_sell, *briefing.known, briefing.aim, *told))


def _of_facts(
    said: tuple[Spoken, ...], secrets: dict[str, frozenset[str]], names: dict[str, frozenset[str]]
) -> Iterator[Finding]:
    every = frozenset().union(*secrets.values())
    for each in said:
        # A person who is sent for or introduces himself is named; a manner stands in every prompt and names nobody.
        own = frozenset[str]() if each.path[-1] == "manner" else names.get(each.person, frozenset())
        marks = (_marks(each.text) - own) & every
        if not marks:
            continue
        for fact_id, secret in secrets.items():
            if fact_id != each.owner and not secret.isdisjoint(marks):
                yield finding(each.path, "leak.fact", words=", ".join(sorted(marks & secret)), fact=fact_id)


def _of_phrases(scenario: Scenario, said: tuple[Spoken, ...], public_text: str) -> Iterator[Finding]:
    """A phrase of a fact in somebody else's mouth gives it away as surely as its numbers do."""
    public = _phrases(public_text, scenario.language)
    kept = {fact.id for fact in scenario.every_fact().values() if not fact.public}
    phrases = [(each, _phrases(each.text, scenario.language) - public) for each in said]
    owners: dict[str, set[str]] = {}
    for each, uttered in phrases:
        if each.owner in kept:
            for phrase in uttered:
                owners.setdefault(phrase, set()).add(each.owner)
    for each, uttered in phrases:
        others = [phrase for phrase in uttered & owners.keys() if owners[phrase] != {each.owner}]
        told = {fact: phrase for phrase in sorted(others) for fact in owners[phrase] if fact != each.owner}
        for fact, phrase in told.items():
            yield finding(each.path, "leak.fact", words=phrase, fact=fact)


@lru_cache(maxsize=4096)
def _phrases(text: str, language: Language) -> frozenset[str]:
    """Runs of six Chinese characters, or of five words."""
    if language == "zh":
        runs = _RUN.findall(text)
        return frozenset(run[place : place + 6] for run in runs for place in range(len(run) - 5))
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[place : place + 5]) for place in range(len(words) - 4))


def _of_people(scenario: Scenario, said: tuple[Spoken, ...], public: str) -> Iterator[Finding]:
    for person in scenario.stakeholders:
        if person.present or person.name in public:
            continue
        for each in said:
            if person.name in each.text and each.person != person.id:
                yield finding(each.path, "leak.person", words=person.name, id=person.id)
