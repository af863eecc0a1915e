"""Which fact does a question open? Gates of the four classes; nothing else releases a fact."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from app.spin.acts.act import About, Act, Kind
from app.spin.buyer.answer import Answer, saying
from app.spin.buyer.direction import Cue, Event
from app.spin.buyer.effects import effect
from app.spin.buyer.gates import (
    IMPLICATIONS_IN_A_ROW,
    SITUATION_CAP,
    SOFT,
)
from app.spin.buyer.meant import fact_meant, fact_named, link_meant, problem_meant
from app.spin.buyer.payoff import paid_off, wanted
from app.spin.buyer.room import absent_owner, absent_teller, referred
from app.spin.buyer.state import Stage, State, Strand
from app.spin.buyer.telling import (
    connects,
    is_frank,
    is_free,
    is_hidden,
    is_open,
    longs_for,
    releasing,
    telling,
    voices,
    wants,
)
from app.spin.buyer.unforeseen import in_general, of_another, unclear, unforeseen
from app.spin.scenario import Fact, Heading, Problem, Scenario

Asked: TypeAlias = Callable[[Act, int, State, Scenario], Answer]


def asked(act: Act, place: int, state: State, scenario: Scenario) -> Answer:
    """The answer to a question, the act at `place` of the turn; Answer() for an act that is none of the four."""
    ask = ASKS.get(act.kind)
    return ask(act, place, state, scenario) if ask else Answer()


def _situation(act: Act, place: int, state: State, scenario: Scenario) -> Answer:
    fact = fact_meant(act, state, scenario)
    if fact:
        return _on_fact(fact, place, state, scenario)
    latent = act.about.problem and act.about.problem not in state.voiced()
    if "inherited" in act.flags and not latent:
        return saying(Cue.NOTHING_MORE, "situation_unforeseen", place)
    if act.about.problem:
        return _around(act, place, state, scenario)
    if act.about.person not in ("", scenario.buyer.id):
        return of_another(act, place, state, scenario)
    if not {"general", "unsure"} & set(act.flags):
        return unforeseen(act, place)
    return in_general(act, place, state, scenario)


def _on_fact(fact: Fact, place: int, state: State, scenario: Scenario) -> Answer:
    if fact.public:
        return saying(Cue.PUBLIC, "situation_public", place, about=fact.id)
    if fact.id in state.told:
        return saying(Cue.REPEATED, "situation_repeated", place, fact.id)
    if absent := absent_teller(fact, state, scenario):
        return referred(absent, "referred", place)
    if not is_open(fact, state, scenario):
        return saying(Cue.GUARD, "hidden_guarded", place, about=fact.id)
    beyond = state.counts.situation >= SITUATION_CAP[scenario.meeting]
    return telling(fact, "situation_beyond" if beyond else "situation_new", place)


def _around(act: Act, place: int, state: State, scenario: Scenario) -> Answer:
    """A question near a problem: he names the area and tells nothing."""
    problem = scenario.problem(act.about.problem)
    if problem is None:
        return unclear(act, place, state)
    if act.about.consequence in state.told:
        return saying(Cue.REPEATED, "situation_repeated", place, act.about.consequence)
    if problem.id in state.voiced():
        # To repeat what he has just told would be no answer.
        just_told = problem.id == state.problem and Cue.TELL in state.cues
        told = saying(Cue.NOTHING_MORE, "problem_told", place, about=problem.id)
        return told if just_told else _more_of(problem, act, place, state)
    if absent := absent_owner(problem, state, scenario):
        return referred(absent, "problem_near", place)
    return saying(Cue.HINT, "problem_near", place, ref=problem.id)


def _problem(act: Act, place: int, state: State, scenario: Scenario) -> Answer:
    named = scenario.problem(act.about.problem)
    if named and named.id not in state.voiced():
        return _voicing(named, place, state, scenario, near=bool(act.about.consequence))
    fact = fact_named(act, scenario)
    # “What are you yourself not happy with?” asks for a trouble, not for what he wants for himself.
    own = fact is not None and fact.heading is Heading.PERSONAL
    if fact and is_hidden(fact) and not own and not (named and fact.id in state.told):
        return _on_fact(fact, place, state, scenario)
    if named:
        return _beside(named, fact, place, state, scenario) or _more_of(named, act, place, state)
    if fact and fact.heading is Heading.PEOPLE and is_free(fact, state, scenario):
        # “Will the nurses be against it?” asks how somebody stands, not for a trouble.
        return telling(fact, "situation_new", place)
    if fact and not own:
        return saying(Cue.NOTHING_THERE, "problem_empty", place, about=fact.id)
    return _problem_unnamed(act, place, state, scenario)


def _beside(problem: Problem, fact: Fact | None, place: int, state: State, scenario: Scenario) -> Answer | None:
    """A further question on a voiced problem that also names a plain fact: the fact is the answer."""
    if fact is None or not is_free(fact, state, scenario):
        return None
    return replace(telling(fact, "problem_same", place), effects=(effect("problem_same", place, problem.id),))


def _problem_unnamed(act: Act, place: int, state: State, scenario: Scenario) -> Answer:
    """A vague question opens what he just hinted at, else the first latent problem; one on another's work is near."""
    latent = [each for each in scenario.problems if each.id not in state.voiced()]
    elsewhere = act.about.person not in ("", scenario.buyer.id)
    if elsewhere:
        latent = [each for each in latent if each.owner == act.about.person]
    if "unsure" in act.flags:
        return _another_mind(act, place, state, scenario) if elsewhere else unclear(act, place, state)
    if not latent:
        return saying(Cue.NOT_MINE if elsewhere else Cue.NOTHING_THERE, "problem_empty", place)
    # He does not send her to a colleague with a question that names nothing.
    latent.sort(key=lambda each: bool(absent_owner(each, state, scenario)))
    hinted = next((each for each in latent if each.id == state.problem and Cue.HINT in state.cues), None)
    return _voicing(hinted or latent[0], place, state, scenario, near=elsewhere and not hinted)


