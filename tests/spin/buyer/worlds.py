"""A small account and hand-made readings, for every test that needs a buyer and no file."""

from collections.abc import Mapping
from dataclasses import replace

from app.spin.acts.act import About, Act, Flag, Hit, Kind, Language, Reading, Span
from app.spin.buyer.direct import direct
from app.spin.buyer.direction import Cue, Direction
from app.spin.buyer.growth import advance
from app.spin.buyer.pushback import PUSHBACKS
from app.spin.buyer.state import State, Strand, start
from app.spin.practice import Reply, Turn
from app.spin.scenario import (
    Briefing,
    Company,
    Consequence,
    Difficulty,
    Disclosure,
    Fact,
    Heading,
    Objection,
    ObjectionKind,
    Problem,
    Role,
    Scenario,
    Stakeholder,
    Step,
)

NO_SPAN = Span(0, 0)


def said(*lines: str) -> tuple[str, ...]:
    return lines


def fact(fact_id: str, heading: Heading, disclosure: Disclosure = Disclosure.OPEN) -> Fact:
    words = fact_id.replace(".", " ").replace("_", " ")
    lines = said(f"About {words}: first wording.", f"On {words}: second wording.")
    return Fact(fact_id, heading, disclosure, f"The {words}", (words,), lines)


def problem(problem_id: str, *, solvable: bool = True, links: int = 3) -> Problem:
    """A problem with a chain of `links` consequences, the second of them with a number."""
    chain = tuple(
        Consequence(fact(f"{problem_id}.effect{n}", Heading.CONSEQUENCE, Disclosure.BLIND), quantified=n == 2)
        for n in range(1, links + 1)
    )
    return Problem(
        id=problem_id,
        owner="rossi",
        solvable=solvable,
        area=problem_id,
        terms=(problem_id,),
        voiced=fact(f"{problem_id}.voiced", Heading.PROBLEM),
        chain=chain,
        want=fact(f"{problem_id}.want", Heading.WANT),
        payoff=fact(f"{problem_id}.payoff", Heading.BENEFIT),
        hints=said(f"The {problem_id}? Fine, mostly.", f"Nothing much about the {problem_id}."),
        model_questions={},
    )


def objection(objection_id: str, kind: ObjectionKind) -> Objection:
    return Objection(
        objection_id,
        kind,
        said(f"But the {objection_id}.", f"Still, the {objection_id}."),
        said(f"The {objection_id} is settled.", f"Then the {objection_id} is no longer a worry."),
    )


def step(step_id: str, level: int) -> Step:
    return Step(
        id=step_id,
        level=level,
        action=f"does {step_id}",
        when="by Thursday",
        terms=(step_id,),
        lines=said(f"Yes, {step_id} it is.", f"Agreed, {step_id}."),
        offer_lines=said(f"I could do {step_id}.", f"What about {step_id}?"),
    )


def general_lines() -> Mapping[str, tuple[str, ...]]:
    """Three variants for the opening and for each cue but those he pushes back with: without words he does not."""
    names = ("opening", *(cue.value for cue in Cue if cue not in PUSHBACKS))
    return {name: said(*(f"[{name} {n}]" for n in (1, 2, 3))) for name in names}


def small_world(difficulty: Difficulty = Difficulty.MIDDLE, language: Language = "en") -> Scenario:
    """Rossi, who runs a plant: two problems, one guarded fact (the budget), a price objection, two steps."""
    people = (
        Stakeholder("rossi", "Carla Rossi", "Head of operations", Role.USER, "dry", ("rossi",), present=True),
        Stakeholder("behn", "Jens Behn", "Managing director", Role.DECIDER, "brisk", ("behn", "director")),
    )
    facts = (
        replace(fact("lines", Heading.SITUATION), required=True),
        replace(fact("vendor", Heading.SITUATION), required=True),
        replace(fact("plants", Heading.SITUATION), public=True),
        replace(fact("director", Heading.PEOPLE), person="behn", decision="process"),
        replace(fact("budget", Heading.DECISION, Disclosure.HIDDEN), decision="budget"),
    )
    return Scenario(
        slug="small-world",
        language=language,
        title="A small world",
        difficulty=difficulty,
        meeting="first",
        company=Company("Rossi Bottling", "drinks", "200 people", "A bottler."),
        briefing=Briefing("Carla Rossi", "monitoring for filling lines", ("Two plants.",), "A demonstration"),
        stakeholders=people,
        facts=facts,
        problems=(problem("stops"), problem("paperwork")),
        objections=(objection("price", "price"),),
        ladder=(step("data", 1), step("demo", 2)),
        lines=general_lines(),
        talks={},
    )


def did(kind: Kind, about: About | None = None, *flags: Flag, rule: str = "test-rule") -> Act:
    """An act as the reader of acts would report it; without a rule nothing was found in its words."""
    hits = (Hit(rule, kind, 3, NO_SPAN),) if rule else ()
    return Act(kind, rule, NO_SPAN, NO_SPAN, kind, about or About(), flags, hits=hits)


def reading(*acts: Act, language: Language = "en") -> Reading:
    """A turn of these acts; the last question leads."""
    questions = [place for place, act in enumerate(acts) if act.is_question]
    return Reading(language, acts, questions[-1] if questions else 0)


def ask(kind: Kind, problem_id: str = "", consequence: str = "", fact_id: str = "") -> Reading:
    """A turn that asks one thing."""
    return reading(did(kind, About(problem_id, consequence, fact_id)))


def after(state: State, turn: Reading, direction: Direction, scenario: Scenario) -> State:
    return advance(state, "…", turn, direction, " ".join(part.cue for part in direction.parts), scenario)


def play(scenario: Scenario, *turns: Reading, state: State | None = None) -> tuple[State, list[Direction]]:
    """The state after these turns from `state` (else the beginning), and the direction of each."""
    now, directions = state or start(scenario), []
    for turn in turns:
        directions.append(direct(now, turn, scenario))
        now = after(now, turn, directions[-1], scenario)
    return now, directions


def recorded(turns: list[Reading], directions: list[Direction]) -> tuple[Turn, ...]:
    """The same talk as stored turns."""
    return tuple(
        Turn(number, "…", turn, direction, Reply(" ".join(part.cue for part in direction.parts), "scripted"))
        for number, (turn, direction) in enumerate(zip(turns, directions, strict=True), 1)
    )


def buyer(scenario: Scenario, *strands: Strand, trust: int = 60, told: tuple[str, ...] = ()) -> State:
    """A buyer in the middle of a talk: this trust, these problems, these facts told."""
    given = {each.problem: each for each in strands}
    fresh = start(scenario)
    return replace(
        fresh, trust=trust, told=told, strands=tuple(given.get(each.problem, each) for each in fresh.strands)
    )


def cues(direction: Direction) -> list[Cue]:
    return [part.cue for part in direction.parts]


def names(direction: Direction) -> set[str]:
    return {each.name for each in direction.effects}
