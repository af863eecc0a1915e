"""What a prompt may be told: strings of the earned part of a scenario, taken by code before a template sees any."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.spin.acts.act import Language
from app.spin.buyer.direction import Cue, Part
from app.spin.scenario import Fact, Scenario
from app.voices.voice import Brief

COMMA: dict[Language, str] = {"en": ", ", "zh": "，"}
FORGERY = str.maketrans("<>[]⟦⟧", "＜＞［］［］")


@dataclass(frozen=True, slots=True)
class World:
    """The public part of a scenario: the same bytes in every turn of a practice."""

    name: str
    title: str
    manner: str
    company: str
    industry: str
    size: str
    about: str
    buyer: str
    sells: str
    known: tuple[str, ...]

    def strings(self) -> tuple[str, ...]:
        """Everything in it that a buyer may quote."""
        return (self.title, self.company, self.size, self.about, self.buyer, self.sells, *self.known)


@dataclass(frozen=True, slots=True)
class Order:
    """One thing to do in this turn: the cue's name, and the released words it is about (often none)."""

    cue: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """This turn: what was told and `agreed` before, what to do now, how it sounds, who says it if not `buyer`."""

    earlier: tuple[str, ...]
    orders: tuple[Order, ...]
    mood: str
    speaker: str = ""
    manner: str = ""
    buyer: str = ""
    agreed: str = ""

    def strings(self) -> tuple[str, ...]:
        """Everything in it that a buyer may quote."""
        return (*self.earlier, *(each.words for each in self.orders), self.speaker, self.agreed)


def plain(text: str) -> str:
    """The text as data: no control or invisible characters, and no sign that a chat format or a stage direction uses.

    Servers turn “<|…|>”, “<s>” or “[INST]” in a message into the very tokens that separate speakers; the
    full-width twins say the same to a reader and nothing to them.
    """
    harmless = text.translate(FORGERY)
    if not harmless.replace("\n", "").isprintable():
        harmless = "".join(_visible(each) for each in harmless)
    return harmless.strip()


def _visible(character: str) -> str:
    if character.isprintable() or character == "\n":
        return character
    return " " if character.isspace() else ""


def world(scenario: Scenario) -> World:
    """What the buyer and the trainee both know before the first word."""
    buyer, company, briefing = scenario.buyer, scenario.company, scenario.briefing
    return World(
        name=plain(buyer.name),
        title=plain(buyer.title),
        manner=plain(buyer.manner),
        company=plain(company.name),
        industry=plain(company.industry),
        size=plain(company.size),
        about=plain(company.about),
        buyer=plain(briefing.buyer),
        sells=plain(briefing.we_sell),
        known=tuple(plain(each) for each in briefing.known),
    )


def told(brief: Brief) -> Told:
    """The earned part of the scenario and this turn's orders; what is not released is not looked at."""
    released = _released(brief)
    now = set(brief.direction.tells)
    speaker = brief.scenario.person(brief.direction.speaker)
    return Told(
        earlier=tuple(plain(fact.text) for each, fact in released.items() if each not in now),
        orders=tuple(_order(part, brief.scenario, released) for part in brief.direction.parts if _may(part, released)),
        mood=brief.direction.mood.value,
        speaker=plain(_joined(speaker.name, speaker.title, brief.scenario)) if speaker else "",
        manner=plain(speaker.manner) if speaker else "",
        buyer=plain(brief.scenario.buyer.name),
        agreed=plain(_step(brief.agreed, brief.scenario)),
    )


def _released(brief: Brief) -> Mapping[str, Fact]:
    """The facts earned up to and including this turn, in the scenario's order, which no run can change."""
    open_now = brief.earned | set(brief.direction.tells)
    return {each: fact for each, fact in brief.scenario.every_fact().items() if each in open_now}


def _may(part: Part, released: Mapping[str, Fact]) -> bool:
    """A fact that nobody released is not told, whoever asks for it."""
    return part.cue is not Cue.TELL or part.ref in released


def _order(part: Part, scenario: Scenario, released: Mapping[str, Fact]) -> Order:
    return Order(part.cue.value, plain(_words(part, scenario, released)))


def _words(part: Part, scenario: Scenario, released: Mapping[str, Fact]) -> str:
    """What the direction released by naming it: its facts, and the one hint, objection or step it plays now."""
    if part.ref in released:
        return released[part.ref].text
    match part.cue:
        case Cue.HINT:
            problem = scenario.problem(part.ref)
            return problem.hints[0] if problem and problem.hints else ""
        case Cue.OBJECT | Cue.CLARIFIED | Cue.RESOLVE:
            return _objection(part, scenario)
        case Cue.REFER | Cue.JOIN:
            person = scenario.person(part.ref)
            return _joined(person.name, person.title, scenario) if person else ""
        case Cue.AGREE | Cue.COUNTER:
            return _step(part.ref, scenario)
        case _:
            return ""


def _step(step: str, scenario: Scenario) -> str:
    return next((_joined(each.action, each.when, scenario) for each in scenario.ladder if each.id == step), "")


def _joined(first: str, second: str, scenario: Scenario) -> str:
    return f"{first}{COMMA[scenario.language]}{second}"


def _objection(part: Part, scenario: Scenario) -> str:
    found = next((each for each in scenario.objections if each.id == part.ref), None)
    if found is None:
        return ""
    lines = found.resolved_lines if part.cue is Cue.RESOLVE else found.lines
    return lines[0] if lines else ""
