"""Her sentence as the better act, in the language of the talk: built from the scenario, and read by the rules."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.spin.acts.act import SPIN, Kind
from app.spin.acts.votes.rules import RuleBook
from app.spin.scenario import Scenario, Step
from app.spin.scoring.course import Course, Instead
from app.spin.scoring.focus import Better, Focus
from app.spin.scoring.moments.left import gains
from app.spin.scoring.moments.talk import recappable
from app.web.debrief.questions import SENTENCES, SPOILED, TAGS, flags_of, one_question, questions_of
from app.web.debrief.wordings import (
    CHECKING,
    HEARING_OUT,
    INVOLVING,
    OPENINGS,
    RECAPS,
    SUMMING_UP,
    TRADING,
)
from app.web.language import Tongue, tongues
from app.web.language import marked as _

# Acts that cost points wherever they stand.
HARMFUL: Final = frozenset(
    {Kind.FEATURE, Kind.ADVANTAGE, Kind.IRRITATOR, Kind.DISPARAGE, Kind.PRESSURE, Kind.DEFEND, Kind.CONCEDE}
)
STOPS: Final = " .。；;"
MOST_RECAPPED: Final = 2
LONGEST_QUOTE: Final = 90


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The better sentence and what it would have been and done at that moment."""

    text: str
    instead: Instead


@dataclass(frozen=True, slots=True)
class Draft:
    """What a sentence is built from: the talk, the point, and the words of the talk's language."""

    course: Course
    point: Focus
    better: Better
    tongue: Tongue

    @property
    def scenario(self) -> Scenario:
        """The account."""
        return self.course.scenario

    @property
    def gap(self) -> str:
        """What stands between two sentences."""
        return "" if self.scenario.language == "zh" else " "

    def say(self, message: str, **values: object) -> str:
        """The message in the talk's language."""
        return self.tongue.say(message, **values)

    def questions(self) -> Iterator[str]:
        """Questions of the better kind on its problem: the author's, those of the strong talk, then general ones.

        The other way round once he wants it solved: the author's question asked for that want.
        """
        found = list(questions_of(self.scenario, self.better.problem, self.better.kind, self.tongue))
        wanted = self.better.problem in self.course.before(self.point.moment).wants()
        return iter(found[::-1] if wanted else found)

    def closed(self, text: str) -> str:
        """The sentence with a stop at its end."""
        stop = "。" if self.scenario.language == "zh" else "."
        return text if text[-1:] in ".!?。！？" else text.rstrip(",，;；") + stop


def rewritten(course: Course, point: Focus, book: RuleBook) -> Rewritten | None:
    """The first wording that the rules read as promised, one that earns something before one that does not."""
    better = point.better
    if better is None:
        return None
    draft = Draft(course, point, better, tongues()[TAGS[course.scenario.language]])
    tried = [Rewritten(text, course.instead(point.moment, text, book)) for text in MOVES[better.move](draft)]
    sound = [each for each in tried if _keeps(each.instead, better)]
    return next((each for each in sound if each.instead.opens), next(iter(sound), None))


def _keeps(instead: Instead, better: Better) -> bool:
    """Whether it is the act promised, on the problem meant, with nothing beside it that would cost her something."""
    reading = instead.reading
    if better.move == "trade":
        return any(event.kind == "traded" for event in instead.direction.events)
    flags = flags_of(instead)
    if reading.kind is not better.kind or HARMFUL & {act.kind for act in reading.acts}:
        return False
    about = reading.acts[reading.lead].about.problem
    return better.kind not in SPIN or not (flags & SPOILED or (better.problem and about not in ("", better.problem)))


def _ask(draft: Draft) -> Iterator[str]:
    yield from draft.questions()


def _known(draft: Draft) -> Iterator[str]:
    fact = draft.scenario.every_fact().get(draft.better.ref)
    known = _to_him(fact.text, draft.scenario) if fact else ""
    for question in draft.questions():
        if known:
            yield draft.say(
                _("I read about you beforehand: %(fact)s. %(question)s"), fact=_bare(known), question=question
            )
        yield question


def _to_him(text: str, scenario: Scenario) -> str:
    """What the briefing says, as one says it to the buyer himself; empty where that takes another sentence."""
    name = scenario.buyer.name
    if scenario.language == "zh":
        return text.replace(name, "您")
    return "" if name.split()[0] in text else text


def _fact(draft: Draft) -> Iterator[str]:
    """The author's questions for what was missing; where there is none, those of the talks."""
    facts = draft.scenario.every_fact()
    yield from (facts[each].question for each in draft.point.missing if facts[each].question)
    for talk in draft.scenario.talks.values():
        yield from (text for text in talk.turns if one_question(text))


def _stay(draft: Draft) -> Iterator[str]:
    for question in draft.questions():
        yield draft.say(_("Let me stay with that for a moment. %(question)s"), question=question)
        yield question


def _opening(draft: Draft) -> Iterator[str]:
    first = draft.course.turns[0]
    opened = [act for act in first.reading.acts if act.kind is Kind.OPENING]
    said = {flag for act in opened for flag in act.flags}
    asked = [act for act in opened if "permission" in act.flags]
    kept = [act.clause.of(first.text).strip() for act in opened if act not in asked]
    missing = {part: draft.say(text) for part, text in OPENINGS.items() if part not in said}
    leave = [act.clause.of(first.text).strip() for act in asked] or [missing.pop("permission")]
    for order in ((*kept, *missing.values(), *leave), (*kept, *leave, *missing.values())):
        yield draft.gap.join(map(draft.closed, order))


