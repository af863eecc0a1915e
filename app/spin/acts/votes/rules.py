"""Rules and the book of them: all rules of a language are looked for at once, in linear time (RE2)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Literal, NamedTuple, TypeAlias

from app.spin.acts.act import SPIN, Flag, Kind, Language
from app.spin.acts.clauses.grammar import Bounds, Clause
from app.spin.acts.patterns.index import Every, Index, check, first
from app.spin.acts.votes.cues import Cues
from app.spin.acts.votes.deeds import Deed, Deeds

Form: TypeAlias = Literal["asked", "told", "any"]
Part: TypeAlias = Literal["any", "head", "condition"]
Default: TypeAlias = Literal["question", "open_problem", "statement", "filler", "follow_up", "cues"]

DEFAULTS: tuple[Default, ...] = ("question", "open_problem", "statement", "filler", "follow_up")
POINTS = 100  # what a rule of weight 1 gives its kind; cues give points singly
_FIRST = 12  # clauses that are read before it pays to look into the patterns
_TOLD = frozenset((
    Kind.OPENING, Kind.SUMMARY, Kind.SUMMARY_OF_BENEFITS, Kind.FEATURE, Kind.ADVANTAGE, Kind.BENEFIT, Kind.ACKNOWLEDGE,
    Kind.DEFEND, Kind.CONCEDE, Kind.INFORMATION,
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it looks for, how heavily it votes for its kind, and why, in words a trainee learns from.

    `pattern` is RE2 on plain text. `form` limits it to clauses that ask or that tell, `part` to the head or the
    condition of a clause. Where one that `settles` finds what is asked for, neither what rules of other kinds find in
    the condition counts nor what the words together say. `default` marks the rules that decide where no other does;
    those of "follow_up" have a pattern and take their kind from the thread, those of "cues" speak for the fitted cues
    of their kind. `yields_to` maps a label to sentences it finds and does not decide. `flags` mark the act whenever the
    rule finds its words and its kind wins. A rule with a `deed` gives no kind: it marks the clause, or where it says
    `whole` the turn, that has its words, none of `unless` and some of `needs`.
    """

    id: str
    language: Language
    kind: Kind
    pattern: str
    weight: int
    about: str
    explain: Mapping[str, str]
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()
    yields_to: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: Form = "any"
    part: Part = "any"
    settles: bool = False
    default: Default | None = None
    flags: tuple[Flag, ...] = ()
    deed: Flag | None = None
    unless: str = ""
    needs: str = ""
    whole: bool = False


def form_of(kind: Kind) -> Form:
    """The form of clause a kind is looked for in where its rule does not say."""
    if kind in SPIN:
        return "asked"
    return "told" if kind in _TOLD else "any"


class Found(NamedTuple):
    """A rule, the kind it gives points to, and the place of its words, in characters of the clause."""

    rule: Rule
    kind: Kind
    start: int
    end: int
    points: int


class Finder:
    """The rules of one language, made ready for looking when the first clause comes.

    `cues` is called for the first question.
    """

    def __init__(self, rules: tuple[Rule, ...], cues: Callable[[], Cues | None] = lambda: None) -> None:
        self._rules = tuple(rule for rule in rules if rule.pattern and not rule.deed)
        self._deeds = tuple(
            Deed(rule.id, rule.deed, rule.pattern, rule.unless, rule.needs, rule.whole) for rule in rules if rule.deed
        )
        self.defaults = {rule.default: rule for rule in rules if rule.default}
        self._cues = cues
        self._first = _FIRST
        self._look_in(Every([rule.pattern for rule in self._rules]))
        self.for_cues = {rule.kind: rule for rule in rules if rule.default == "cues"}

    @cached_property
    def cues(self) -> Cues | None:
        """The cues that vote beside the rules, None where the language has none."""
        return self._cues()

    @cached_property
    def deeds(self) -> Deeds:
        """The rules that mark what is done beside the label."""
        return Deeds(self._deeds)

    def _index(self) -> None:
        """Look into all patterns."""
        language = self._rules[0].language if self._rules else "en"
        self._look_in(Index([rule.pattern for rule in self._rules], language))

    def _look_in(self, index: Index | Every) -> None:
        others: dict[bool, Form] = {True: "told", False: "asked"}
        forms = {
            asked: index.only(place for place, rule in enumerate(self._rules) if rule.form != other)
            for asked, other in others.items()
        }
        self._sought = index, forms

    def ready(self) -> None:
        """Raises re2.error for a flawed pattern."""
        _ = self.deeds
        check(rule.pattern for rule in self._rules)

    def warm(self) -> None:
        """Look into the patterns and read the words now, so that no clause waits for it."""
        self._first = 0
        self._index()
        _ = self.deeds, self.cues

    def find(self, clause: Clause) -> tuple[Found, ...]:
        """The rules that find their words in the form and part of the clause they look at, in the book's order."""
        if self._first > 0:
            self._first -= 1
            if self._first <= 0:
                self._index()
        index, forms = self._sought
        whole = clause.text.encode()
        even = len(whole) == len(clause.text)
        parts = _parts(clause, whole)
        found: list[Found] = []
        for place, tries in index.likely(clause.text, forms[clause.asked]):
            rule = self._rules[place]
            part = parts[rule.part]
            span = first(tries, part) if part else None
            # The head has signs for its condition, which no pattern is to take for words.
            if span is None or (part is not whole and first(tries, whole) is None):
                continue
            start, end = span if even else _in_characters(span, part)
            shift = clause.part[0] if rule.part == "condition" else 0
            found.append(Found(rule, rule.kind, shift + start, shift + end, rule.weight * POINTS))
        return tuple(found)


def _parts(clause: Clause, whole: bytes) -> dict[Part, bytes]:
    """What rules look at, by the part of the clause they look in; `whole` is all of it."""
    if not clause.part[1]:
        return {"any": whole, "head": whole, "condition": b""}
    return {"any": whole, "head": clause.head.encode(), "condition": clause.condition.encode()}


def _in_characters(span: Bounds, encoded: bytes) -> Bounds:
    start, end = span
    return len(encoded[:start].decode()), len(encoded[:end].decode())


class RuleBook:
    """All rules, by id and compiled by language, with the cues; `digest` is the SHA-256 (hex) of what they say.

    `rules` give labels, `deeds` mark what is done beside them.
    """

    def __init__(self, rules: tuple[Rule, ...], digest: str, cues: Mapping[Language, Cues] | None = None) -> None:
        self.rules = tuple(rule for rule in rules if not rule.deed)
        self.deeds = tuple(rule for rule in rules if rule.deed)
        self.digest = digest
        self.cues = {} if cues is None else cues
        self._by_id = {rule.id: rule for rule in rules}
        self._finders: dict[Language, Finder] = {}

    def rule(self, rule_id: str) -> Rule:
        """The rule with this id; KeyError if the book has none."""
        return self._by_id[rule_id]

    def finder(self, language: Language) -> Finder:
        """The compiled rules of a language, compiled at the first call."""
        if language not in self._finders:
            own = tuple(rule for rule in (*self.rules, *self.deeds) if rule.language == language)
            self._finders[language] = Finder(own, partial(self.cues.get, language))
        return self._finders[language]
