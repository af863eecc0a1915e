"""Weighs the rules that found their words in one clause: what do the words alone say?"""

from collections.abc import Mapping
from itertools import chain
from typing import Literal, NamedTuple, TypeAlias

from app.spin.acts.act import Flag, Kind
from app.spin.acts.clauses.grammar import Clause
from app.spin.acts.votes.lean import ALONE, Around, lean, words
from app.spin.acts.votes.rules import Default, Finder, Found, Rule

# At equal weight the earlier test of the guideline decides: offer and next step, recap, N before I before P before S.
ORDER: tuple[Kind, ...] = (
    Kind.UNETHICAL, Kind.PRESSURE, Kind.DISPARAGE, Kind.IRRITATOR, Kind.CONCEDE, Kind.DEFEND, Kind.PROPOSAL,
    Kind.CHECK, Kind.CLARIFY, Kind.SUMMARY_OF_BENEFITS, Kind.SUMMARY, Kind.TESTING, Kind.NEED_PAYOFF,
    Kind.IMPLICATION, Kind.PROBLEM, Kind.SITUATION, Kind.BENEFIT, Kind.ADVANTAGE, Kind.FEATURE, Kind.OPENING,
    Kind.ACKNOWLEDGE, Kind.INFORMATION, Kind.OTHER,
)  # fmt: skip
LeadWhy: TypeAlias = Literal["only", "deeper_question", "sure_question", "question", "weightiest"]
_DEEPER = (Kind.IMPLICATION, Kind.NEED_PAYOFF)
_SHALLOWER = (Kind.SITUATION, Kind.PROBLEM)
_PAIR = 2
_RANK = {kind: len(ORDER) - place for place, kind in enumerate(ORDER)}


# Points by which a kind must lead on cues alone for the words to be sure of it: four of five are then read as people
# read them, and below half of the rest are; there the thread may know better.
SURE = 360


class Heard(NamedTuple):
    """A clause with the verdict of its words: the rule that decides, its place, and all that spoke.

    `sure` says whether the words tell it by themselves; where they do not, the thread may. Where cues decide, `rival`
    is the kind they are set against, and the place is only known once they are `placed`.
    """

    clause: Clause
    rule: Rule
    kind: Kind
    start: int
    end: int
    found: tuple[Found, ...]
    sure: bool
    rival: Kind | None = None

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The marks of all rules that spoke for the kind that won."""
        kind = self.kind
        spoke = [each.rule.flags for each in self.found if each.kind is kind and each.rule.flags]
        return tuple(dict.fromkeys(chain.from_iterable(spoke))) if spoke else ()

    @property
    def is_follow_up(self) -> bool:
        """Whether the clause only asks for more of what was said last."""
        return self.rule.default == "follow_up"


def rank(kind: Kind) -> int:
    """The place of a kind in the order of tests; higher decides first."""
    return _RANK[kind]


def hear(clause: Clause, finder: Finder, *, short: bool, nod: bool) -> Heard:
    """What the words of a clause say: rules and cues vote, and where neither speaks a default decides.

    `short` says that it is too short to tell much, `nod` that it asks for no more than a nod.
    """
    found = _settled(finder.find(clause))
    if short and not found and (nod or not clause.asked):
        return _by_default(clause, finder, "filler")
    heard = _weighed(clause, finder, found, ALONE)
    return _by_default(clause, finder, "filler") if short and not found and _says_nothing(heard, finder) else heard


def _settled(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Without what speaks on the condition, where a rule has settled what is asked for."""
    for settling in found:
        if settling.rule.settles:
            return tuple(each for each in found if each.rule.part != "condition" or each.kind is settling.kind)
    return found


def _says_nothing(heard: Heard, finder: Finder) -> bool:
    """Whether a short clause that is not sure has no mark, or no word that leans anywhere: “Zzz?”.

    “Leased?” asks for a fact.
    """
    if heard.sure or heard.rival is None:
        return False
    leaning = words(heard.clause, finder, heard.kind, heard.rival)
    return not heard.clause.text.endswith("?") or all(each.mark == "?" for each in leaning)


