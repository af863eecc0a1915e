"""Which fact, trouble or consequence is a question about?"""

from app.spin.acts.act import Act
from app.spin.buyer.state import State, Strand
from app.spin.scenario import Consequence, Disclosure, Fact, Heading, Problem, Scenario


def fact_meant(act: Act, state: State, scenario: Scenario) -> Fact | None:
    """The fact named, else an untold one of the person named, an open one before a guarded one.

    Nobody is announced who sits there, unless she asks outright who that is.
    """
    named = fact_named(act, scenario)
    if named and "unsure" in act.flags and _announces(named, state, scenario):
        return None
    if named or act.about.person in ("", scenario.buyer.id):
        return named
    # He does not announce a person who sits beside him.
    here = state.has_in_the_room(act.about.person, scenario)
    theirs = [each for each in scenario.facts if each.person == act.about.person and (each.by or not here)]
    untold = [each for each in theirs if each.id not in state.told and not each.public]
    order = tuple(Disclosure)
    return min(untold, key=lambda each: order.index(each.disclosure), default=None)


def _announces(fact: Fact, state: State, scenario: Scenario) -> bool:
    """Whether a fact only says of somebody in the room who he is."""
    other = fact.person not in ("", scenario.buyer.id) and not fact.by
    return fact.heading is Heading.PEOPLE and other and state.has_in_the_room(fact.person, scenario)


def fact_named(act: Act, scenario: Scenario) -> Fact | None:
    """The fact that the words name."""
    return next((each for each in scenario.facts if each.id == act.about.fact), None)


def link_meant(act: Act, problem: Problem, strand: Strand) -> Consequence | None:
    """The link named, else the nearest untold one; None where the one named, or all, are told."""
    named = next((each for each in problem.chain if each.fact.id == act.about.consequence), None)
    if named:
        return None if named.fact.id in strand.nodes else named
    return next((each for each in problem.chain if each.fact.id not in strand.nodes), None)


def problem_meant(act: Act, state: State, scenario: Scenario) -> Problem | None:
    """The problem of the consequence named, the one named, the one spoken of last, or the gravest voiced."""
    by_link = (each for each in scenario.problems if act.about.consequence in [link.fact.id for link in each.chain])
    named = next(by_link, None) or scenario.problem(act.about.problem)
    if named:
        return named
    if state.problem in state.voiced():
        return scenario.problem(state.problem)
    voiced = [each for each in state.strands if each.voiced]
    return scenario.problem(max(voiced, key=lambda each: each.severity).problem) if voiced else None
