"""What he says to things beside the matter: a word to a machine, an insult, the weather, a nod, a guest asked in."""

from collections.abc import Mapping
from dataclasses import replace

from app.spin.acts.act import SPIN, About, Act, Flag, Kind
from app.spin.buyer.answer import Answer, saying
from app.spin.buyer.bargain import bargained
from app.spin.buyer.direction import Cue
from app.spin.buyer.effects import effect
from app.spin.buyer.gates import OPENING_TURNS
from app.spin.buyer.room import asked_in, called
from app.spin.buyer.state import State
from app.spin.scenario import Scenario

TO_HIMSELF: Mapping[Flag, tuple[Cue, str]] = {"machine": (Cue.AI, "small_talk"), "insult": (Cue.ANNOYED, "irritator")}
OUT_OF_THE_TALK: Mapping[Flag, tuple[Cue, str]] = {
    "astray": (Cue.CONFUSED, "not_understood"),
    "silence": (Cue.SILENCE, "silence"),
}
# These only where the words do nothing weightier and name nothing of the account: weather is business to a haulier.
LIGHT = frozenset({Kind.OTHER, *SPIN, Kind.INFORMATION, Kind.CLARIFY, Kind.TESTING, Kind.ACKNOWLEDGE})
BESIDE_THE_POINT: Mapping[Flag, tuple[Cue, str]] = {
    "again": (Cue.AGAIN, "small_talk"),
    "stranger": (Cue.INTRODUCE, "small_talk"),
    "private": (Cue.PRIVATE, "small_talk"),
    "apology": (Cue.PARDON, "small_talk"),
    "off_topic": (Cue.CHAT, "small_talk"),
    "nervous": (Cue.EASE, "small_talk"),
    "source": (Cue.SOURCE, "source_asked"),
}
HURT = frozenset({Cue.ANNOYED, Cue.WARN})


def out_of_the_talk(act: Act, place: int, now: State, scenario: Scenario) -> Answer | None:
    """The answer to an act whose marks matter, not its kind: somebody asked in, a word to a machine, a bargain."""
    guest = called(act, now, scenario)
    if guest:
        return asked_in(guest, place, now, scenario)
    if act.kind is Kind.PROPOSAL and "bring_in" in act.flags and act.about == About():
        # “Could somebody from the shops join us?” names nobody whom he could fetch.
        return saying(Cue.NOT_NOW, "not_now", place)
    # "The traffic was awful, don't you think?" asks for no doubts before anything was shown.
    chatty = act.kind is Kind.CHECK and (now.turns < OPENING_TURNS or "private" in act.flags)
    shy = act.kind is Kind.OPENING and (now.turns >= OPENING_TURNS or "stranger" in act.flags)
    about = replace(act.about, person="") if act.about.person == scenario.buyer.id else act.about
    named = about != About() and not ("nervous" in act.flags and act.kind not in SPIN)
    light = not named and (act.kind in LIGHT or chatty or shy)
    aside = {**TO_HIMSELF, **(BESIDE_THE_POINT if light else {}), **OUT_OF_THE_TALK}
    for flag, (cue, name) in aside.items():
        if flag in act.flags and (cue is not Cue.SOURCE or _has_named_a_figure(now)):
            return _chatted(place, now) if cue is Cue.CHAT else _with_pardon(saying(cue, name, place), place, now)
    return bargained(act, place, now, scenario)


def _has_named_a_figure(now: State) -> bool:
    return Cue.TELL in now.cues and any(each.isdigit() for each in now.buyer_said)


def _with_pardon(answer: Answer, place: int, now: State) -> Answer:
    """What annoyed him a moment ago is half forgotten when she says that she is sorry."""
    hurt = answer.parts[0].cue is Cue.PARDON and HURT & set(now.cues)
    return replace(answer, effects=(effect("apologised", place),)) if hurt else answer


def small_talk(act: Act, place: int, now: State) -> Answer:
    """A nod is heard; what names something of the account is no small talk, whatever it asks."""
    if act.kind is Kind.OTHER and (act.about.problem or act.about.fact) and now.turns:
        return saying(Cue.NOT_MINE, "small_talk", place)
    waits = now.turns > 0 and ("nod" in act.flags or not act.hits)
    return saying(Cue.WAIT, "small_talk", place) if waits else _chatted(place, now)


def _chatted(place: int, now: State) -> Answer:
    """Small talk in the first words is a greeting, and greeted; later it is small talk."""
    return saying(Cue.CHAT if now.turns else Cue.GREET, "small_talk", place)
