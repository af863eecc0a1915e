"""The guard's own precision: docs/guard.md and docs/guard.zh.md, measured on the replies in tests/voices/replies.

Without --write it says whether the pages are up to date; --misses prints what is missed or stopped wrongly, --why the
marks of a text's sentences and their points.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.content.scenario.library import load_library
from app.places import place
from app.spin.acts.act import Language
from app.spin.buyer.direction import Cue, Direction, Mood, Part
from app.spin.finding import Finding, Kind, Remedy
from app.voices.answer import Answer
from app.voices.guard.leaning import sentences
from app.voices.guard.marks import whole
from app.voices.guard.points import KINDS as ROLES
from app.voices.guard.points import points
from app.voices.guard.reading import fold
from app.voices.prompt import render
from app.voices.voice import Brief, Broken, Caught, Line
from app.web.language import tongues
from app.web.words.guard import KINDS

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"en": "guard.md", "zh": "guard.zh.md"}
TAGS = {"en": "en", "zh": "zh-Hans"}
LANGUAGES: tuple[Language, ...] = ("en", "zh")
# Folds that nothing is fitted on: what nobody who works on the guard has read, and what it was checked with at last.
HELD, APART = "held", "apart"
PIECES = re.compile(r"[\u4e00-\u9fff]{1,2}|\s?[^\s\u4e00-\u9fff]+|\s")  # about what a tokenizer makes of it
TOKENS = 400


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply: what it answers, by which direction, and what is to be found in it, if anything."""

    scenario: str
    do: tuple[str, ...]  # "cue" or "cue:ref"
    said: str
    text: str
    fold: str
    earned: tuple[str, ...] = ()
    finding: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the guard made of a reply: its finding, whether it left unchanged, and after how many pieces it began."""

    reply: Reply
    finding: Finding | None
    unchanged: bool
    first: int

    @property
    def stopped(self) -> bool:
        """Whether anything was found, taken out or cut off."""
        return self.finding is not None or not self.unchanged

    @property
    def shortened(self) -> bool:
        """Whether all that happened is that a sentence in doubt was left out."""
        return self.finding is not None and self.finding.remedy is Remedy.MENDED and self.finding.kind in ROLES

    @property
    def right(self) -> bool:
        """Whether a bad reply was not let through as it was, and a good one was, but for a sentence perhaps."""
        return self.stopped if self.reply.finding else not self.stopped or self.shortened


SCENARIOS = load_library(place("scenarios")).scenarios


def main() -> int:
    """Compare or write; 1 where a page is not up to date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the pages")
    parser.add_argument("--misses", action="store_true", help="print each reply that is judged wrongly")
    parser.add_argument("--why", metavar="TEXT", help="print what the words of a text weigh, and do nothing else")
    given = parser.parse_args()
    if given.why:
        print(*why(given.why), sep="\n")
        return 0
    heard = {language: hear_all(language) for language in LANGUAGES}
    if given.misses:
        for each in wrong(each for found in heard.values() for each in found):
            print(f"{each.reply.finding or 'good'}\t{each.finding}\t{each.reply.text!r}")
    figures = {language: figures_of(found) for language, found in heard.items()}
    stale = [put(name, page(figures, language), write=given.write) for language, name in PAGES.items()]
    names = ", ".join(each for each in stale if each)
    if names:
        print(f"{names}: not up to date; scripts/guard.py --write mends it", file=sys.stderr)
    return 1 if names else 0


def why(text: str) -> Iterator[str]:
    """Each sentence of a text with its sum, and under it what it is made of."""
    language: Language = "zh" if re.search("[\u4e00-\u9fff]", text) else "en"
    for sentence in sentences(fold(text), language):
        found = whole(sentence, language, {})
        yield f"{points(language).sum(found)}\t{sentence}"
        yield from (f"{each:+6}  {mark}" for each, mark in points(language).weighed(found))


def put(name: str, text: str, *, write: bool) -> str:
    """Write a page, or name it if it differs."""
    file = ROOT / "docs" / name
    if write:
        file.write_text(text, encoding="utf-8")
    return "" if file.exists() and file.read_text(encoding="utf-8") == text else name