def _link(draft: Draft) -> Iterator[str]:
    want = draft.scenario.problem(draft.better.problem)
    told = [turn for turn in draft.course.turns if want and want.want.id in turn.direction.tells]
    quote = _first_sentence(told[0].reply.text) if told and told[0].reply else ""
    if quote:
        yield draft.say(_("You said: “%(want)s” %(offer)s"), want=quote, offer=draft.point.quote)
    yield from _answer(draft)


def _answer(draft: Draft) -> Iterator[str]:
    """The author's benefit for the want; where there is none, what the strong talk says of it."""
    problem, strong = draft.scenario.problem(draft.better.problem), draft.scenario.talks.get("strong")
    if problem and problem.answer:
        yield problem.answer
    for turn in strong.turns if strong else ():
        yield from (sentence.strip() for sentence in SENTENCES.findall(turn) if sentence.strip()[-1] not in "?？")


def _check(draft: Draft) -> Iterator[str]:
    yield from map(draft.say, CHECKING)


def _sum_up(draft: Draft) -> Iterator[str]:
    facts = draft.scenario.every_fact()
    gap = "，" if draft.scenario.language == "zh" else "; "
    gained = [_bare(facts[each].text) for each in gains(draft.course, draft.point.turn)[-MOST_RECAPPED:]]
    for few in (gained, *([each] for each in gained)):
        yield from (draft.say(wording, gains=gap.join(few)) for wording in SUMMING_UP)


def _trade(draft: Draft) -> Iterator[str]:
    """What the strong talk gives for something; else something on these terms for the next step."""
    strong = draft.scenario.talks.get("strong")
    yield from (turn for turn in (strong.turns if strong else ()) if turn[-1:] not in "?？")
    for step in sorted(draft.scenario.ladder, key=lambda each: -each.level):
        asked = _asked_of_him(draft.scenario, step)
        if asked:
            yield from (draft.say(wording, action=asked, when=step.when) for wording in TRADING)


def _first_sentence(said: str) -> str:
    sentences = SENTENCES.findall(said)
    return sentences[0].strip()[:LONGEST_QUOTE] if sentences else said[:LONGEST_QUOTE]


def _listen(draft: Draft) -> Iterator[str]:
    yield from map(draft.say, HEARING_OUT)


def _recap(draft: Draft) -> Iterator[str]:
    facts = draft.scenario.every_fact()
    told = [_bare(facts[each].text) for each in recappable(draft.course, draft.point.turn)[-MOST_RECAPPED:]]
    gap = "，" if draft.scenario.language == "zh" else ". "
    for wording in RECAPS:
        yield draft.say(wording, facts=gap.join(told))


def _single(draft: Draft) -> Iterator[str]:
    turn = next(each for each in draft.course.turns if each.number == draft.point.turn)
    question = draft.better.keep[0].of(turn.text).strip()
    yield question[:1].upper() + question[1:]


def _involve(draft: Draft) -> Iterator[str]:
    """What is asked for first, then anything else about the decision that she did not know."""
    facts = draft.scenario.every_fact()
    others = (str(facts[each].decision) for each in draft.point.missing if facts[each].decision)
    yield from (draft.say(INVOLVING[each]) for each in (draft.better.ref, *others))


def _propose(draft: Draft) -> Iterator[str]:
    step = next(each for each in draft.scenario.ladder if each.id == draft.better.ref)
    asked = _asked_of_him(draft.scenario, step)
    if asked:
        done = f"{asked}," if "," in asked else asked  # English; its date would hang on the last part of it
        yield draft.say(_("As a next step, could you %(action)s %(when)s?"), action=done, when=step.when)
        yield draft.say(
            _("As a next step I suggest that you %(action)s %(when)s. Can we do that?"), action=done, when=step.when
        )
    yield draft.say(
        _("As a next step I would suggest: %(action)s, %(when)s. Can we do that?"), action=step.action, when=step.when
    )


def _asked_of_him(scenario: Scenario, step: Step) -> str:
    """The step's action without his name: "Dana sends the log" → "send the log"; empty where he does not begin it."""
    names = (scenario.buyer.name, scenario.buyer.name.split()[0])
    name = next((each for each in names if step.action.startswith(each)), "")
    rest = step.action.removeprefix(name).strip() if name else ""
    if scenario.language == "zh" or not rest:
        return rest
    verb, _space, more = rest.partition(" ")
    return f"{_plain_verb(verb)} {more}".strip()


def _plain_verb(verb: str) -> str:
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    if verb.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        return verb[:-2]
    return verb.removesuffix("s")


def _bare(text: str) -> str:
    return text.strip().rstrip(STOPS)


MOVES: Final[Mapping[str, Callable[[Draft], Iterator[str]]]] = {
    "ask": _ask,
    "known": _known,
    "fact": _fact,
    "stay": _stay,
    "opening": _opening,
    "link": _link,
    "answer": _answer,
    "listen": _listen,
    "recap": _recap,
    "single": _single,
    "involve": _involve,
    "check": _check,
    "sum_up": _sum_up,
    "trade": _trade,
    "propose": _propose,
}
