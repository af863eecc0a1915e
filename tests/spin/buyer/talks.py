"""Random talks: any acts, any flags, ids of the scenario and ids of nowhere."""

from typing import get_args

from hypothesis import strategies as st

from app.spin.acts.act import SPIN, About, Act, Flag, Kind, Reading
from app.spin.scenario import Difficulty, ObjectionKind, Scenario
from tests.spin.buyer.worlds import did, objection, problem, reading, small_world, step


def large_world(difficulty: Difficulty = Difficulty.MIDDLE) -> Scenario:
    """The small account with more of everything, so that each branch has something to reach."""
    small = small_world(difficulty)
    kinds: tuple[ObjectionKind, ...] = ("price", "value", "authority", "switching", "trust", "capability")
    return Scenario(
        slug=small.slug,
        language=small.language,
        title=small.title,
        difficulty=difficulty,
        meeting="executive",
        company=small.company,
        briefing=small.briefing,
        stakeholders=small.stakeholders,
        facts=small.facts,
        problems=(*small.problems, problem("audits", solvable=False, links=6)),
        objections=tuple(objection(kind, kind) for kind in kinds),
        ladder=(*small.ladder, step("pilot", 3), step("trial", 4)),
        lines=small.lines,
        talks={},
    )


def acts(scenario: Scenario, kinds: tuple[Kind, ...] = tuple(Kind)) -> st.SearchStrategy[Act]:
    nowhere = ("", "", "no-such-id")
    problems = (*nowhere, *(each.id for each in scenario.problems))
    links = (*nowhere, *(link.fact.id for each in scenario.problems for link in each.chain))
    abouts = st.builds(
        About,
        st.sampled_from(problems),
        st.sampled_from(links),
        st.sampled_from((*nowhere, *(each.id for each in scenario.facts))),
        st.sampled_from((*nowhere, *(each.id for each in scenario.stakeholders))),
        st.sampled_from((*nowhere, *(each.id for each in scenario.ladder))),
    )
    flags = st.lists(st.sampled_from(get_args(Flag)), max_size=2)
    return st.builds(
        lambda kind, about, flagged, rule: did(kind, about, *flagged, rule=rule),
        st.sampled_from(kinds),
        abouts | st.just(About()),
        flags,
        st.sampled_from(("", "r")),
    )


def turns(scenario: Scenario, kinds: tuple[Kind, ...] = tuple(Kind)) -> st.SearchStrategy[list[Reading]]:
    """Talks of up to fourteen turns; half of their acts are questions, so that talks get somewhere."""
    likely = acts(scenario, kinds)
    if set(SPIN) <= set(kinds):
        likely = likely | acts(scenario, SPIN)
    turn = st.lists(likely, max_size=5).map(lambda chosen: reading(*chosen))
    return st.lists(turn, max_size=14)