def replies(language: Language) -> Iterator[Reply]:
    """All replies of a language, good and bad."""
    for kind in ("good", "bad"):
        file = ROOT / "tests" / "voices" / "replies" / f"{kind}.{language}.jsonl"
        for line in file.read_text(encoding="utf-8").splitlines():
            row: dict[str, Any] = json.loads(line)
            yield Reply(**row | {name: tuple(row.get(name, ())) for name in ("do", "earned")})


def brief_of(reply: Reply) -> Brief:
    """The brief that the model would have got: after the opening, with what was earned and this direction."""
    scenario = SCENARIOS[reply.scenario].scenario
    parts = tuple(Part(Cue(cue), ref) for cue, _, ref in (each.partition(":") for each in reply.do))
    tells = tuple(part.ref for part in parts if part.cue is Cue.TELL)
    unknown = {*tells, *reply.earned} - scenario.every_fact().keys()
    if unknown:
        raise ValueError(f"{reply.text!r}: {scenario.slug} has no fact {sorted(unknown)}")
    opening = (Line("", scenario.lines["opening"][0]),)
    return Brief(
        scenario, opening, reply.said, Direction(parts, Mood.NEUTRAL, tells), frozenset((*reply.earned, *tells))
    )


def hear(reply: Reply, pieces: list[str] | None = None) -> Heard:
    """The reply through the same code that a model's answer goes through."""
    answer, said = Answer(render(brief_of(reply)), TOKENS), list[str]()
    answer.finish = "stop"
    finding: Finding | None = None
    try:
        for piece in pieces or PIECES.findall(reply.text):
            said.append("" if answer.full else answer.feed(piece))
        said.append(answer.rest())
        answer.check()
    except Caught as caught:
        finding = caught.finding
    except Broken as broken:
        finding = Finding(Kind.LENGTH, broken.reason)
    finding = finding or next(iter(answer.mended()), None)
    first = next((number for number, each in enumerate(said, 1) if each.strip()), len(said))
    return Heard(reply, finding, "".join(said).split() == reply.text.split(), first)


def hear_all(language: Language) -> list[Heard]:
    """Every reply of a language."""
    return [hear(each) for each in replies(language)]


def wrong(heard: Iterable[Heard]) -> Iterator[Heard]:
    """Good replies that were stopped, bad ones that were not."""
    return (each for each in heard if not each.right)


def figures_of(heard: list[Heard]) -> dict[str, Any]:
    """Counts of a language: of the replies seen, set apart and held, of all kinds, of ROLES, by kind."""
    parts = {
        "seen": [each for each in heard if each.reply.fold not in (APART, HELD)],
        "apart": [each for each in heard if each.reply.fold == APART],
        "held": [each for each in heard if each.reply.fold == HELD],
    }
    roles = {kind.value for kind in ROLES}
    return {
        **{name: _counts(part) for name, part in parts.items()},
        **{
            f"{name}_roles": _counts([each for each in part if each.reply.finding in roles])
            for name, part in parts.items()
        },
        "kinds": {kind: _kind(kind, parts) for kind in KINDS},
    }


def _counts(heard: list[Heard]) -> dict[str, Any]:
    good = [each for each in heard if not each.reply.finding]
    bad = [each for each in heard if each.reply.finding]
    other = Counter(str(each.finding.kind) == each.reply.finding for each in bad if each.finding)
    return {
        "good": len(good),
        "alarms": sum(not each.right for each in good),
        "shortened": sum(each.shortened for each in good),
        "bad": len(bad),
        "missed": sum(not each.right for each in bad),
        "left_out": sum(each.shortened for each in bad),
        "named_otherwise": other[False],
        "first": sum(each.first for each in good) / max(1, len(good)),
    }


def _kind(kind: str, parts: dict[str, list[Heard]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, part in parts.items():
        rows = [each for each in part if each.reply.finding == f"guard.{kind}"]
        found |= {name: len(rows), f"{name}_missed": sum(not each.stopped for each in rows)}
    return found


def page(figures: dict[Language, Any], reader: str) -> str:
    """The page in a reader's language."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).resolve().parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 # Markdown, no HTML
    )
    environment.filters["share"] = _share
    tongue = tongues()[TAGS[reader]]
    kinds = {kind: tongue.say(words) for kind, words in KINDS.items()}
    return environment.get_template(f"{PAGES[reader]}.j2").render(figures=figures, kinds=kinds)


def _share(part: int, of: int) -> str:
    return f"{100 * part / of:.1f} %" if of else "–"


if __name__ == "__main__":
    sys.exit(main())
