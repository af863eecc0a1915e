"""What she never did: the moment at which it would have had its place, before her words there or after them."""

from app.spin.acts.act import CAPABILITY, SPIN, Kind
from app.spin.scenario import Problem
from app.spin.scoring.course import Course, due, unopened
from app.spin.scoring.focus import Better, Fault, Focus, Model, When, following, pointing
from app.spin.scoring.tally import Did

CLOSING = (*CAPABILITY, Kind.SUMMARY_OF_BENEFITS, Kind.CHECK, Kind.PROPOSAL, Kind.PRESSURE)
# What is said at the end of a talk: a question of the scenario's belongs before it, not after.
LAST = frozenset({Kind.BENEFIT, Kind.SUMMARY_OF_BENEFITS, Kind.CHECK, Kind.PROPOSAL, Kind.CLARIFY})


def facts_missing(course: Course) -> Focus | None:
    """Facts the call needed: they belong after her last situation question before a trouble, else after the opening."""
    told = course.end.told
    missing = tuple(fact.id for fact in course.scenario.facts if fact.required and fact.id not in told)
    if not missing or not course.turns:
        return None
    trouble = course.first(lambda each: each.act.kind in SPIN[1:])
    until = trouble.turn.number if trouble else course.turns[-1].number + 1
    asked = [each for each in course.tally.acts(Kind.SITUATION) if each.turn.number < until]
    did = asked[-1] if asked else course.lead(course.turns[0])
    better = Better(Kind.SITUATION, "fact", ref=missing[0], when="after")
    return pointing("situation", "facts_missing", did, better, missing=missing)


def few_problems(course: Course, latent: list[Problem]) -> Focus | None:
    """Troubles nobody asked about: before she turned to her offer or to the next step."""
    place = _closing(course)
    target = next((each for each in latent if each.solvable), latent[0])
    if place is None:
        return None
    better = Better(Kind.PROBLEM, "ask", target.id, when=place[1])
    return pointing("problem", "few_problems", place[0], better, following(better))


def unopened_trouble(course: Course) -> Focus | None:
    """A trouble she knew of that was not followed to all it leads to."""
    place = _closing(course)
    left = [each for each in course.scenario.problems if unopened(each, course.end)]
    known = [each for each in left if each.id in course.end.voiced()]
    if place is None or not known:
        return None
    target = next((each for each in known if each.solvable), known[0])
    better = Better(Kind.IMPLICATION, "stay", target.id, when=place[1])
    strand = course.end.strand(target.id)
    fault: Fault = "followed_halfway" if strand and strand.nodes else "not_followed"
    return pointing("implication", fault, place[0], better, following(better))


def unanswered_want(course: Course) -> Focus | None:
    """Wants that no benefit met: after the last benefit she stated, else right after he had said it."""
    met = {each.act.about.problem for each in course.tally.acts(Kind.BENEFIT)}
    wanted = [each for each in course.scenario.problems if each.solvable and each.id in course.end.wants() - met]
    if not wanted:
        return None
    stated = {each.event.problem: each for each in course.tally.events("explicit")}
    target = next((each for each in wanted if each.id in stated), wanted[0])
    said = stated[target.id].turn.number if target.id in stated else 0
    place = _answering(course, said)
    if place is None:
        return None
    better = Better(Kind.BENEFIT, "answer", target.id, when=place[1])
    missing = tuple(each.want.id for each in wanted)
    return pointing("capability", "unanswered_want", place[0], better, missing=missing)


def unprepared(course: Course, asked: Did, lost: frozenset[str]) -> Focus | None:
    """A step asked for without looking for worries first, or without what he had gained summed up."""
    if asked.act.kind is not Kind.PROPOSAL:
        return None
    if "checked" in lost:
        return pointing("commitment", "not_checked", asked, Better(Kind.CHECK, "check", when="before"))
    if "summed_up" in lost and gains(course, asked.turn.number):
        better = Better(Kind.SUMMARY_OF_BENEFITS, "sum_up", when="before")
        return pointing("commitment", "not_summed_up", asked, better)
    return None


def gains(course: Course, number: int) -> tuple[str, ...]:
    """Ids of what he had said a solution would bring him, before this turn."""
    told = course.before(number).told
    return tuple(each.payoff.id for each in course.scenario.problems if each.payoff.id in told)


def next_question(course: Course, point: Focus) -> Model | None:
    """The scenario's question that goes with the better act: what is due on the problem that is nearest."""
    if point.better is None:
        return None
    state, better = course.before(point.moment), point.better
    asked = [(each.id, due(each, state)) for each in nearest(course, point.moment, better.problem)]
    fit = next((pair for pair in asked if pair != (better.problem, better.kind)), None)
    late = better.kind in LAST or better.move == "involve"
    return Model(*fit, "before" if late else "then") if fit else None


def nearest(course: Course, moment: int, meant: str = "") -> list[Problem]:
    """The troubles we can solve: those that can still grow first, of them the one meant and the one on the table."""
    state = course.before(moment)
    solvable = (each for each in course.scenario.problems if each.solvable)
    return sorted(solvable, key=lambda each: (each.payoff.id in state.told, each.id != meant, each.id != state.problem))


def _closing(course: Course) -> tuple[Did, When] | None:
    """Where she turned to her offer or the next step; where she did not, her last words, after which it belongs."""
    first = course.first(lambda each: each.act.kind in CLOSING and each.turn.number > 1)
    if first:
        return first, "before"
    return (course.lead(course.turns[-1]), "after") if course.turns else None


def _answering(course: Course, said: int) -> tuple[Did, When] | None:
    later = [each for each in course.tally.acts(Kind.BENEFIT) if each.turn.number > said]
    if later:
        return later[-1], "after"
    turn = course.after(said - 1) if said else None
    return (course.lead(turn), "after") if turn else _closing(course)
