"""Where points were lost in opening, listening, account work, and asking for the next step."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from app.spin.acts.act import CAPABILITY, SPIN, Act, Kind
from app.spin.buyer.commitment import may_be_signed, reach
from app.spin.buyer.direction import Cue
from app.spin.practice import Turn
from app.spin.scenario import Disclosure, Heading, Role, Step
from app.spin.scoring.course import Course, due
from app.spin.scoring.focus import Better, Fault, Focus, Model, When, pointing
from app.spin.scoring.moments.left import nearest, unprepared
from app.spin.scoring.scorecard import CriterionScore
from app.spin.scoring.tally import Did

Find: TypeAlias = Callable[[Course, CriterionScore], Focus | None]

OFFERING = (*CAPABILITY, Kind.IRRITATOR, Kind.PRESSURE)
RECAPS = (Kind.TESTING, Kind.SUMMARY, Kind.SUMMARY_OF_BENEFITS)
WORDY = ("share", "brevity", "one_at_a_time")
SPOKEN_LONG = ("share", "brevity")
FEWEST_TO_RECAP = 2


def opening(course: Course, _score: CriterionScore) -> Focus | None:
    """Her first turn: who she is, why she came, whether she may ask; and nothing of the offer."""
    if not course.turns:
        return None
    first = course.turns[0]
    offered = next((each for each in course.tally.did if each.turn is first and each.act.kind in OFFERING), None)
    better = Better(Kind.OPENING, "opening")
    fault: Fault = "opened_on_offer" if offered else "opened_unclearly"
    return pointing("opening", fault, offered or course.lead(first), better)


def listening(course: Course, score: CriterionScore) -> Focus | None:
    """Too many questions at once, too long a turn, or nothing given back of what he had said."""
    lost = {term.name: term.of - term.points for term in score.terms}
    worst = max(lost, key=lambda name: lost[name], default="")
    wordy = _wordiest(course) if worst in WORDY else None
    return wordy or _unchecked(course) or (_spoke_long(course) if worst in SPOKEN_LONG else None)


def _wordiest(course: Course) -> Focus | None:
    turns = [each for each in course.turns if _asked_last(each) and len(each.reading.acts) > 1]
    if not turns:
        return None
    longest = max(turns, key=lambda each: (_questions(each), len(each.text)))
    question = _asked_last(longest)
    if question is None:
        return None
    better = Better(question.kind, "single", question.about.problem, keep=(question.clause,))
    fault: Fault = "crowded" if _questions(longest) > 1 else "long"
    return Focus("listening", fault, longest.number, longest.text, better)


def _spoke_long(course: Course) -> Focus | None:
    """The longest turn after the first that asks nothing: where a question would have let the buyer speak."""
    told = [each for each in course.turns[1:] if not (_asked_last(each) or course.lead(each).act.kind in RECAPS)]
    if not told:
        return None
    longest = max(told, key=lambda each: len(each.text))
    growing = nearest(course, longest.number)
    if not growing:
        return None
    kind = due(growing[0], course.before(longest.number))
    return Focus("listening", "spoke_long", longest.number, longest.text, Better(kind, "ask", growing[0].id))


def _questions(turn: Turn) -> int:
    return sum(act.kind in SPIN for act in turn.reading.acts)


def _asked_last(turn: Turn) -> Act | None:
    return next((act for act in reversed(turn.reading.acts) if act.kind in SPIN), None)


def _unchecked(course: Course) -> Focus | None:
    """The first turn at which there was enough to give back, and nothing had been."""
    if course.tally.acts(*RECAPS):
        return None
    for turn in course.turns:
        told = recappable(course, turn.number)
        if len(told) >= FEWEST_TO_RECAP:
            better = Better(Kind.TESTING, "recap")
            return pointing("listening", "unchecked", course.lead(turn), better)
    return None


def recappable(course: Course, number: int) -> tuple[str, ...]:
    """Ids of what he had told before this turn and a seller would give back: troubles and what they lead to."""
    weighty = (Heading.PROBLEM, Heading.CONSEQUENCE)
    facts = course.scenario.every_fact()
    return tuple(each for each in course.before(number).told if each in facts and facts[each].heading in weighty)


def key_account(course: Course, _score: CriterionScore) -> Focus | None:
    """Before the step she asked for: the person or the fact of the decision that she did not know."""
    did = course.first(lambda each: each.act.kind in (Kind.PROPOSAL, Kind.PRESSURE)) or _last(course)
    if did is None:
        return None
    when: When = "before" if did.act.kind is Kind.PROPOSAL else "instead"
    told = course.end.told
    facts = [fact for fact in course.scenario.facts if fact.id not in told and not fact.public]
    deciders = {each.id for each in course.scenario.stakeholders if each.role is Role.DECIDER}
    people = [fact for fact in facts if fact.heading is Heading.PEOPLE and fact.disclosure is Disclosure.OPEN]
    people.sort(key=lambda fact: fact.person not in deciders)
    missing = tuple(fact.id for fact in facts if fact.decision or fact.heading in (Heading.PEOPLE, Heading.PERSONAL))
    if people:
        ref = "decider" if people[0].person in deciders else "involved"
        better = Better(Kind.SITUATION, "involve", ref=ref, when=when)
        # If she knows who decides she is not uninformed; it is the others she has not asked about.
        fault: Fault = "people_unasked" if ref == "decider" else "others_unasked"
        return pointing("key_account", fault, did, better, missing=missing)
    decision = next((fact for fact in facts if fact.decision), None)
    if decision is None:
        return None
    better = Better(Kind.SITUATION, "involve", ref=str(decision.decision), when=when)
    return pointing("key_account", "decision_unasked", did, better, missing=missing)


def commitment(course: Course, score: CriterionScore) -> Focus | None:
    """Where she pressed, asked vaguely, too little or too much, or not at all: one step for him, with a date."""
    acts = course.tally.acts
    pressed, proposed = acts(Kind.PRESSURE), acts(Kind.PROPOSAL)
    did = next(iter(pressed or proposed[-1:]), None) or _last(course)
    best = _best_step(course, did) if did else None
    if did is None or best is None:
        return None
    left = None if pressed else _objection_left(course, did)
    fault = _asked_how(course, did, best)
    if left or fault is None:
        return left or unprepared(course, did, frozenset(term.name for term in score.terms if not term.points))
    within = reach(course.before(did.turn.number), course.scenario)
    better = Better(Kind.PROPOSAL, "propose", ref=best.id)
    return pointing("commitment", fault, did, better, _before(course, did, within))


def _best_step(course: Course, did: Did) -> Step | None:
    """The largest step in his reach when she asked, else the smallest there is."""
    state = course.before(did.turn.number)
    within = reach(state, course.scenario)
    steps = sorted(course.scenario.ladder, key=lambda step: step.level)
    reached = [each for each in steps if each.level <= within and may_be_signed(each, state, course.scenario)]
    return next(iter(reached[-1:] or steps[:1]), None)


def _asked_how(course: Course, did: Did, best: Step) -> Fault | None:
    """What was wrong with how she asked; None where he agreed to as much as he would have."""
    if did.act.kind is Kind.PRESSURE:
        return "pressed"
    if best.level <= course.end.commitment:
        return None
    if did.act.kind is not Kind.PROPOSAL:
        return "no_step"
    asked = next((each for each in course.scenario.ladder if each.id == did.act.about.step), None)
    if asked is None:
        return "vague_step"
    return "small_step" if asked.level < best.level else "large_step" if asked.level > best.level else None


def _objection_left(course: Course, did: Did) -> Focus | None:
    """He objected to the step, and she did not hear him out: what to say next."""
    met = next((part.ref for part in did.turn.direction.parts if part.cue is Cue.OBJECT), "")
    if not met or course.end.commitment:
        return None
    after = course.after(did.turn.number)
    if after is None:
        return pointing("commitment", "objection_left", did, Better(Kind.CLARIFY, "listen", ref=met, when="after"))
    if any(act.kind is Kind.CLARIFY for act in after.reading.acts):
        return None
    return pointing("commitment", "objection_left", course.lead(after), Better(Kind.CLARIFY, "listen", ref=met))


def _before(course: Course, did: Did, within: int) -> Model | None:
    """Where no step was in reach yet: the question that would have brought it nearer."""
    state = course.before(did.turn.number)
    solvable = [each for each in course.scenario.problems if each.solvable]
    if within or not solvable:
        return None
    voiced = [each for each in solvable if each.id in state.voiced() - state.wants()] or solvable
    return Model(voiced[0].id, due(voiced[0], state), "before")


def _last(course: Course) -> Did | None:
    return course.lead(course.turns[-1]) if course.turns else None


TALKED: Mapping[str, Find] = {
    "opening": opening,
    "listening": listening,
    "key_account": key_account,
    "commitment": commitment,
}
