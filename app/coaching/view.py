"""What a page may show of a practice: the account file, the counts, and the events of a turn as plain data."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from app.coaching.begin import agreed_before, meetings_of, opens_next
from app.coaching.record import scenario_of
from app.spin.acts.act import SPIN, About, Act, Span
from app.spin.buyer.state import Carried
from app.spin.practice import Ended, Mode, Turn
from app.spin.scenario import Heading, Scenario, Step
from app.store.rows import StoredTalk


@dataclass(frozen=True, slots=True)
class Told:
    """A fact the buyer has told, as it stands in the account file, and the turn he told it in."""

    fact: str
    heading: Heading
    text: str
    turn: int


@dataclass(frozen=True, slots=True)
class View:
    """A practice as it stands. `counts` are the SPIN questions asked, without repeated ones; hide them in an exam.

    `account` begins with what earlier meetings told (turn 0). `room` are the names of all who hear her, `promised` what
    she said in earlier meetings that she would do; `agreed` is the step that opened this meeting, `opens_next` whether
    the account goes on after this talk.
    """

    id: str
    visitor: str
    trainee: str
    scenario: Scenario
    mode: Mode
    opening: str
    turns: tuple[Turn, ...]
    account: tuple[Told, ...]
    counts: Mapping[str, int]
    ended: Ended
    created_at: datetime
    ended_at: datetime | None
    speaking: bool
    room: tuple[str, ...] = ()
    promised: tuple[str, ...] = ()
    agreed: Step | None = None
    meetings: int = 1
    opens_next: bool = False
    follows: str = ""


def account_of(turns: Iterable[Turn], scenario: Scenario, carried: Carried | None = None) -> tuple[Told, ...]:
    """The facts told in these turns, each once, in the order told; what he is about to say is not told yet."""
    facts = scenario.every_fact()
    before = carried.told if carried else ()
    found = {fact: Told(fact, facts[fact].heading, facts[fact].text, 0) for fact in before if fact in facts}
    for turn in turns:
        for fact in turn.direction.tells if turn.reply else ():
            if fact in facts:
                found.setdefault(fact, Told(fact, facts[fact].heading, facts[fact].text, turn.number))
    return tuple(found.values())


def counts_of(turns: Iterable[Turn]) -> dict[str, int]:
    """How many questions of each SPIN kind were asked; one asked again does not count."""
    counts = {kind.value: 0 for kind in SPIN}
    for turn in turns:
        for act in turn.reading.acts:
            if act.is_question and "repeated" not in act.flags:
                counts[act.kind.value] += 1
    return counts


def speaker_of(turn: Turn, scenario: Scenario) -> str:
    """The name of the one who answers this turn."""
    person = scenario.person(turn.direction.speaker) or scenario.buyer
    return person.name


def room_of(turns: Iterable[Turn], scenario: Scenario) -> tuple[str, ...]:
    """The names of all who are in the room after these turns, the buyer first."""
    here = [scenario.buyer.id, *(each.id for each in scenario.stakeholders if each.present)]
    came = [event.ref for turn in turns if turn.reply for event in turn.direction.events if event.kind == "joined"]
    people = (scenario.person(each) for each in dict.fromkeys((*here, *came)))
    return tuple(each.name for each in people if each)


def heard(turns: tuple[Turn, ...], scenario: Scenario, mode: Mode) -> dict[str, Any]:
    """The event "heard" of the last of these turns; in an exam it only repeats the words."""
    turn, before = turns[-1], turns[:-1]
    data: dict[str, Any] = {"turn": turn.number, "text": turn.text, "speaker": speaker_of(turn, scenario)}
    if mode == "exam":
        return data
    known = _known(before, scenario)
    return data | {
        "label": turn.reading.label,
        "kind": turn.reading.kind.value,
        "acts": [_act(each, known) for each in turn.reading.acts],
        "counts": counts_of(turns),
    }


def done(turn: Turn, scenario: Scenario) -> dict[str, Any]:
    """The event "done" of an answered turn."""
    reply = turn.reply
    return {
        "turn": turn.number,
        "text": reply.text if reply else "",
        "voice": reply.voice if reply else "",
        "fallback": reply.fallback if reply else "",
        "ended": turn.direction.ends or "",
        "room": list(room_of((turn,), scenario)[1:]),
        "account": [asdict(each) for each in account_of((turn,), scenario)],
    }


def _act(act: Act, known: frozenset[str]) -> dict[str, Any]:
    return {
        "kind": act.kind.value,
        "rule": act.rule,
        "span": _span(act.span),
        "clause": _span(act.clause),
        "words_kind": act.words_kind.value,
        "reason": act.reason,
        "flags": list(act.flags),
        "about": _about(act.about, known),
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _about(about: About, known: frozenset[str]) -> dict[str, str]:
    # That a question met a hidden fact would tell that there is one: only what is known already is named.
    return {name: each if each in known else "" for name, each in asdict(about).items()}


def _known(turns: tuple[Turn, ...], scenario: Scenario) -> frozenset[str]:
    told = {each.fact for each in account_of(turns, scenario)}
    facts = scenario.every_fact()
    known = {name for name, fact in facts.items() if fact.public or name in told}
    problems = {each.id for each in scenario.problems if each.voiced.id in known}
    people = {facts[name].person for name in known} | {scenario.buyer.id}
    return frozenset(known | problems | people)


def view_of(talk: StoredTalk) -> View:
    """What a page may show of this practice; raises ContentError where its scenario cannot be read."""
    practice, scenario = talk.practice, scenario_of(talk.practice)
    return View(
        id=practice.id,
        visitor=practice.visitor,
        trainee=practice.trainee,
        scenario=scenario,
        mode=practice.mode,
        opening=practice.opening,
        turns=talk.spoken,
        account=account_of(talk.spoken, scenario, practice.carried),
        counts=counts_of(talk.spoken),
        ended=practice.ended,
        created_at=practice.created_at,
        ended_at=practice.ended_at,
        speaking=talk.unanswered is not None,
        room=room_of(talk.spoken, scenario),
        promised=practice.carried.promises if practice.carried else (),
        agreed=agreed_before(practice),
        meetings=meetings_of(practice),
        opens_next=opens_next(talk),
        follows=practice.follows,
    )
