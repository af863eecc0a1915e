"""The needs of the account and the window onto it, in words; and the mix of questions beside what research found."""

from dataclasses import dataclass

from app.spin.acts.act import SPIN
from app.spin.scenario import Problem
from app.spin.scoring.course import Course
from app.spin.scoring.mix import Mix, mix
from app.spin.scoring.needs import Known, Rungs, ladder, window
from app.spin.scoring.needs import Offer as Offered
from app.web.language import Tongue
from app.web.words.debrief import SOURCE
from app.web.words.keys import word


@dataclass(frozen=True, slots=True)
class Told:
    """A fact in the scenario's words, and the turn he told it in: 0 if he never did, -1 in an earlier meeting."""

    text: str
    turn: int


@dataclass(frozen=True, slots=True)
class Need:
    """One problem's ladder."""

    area: str
    solvable: bool
    voiced: Told
    chain: tuple[Told, ...]
    opened: int
    want: Told
    payoff: Told
    met: int


@dataclass(frozen=True, slots=True)
class Offer:
    """What she could have offered: the problem, what solves it, the turn it was shown in, whether he wanted it.

    `answer` is empty where the author wrote none.
    """

    area: str
    answer: str
    shown: int
    wanted: bool


@dataclass(frozen=True, slots=True)
class Account:
    """The needs, and the four panes of the window."""

    needs: tuple[Need, ...]
    both: tuple[Told, ...]
    buyer: tuple[Told, ...]
    seller: tuple[Offer, ...]
    nobody: tuple[Told, ...]
    we_sell: str

    @property
    def heard(self) -> tuple[Need, ...]:
        """The problems he spoke of."""
        return tuple(each for each in self.needs if each.voiced.turn)


@dataclass(frozen=True, slots=True)
class Share:
    """One kind of question: how many, their share in percent, and what research found."""

    kind: str
    count: int
    percent: int
    finding: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The question mix and how the talk was shared out."""

    mix: Mix
    shares: tuple[Share, ...]
    source: str
    unit: str  # the language of the talk: its length is counted in words of English or characters of Chinese


def account_of(course: Course) -> Account:
    """The account with nothing hidden any more."""
    scenario = course.scenario
    facts = scenario.every_fact()
    problems = {each.id: each for each in scenario.problems}

    def told(known: Known) -> Told:
        return Told(facts[known.fact].text, known.turn)

    pane = window(course)
    return Account(
        needs=tuple(_need(each, course, problems[each.problem].area) for each in ladder(course)),
        both=tuple(map(told, pane.both)),
        buyer=tuple(map(told, pane.buyer)),
        seller=tuple(_offer(each, problems[each.problem]) for each in pane.seller),
        nobody=tuple(map(told, pane.nobody)),
        we_sell=scenario.briefing.we_sell,
    )


def _offer(offer: Offered, problem: Problem) -> Offer:
    return Offer(problem.area, problem.answer, offer.shown, offer.wanted)


def _need(rungs: Rungs, course: Course, area: str) -> Need:
    facts, problem = course.scenario.every_fact(), course.scenario.problem(rungs.problem)

    def told(known: Known) -> Told:
        return Told(facts[known.fact].text, known.turn)

    return Need(
        area=area,
        solvable=problem is not None and problem.solvable,
        voiced=told(rungs.voiced),
        chain=tuple(map(told, rungs.chain)),
        opened=rungs.opened,
        want=told(rungs.want),
        payoff=told(rungs.payoff),
        met=rungs.met,
    )


def asked_of(course: Course, tongue: Tongue) -> Asked:
    """What she asked, beside what is known about such questions."""
    counted = mix(course)
    shares = tuple(
        Share(kind.value, counted.kinds[kind.value], counted.percent(kind.value), word(f"finding.{kind.value}", tongue))
        for kind in SPIN
    )
    return Asked(counted, shares, SOURCE, course.scenario.language)
