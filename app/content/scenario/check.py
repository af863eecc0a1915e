"""What a scenario needs to be worth playing: enough of everything, all of it reachable, and nothing given away."""

from collections.abc import Iterator

from app.content.errors import ContentError, Finding, Mistake, finding
from app.content.scenario.integrity import integrity
from app.content.scenario.later import later_checks
from app.content.scenario.leaks import forget, leaks
from app.content.scenario.parts import STOOD_IN
from app.content.scenario.source import read_scenario
from app.content.scenario.wording import wording_checks
from app.spin.acts.thread.topics import TopicIndex, said
from app.spin.scenario import Disclosure, Heading, Problem, Scenario

DECISION_KEYS = ("budget", "timing", "criteria", "process", "competitor")
TALKS = {"strong": 8, "middle": 6, "weak": 4}
FREQUENT = ("greet", "chat", "wait", "repeated", "not_mine", "shrug", "stall", "silence")
_HEARD_OFTEN = 3
_REQUIRED = 3
_CHAIN = 3
_LEAST = {"problems": 3, "stakeholders": 2, "objections": 1, "ladder": 2}


def check(scenario: Scenario) -> tuple[Finding, ...]:
    """Every mistake of a scenario that has the right form, by field."""
    first = (*wording_checks(scenario), *leaks(scenario))
    found = (
        *integrity(scenario),
        *_counts(scenario),
        *_offered(scenario),
        *_facts(scenario),
        *_coverage(scenario),
        *_problems(scenario),
        *_reachable(scenario),
        *_talks(scenario),
        *first,
        *later_checks(scenario, first),
    )
    forget()
    return found


def check_text(text: str, file: str) -> tuple[Mistake, ...]:
    """Every mistake of a scenario file, of form and of content; empty for a file that may be published."""
    try:
        read_checked(text, file)
    except ContentError as error:
        return error.mistakes
    return ()


def read_checked(text: str, file: str) -> Scenario:
    """The scenario of a file that may be published; raises ContentError with every mistake of any other."""
    scenario, source = read_scenario(text, file)
    if mistakes := tuple(source.mistake(each.path, each.code, each.params) for each in check(scenario)):
        raise ContentError(mistakes)
    return scenario


def _counts(scenario: Scenario) -> Iterator[Finding]:
    for name, least in _LEAST.items():
        count = len(getattr(scenario, name))
        if count < least:
            yield finding((name,), "count.few", name=name, count=count, least=least)
    for missing in sorted(STOOD_IN - scenario.lines.keys()):
        yield finding(("lines", missing), "cue.missing", cue=missing)
    for cue in FREQUENT:
        count = len(scenario.lines.get(cue, ()))
        if 0 < count < _HEARD_OFTEN:
            yield finding(("lines", cue), "cue.few", cue=cue, count=count)


def _offered(scenario: Scenario) -> Iterator[Finding]:
    for place, name in enumerate(scenario.briefing.ours):
        if name not in scenario.briefing.we_sell:
            yield finding(("briefing", "ours", place), "ours.unsaid", name=name)
    for place, problem in enumerate(scenario.problems):
        if problem.answer and not problem.solvable:
            yield finding(("problems", place, "answer"), "answer.unsolvable")


def _facts(scenario: Scenario) -> Iterator[Finding]:
    for place, fact in enumerate(scenario.facts):
        is_open = fact.disclosure is Disclosure.OPEN
        if fact.public and not is_open:
            yield finding(("facts", place, "public"), "fact.public_hidden")
        if is_open and fact.heading in {Heading.DECISION, Heading.PERSONAL}:
            yield finding(("facts", place, "disclosure"), "fact.guarded_open", heading=fact.heading)
        if fact.public and fact.required:
            yield finding(("facts", place, "required"), "fact.public_required")


def _coverage(scenario: Scenario) -> Iterator[Finding]:
    """A good call covers the whole decision and everybody in it, so all of it must be there to be found."""
    decided = {fact.decision for fact in scenario.facts}
    for key in DECISION_KEYS:
        if key not in decided:
            yield finding(("facts",), "coverage.decision", key=key)
    if not any(fact.heading is Heading.PERSONAL for fact in scenario.facts):
        yield finding(("facts",), "coverage.personal")
    introduced = {fact.person for fact in scenario.facts if fact.heading is Heading.PEOPLE}
    for place, person in enumerate(scenario.stakeholders):
        if not person.present and person.id not in introduced:
            yield finding(("stakeholders", place), "coverage.person", id=person.id)
    required = sum(fact.required and fact.disclosure is Disclosure.OPEN for fact in scenario.facts)
    if required < _REQUIRED:
        yield finding(("facts",), "coverage.required", count=required)


def _problems(scenario: Scenario) -> Iterator[Finding]:
    if scenario.problems and all(problem.solvable for problem in scenario.problems):
        yield finding(("problems",), "problem.all_solvable")
    if scenario.problems and not any(problem.solvable for problem in scenario.problems):
        yield finding(("problems",), "problem.none_solvable")
    for place, problem in enumerate(scenario.problems):
        for each in (*_chain(problem), *_questions(problem)):
            yield Finding(("problems", place, *each.path), each.code, each.params)


def _chain(problem: Problem) -> Iterator[Finding]:
    if len(problem.chain) < _CHAIN:
        yield finding(("chain",), "chain.short", count=len(problem.chain))
    if not any(link.quantified for link in problem.chain):
        yield finding(("chain",), "chain.no_number")
    for place, link in enumerate(problem.chain):
        if link.quantified and not any(sign.isdigit() for sign in link.fact.text):
            yield finding(("chain", place, "quantified"), "chain.claims_number")


def _questions(problem: Problem) -> Iterator[Finding]:
    wanted = ["problem", "implication", *(["need_payoff"] if problem.solvable else [])]
    for kind in wanted:
        if kind not in problem.model_questions:
            yield finding(("model_questions",), "question.missing", kind=kind)
    if not problem.solvable and "need_payoff" in problem.model_questions:
        yield finding(("model_questions", "need_payoff"), "question.unsolvable")


def _reachable(scenario: Scenario) -> Iterator[Finding]:
    """What none of its own terms leads to can never be asked for."""
    topics = scenario.topics()
    index = TopicIndex(topics, scenario.language)
    for topic in topics:
        found = (getattr(index.about(said(term)), topic.kind) for term in topic.terms)
        if topic.id not in found:
            yield finding(_topic_path(scenario, topic.kind, topic.id), "fact.shadowed", id=topic.id)


def _topic_path(scenario: Scenario, kind: str, topic_id: str) -> tuple[str | int, ...]:
    if kind == "consequence":
        owner, _, name = topic_id.partition(".")
        place = [problem.id for problem in scenario.problems].index(owner)
        chain = [link.fact.id for link in scenario.problems[place].chain]
        return ("problems", place, "chain", chain.index(f"{owner}.{name}"), "terms")
    section = {"fact": "facts", "person": "stakeholders", "problem": "problems", "step": "ladder"}[kind]
    return (section, [each.id for each in getattr(scenario, section)].index(topic_id), "terms")


def _talks(scenario: Scenario) -> Iterator[Finding]:
    for name, least in TALKS.items():
        talk = scenario.talks.get(name)
        if talk is None:
            yield finding(("talks",), "talk.missing", name=name)
        elif len(talk.turns) < least:
            yield finding(("talks", name, "turns"), "talk.short", name=name, count=len(talk.turns), least=least)
