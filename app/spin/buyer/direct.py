"""How does the buyer react to a turn? Acts in order, the last question answered, one mood, perhaps an end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.spin.acts.act import CAPABILITY, SPIN, About, Act, Kind, Reading
from app.spin.buyer.accord import Added, added, noticed, toned
from app.spin.buyer.answer import Answer, moving, saying
from app.spin.buyer.aside import BESIDE_THE_POINT, out_of_the_talk, small_talk
from app.spin.buyer.capability import informed, is_polite, shown, summed_up
from app.spin.buyer.commitment import proposed
from app.spin.buyer.direction import Cue, Direction, Effect, Ending, Event, Part
from app.spin.buyer.disclosure import asked
from app.spin.buyer.effects import effect
from app.spin.buyer.gates import (
    LEAVES_BELOW,
    MANNERS,
    OPENING_TURNS,
    OPENINGS_COUNTED,
    QUESTIONS_IN_A_TURN,
)
from app.spin.buyer.growth import fold
from app.spin.buyer.mood import mood_of
from app.spin.buyer.objections import checked, heard, provoked, resolving
from app.spin.buyer.pushback import Pushed, pushed, taken_up
from app.spin.buyer.room import arriving, asked_in, called, speaker_of
from app.spin.buyer.speech import may_add, speech_of
from app.spin.buyer.state import State
from app.spin.buyer.telling import is_free
from app.spin.scenario import Heading, Scenario

ASKING = (*SPIN, Kind.CLARIFY, Kind.CHECK, Kind.PROPOSAL)
TALKING_BACK = (Kind.ACKNOWLEDGE, Kind.DEFEND, Kind.CONCEDE)
RECAPS = (Kind.TESTING, Kind.SUMMARY, Kind.SUMMARY_OF_BENEFITS)
COURTESIES = (Kind.ACKNOWLEDGE, Kind.OPENING, Kind.OTHER)
CLOSING_WORDS = (*COURTESIES, Kind.INFORMATION)
SETTLED = frozenset({Cue.AGREE, Cue.COUNTER, Cue.CONFIRM})
HURTS: Mapping[Kind, str] = {Kind.IRRITATOR: "irritator", Kind.DISPARAGE: "disparage", Kind.UNETHICAL: "unethical"}
LEAVES: Mapping[Ending, Cue] = {
    "time": Cue.LEAVE_TIME,
    "trust": Cue.LEAVE_TRUST,
    "pressure": Cue.LEAVE_PRESSURE,
    "ethics": Cue.LEAVE_ETHICS,
    "goodbye": Cue.GOODBYE,
}


@dataclass(frozen=True, slots=True)
class Heard:
    """A turn worked through: the answer to each act, the place of the one he answers aloud, and the state it left."""

    answers: tuple[Answer, ...]
    effects: tuple[Effect, ...]
    asked: int | None
    now: State


def direct(state: State, reading: Reading, scenario: Scenario) -> Direction:
    """What the buyer does in this turn. Defined for every reading in every state; decides everything, says nothing."""
    if state.ended:
        return _leaving(state.ended, state, ())
    if _is_farewell(state, reading):
        return _leaving("goodbye", state, (effect("turn"),))
    turn = _work_through(state, reading, scenario)
    ending = _ending(turn, scenario)
    if ending:
        return _leaving(ending, turn.now, turn.effects)
    return _answer(state, reading, turn, scenario)


def _answer(state: State, reading: Reading, turn: Heard, scenario: Scenario) -> Direction:
    """What he says, who of the room says it, and what he adds of his own accord."""
    stacked = any(each.name == "stacked" for each in turn.effects)
    speech = speech_of(turn.answers, turn.asked, stacked=stacked)
    more = added(turn.effects, speech.events, state, turn.now, scenario)
    # Where a colleague answers, the buyer adds nothing.
    alone = not speaker_of(speech.parts, reading, state, scenario)
    kept = more if alone and may_add(speech.parts) else Added()
    parts = (*speech.parts, *kept.parts)
    speaker = speaker_of(parts, reading, state, scenario)
    held = pushed(parts, speech.events, state, turn.now, scenario) if alone and not kept.parts else Pushed(parts)
    mood = mood_of(turn.now, parts, turn.effects)
    tone = () if speaker or held.effects else toned(mood, parts, state, scenario)
    return Direction(
        parts=(*arriving(speaker, state, scenario), *tone, *held.parts),
        mood=mood,
        tells=speech.tells,
        events=(*speech.events, *kept.events),
        effects=(*turn.effects, *kept.effects, *held.effects),
        speaker=speaker,
    )


def question_of(reading: Reading) -> int | None:
    """The place of the act that is answered: the last that asks.

    A check after a proposal belongs to the proposal; what she hopes to hear, if she may ask, is her reason to come.
    """
    leave = max((place for place, act in enumerate(reading.acts) if "permission" in act.flags), default=-1)
    places = [
        place
        for place, act in enumerate(reading.acts)
        if act.kind in ASKING and not (place < leave and {"unsure", "general"} & set(act.flags))
    ]
    last = places[-1] if places else None
    while places and reading.acts[places[-1]].kind is Kind.CHECK:
        places.pop()
    if places and reading.acts[places[-1]].kind is Kind.PROPOSAL:
        return places[-1]
    return last


def _work_through(state: State, reading: Reading, scenario: Scenario) -> Heard:
    question = question_of(reading)
    effects = (*_of_the_turn(reading), *noticed(state, reading), *taken_up(state, reading))
    now = fold(state, effects, (), (), scenario)
    answers: list[Answer] = []
    acts = _addressed(reading, now, scenario)
    fetching = any(_is_fetching(act, now, scenario) for act in acts)
    for place, act in enumerate(acts):
        waits = fetching and not _is_fetching(act, now, scenario)
        unanswered = act.kind in ASKING and (place != question or waits)
        silent = "unanswered" if unanswered else "recap_again" if _confirms(acts, place) else ""
        answer = moving(silent, place) if silent else _to(act, place, now, scenario)
        now = fold(now, answer.effects, answer.events, answer.tells, scenario)
        answers.append(answer)
    if not answers:
        answers.append(saying(Cue.SILENCE, "silence", -1))
        now = fold(now, answers[0].effects, (), (), scenario)
    moved = (each for answer in answers for each in answer.effects)
    return Heard(tuple(answers), (*effects, *moved), question, now)


def _is_fetching(act: Act, now: State, scenario: Scenario) -> bool:
    """Whether this act makes him fetch somebody: whatever else she asked waits until that person is there."""
    guest = called(act, now, scenario)
    return guest is not None and any(part.cue is Cue.JOIN for part in asked_in(guest, 0, now, scenario).parts)


def _confirms(acts: Sequence[Act], place: int) -> bool:
    """Whether this act only asks if the recap before it was right; then one answer serves both."""
    act = acts[place]
    return place > 0 and act.kind is Kind.TESTING and act.about == About() and acts[place - 1].kind in RECAPS


def _addressed(reading: Reading, now: State, scenario: Scenario) -> Sequence[Act]:
    """The acts as meant for the one called by name: nobody is asked what somebody else wants for himself.

    What she asks him on his work as a whole, or on troubles without a new one, brings out what is his to tell.
    """
    own = {fact.id: fact.person for fact in scenario.facts if fact.heading is Heading.PERSONAL}
    if not reading.to:
        return reading.acts
    free = (each for each in scenario.facts if each.by == reading.to and is_free(each, now, scenario))
    his = next((each.id for each in free), "")
    return [
        replace(act, about=replace(act.about, fact=""))
        if own.get(act.about.fact, reading.to) != reading.to
        else replace(act, kind=Kind.SITUATION, about=About(fact=his))
        if his and _leaves_open(act, reading.to, now, scenario)
        else act
        for act in reading.acts
    ]


def _leaves_open(act: Act, to: str, now: State, scenario: Scenario) -> bool:
    """Whether a question to somebody lets him choose what to speak of; of a trouble of his own he speaks himself."""
    about = act.about
    if (
        (about.fact and about.fact not in now.told)
        or about.consequence
        or about.step
        or act.kind not in (*SPIN, Kind.CHECK)
        or BESIDE_THE_POINT.keys() & set(act.flags)
    ):
        return False
    problem = scenario.problem(about.problem)
    if problem:
        own = problem.own_voice and problem.owner == to
        return act.kind is Kind.PROBLEM and problem.id in now.voiced() and not own
    return act.kind in (Kind.PROBLEM, Kind.CHECK) or "general" in act.flags


def _of_the_turn(reading: Reading) -> tuple[Effect, ...]:
    questions = [place for place, act in enumerate(reading.acts) if act.kind in SPIN]
    extra = questions[QUESTIONS_IN_A_TURN:]
    return (effect("turn"), *(effect("stacked", place) for place in extra))


def _to(act: Act, place: int, now: State, scenario: Scenario) -> Answer:
    """The answer to one act, by family of acts."""
    kind = act.kind
    aside = out_of_the_talk(act, place, now, scenario)
    if aside:
        return aside
    if kind in ASKING:
        return _to_question(act, place, now, scenario)
    if kind in CAPABILITY:
        return shown(act, place, now, scenario)
    if kind in RECAPS:
        return summed_up(act, place, now, scenario)
    if kind in TALKING_BACK:
        return heard(kind, place, now)
    return _to_words(act, place, now, scenario)


def _to_question(act: Act, place: int, now: State, scenario: Scenario) -> Answer:
    if act.kind is Kind.PROPOSAL:
        return proposed(act, place, now, scenario)
    if act.kind is Kind.CHECK:
        return checked(place, now, scenario)
    if act.kind is Kind.CLARIFY:
        return heard(act.kind, place, now)
    answer = asked(act, place, now, scenario)
    if act.kind is not Kind.NEED_PAYOFF or not answer.tells:
        return answer
    freed = resolving(now, scenario)
    return replace(answer, parts=(*freed.parts, *answer.parts), events=(*freed.events, *answer.events))


def _to_words(act: Act, place: int, now: State, scenario: Scenario) -> Answer:
    if act.kind in HURTS:
        polite = act.kind is Kind.IRRITATOR and is_polite(now, scenario)
        return saying(Cue.WAIT if polite else Cue.ANNOYED, HURTS[act.kind], place)
    if act.kind is Kind.PRESSURE:
        return _pressed(place, now, scenario)
    if act.kind is Kind.INFORMATION:
        return informed(act, place, now, scenario)
    if act.kind is Kind.OPENING:
        early = now.turns < OPENING_TURNS
        counted = early and now.counts.openings < OPENINGS_COUNTED
        return saying(Cue.GREET if early else Cue.CHAT, "opening" if counted else "opening_again", place)
    if act.rule or act.hits:
        return small_talk(act, place, now)
    return saying(Cue.CONFUSED, "not_understood", place)


def _pressed(place: int, now: State, scenario: Scenario) -> Answer:
    """First a warning, then an objection or a plain no; the third time he leaves (`_ending`)."""
    if now.counts.pressure == 0:
        return saying(Cue.WARN, "pressure", place)
    if (objection := provoked("pressure", now, scenario)).parts:
        return replace(objection, effects=(effect("pressure", place),))
    return replace(saying(Cue.REFUSE, "pressure", place), events=(Event("refuse"),))


def _is_farewell(state: State, reading: Reading) -> bool:
    """She says goodbye; or, after a commitment, only courtesies; or, right after it, at most informs or promises."""
    settled, late = bool(SETTLED & set(state.cues)), state.turns >= OPENING_TURNS
    words = CLOSING_WORDS if settled else COURTESIES
    if any("farewell" in act.flags and (act.kind is Kind.OTHER or late) for act in reading.acts):
        allowed = (*CLOSING_WORDS, Kind.PROPOSAL) if state.commitment else CLOSING_WORDS
        return all(act.kind in allowed or "promise" in act.flags for act in reading.acts)
    asks = any("unsure" in act.flags for act in reading.acts)
    closing = (act.kind in words or (settled and "promise" in act.flags) for act in reading.acts)
    return bool(state.commitment and reading.acts) and not asks and all(closing)


def _ending(turn: Heard, scenario: Scenario) -> Ending | None:
    if any(each.name == "unethical" for each in turn.effects):
        return "ethics"
    if turn.now.counts.pressure > MANNERS[scenario.difficulty].pressures:
        return "pressure"
    if turn.now.trust < LEAVES_BELOW:
        return "trust"
    return "time" if turn.now.patience <= 0 else None


def _leaving(ending: Ending, now: State, effects: Sequence[Effect]) -> Direction:
    """He goes, and tells nothing any more."""
    parts = (Part(LEAVES[ending]),)
    events: tuple[Event, ...] = ()
    if ending in ("trust", "pressure", "ethics"):
        events = (Event("refuse"),)
    elif not now.commitment:
        events = (Event("continuation"),)
    return Direction(parts, mood_of(now, parts, effects), (), events, tuple(effects), ending)