def _voicing(problem: Problem, place: int, state: State, scenario: Scenario, *, near: bool) -> Answer:
    if absent := absent_owner(problem, state, scenario):
        return referred(absent, "problem_near", place)
    state = state.towards(scenario.teller(problem.voiced))
    if near or not voices(state, scenario):
        return saying(Cue.HINT, "problem_near", place, ref=problem.id)
    if problem.id not in state.hinted and not is_frank(state, scenario):
        return saying(Cue.HINT, "problem_played_down", place, ref=problem.id)
    event = Event("implied", problem.voiced.id, problem.id)
    return releasing(problem.voiced, "problem_new", place, (event,), about=problem.id)


def _more_of(problem: Problem, act: Act, place: int, state: State) -> Answer:
    """A further question on a voiced problem: once he puts it in other words, after that he has no more to say."""
    strand = state.strand(problem.id)
    link = act.about.consequence
    if "repeated" in act.flags:
        return saying(Cue.REPEATED, "problem_repeated", place, about=problem.id)
    if strand and strand.again == 0:
        return saying(Cue.TELL, "problem_same", place, ref=problem.voiced.id, about=problem.id)
    if link and link not in state.told:
        # He has not connected the two; only a question on the connection does it for him.
        return saying(Cue.NOT_MINE, "problem_near", place, about=problem.id)
    return saying(Cue.NOTHING_MORE, "problem_told", place, about=problem.id)


def _implication(act: Act, place: int, state: State, scenario: Scenario) -> Answer:
    problem = problem_meant(act, state, scenario)
    strand = state.strand(problem.id) if problem else None
    hinted = problem and (problem.id in state.hinted or (Cue.HINT in state.cues and problem.id == state.problem))
    if problem and hinted and problem.id not in state.voiced():
        # She insists where he has only hinted: now he says what the trouble is.
        return _voicing(problem, place, state, scenario, near=False)
    if problem is None or strand is None or not strand.voiced:
        return _before_trouble(act, place, state, scenario, problem)
    link = act.about.consequence
    if "unsure" in act.flags and problem.id != state.problem in state.voiced():
        # A word that happens to belong to another trouble does not turn the talk to it.
        return unclear(act, place, state)
    if (not link or link in state.told) and act.about.person not in ("", scenario.buyer.id):
        return _another_mind(act, place, state, scenario)
    return _consequence(act, place, state, scenario, problem, strand)


def _before_trouble(act: Act, place: int, state: State, scenario: Scenario, problem: Problem | None) -> Answer:
    """A question on consequences of what is not voiced: a plain fact that it names is the answer all the same.

    Who has told of another trouble does not say that there is none: he names the area.
    """
    fact = fact_named(act, scenario)
    if fact and is_free(fact, state, scenario):
        return telling(fact, "situation_new", place)
    if "general" in act.flags and not act.about.problem:
        return in_general(act, place, state, scenario)
    if "unsure" in act.flags:
        return _around(act, place, state, scenario)
    if problem and state.voiced():
        return _around(replace(act, about=About(problem.id)), place, state, scenario)
    return saying(Cue.NO_PROBLEM, "implication_no_problem", place)


