"""The rules as people read them, generated from the book that labels the talks, and a box to try a sentence in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.coaching.hear import checked
from app.content.clearest import Clearest
from app.content.counts import Count, Counts
from app.spin.acts.act import Kind
from app.spin.acts.explain import explain
from app.spin.acts.votes.rules import Rule, RuleBook
from app.spin.errors import EmptyTurn, TurnTooLong
from app.web.language import Tongue, tongue_of
from app.web.pages.home import tag_of
from app.web.render import render
from app.web.rulebook.lexicon import MOST_FOUND, Entry, Shelf, search, shelves
from app.web.rulebook.search import DEED, LONGEST, found, group_of
from app.web.rulebook.trial import THREADS, Trial, trial_of
from app.web.traditional import traditional
from app.web.words.keys import word
from app.web.words.trouble import trouble

router = APIRouter(include_in_schema=False)

LANGUAGES: Final = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence to click on; `before` is a key of THREADS."""

    text: str
    tag: str
    before: str = "nothing"


EXAMPLES: Final = (
    Example("如果检验排队拖过了交期，对您的客户会有什么影响？", "zh-Hans"),
    Example("为什么？", "zh-Hans", "implied"),
    Example("If the label printer stops again, what does that do to your deliveries?", "en"),
    Example("How does that affect you?", "en", "implied"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One rule."""

    id: str
    tag: str  # `lang` of its examples
    explained: str  # in the reader's language
    other: str  # the same in the other one
    other_tag: str
    weight: int
    form: str
    part: str
    settles: bool  # whether nothing in the condition nor the words together can outvote it
    default: str
    flags: tuple[str, ...]
    deed: str  # the mark it sets, empty for a rule that labels
    whole: bool  # whether it looks at the turn as a whole
    pattern: str
    unless: str
    needs: str
    matches: tuple[str, ...]
    rejects: tuple[str, ...]
    yields_to: Mapping[str, tuple[str, ...]]
    count: Count | None  # None where it is newer than the counts
    cues: tuple[str, ...]  # what says it most clearly, where the rule stands for cues


@dataclass(frozen=True, slots=True)
class Group:
    """The rules of one language for one label."""

    language: str
    kind: str
    rules: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """The box: what was typed, what stood before it, and what came of it."""

    text: str
    before: str
    longest: int
    examples: tuple[Example, ...]
    trial: Trial | None = None
    problem: str = ""  # why it was not read, in the reader's language
    befores: tuple[str, ...] = tuple(THREADS)


@dataclass(frozen=True, slots=True)
class RulesPage:
    """What the rules page shows."""

    groups: tuple[Group, ...]
    query: str
    language: str  # the filter, empty for all
    kind: str  # the filter, empty for all
    kinds: tuple[str, ...]
    count: int  # of the rules shown
    all: int  # of the book's
    samples: Mapping[str, int]  # utterances counted on, by language
    digest: str
    cues: Mapping[str, int]  # how many there are, by language
    shelves: tuple[Shelf, ...]
    sought: str  # the word looked for in the lexicon
    entries: tuple[Entry, ...]
    more: int  # entries found and not shown


def _shown(rule: Rule, counts: Counts, tongue: Tongue, clearest: Clearest) -> Shown:
    other = "en" if tongue.explains == "zh" else "zh"
    return Shown(
        id=rule.id,
        tag=tag_of(rule.language),
        explained=tongue.authored(rule.explain),
        other=rule.explain[other],
        other_tag=tag_of(other),
        weight=rule.weight,
        form=rule.form,
        part=rule.part,
        settles=rule.settles,
        default=rule.default or "",
        flags=rule.flags,
        deed=rule.deed or "",
        whole=rule.whole,
        pattern=rule.pattern,
        unless=rule.unless,
        needs=rule.needs,
        matches=rule.matches,
        rejects=rule.rejects,
        yields_to=rule.yields_to or {},
        count=counts.rules.get(rule.id),
        cues=_clearest(rule, clearest, tongue) if rule.default == "cues" else (),
    )


def _clearest(rule: Rule, clearest: Clearest, tongue: Tongue) -> tuple[str, ...]:
    marks = clearest[rule.language, rule.kind]
    return tuple(word(f"lexicon.{mark[1:-1]}", tongue) if mark[0] == "<" else mark for mark in marks)


def _groups(rules: Iterable[Rule], counts: Counts, tongue: Tongue, clearest: Clearest) -> tuple[Group, ...]:
    order = [*(kind.value for kind in Kind), DEED]
    held: dict[tuple[str, str], list[Rule]] = {}
    for rule in rules:
        held.setdefault((rule.language, group_of(rule)), []).append(rule)
    keys = sorted(held, key=lambda key: (key[0] != tongue.explains, order.index(key[1])))
    return tuple(Group(*key, tuple(_shown(rule, counts, tongue, clearest) for rule in held[key])) for key in keys)


def _examples(tongue: Tongue) -> tuple[Example, ...]:
    if tongue.tag != "zh-Hant":
        return EXAMPLES
    return tuple(
        replace(each, text=traditional(each.text), tag=tongue.tag) if each.tag != "en" else each for each in EXAMPLES
    )


def _tried(request: Request) -> Tried:
    tongue = tongue_of(request)
    longest: int = request.app.state.settings.max_turn_chars
    text, before = request.query_params.get("try", ""), request.query_params.get("before", "")
    empty = Tried("", before if before in THREADS else "nothing", longest, _examples(tongue))
    try:
        said = checked(text, longest)
    except EmptyTurn:
        return empty
    except TurnTooLong as error:
        return replace(empty, text=text[:longest], problem=trouble(error, tongue))
    book: RuleBook = request.app.state.book
    told = explain(said, THREADS[empty.before], book)
    return replace(empty, text=said, trial=trial_of(told, book, tongue))


@router.get("/rules")
async def rules(request: Request, q: str = "", language: str = "", kind: str = "", w: str = "") -> Response:
    """The rules that a search and two filters leave and the lexicon's entries for a word, below a sentence tried."""
    book: RuleBook = request.app.state.book
    counts: Counts = request.app.state.counts
    every = (*book.rules, *book.deeds)
    used = {group_of(rule) for rule in every}
    language = language if language in LANGUAGES else ""
    kind = kind if kind in used else ""
    chosen = found(book, q, language, kind)
    entries = search(request.app.state.words(), w)
    page = RulesPage(
        groups=_groups(chosen, counts, tongue_of(request), request.app.state.clearest()),
        query=q[:LONGEST],
        language=language,
        kind=kind,
        kinds=tuple(each for each in (*Kind, DEED) if each in used),
        count=len(chosen),
        all=len(every),
        samples=counts.samples,
        digest=book.digest,
        cues={each: cues.count for each, cues in book.cues.items()},
        shelves=shelves(request.app.state.words(), tongue_of(request).explains),
        sought=w[:LONGEST],
        entries=tuple(entries[:MOST_FOUND]),
        more=max(0, len(entries) - MOST_FOUND),
    )
    return render(request, "rules.html", page=page, tried=_tried(request))


@router.get("/rules/trial")
async def trial(request: Request) -> Response:
    """Only what came of a sentence, for the page's script to put in its place."""
    return render(request, "rules_trial.html", tried=_tried(request))
