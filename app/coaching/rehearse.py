"""A whole practice without a trainee: a seller's turns from a file against the scripted buyer, and its proof."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.content.scenarios import Authored
from app.spin.acts.classify import classify
from app.spin.acts.rules import RuleBook
from app.spin.buyer.direct import direct
from app.spin.buyer.state import State, advance, start
from app.spin.buyer.thread import thread_of
from app.spin.practice import Digests, Ended, Record, Reply, Turn
from app.spin.scoring.rubric import Rubric
from app.spin.scoring.score import score
from app.spin.scoring.scorecard import Scorecard
from app.voices.scripted import compose
from app.voices.voice import Brief, Line

OPENING = "opening"


@dataclass(frozen=True, slots=True)
class Proof:
    """A talk that a scenario ships, played: the card, and whether it landed in the band it promises."""

    seller: str
    card: Scorecard
    low: int
    high: int

    @property
    def holds(self) -> bool:
        """Whether the score lies in the band."""
        return self.low <= self.card.total <= self.high


def rehearse(authored: Authored, said: Iterable[str], book: RuleBook, rubric: Rubric) -> Record:
    """Play these turns until they end or the buyer leaves. No clock, no store: equal turns give equal records."""
    scenario = authored.scenario
    opening = scenario.lines[OPENING][0]
    state = start(scenario)
    turns: tuple[Turn, ...] = ()
    ended: Ended = "seller"
    talk: tuple[Line, ...] = (Line("", opening),)
    for number, text in enumerate(said, 1):
        turn = _exchange(authored, book, state, number, text, talk)
        reply = turn.reply.text if turn.reply else ""
        turns = (*turns, turn)
        talk = (*talk, Line(text, reply))
        state = advance(state, text, turn.reading, turn.direction, reply, scenario)
        if turn.direction.ends:
            ended = turn.direction.ends
            break
    digests = Digests(book.digest, rubric.digest, authored.digest)
    return Record("rehearsal", scenario, "coached", opening, turns, ended, digests)


def _exchange(authored: Authored, book: RuleBook, state: State, number: int, text: str, talk: tuple[Line, ...]) -> Turn:
    scenario = authored.scenario
    reading = classify(text, thread_of(state, scenario), book)
    direction = direct(state, reading, scenario)
    earned = frozenset((*state.told, *direction.tells))
    words = compose(Brief(scenario, talk, text, direction, earned, "rehearsal"))
    return Turn(number, text, reading, direction, Reply(words, "scripted"))


def prove(authored: Authored, book: RuleBook, rubric: Rubric) -> tuple[Proof, ...]:
    """Play every talk the scenario ships and compare its score with the band beside it."""
    return tuple(
        Proof(seller, score(rehearse(authored, talk.turns, book, rubric), rubric), talk.low, talk.high)
        for seller, talk in authored.scenario.talks.items()
    )