def _consequence(act: Act, place: int, state: State, scenario: Scenario, problem: Problem, strand: Strand) -> Answer:
    """The answer to a question on what a voiced problem leads to."""
    if strand.implications >= IMPLICATIONS_IN_A_ROW:
        return saying(Cue.GLOOMY, "implication_many", place, about=problem.id)
    if absent := absent_owner(problem, state, scenario):
        return referred(absent, "implication_guarded", place)
    link = link_meant(act, problem, strand)
    if link and strand.nodes and "repeated" in act.flags and act.about.consequence != link.fact.id:
        return saying(Cue.REPEATED, "implication_repeated", place, about=problem.id)
    if link is None:
        return _told_through(act, place, state, scenario, strand)
    named = act.about.consequence == link.fact.id
    if not connects(state.towards(scenario.teller(link.fact)), scenario, named=named):
        return saying(Cue.GUARD, "implication_guarded", place, about=problem.id)
    event = Event("consequence", link.fact.id, problem.id, quantified=link.quantified)
    return releasing(link.fact, "implication_new", place, (event,), about=problem.id)


def _told_through(act: Act, place: int, state: State, scenario: Scenario, strand: Strand) -> Answer:
    """The chain, or the link she names, is told already: a plain fact that she also names is the answer."""
    fact = fact_named(act, scenario)
    if fact and is_free(fact, state, scenario):
        return telling(fact, "situation_new", place)
    if act.about.consequence in strand.nodes:
        return saying(Cue.REPEATED, "implication_told", place, act.about.consequence, strand.problem)
    return saying(Cue.NOTHING_MORE, "implication_told", place, about=strand.problem)


def _another_mind(act: Act, place: int, state: State, scenario: Scenario) -> Answer:
    """How somebody else takes it: he tells who that is, and beyond that cannot speak for him."""
    fact = fact_meant(act, state, scenario)
    if fact and is_free(fact, state, scenario):
        return telling(fact, "situation_new", place)
    return of_another(act, place, state, scenario)


def _need_payoff(act: Act, place: int, state: State, scenario: Scenario) -> Answer:
    guarded = _on_guarded(act, place, state, scenario)
    problem = problem_meant(act, state, scenario)
    strand = state.strand(problem.id) if problem else None
    # “What would be the best of it for you?”: what he will not say of himself he says of the work, where it is ripe.
    if guarded and not (guarded.parts[0].cue is Cue.GUARD and longs_for(problem, strand, state, scenario)):
        return guarded
    if problem is None or strand is None or not strand.voiced or strand.severity < SOFT:
        return _too_early(act, place, state, scenario, problem, "need_payoff_premature")
    if absent := absent_owner(problem, state, scenario):
        return referred(absent, "need_payoff_unripe", place)
    if strand.stage is Stage.EXPLICIT:
        return paid_off(problem, strand, place, state)
    if not wants(strand, state.towards(scenario.teller(problem.want)), scenario):
        return _too_early(act, place, state, scenario, problem, "need_payoff_unripe")
    return wanted(problem, strand, place)


def _too_early(act: Act, place: int, state: State, scenario: Scenario, problem: Problem | None, name: str) -> Answer:
    """A question on value where nothing hurts yet; if it may be asking for something else, he answers that."""
    if act.about.person not in ("", scenario.buyer.id):
        return _another_mind(act, place, state, scenario)
    if "unsure" in act.flags:
        return _around(act, place, state, scenario)
    return saying(Cue.PREMATURE, name, place, about=problem.id if problem else "")


def _on_guarded(act: Act, place: int, state: State, scenario: Scenario) -> Answer | None:
    """A question for himself (“what would it mean for you?”) or for a guarded fact, whatever problem stands."""
    about = act.about
    fact = fact_named(act, scenario)
    if fact is None or not is_hidden(fact) or fact.id in state.told:
        return None
    if fact.heading is not Heading.PERSONAL and about.problem:
        return None
    if absent_teller(fact, state, scenario):
        return referred(fact.by, "referred", place)
    if is_open(fact, state, scenario):
        return telling(fact, "hidden_told", place)
    return saying(Cue.GUARD, "hidden_guarded", place, about=fact.id) if fact.heading is Heading.PERSONAL else None


ASKS: Mapping[Kind, Asked] = {
    Kind.SITUATION: _situation,
    Kind.PROBLEM: _problem,
    Kind.IMPLICATION: _implication,
    Kind.NEED_PAYOFF: _need_payoff,
}
