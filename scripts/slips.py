"""What the guard's points are fitted on: corpus/slips.*.txt, the replies it is tuned on, what accounts' buyers say."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache

from app.spin.acts.act import Language
from app.spin.scenario import Scenario
from app.voices.guard.marks import Names
from app.voices.guard.own import himself, names_of
from app.voices.guard.points import KINDS
from app.voices.prompt import render
from scripts.guard import APART, HELD, LANGUAGES, ROOT, SCENARIOS, brief_of, replies

__all__ = ["ACCOUNTS", "GOOD", "LANGUAGES", "REPLIES", "ROOT", "Lesson", "digest", "lessons", "slips"]

GOOD = "good"
ACCOUNTS, REPLIES = "accounts", "replies"  # how families begin: lines of the accounts' buyers, whole replies
SPOKEN = {"lines", "referral", "fetched"}
UNLIKE = {"ai"}  # cues whose lines speak of the machine, as a model may not
FEWER: dict[Language, float] = {"en": 1.0, "zh": 0.3}  # what a line of an account counts beside a slip
MORE = 2.0  # and a whole reply
_SECTION = re.compile(r"\[(\w+) / (\w+)\]")


@dataclass(frozen=True, slots=True)
class Lesson:
    """A reply or a sentence, what it is (GOOD or a kind), its family, the names in it, and how much it counts."""

    text: str
    kind: str
    family: str
    names: Names
    counts: float = 1.0


def slips(language: Language) -> Iterator[tuple[str, str, str]]:
    """Text, kind and family of the lines of corpus/slips.*.txt."""
    kind = family = ""
    for line in (ROOT / "corpus" / f"slips.{language}.txt").read_text(encoding="utf-8").splitlines():
        if heading := _SECTION.fullmatch(line):
            kind, family = heading.groups()
        elif line and not line.startswith("#"):
            yield line, kind, family


def lessons(language: Language) -> list[Lesson]:
    """Everything the points are fitted on; nothing that is held back."""
    names = _all_names(language)
    spoken = {text: f"{ACCOUNTS} {each.slug}" for each in _accounts(language) for text in _spoken(each)}
    return [
        *(Lesson(text, kind, f"slips {family}", names) for text, kind, family in slips(language)),
        *_replies(language),
        *(Lesson(text, GOOD, family, names, FEWER[language]) for text, family in spoken.items()),
    ]


def digest(found: Sequence[Lesson]) -> str:
    """SHA-256 (hex) of lessons without those of the accounts, which change for other reasons."""
    rows = sorted((each.kind, each.text) for each in found if not each.family.startswith(ACCOUNTS))
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()


def _replies(language: Language) -> Iterator[Lesson]:
    for reply in replies(language):
        kind = reply.finding.removeprefix("guard.") or GOOD
        if reply.fold not in (HELD, APART) and (kind == GOOD or reply.finding in {each.value for each in KINDS}):
            prompt = render(brief_of(reply))
            people = (*prompt.speakers, *prompt.people)
            names = names_of(language, prompt.sells, people, himself(prompt.people, prompt.speakers))
            yield Lesson(reply.text, kind, f"{REPLIES} {reply.fold} {reply.scenario}", names, MORE)


def _accounts(language: Language) -> list[Scenario]:
    return [each.scenario for each in SCENARIOS.values() if each.scenario.language == language]


@cache
def _all_names(language: Language) -> Names:
    found: dict[str, str] = {}
    for each in _accounts(language):
        people = tuple(person.name for person in each.stakeholders)
        found |= names_of(language, each.briefing.we_sell, people, people[:1])
    return found


def _spoken(thing: object, name: str = "") -> Iterator[str]:
    """What the people of an account say, wherever it stands."""
    if isinstance(thing, str) and name in SPOKEN:
        yield thing
    for key, each in _parts(thing):
        yield from _spoken(each, key or name)


def _parts(thing: object) -> Iterator[tuple[str, object]]:
    """What a thing is made of; the parts of one with attributes by their names, all others under none."""
    if isinstance(thing, Mapping):
        yield from (("", each) for key, each in thing.items() if key not in UNLIKE)
    elif isinstance(thing, tuple):
        yield from (("", each) for each in thing)
    elif is_dataclass(thing):
        yield from ((each.name, getattr(thing, each.name)) for each in fields(thing))
