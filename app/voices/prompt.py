"""The only place where a prompt is rendered: persona first, then the talk, this turn's direction last."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from app.places import place
from app.spin.acts.act import Language
from app.spin.buyer.direction import Cue
from app.voices.told import Told, World, plain, told, world
from app.voices.voice import Brief, Line

Speaker: TypeAlias = Literal["system", "user", "assistant"]

# Bytes of talk in a request: when it grows above the first, the oldest exchanges leave at once until the second is
# reached, so that the prefix a server has cached holds for many turns. A talk of 60 usual turns stays whole.
MOST, KEPT = 16_000, 8_000
FEWEST = 2  # exchanges that stay, however long
LONGEST = 2000  # characters of one utterance
ROLES = ("Buyer", "Customer", "Answer", "Response", "Reply", "买方", "客户", "买家", "回复", "回答", "答")
INTRODUCED: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?:I'm|I’m|I am|[Nn]ame is|[Nn]ame's|[Tt]his is) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)"),
    "zh": re.compile(r"(?:我是|我叫|叫我)(?:[^，。！？,]{0,16}的)?([\u4e00-\u9fff]{2,3})(?=[，。！？,.!]|$)"),
}


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a request."""

    role: Speaker
    content: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A rendered prompt, whom it makes speak, the facts that are `due` now, and all facts and talk in it.

    Neither of the two holds an instruction. For the guard: `people` are those he may name, `speakers` those who take
    part in the talk, `sells` is how the seller's company describes itself, `account` what is public or told of theirs;
    `cues` are what he is to do now.
    """

    messages: tuple[Message, ...]
    language: Language
    names: tuple[str, ...]
    due: tuple[str, ...]
    matter: tuple[str, ...]
    people: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    sells: str = ""
    account: tuple[str, ...] = ()
    cues: frozenset[str] = frozenset()


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    # Autoescaping is for HTML; here it would put entities into a buyer's mouth.
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(place("prompts")),
        undefined=StrictUndefined,
        autoescape=False,
    )


@cache
def digest(language: Language) -> str:
    """SHA-256 (hex) of the template that a practice in this language is played under."""
    source = (place("prompts") / f"buyer.{language}.j2").read_bytes()
    return hashlib.sha256(source).hexdigest()


def render(brief: Brief) -> Prompt:
    """The messages for this turn: system, then user and assistant in turn, a user message last.

    The direction follows her words inside the last user message: many chat formats take one system
    message at the beginning and nothing but strict alternation after it.
    """
    language, public, now = brief.scenario.language, world(brief.scenario), told(brief)
    scene = _call(language, "scene", public)
    talk = [message for line in recent(brief.talk) for message in _exchange(line, scene)]
    said = _clip(brief.said)
    last = Message("user", f"{said}\n\n{_call(language, 'direction', now)}")
    matter = (*public.strings(), *now.strings(), *(each.content for each in talk), said)
    return Prompt(
        messages=(Message("system", _call(language, "persona", public)), *talk, last),
        language=language,
        names=(*_names(public), *_colleagues(brief)),
        due=tuple(each.words for each in now.orders if each.cue == Cue.TELL.value),
        matter=matter,
        people=(public.name, *_colleagues(brief), *_named(brief, "\n".join(matter))),
        speakers=(
            public.name,
            *_colleagues(brief),
            *_introduced(brief),
        ),
        sells=public.sells,
        account=(*(each for each in public.strings() if each != public.sells), *now.strings()),
        cues=frozenset(each.cue for each in now.orders),
    )


def _colleagues(brief: Brief) -> tuple[str, ...]:
    """Names of those who have spoken in the buyer's place, and of the one who does now."""
    speaker = brief.scenario.person(brief.direction.speaker)
    names = (*(line.speaker for line in brief.talk), speaker.name if speaker else "")
    return tuple(dict.fromkeys(each for each in names if each))


def _names(public: World) -> tuple[str, ...]:
    """What a model puts before the buyer's words as if it wrote a play."""
    parts = (
        public.name.split() if " " in public.name else [f"{public.name[:1]}{public.title[-2:]}", f"{public.name[:1]}总"]
    )
    return (public.name, *parts, *ROLES)


def _named(brief: Brief, text: str) -> Iterator[str]:
    """The people of the account whose name he has been given."""
    return (each.name for each in brief.scenario.stakeholders if each.name in text)


def _introduced(brief: Brief) -> Iterator[str]:
    """The names by which the seller introduced herself."""
    said = (*(line.seller for line in brief.talk), brief.said)
    return (found.group(1) for line in said for found in INTRODUCED[brief.scenario.language].finditer(line))


def recent(talk: tuple[Line, ...]) -> tuple[Line, ...]:
    """The last exchanges, between KEPT and MOST bytes of them once the talk is long; where they begin moves seldom."""
    sizes = [_size(line) for line in talk]
    first = held = 0
    for last, size in enumerate(sizes):
        held += size
        if held > MOST:
            while held > KEPT and last - first >= FEWEST:
                held -= sizes[first]
                first += 1
    return talk[first:]


def _size(line: Line) -> int:
    return sum(len(said[:LONGEST].encode(errors="replace")) for said in (line.seller, line.buyer))


def _exchange(line: Line, scene: str) -> tuple[Message, Message]:
    """An exchange in which the seller said nothing is the opening."""
    seller = _clip(line.seller) if line.seller else scene
    words = f"{plain(line.speaker)}: {line.buyer}" if line.speaker else line.buyer
    return Message("user", seller), Message("assistant", _clip(words) or "…")


def _clip(text: str) -> str:
    return plain(text)[:LONGEST] or "…"


def _call(language: Language, macro: str, context: World | Told) -> str:
    module = _environment().get_template(f"buyer.{language}.j2").module
    return str(getattr(module, macro)(context)).strip()