def hear_again(heard: Heard, finder: Finder, around: Around) -> Heard:
    """The clause that leads, once more: what stands around it leans on it too."""
    return _weighed(heard.clause, finder, tuple(each for each in heard.found if each.rule.default != "cues"), around)


def _weighed(clause: Clause, finder: Finder, found: tuple[Found, ...], around: Around) -> Heard:
    votes = votes_of(found)
    order = ranked(votes)
    best = _best(found, order[0]).rule if order else None
    if best and (best.default == "follow_up" or best.settles):
        return _decided(clause, found, order[0], sure=True)
    leant = lean(clause, finder, order, around)
    if not leant:
        default: Default = "question" if clause.asked else "statement"
        return _decided(clause, found, order[0], sure=True) if order else _by_default(clause, finder, default)
    by_rules, votes = votes, votes_of((*found, *leant))
    first, *others = ranked(votes)
    margin = votes[first] - (votes[others[0]] if others else 0)
    rival = others[0] if others else Kind.OTHER
    return _decided(clause, (*found, *leant), first, sure=first in by_rules or margin >= SURE, rival=rival)


def _decided(clause: Clause, found: tuple[Found, ...], kind: Kind, *, sure: bool, rival: Kind = Kind.OTHER) -> Heard:
    best = _best(found, kind)
    of_cues = best.rule.default == "cues"
    return Heard(clause, best.rule, kind, best.start, best.end, found, sure, rival if of_cues else None)


def placed(heard: Heard, finder: Finder) -> Heard:
    """Where cues decide, the words that lean most are the words they saw."""
    if heard.rival is None:
        return heard
    strongest = words(heard.clause, finder, heard.kind, heard.rival)
    return heard._replace(start=strongest[0].start, end=strongest[0].end) if strongest else heard


def _best(found: tuple[Found, ...], kind: Kind) -> Found:
    """What explains a kind: its heaviest rule, its cues where no rule speaks for it."""
    own = [each for each in found if each.kind is kind]
    return own[0] if len(own) == 1 else max(own, key=lambda each: (each.rule.default != "cues", each.points))


def ranked(votes: Mapping[Kind, int]) -> list[Kind]:
    """The kinds that were voted for, the one that decides first."""
    return [
        kind for _, _, kind in sorted([(points, _RANK[kind], kind) for kind, points in votes.items()], reverse=True)
    ]


def votes_of(found: tuple[Found, ...]) -> dict[Kind, int]:
    """Points of each kind: its heaviest rule, its heaviest on the condition, its cues; saying it twice adds nothing."""
    votes: dict[Kind, int] = {}
    heaviest: dict[tuple[Kind, bool | str], int] = {}
    for rule, kind, _start, _end, points in found:
        place = (kind, "cues" if rule.default == "cues" else rule.part == "condition")
        before = heaviest.get(place, 0)
        if points > before:
            heaviest[place] = points
            votes[kind] = votes.get(kind, 0) + points - before
    return votes


def _by_default(clause: Clause, finder: Finder, default: Default) -> Heard:
    rule = finder.defaults[default]
    return Heard(clause, rule, rule.kind, 0, len(clause.text), (), sure=False)


def _goes_on(first: Kind, second: Kind) -> bool:
    return first in _DEEPER and second in _SHALLOWER


def lead_of(kinds: list[tuple[Kind, bool, bool]]) -> tuple[int, LeadWhy]:
    """The place of the act that leads, from (kind, asked, sure), and why it does.

    The last question a rule was sure of, else the last question, else the weightiest act. Of two, a question
    for facts or trouble behind one for consequences or value goes on from there: "what does it cost, and who pays?"
    """
    if len(kinds) == 1:
        return 0, "only"
    asked = [place for place, (_, is_asked, _sure) in enumerate(kinds) if is_asked]
    sure = [place for place in asked if kinds[place][2]]
    questions = sure or asked
    if len(asked) == len(questions) == _PAIR and _goes_on(*[kinds[place][0] for place in questions]):
        return questions[0], "deeper_question"
    lead = max(range(len(kinds)), key=lambda place: _RANK[kinds[place][0]], default=0)
    why: LeadWhy = "sure_question" if sure else "question" if asked else "weightiest"
    return (questions or [lead])[-1], why if kinds else "only"
