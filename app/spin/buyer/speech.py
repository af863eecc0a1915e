"""The answers to single acts put into the order a person would speak: reaction, answer, what he adds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.spin.buyer.answer import Answer
from app.spin.buyer.direction import Cue, Event, Part

AT_MOST = 3

# Reactions that are always said, the strongest first; only one is.
REACTIONS = (
    Cue.JOIN, Cue.NOT_NOW, Cue.ANNOYED, Cue.AI, Cue.CONFUSED, Cue.STACKED, Cue.RESOLVE, Cue.SUPPORT, Cue.CORRECT,
    Cue.AGAIN, Cue.CONFIRM, Cue.MORE, Cue.THANKS,
)  # fmt: skip
# Said only where he has nothing else to say: what answers her own words first; of a remark and small talk the last.
FILLERS: Mapping[Cue, int] = {
    Cue.INTRODUCE: 0, Cue.SOURCE: 0, Cue.PRIVATE: 1, Cue.EASE: 2, Cue.PARDON: 2, Cue.SHRUG: 3, Cue.GREET: 4,
    Cue.NOT_MINE: 4, Cue.WAIT: 5, Cue.CHAT: 5, Cue.SILENCE: 6,
}  # fmt: skip
ADDED = (Cue.REFUSE, Cue.WARN, Cue.OBJECT)
YES = frozenset({Cue.AGREE, Cue.COUNTER})
# After one of these answers nothing is added.
DECIDED = YES | {Cue.OBJECT}

# A reaction that would contradict one of these in the same breath is left out.
CLASHES: Mapping[Cue, frozenset[Cue]] = {
    Cue.SUPPORT: frozenset({Cue.PREMATURE, Cue.NO_PROBLEM, Cue.OBJECT, Cue.STALL, Cue.UNSOLVABLE}),
    Cue.RESOLVE: frozenset({Cue.PREMATURE, Cue.NO_PROBLEM, Cue.OBJECT}),
    Cue.THANKS: frozenset({Cue.OBJECT}),
}
# Whoever has just let an objection go neither asks what is meant nor says that he has no answer or no more to it.
IDLE_AFTER_RESOLVE = frozenset({Cue.WHICH, Cue.NOTHING_MORE, Cue.NOT_MINE})
# What is voiced counts only if it is said.
SAID_WITH: Mapping[str, frozenset[Cue]] = {
    "objection": frozenset({Cue.OBJECT}),
    "resolved": frozenset({Cue.RESOLVE}),
    "commit": YES,
    "refuse": frozenset({Cue.REFUSE}),
    "joined": frozenset({Cue.JOIN}),
    "traded": frozenset({Cue.RESOLVE}),
}
# After one of these he adds nothing of his own accord.
CLOSED = frozenset({
    Cue.AGREE, Cue.COUNTER, Cue.OBJECT, Cue.REFUSE, Cue.WARN, Cue.ANNOYED, Cue.STALL, Cue.CONFUSED, Cue.AI, Cue.GLOOMY,
    Cue.PREMATURE, Cue.JOIN, Cue.HINT,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speech:
    """What he says in a turn, and what of it is told and happens."""

    parts: tuple[Part, ...]
    tells: tuple[str, ...]
    events: tuple[Event, ...]


def speech_of(answers: Sequence[Answer], asked: int | None, *, stacked: bool) -> Speech:
    """One reaction, the answer to the act at `asked`, one thing added; at most three parts, none against another."""
    around = [part for place, each in enumerate(answers) if place != asked for part in each.parts]
    answer = answers[asked] if asked is not None else Answer()
    reaction = _first(REACTIONS, [*around, Part(Cue.STACKED)] if stacked else around)
    added = _first(ADDED, around)
    wanted = _at_peace(answer.parts, reaction)
    reply = _grudging(wanted, reaction, added)
    added = () if any(part.cue in DECIDED for part in reply) else added
    reaction = () if _clash(reaction, (*reply, *added)) else reaction
    parts = (*reaction, *reply, *added) or _filler(around) or (Part(Cue.WAIT),)
    parts = tuple(dict.fromkeys(parts))[:AT_MOST]
    events = [event for each in answers for event in each.events if _is_said(event, parts)]
    if reply != wanted:
        events.append(Event("continuation"))
    return Speech(parts, answer.tells, tuple(events))


def may_add(parts: Sequence[Part]) -> bool:
    """Whether he may add something to these parts of his own accord."""
    return len(parts) < AT_MOST and not any(part.cue in CLOSED for part in parts)


def _first(cues: Sequence[Cue], parts: Sequence[Part]) -> tuple[Part, ...]:
    """The part whose cue stands first among `cues`; empty where there is none."""
    fitting = [part for part in parts if part.cue in cues]
    return tuple(sorted(fitting, key=lambda part: cues.index(part.cue))[:1])


def _filler(parts: Sequence[Part]) -> tuple[Part, ...]:
    fitting = [part for part in reversed(parts) if part.cue in FILLERS]
    return tuple(sorted(fitting, key=lambda part: FILLERS[part.cue])[:1])


def _is_yes(parts: Sequence[Part]) -> bool:
    return any(part.cue in YES for part in parts)


def _grudging(reply: tuple[Part, ...], reaction: tuple[Part, ...], added: tuple[Part, ...]) -> tuple[Part, ...]:
    """A buyer who is annoyed or pressed does not agree to anything in the same breath."""
    pressed = any(part.cue in (Cue.WARN, Cue.REFUSE) for part in added)
    annoyed = any(part.cue is Cue.ANNOYED for part in reaction)
    if not _is_yes(reply) or not (pressed or annoyed):
        return reply
    return () if pressed else (Part(Cue.STALL),)


def _at_peace(reply: tuple[Part, ...], reaction: tuple[Part, ...]) -> tuple[Part, ...]:
    resolved = any(part.cue is Cue.RESOLVE for part in reaction)
    return tuple(part for part in reply if not (resolved and part.cue in IDLE_AFTER_RESOLVE))


def _clash(reaction: tuple[Part, ...], rest: tuple[Part, ...]) -> bool:
    return any(part.cue in CLASHES.get(each.cue, frozenset()) for each in reaction for part in rest)


def _is_said(event: Event, parts: Sequence[Part]) -> bool:
    needed = SAID_WITH.get(event.kind)
    return needed is None or any(part.cue in needed and part.ref == event.ref for part in parts)
