"""The needs a seller wrote down after a talk, compared with the account: found, missed, guessed, not there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.spin.acts.act import About
from app.spin.acts.plain.text import plain
from app.spin.acts.thread.topics import index_of
from app.spin.practice import Record
from app.spin.scenario import Fact, Problem, Scenario

Column: TypeAlias = Literal["troubles", "costs", "wants"]
# What he said and she wrote; said, not written; written, not said; neither.
Fate: TypeAlias = Literal["found", "missed", "guessed", "unseen"]
Verdict: TypeAlias = Literal["found", "guessed", "vague", "unmatched"]
COLUMNS: tuple[Column, ...] = ("troubles", "costs", "wants")
FEWEST_GRAMS = 3
_FIGURE = re.compile(r"\d{2,}")
_WORD = re.compile(r"[a-z]{4,}")
_HAN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One need a line: troubles and costs are implied needs, wants explicit ones. Without a line it was skipped."""

    troubles: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()

    @property
    def skipped(self) -> bool:
        """Whether nothing was written."""
        return not (self.troubles or self.costs or self.wants)

    def lines(self) -> list[tuple[Column, str]]:
        """All lines with their columns, in order."""
        columns = zip(COLUMNS, (self.troubles, self.costs, self.wants), strict=True)
        return [(column, line) for column, lines in columns for line in lines]


@dataclass(frozen=True, slots=True)
class Judged:
    """A line of hers: the fact it names (empty where none), and whether the buyer had said it.

    "vague" names an area and, among the costs, no consequence of it.
    """

    column: Column
    text: str
    verdict: Verdict
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """A need of the account and what became of it."""

    column: Column
    fact: Fact
    fate: Fate


@dataclass(frozen=True, slots=True)
class Area:
    """A problem of the account with its needs: the trouble, each cost, the want."""

    problem: Problem
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A sheet beside the truth."""

    lines: tuple[Judged, ...]
    areas: tuple[Area, ...]

    def count(self, fate: Fate) -> int:
        """How many needs of the account met this fate."""
        return sum(need.fate == fate for area in self.areas for need in area.needs)


def compare(sheet: Sheet, record: Record) -> Comparison:
    """The sheet beside the account and what the buyer told of it. Pure; lines are matched by the scenario's terms."""
    said = _said(record)
    lines = tuple(_judged(column, text, record.scenario, said) for column, text in sheet.lines())
    written = {each.fact for each in lines if each.verdict in ("found", "guessed")}
    return Comparison(lines, tuple(_area(each, said, written) for each in record.scenario.problems))


def _said(record: Record) -> frozenset[str]:
    """Ids of the facts in which the buyer voiced a trouble, a cost or a want, in this meeting or before it."""
    problems = {each.id: each for each in record.scenario.problems}
    found = set(record.carried.told) if record.carried else set()
    for event in (event for turn in record.turns if turn.reply for event in turn.direction.events):
        if event.kind == "consequence":
            found.add(event.ref)
        elif event.kind in ("implied", "explicit") and event.problem in problems:
            problem = problems[event.problem]
            found.add(problem.voiced.id if event.kind == "implied" else problem.want.id)
    return frozenset(found)


def _judged(column: Column, text: str, scenario: Scenario, said: frozenset[str]) -> Judged:
    words = plain(text).text
    about = _literal(words, column, scenario) or _about(words, scenario, said)
    problem = scenario.problem(about.problem)
    if problem is None:
        return Judged(column, text, "unmatched")
    fact = {"troubles": problem.voiced.id, "costs": about.consequence, "wants": problem.want.id}[column]
    if not fact:
        return Judged(column, text, "vague", problem.voiced.id)
    return Judged(column, text, "found" if fact in said else "guessed", fact)


def _literal(words: str, column: Column, scenario: Scenario) -> About | None:
    """The one need of this column whose figure stands in the line, or whose own words make up most of it."""
    needs = [(each, need) for each in scenario.problems for place, need in _needs(each) if place == column]
    for found in (_with_figure(words, needs), _in_its_words(words, needs)):
        if len(found) == 1:
            problem, need = found[0]
            return About(problem=problem.id, consequence=need.id if column == "costs" else "")
    return None


def _with_figure(words: str, needs: list[tuple[Problem, Fact]]) -> list[tuple[Problem, Fact]]:
    figures = _figures(words)
    return [pair for pair in needs if figures & _figures(plain(pair[1].text).text)]


def _in_its_words(words: str, needs: list[tuple[Problem, Fact]]) -> list[tuple[Problem, Fact]]:
    grams = _grams(words)
    shares = [len(grams & _grams(plain(need.text).text)) for _, need in needs]
    enough = max(FEWEST_GRAMS, 0.6 * len(grams), *shares)
    return [pair for pair, share in zip(needs, shares, strict=True) if share >= enough]


def _about(words: str, scenario: Scenario, said: frozenset[str]) -> About:
    """What a line names by the scenario's terms; of areas that share a term the one the buyer spoke of."""
    index = index_of(scenario.topics(), scenario.language)
    for problem in scenario.problems:
        if problem.voiced.id in said:
            about = index.about(words, problem.id)
            if about.problem == problem.id:
                return about
    return index.about(words)


def _figures(words: str) -> set[str]:
    return set(_FIGURE.findall(words.replace(",", "")))


def _grams(words: str) -> set[str]:
    """The words of four letters and more, and the pairs of Chinese characters."""
    pairs = (run[at : at + 2] for run in _HAN.findall(words) for at in range(len(run) - 1))
    return {*_WORD.findall(words), *pairs}


def _needs(problem: Problem) -> list[tuple[Column, Fact]]:
    costs: list[tuple[Column, Fact]] = [("costs", link.fact) for link in problem.chain]
    return [("troubles", problem.voiced), *costs, ("wants", problem.want)]


def _area(problem: Problem, said: frozenset[str], written: Iterable[str]) -> Area:
    needs = _needs(problem)
    return Area(problem, tuple(Need(column, fact, _fate(fact.id, said, written)) for column, fact in needs))


def _fate(fact: str, said: frozenset[str], written: Iterable[str]) -> Fate:
    if fact in said:
        return "found" if fact in written else "missed"
    return "guessed" if fact in written else "unseen"
