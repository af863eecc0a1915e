"""A scenario whose every private word is a canary, and a whole practice played over it with a model that repeats."""

import asyncio
import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.spin.acts.act import Reading
from app.spin.buyer.direct import direct
from app.spin.buyer.direction import Cue, Direction
from app.spin.buyer.growth import advance
from app.spin.buyer.state import State, start
from app.spin.scenario import Fact, Objection, Problem, Scenario, Stakeholder, Step, Talk
from app.voices.model import ModelVoice
from app.voices.settings import ModelSettings
from app.voices.voice import Brief, Broken, Line
from tests.fakes.openai_server import DONE, Asked, FakeModel, Play, event

Reader = Callable[[str, State], Reading]


@dataclass(frozen=True)
class Cage:
    """The scenario with canaries. `facts`: the canary of each; `freed`: those a part of a direction may free.

    `manners` are those that somebody frees who speaks himself.
    """

    scenario: Scenario
    facts: dict[str, str]
    freed: dict[tuple[Cue, str], str]
    manners: dict[str, str]
    never: tuple[str, ...]


def canary(kind: str, name: str) -> str:
    """A word that occurs nowhere else: letters only, so that no filter touches it."""
    letters = "".join(each if each.isalpha() else f"q{chr(97 + ord(each) % 26)}" for each in name)
    return f"canary{kind}{letters}yrac"


def _fact(fact: Fact) -> Fact:
    token = canary("fact", fact.id)
    return replace(
        fact, text=f"{token} {fact.text}", lines=tuple(f"{token} {each}" for each in fact.lines), question=token
    )


def _problem(problem: Problem) -> Problem:
    return replace(
        problem,
        terms=(*problem.terms, canary("terms", problem.id)),
        voiced=_fact(problem.voiced),
        chain=tuple(replace(link, fact=_fact(link.fact)) for link in problem.chain),
        want=_fact(problem.want),
        payoff=_fact(problem.payoff),
        hints=tuple(f"{canary('hint', problem.id)} {each}" for each in problem.hints),
        answer=canary("answer", problem.id),
        model_questions={name: canary("question", problem.id) for name in ("problem", "implication", "need_payoff")},
    )


def _objection(objection: Objection) -> Objection:
    return replace(
        objection,
        terms=(*objection.terms, canary("objectionterms", objection.id)),
        lines=tuple(f"{canary('objection', objection.id)} {each}" for each in objection.lines),
        resolved_lines=tuple(f"{canary('resolved', objection.id)} {each}" for each in objection.resolved_lines),
    )


def _step(step: Step) -> Step:
    token = canary("step", step.id)
    return replace(
        step,
        action=f"{token} {step.action}",
        terms=(*step.terms, canary("stepterms", step.id)),
        lines=(f"{canary('stepline', step.id)} yes",),
        offer_lines=(f"{canary('stepline', step.id)} rather",),
    )


def _absent(person: Stakeholder) -> Stakeholder:
    if person.present:
        return replace(person, terms=(*person.terms, canary("personterms", person.id)))
    token, manner = canary("person", person.id), canary("manner", person.id)
    terms = (*person.terms, canary("personterms", person.id))
    return replace(person, name=token, title=token, manner=manner, terms=terms)


def caged(scenario: Scenario) -> Scenario:
    """The same scenario with a canary in every word that is not public."""
    return replace(
        scenario,
        briefing=replace(scenario.briefing, aim=canary("aim", "x")),
        facts=tuple(_fact(each) for each in scenario.facts),
        problems=tuple(_problem(each) for each in scenario.problems),
        objections=tuple(_objection(each) for each in scenario.objections),
        ladder=tuple(_step(each) for each in scenario.ladder),
        stakeholders=tuple(_absent(each) for each in scenario.stakeholders),
        lines={name: (canary("line", name),) for name in scenario.lines},
        talks={"strong": Talk((canary("talk", "strong"),), 0, 100)},
    )


def cage(scenario: Scenario) -> Cage:
    """The caged scenario with its list of canaries, and what frees each."""
    made = caged(scenario)
    freed = {(Cue.HINT, each.id): canary("hint", each.id) for each in made.problems}
    for cue in (Cue.OBJECT, Cue.CLARIFIED):
        freed |= {(cue, each.id): canary("objection", each.id) for each in made.objections}
    freed |= {(Cue.RESOLVE, each.id): canary("resolved", each.id) for each in made.objections}
    for cue in (Cue.AGREE, Cue.COUNTER):
        freed |= {(cue, each.id): canary("step", each.id) for each in made.ladder}
    for cue in (Cue.REFER, Cue.JOIN):
        freed |= {(cue, each.id): canary("person", each.id) for each in made.stakeholders if not each.present}
    for cue in (Cue.REFER, Cue.JOIN):
        freed |= {(cue, each.id): canary("person", each.id) for each in made.stakeholders}
    facts = {each: canary("fact", each) for each in made.every_fact()}
    manners = {each.id: canary("manner", each.id) for each in made.stakeholders}
    may = {*facts.values(), *freed.values(), *manners.values()}
    return Cage(made, facts, freed, manners, tuple(sorted(_canaries(made) - may)))


def _canaries(value: object) -> set[str]:
    """Every canary in a value, however deep it sits."""
    if isinstance(value, str):
        return {word for word in value.split() if word.startswith("canary")}
    if isinstance(value, dict):
        return {word for each in value.values() for word in _canaries(each)}
    if isinstance(value, tuple):
        return {word for each in value for word in _canaries(each)}
    if dataclasses.is_dataclass(value):
        return {word for each in dataclasses.fields(value) for word in _canaries(getattr(value, each.name))}
    return set()


@dataclass(frozen=True)
class Played:
    """One turn: what the service sent, and what the buyer had released by then."""

    sent: str
    direction: Direction
    told: frozenset[str]


def parrot(asked: Asked) -> Play:
    """A model that says again everything it was sent."""
    everything = " ".join(str(each["content"]) for each in asked.body["messages"])
    return Play((event({"content": everything}), event(None, "stop"), DONE))


def play(given: Cage, turns: Sequence[str], read: Reader) -> list[Played]:
    """A whole practice. What the model said goes into the talk even where the guard stopped it: the worst case."""
    with FakeModel(parrot) as fake:
        return asyncio.run(_play(given, turns, read, fake))


async def _play(given: Cage, turns: Sequence[str], read: Reader, fake: FakeModel) -> list[Played]:
    scenario, talk, played = given.scenario, [Line("", "Hello.")], list[Played]()
    state, told = start(scenario), set[str]()
    voice = ModelVoice(ModelSettings("fake", address=fake.address, retries=0))
    for text in turns:
        reading = read(text, state)
        direction = direct(state, reading, scenario)
        told |= set(direction.tells)
        await _hear(voice, Brief(scenario, tuple(talk), text, direction, frozenset(told), agreed=state.step))
        sent = fake.asked[-1].raw
        played.append(Played(sent, direction, frozenset(told)))
        reply = " ".join(str(each["content"]) for each in fake.asked[-1].body["messages"])[-4000:]
        talk.append(Line(text, reply))
        state = advance(state, text, reading, direction, reply, scenario)
        if direction.ends:
            break
    await voice.close()
    return played


async def _hear(voice: ModelVoice, brief: Brief) -> None:
    try:
        async for _ in voice.speak(brief):
            pass
    except Broken as broken:
        assert broken.reason == "voice.out_of_role"  # noqa: PT017
