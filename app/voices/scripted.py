"""The embedded buyer: speaks a direction in the scenario's own lines. No model, no randomness."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from zlib import crc32

from app.spin.acts.act import Language
from app.spin.buyer.direction import Cue, Part
from app.spin.scenario import Meeting, Scenario
from app.voices.voice import Brief

PACE = 0.025
SILENCE = "…"
UNMET = "unmet"
# Where an account has no lines for the cue on the left, it uses its lines for the one on the right.
INSTEAD: Mapping[Cue, str] = {
    Cue.NOT_NOW: "stall", Cue.MORE: "thanks", Cue.SILENCE: "wait", Cue.INTRODUCE: "chat", Cue.PRIVATE: "chat",
    Cue.EASE: "chat", Cue.PARDON: "wait", Cue.SOURCE: "not_mine",
}  # fmt: skip
# In the next meeting he begins with another wording than in the one before.
TURNED: Mapping[Meeting, int] = {"first": 0, "follow_up": 1, "executive": 1, "negotiation": 2}
JOINTS: dict[Language, str] = {"en": " ", "zh": ""}
PIECES: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s*\S+\s*"),
    "zh": re.compile(r"[\x21-\x7e]+\s*|.[，。？！；：、…”’」』）]*", re.DOTALL),
}


class ScriptedVoice:
    """Streams the composed lines at the pace of speech; `pace` is in seconds a character."""

    name = "scripted"

    def __init__(self, pace: float = PACE) -> None:
        self._pace = pace

    async def speak(self, brief: Brief) -> AsyncIterator[str]:
        """The whole of `compose(brief)` in small pieces; never `Broken`."""
        for piece in PIECES[brief.scenario.language].findall(compose(brief)):
            yield piece
            await asyncio.sleep(self._pace * len(piece))


def compose(brief: Brief) -> str:
    """The words for a direction, the same for the same brief; each part takes the line he has used least, not last."""
    said = [line.buyer for line in brief.talk if line.buyer]
    speaker = brief.scenario.person(brief.direction.speaker)
    own = speaker.lines if speaker else {}
    lines = [_choose(_of_part(part, brief, own), said) for part in brief.direction.parts]
    if any(part.cue is Cue.AGAIN for part in brief.direction.parts):
        lines.extend(_without_lead(each, brief.scenario) for each in _worth_repeating(said, brief.scenario))
    return JOINTS[brief.scenario.language].join(line for line in lines if line) or SILENCE


def _worth_repeating(said: Sequence[str], scenario: Scenario) -> Sequence[str]:
    """His last answer that is more than a word to go on; “say that again” means that one."""
    people = (scenario.lines, *(each.lines for each in scenario.stakeholders))
    idle = {line for lines in people for cue in (Cue.WAIT, Cue.CHAT) for line in lines.get(cue.value, ())}
    return [each for each in said if each not in idle][-1:] or said[-1:]


def _without_lead(answer: str, scenario: Scenario) -> str:
    """An answer without the words that led in to its repetition: asked twice to say it again, he says it once."""
    leads = (each for each in scenario.lines.get(Cue.AGAIN.value, ()) if answer.startswith(each))
    return answer.removeprefix(max(leads, key=len, default="")).strip()


def _choose(variants: Sequence[str], said: Sequence[str]) -> str:
    """The variant used least, then longest ago, then first in the file; none of the last answer if others exist."""
    if not variants:
        return ""
    last = said[-1] if said else ""
    fresh = [each for each in variants if each not in last] or variants
    return min(fresh, key=lambda each: (sum(each in answer for answer in said), _latest(each, said)))


def _latest(line: str, said: Sequence[str]) -> int:
    return max((place for place, answer in enumerate(said) if line in answer), default=-1)


def _of_part(part: Part, brief: Brief, own: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """The lines of a part; a trouble he told at an earlier meeting he tells as one comes back to it.

    If she has introduced herself, the greeting differs from practice to practice of the same account.
    """
    if _is_passed_over(part, brief):
        return brief.scenario.lines[UNMET]
    lines = _variants(part, brief.scenario, own)
    again = part.cue is Cue.TELL and part.ref in brief.earned - set(brief.direction.tells)
    if part.cue is Cue.GREET and any(each.name == "opening" for each in brief.direction.effects):
        return _turned(lines, crc32(brief.practice.encode()))
    return _turned(lines, 1) if again else lines


def _is_passed_over(part: Part, brief: Brief) -> bool:
    """Whether he would object to a step in words he has used before: then he only says that this still stands."""
    if part.cue is not Cue.OBJECT or UNMET not in brief.scenario.lines:
        return False
    asked = any(each.name.startswith("proposal") for each in brief.direction.effects)
    lines = _own_lines(part, brief.scenario) or ()
    return asked and any(line in said.buyer for line in lines for said in brief.talk)


def _variants(part: Part, scenario: Scenario, own: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """The lines of what the part speaks of, else the speaker's own, else the buyer's."""
    lines = _own_lines(part, scenario)
    if lines is not None:
        return lines
    if part.cue is Cue.AGAIN and own:
        return ()
    general = scenario.lines.get(part.cue.value) or scenario.lines.get(INSTEAD.get(part.cue, ""), ())
    return own.get(part.cue.value) or _turned(general, TURNED[scenario.meeting])


def _turned(lines: Sequence[str], by: int) -> Sequence[str]:
    """The same lines, rotated by `by` places."""
    first = by % len(lines) if lines else 0
    return (*lines[first:], *lines[:first])


def _own_lines(part: Part, scenario: Scenario) -> Sequence[str] | None:
    """The lines of what the part refers to; None for a cue whose lines stand in the scenario's general list."""
    problem = scenario.problem(part.ref)
    fact = scenario.every_fact().get(part.ref)
    objection = next((each for each in scenario.objections if each.id == part.ref), None)
    step = next((each for each in scenario.ladder if each.id == part.ref), None)
    person = scenario.person(part.ref)
    lines: dict[Cue, Sequence[str]] = {
        Cue.TELL: fact.lines if fact else (),
        Cue.HINT: problem.hints if problem else (),
        Cue.OBJECT: objection.lines if objection else (),
        Cue.RESOLVE: objection.resolved_lines if objection else (),
        Cue.AGREE: step.lines if step else (),
        Cue.COUNTER: step.offer_lines if step else (),
        Cue.REFER: person.referral if person else (),
        Cue.JOIN: person.fetched if person else (),
        Cue.TONE: _turned(scenario.lines.get(f"tone_{part.ref}", ()), TURNED[scenario.meeting]),
    }
    return lines.get(part.cue)
