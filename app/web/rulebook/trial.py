"""A sentence tried on the rules page: what its reader sees of the explanation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from app.spin.acts.act import Span, Stands, Thread
from app.spin.acts.explain import Explanation, Mark, Spoken, Vote, Weighing
from app.spin.acts.votes.rules import RuleBook
from app.spin.acts.votes.scale import weight, weights
from app.web.boot import COMMA
from app.web.language import Tongue
from app.web.words.keys import word
from app.web.words.rules import BESIDE, LEADS, VERDICTS

_TROUBLE: Final = frozenset({"trouble"})
_TALKED: Final = Thread(problem="trouble", voiced=_TROUBLE, turns=2)
# What stood before: the least a thread must hold for a bare "why?" to know what it follows.
THREADS: Final[Mapping[str, Thread]] = {
    "nothing": Thread(),
    "fact": Thread(stands=Stands.FACT, turns=2),
    "implied": replace(_TALKED, stands=Stands.IMPLIED),
    "consequence": replace(_TALKED, stands=Stands.CONSEQUENCE),
    "want": replace(_TALKED, stands=Stands.WANT, wants=_TROUBLE),
    "objection": Thread(stands=Stands.OBJECTION, turns=2),
}


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of the sentence that look alike: `kind` where a rule saw them, `condition` where they are one."""

    text: str
    kind: str = ""
    condition: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that lean: `names` says which words of the lexicon they are, empty for any others."""

    words: str
    names: str
    lead: float


@dataclass(frozen=True, slots=True)
class Seen:
    """A rule that spoke and the words it saw, or all cues of its kind: then `rival` is what they are set against."""

    rule: str
    weight: float
    words: str
    part: str
    counts: bool
    rival: str
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A label that was voted for. `share` is its weight against the heaviest, 0-100."""

    kind: str
    weight: float
    share: int
    won: bool
    verdict: str
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One clause. `reason` says why its label in the talk is not that of its words, empty where they agree."""

    number: int
    runs: tuple[Run, ...]
    asked: bool
    conditional: bool
    kind: str
    words_kind: str
    rule: str
    explained: str
    default: str
    reason: str
    flags: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    beside: str  # which parts were counted with its cues, empty for none
    left_out: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """A whole turn that was tried."""

    tag: str  # `lang` of the sentence
    language: str
    kind: str
    lead: str  # why this label, empty where there is nothing to label
    parts: tuple[Part, ...]


def trial_of(told: Explanation, book: RuleBook, tongue: Tongue) -> Trial:
    """The explanation in the reader's words."""
    lead = "" if told.lead is None else tongue.say(LEADS[told.lead_why], number=told.lead + 1)
    parts = tuple(_part(place, told, book, tongue) for place in range(len(told.clauses)))
    own = "zh-Hans" if told.language == "zh" else "en"
    tag = tongue.tag if told.language == tongue.explains else own
    return Trial(tag, told.language, told.reading.kind.value, lead, parts)


def _part(place: int, told: Explanation, book: RuleBook, tongue: Tongue) -> Part:
    clause = told.clauses[place]
    act = told.act_of(clause)
    rule = act.rule if act else clause.rule
    return Part(
        number=place + 1,
        runs=tuple(_runs(told, clause)),
        asked=clause.asked,
        conditional=clause.condition is not None,
        kind=act.kind.value if act else clause.kind.value,
        words_kind=clause.kind.value,
        rule=rule,
        explained=tongue.authored(book.rule(rule).explain),
        default=clause.default or "",
        reason=act.reason if act else "",
        flags=act.flags if act else (),
        candidates=tuple(_candidate(vote, told.text, clause, tongue) for vote in clause.votes),
        beside=_beside(clause, tongue),
        left_out=act is None,
    )


def _beside(clause: Weighing, tongue: Tongue) -> str:
    numbers = tongue.say(COMMA).join(str(place + 1) for place in clause.beside)
    return tongue.say(BESIDE, numbers=numbers) if numbers else ""


def _candidate(vote: Vote, text: str, clause: Weighing, tongue: Tongue) -> Candidate:
    best = clause.votes[0]
    winner = word(f"act.{best.kind.value}", tongue)
    own, most = (tongue.number(each, 2) for each in weights(vote.points, best.points))
    return Candidate(
        kind=vote.kind.value,
        weight=weights(vote.points, best.points)[0],
        share=round(100 * vote.points / best.points),
        won=vote is best,
        verdict=tongue.say(VERDICTS[vote.verdict], weight=own, most=most, winner=winner),
        seen=tuple(_seen(each, text) for each in vote.spoken),
    )


def _seen(each: Spoken, text: str) -> Seen:
    return Seen(
        each.rule,
        weight(each.points),
        each.span.of(text).strip(),
        each.part,
        each.counts,
        each.rival.value if each.rival else "",
        tuple(_cue(mark, text) for mark in each.marks),
    )


def _cue(mark: Mark, text: str) -> Cue:
    return Cue(mark.span.of(text).strip(), mark.names, weight(mark.lead))


def _speaking(clause: Weighing) -> list[Span]:
    """The words of the rules that count for the winner; where only cues speak for it, the strongest of those."""
    counting = [each for each in (clause.votes[0].spoken if clause.votes else ()) if each.counts]
    rules = [each.span for each in counting if not each.rival]
    marks = [mark for each in counting for mark in each.marks if _within(mark.span, clause.clause)]
    return rules or [mark.span for mark in marks if 2 * mark.lead >= marks[0].lead]


def _runs(told: Explanation, clause: Weighing) -> Iterator[Run]:
    """The clause cut where a condition or the words that speak for the winner begin and end."""
    spans = _speaking(clause)
    kind = clause.votes[0].kind.value if clause.votes else ""
    edges = {clause.clause.start, clause.clause.end}
    for span in (*spans, clause.condition or clause.clause):
        edges |= {span.start, span.end}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        here = Span(start, end)
        marked = any(_within(here, span) for span in spans)
        yield Run(
            here.of(told.text), kind if marked else "", clause.condition is not None and _within(here, clause.condition)
        )


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
