"""A sheet of needs beside the truth: lines find their needs, what was heard is told from what was guessed."""

from dataclasses import replace
from functools import cache

import pytest

from app.coaching.rehearse import Stage
from app.content.rubric import load_rubric
from app.spin.buyer.state import left_behind
from app.spin.practice import Record, replay
from app.spin.scenario import Problem, Scenario
from app.spin.scoring.sheet import Comparison, Sheet, compare
from tests.kept import book, library

EN, ZH = "marrow-lake-surgery", "lifeng-chassis"
LIBRARY = library().scenarios
MOST_STRAY = 0.1  # of the account's own sentences may lead elsewhere: areas share words


@cache
def record(slug: str, talk: str = "strong") -> Record:
    authored = LIBRARY[slug]
    return Stage(authored, book(), load_rubric()).play(authored.scenario.talks[talk].turns)


def fates(comparison: Comparison) -> dict[str, str]:
    return {need.fact.id: need.fate for area in comparison.areas for need in area.needs}


def everything(scenario: Scenario) -> Sheet:
    problems: tuple[Problem, ...] = scenario.problems
    costs = tuple(link.fact.text for problem in problems for link in problem.chain)
    return Sheet(tuple(each.voiced.text for each in problems), costs, tuple(each.want.text for each in problems))


@pytest.mark.parametrize(
    ("slug", "sheet", "facts"),
    [
        (
            EN,
            Sheet(
                ("incomplete TRAYS", "loaners come late"),
                ("overtime", "$212,000 a year"),
                ("know the evening before that trays are complete",),
            ),
            ["trays.voiced", "loaners.voiced", "trays.overtime", "trays.overtime", "trays.want"],
        ),
        (
            ZH,
            Sheet(("机床说停就停",), ("加急运费46万", "加班"), ("提前知道哪台機床要出事",)),
            ["downtime.voiced", "downtime.delivery", "downtime.overtime", "downtime.want"],
        ),
    ],
)
def test_short_notes_find_their_needs(slug: str, sheet: Sheet, facts: list[str]) -> None:
    found = compare(sheet, record(slug)).lines
    assert [each.fact for each in found] == facts
    assert {each.verdict for each in found} == {"found"}


def test_what_he_said_and_she_left_out_is_missed_and_what_she_guessed_is_told_apart() -> None:
    found = fates(compare(Sheet(("trays",), (), ("a pay ladder for certified technicians",)), record(EN)))
    assert found["trays.voiced"] == "found"
    assert found["loaners.voiced"] == "missed"
    assert found["techs.want"] == "guessed"
    assert found["techs.voiced"] == "unseen"


def test_what_was_said_in_the_meeting_before_was_heard() -> None:
    told = replay(record(EN).scenario, record(EN).turns)
    later = replace(record(EN, "weak"), carried=left_behind(told, record(EN).scenario))
    (line,) = compare(Sheet(("incomplete trays",)), later).lines
    assert line.verdict == "found"


def test_nothing_is_heard_in_a_talk_that_heard_nothing() -> None:
    scenario = LIBRARY[EN].scenario
    comparison = compare(everything(scenario), record(EN, "weak"))
    assert comparison.count("found") == comparison.count("missed") == 0
    assert comparison.count("guessed") > 0


@pytest.mark.parametrize("line", ["their coffee is bad", "天气不好", "12", "", "<b>", "= 1+1", "a" * 200])
def test_what_is_not_there_matches_nothing(line: str) -> None:
    for slug in (EN, ZH):
        comparison = compare(Sheet((line,), (line,), (line,)), record(slug))
        assert [each.verdict for each in comparison.lines] == ["unmatched"] * 3


def test_a_cost_that_names_only_an_area_is_vague() -> None:
    (line,) = compare(Sheet((), ("the trays",), ()), record(EN)).lines
    assert (line.verdict, line.fact) == ("vague", "trays.voiced")


def test_an_empty_sheet_is_a_skipped_one() -> None:
    assert Sheet().skipped
    assert not Sheet(wants=("x",)).skipped
    assert compare(Sheet(), record(EN)).lines == ()


@pytest.mark.parametrize("slug", LIBRARY)
def test_the_account_s_own_sentences_find_themselves(slug: str) -> None:
    scenario = LIBRARY[slug].scenario
    sheet = everything(scenario)
    wanted = {each.voiced.text: each.voiced.id for each in scenario.problems}
    wanted |= {link.fact.text: link.fact.id for each in scenario.problems for link in each.chain}
    wanted |= {each.want.text: each.want.id for each in scenario.problems}
    lines = compare(sheet, record(slug)).lines
    astray = [each.text for each in lines if each.fact != wanted[each.text]]
    assert len(astray) <= MOST_STRAY * len(lines), astray
