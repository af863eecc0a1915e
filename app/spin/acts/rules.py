"""Rules and the book of them: all rules of a language are looked for at once, in linear time (RE2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import re2

from app.spin.acts.act import SPIN, Flag, Kind, Language
from app.spin.acts.grammar import Clause

Form: TypeAlias = Literal["asked", "told", "any"]
Part: TypeAlias = Literal["any", "head", "condition"]
Default: TypeAlias = Literal["question", "open_problem", "statement", "filler", "follow_up"]

DEFAULTS: tuple[Default, ...] = ("question", "open_problem", "statement", "filler", "follow_up")
_TOLD = frozenset((
    Kind.OPENING, Kind.SUMMARY, Kind.SUMMARY_OF_BENEFITS, Kind.FEATURE, Kind.ADVANTAGE, Kind.BENEFIT, Kind.ACKNOWLEDGE,
    Kind.DEFEND, Kind.CONCEDE, Kind.INFORMATION,
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it looks for, how heavily it votes for its kind, and why, in words a trainee learns from.

    `pattern` is RE2 on plain text. `form` limits it to clauses that ask or that tell, `part` to the head or the
    condition of a clause. `default` marks the rules that decide where no other does; those of "follow_up" have
    a pattern and take their kind from the thread. `yields_to` maps a label to sentences it finds and does not decide.
    `flags` mark the act whenever the rule finds its words and its kind wins.
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
    default: Default | None = None
    flags: tuple[Flag, ...] = ()


def form_of(kind: Kind) -> Form:
    """The form of clause a kind is looked for in where its rule does not say."""
    if kind in SPIN:
        return "asked"
    return "told" if kind in _TOLD else "any"


@dataclass(frozen=True, slots=True)
class Found:
    """A rule and the place of its words, in characters of the clause."""

    rule: Rule
    start: int
    end: int


class Finder:
    """The compiled rules of one language."""

    __slots__ = ("_filter", "_patterns", "_rules", "defaults")

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = tuple(rule for rule in rules if rule.pattern)
        self.defaults = {rule.default: rule for rule in rules if rule.default}
        # A filter asks only the rules whose literal words occur. One automaton of all rules (re2.Set) would grow with
        # each new combination of gaps: seconds of warming up, tens of megabytes.
        options = re2.Options()
        options.log_errors = False
        self._filter = re2.Filter()
        for rule in self._rules:
            self._filter.Add(rule.pattern.encode(), options)
        if self._rules:
            self._filter.Compile()
        self._patterns = tuple(self._filter.re(place) for place in range(len(self._rules)))

    def find(self, clause: Clause) -> Iterator[Found]:
        """The rules that find their words in the form and part of the clause they look at, in the book's order."""
        if not self._rules:
            return
        for place in sorted(self._filter.Match(clause.text.encode()) or ()):
            rule = self._rules[place]
            if rule.form == "any" or (rule.form == "asked") is clause.asked:
                found = self._locate(place, clause)
                if found:
                    yield found

    def _locate(self, place: int, clause: Clause) -> Found | None:
        rule = self._rules[place]
        text, offset = clause.text, 0
        if rule.part == "condition":
            text, offset = clause.condition, clause.part[0]
        elif rule.part == "head" and clause.part[1]:
            text = clause.head
        encoded = text.encode()
        match = self._patterns[place].search(encoded)
        if not match:
            return None
        start, end = match.span()
        if len(encoded) != len(text):
            start, end = len(encoded[:start].decode()), len(encoded[:end].decode())
        return Found(rule, offset + start, offset + end)


class RuleBook:
    """All rules, by id and compiled by language; `digest` is the SHA-256 (hex) of what they say."""

    def __init__(self, rules: tuple[Rule, ...], digest: str) -> None:
        self.rules = rules
        self.digest = digest
        self._by_id = {rule.id: rule for rule in rules}
        self._finders: dict[Language, Finder] = {}

    def rule(self, rule_id: str) -> Rule:
        """The rule with this id; KeyError if the book has none."""
        return self._by_id[rule_id]

    def finder(self, language: Language) -> Finder:
        """The compiled rules of a language, compiled at the first call."""
        if language not in self._finders:
            self._finders[language] = Finder(tuple(rule for rule in self.rules if rule.language == language))
        return self._finders[language]
