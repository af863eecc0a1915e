"""Weighs the rules that found their words in one clause: what do the words alone say?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.spin.acts.act import Flag, Kind
from app.spin.acts.grammar import Clause
from app.spin.acts.rules import Finder, Found, Rule

# At equal weight the earlier test of the guideline decides: offer and next step, recap, N before I before P before S.
ORDER: tuple[Kind, ...] = (
    Kind.UNETHICAL, Kind.PRESSURE, Kind.DISPARAGE, Kind.IRRITATOR, Kind.CONCEDE, Kind.DEFEND, Kind.PROPOSAL,
    Kind.CHECK, Kind.CLARIFY, Kind.SUMMARY_OF_BENEFITS, Kind.SUMMARY, Kind.TESTING, Kind.NEED_PAYOFF,
    Kind.IMPLICATION, Kind.PROBLEM, Kind.SITUATION, Kind.BENEFIT, Kind.ADVANTAGE, Kind.FEATURE, Kind.OPENING,
    Kind.ACKNOWLEDGE, Kind.INFORMATION, Kind.OTHER,
)  # fmt: skip
LeadWhy: TypeAlias = Literal["only", "sure_question", "question", "weightiest"]
_RANK = {kind: len(ORDER) - place for place, kind in enumerate(ORDER)}


@dataclass(frozen=True, slots=True)
class Heard:
    """A clause with the verdict of its words: the rule that decides, its place, and all rules that spoke."""

    clause: Clause
    rule: Rule
    kind: Kind
    start: int
    end: int
    found: tuple[Found, ...]

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The marks of all rules that spoke for the kind that won."""
        spoke = (flag for each in self.found if each.rule.kind is self.kind for flag in each.rule.flags)
        return tuple(dict.fromkeys(spoke))

    @property
    def sure(self) -> bool:
        """Whether a rule with words of its own decided."""
        return self.rule.default is None

    @property
    def is_follow_up(self) -> bool:
        """Whether the clause only asks for more of what was said last."""
        return self.rule.default == "follow_up"


def rank(kind: Kind) -> int:
    """The place of a kind in the order of tests; higher decides first."""
    return _RANK[kind]


def hear(clause: Clause, finder: Finder, *, filler: bool) -> Heard:
    """What the words of a clause say; where no rule speaks, one of the defaults does."""
    found = tuple(finder.find(clause))
    votes = votes_of(found)
    if not votes:
        return _by_default(clause, finder, filler=filler)
    won = ranked(votes)[0]
    best = max((each for each in found if each.rule.kind is won), key=lambda each: each.rule.weight)
    return Heard(clause, best.rule, won, best.start, best.end, found)


def ranked(votes: Mapping[Kind, int]) -> list[Kind]:
    """The kinds that were voted for, the one that decides first."""
    return sorted(votes, key=lambda kind: (votes[kind], _RANK[kind]), reverse=True)


def votes_of(found: tuple[Found, ...]) -> dict[Kind, int]:
    """Of each kind its heaviest rule counts, and its heaviest on the condition: saying it twice adds nothing."""
    heaviest: dict[tuple[Kind, bool], int] = {}
    for each in found:
        place = (each.rule.kind, each.rule.part == "condition")
        heaviest[place] = max(heaviest.get(place, 0), each.rule.weight)
    votes: dict[Kind, int] = {}
    for (kind, _), weight in heaviest.items():
        votes[kind] = votes.get(kind, 0) + weight
    return votes


def _by_default(clause: Clause, finder: Finder, *, filler: bool) -> Heard:
    rule = finder.defaults["question" if clause.asked else "filler" if filler else "statement"]
    return Heard(clause, rule, rule.kind, 0, len(clause.text), ())


def lead_of(kinds: list[tuple[Kind, bool, bool]]) -> tuple[int, LeadWhy]:
    """The place of the act that leads, from (kind, asked, sure), and why it does.

    The last question a rule was sure of, else the last question, else the weightiest act.
    """
    asked = [place for place, (_, is_asked, _sure) in enumerate(kinds) if is_asked]
    sure = [place for place in asked if kinds[place][2]]
    lead = max(range(len(kinds)), key=lambda place: _RANK[kinds[place][0]], default=0)
    why: LeadWhy = "sure_question" if sure else "question" if asked else "weightiest"
    return (sure or asked or [lead])[-1], why if len(kinds) > 1 else "only"
