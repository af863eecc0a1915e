"""A whole practice without a trainee: a seller's turns from a file against the scripted buyer, and its proof."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from app.content.scenario.library import Authored
from app.spin.acts.classify import classify
from app.spin.acts.votes.rules import RuleBook
from app.spin.buyer.direct import direct
from app.spin.buyer.direction import Cue
from app.spin.buyer.growth import advance
from app.spin.buyer.state import Carried, State, left_behind, start
from app.spin.buyer.thread import thread_of
from app.spin.errors import NoNextMeeting
from app.spin.practice import Digests, Ended, Record, Reply, Turn, replay
from app.spin.scenario import Difficulty, Scenario, Talk
from app.spin.scoring.rubric import Rubric
from app.spin.scoring.score import score
from app.spin.scoring.scorecard import Scorecard
from app.voices.scripted import compose
from app.voices.voice import Brief, Line

OPENING = "opening"


@dataclass(frozen=True, slots=True)
class Proof:
    """A talk that a scenario ships, played: the record and its card, and the band it promises to land in."""

    seller: str
    meeting: int
    record: Record
    card: Scorecard
    low: int
    high: int

    @property
    def holds(self) -> bool:
        """Whether the score lies in the band."""
        return self.low <= self.card.total <= self.high


@dataclass(frozen=True, slots=True)
class Stage:
    """What a rehearsal needs: an account, the rules its seller is read by, the rubric she is scored by."""

    account: Authored
    book: RuleBook
    rubric: Rubric

    def play(self, said: Iterable[str], meeting: Scenario | None = None, carried: Carried | None = None) -> Record:
        """Play these turns until they end or the buyer leaves. No clock, no store: equal turns give equal records.

        `meeting` is the account at one of its meetings and levels; without it, the first as it is written.
        """
        scenario = meeting or self.account.scenario
        opening = scenario.lines[OPENING][0]
        turns, ended = self._exchanges(scenario, said, carried, Line("", opening))
        digests = Digests(self.book.digest, self.rubric.digest, self.account.digest)
        return Record("rehearsal", scenario, "coached", opening, turns, ended, digests, carried)

    def perform(self, talk: Talk, meeting: Scenario, carried: Carried | None) -> Record:
        """A talk of the scenario; with its answers where the last turn met an objection."""
        record = self.play(talk.turns, meeting, carried)
        objected = record.turns and any(part.cue is Cue.OBJECT for part in record.turns[-1].direction.parts)
        if not (talk.answers and objected) or record.ended != "seller":
            return record
        return self.play((*talk.turns, *talk.answers), meeting, carried)

    def carried_to(self, number: int, level: Difficulty | None = None) -> Carried | None:
        """What the strong talks of the meetings before leave to this one; None for the first.

        NoNextMeeting: they do not get that far.
        """
        if number == 1:
            return None
        before = list(islice(self._career("strong", level), number - 1))
        last = before[-1].record if len(before) == number - 1 else None
        state = replay(last.scenario, last.turns, last.carried) if last else None
        if last is None or state is None or not state.commitment:
            raise NoNextMeeting(f"{self.account.scenario.slug} {number}")
        return left_behind(state, last.scenario)

    def prove(self, level: Difficulty | None = None) -> tuple[Proof, ...]:
        """Play every talk the scenario ships, meeting after meeting, on its own level or this one."""
        return tuple(proof for seller in self.account.scenario.talks for proof in self._career(seller, level))

    def _career(self, seller: str, level: Difficulty | None) -> Iterator[Proof]:
        """One seller's talks, until one of them opens no further meeting."""
        account, carried = self.account.scenario, None
        for number in range(1, len(account.later) + 2):
            meeting = account.meeting_at(number, level or account.difficulty)
            talk = meeting.talks.get(seller)
            if talk is None:
                return
            record = self.perform(talk, meeting, carried)
            yield Proof(seller, number, record, score(record, self.rubric), talk.low, talk.high)
            state = replay(meeting, record.turns, carried)
            if not state.commitment:
                return
            carried = left_behind(state, meeting)

    def _exchanges(
        self, scenario: Scenario, said: Iterable[str], carried: Carried | None, *talk: Line
    ) -> tuple[tuple[Turn, ...], Ended]:
        """The turns, and how the talk ended."""
        state = start(scenario, carried)
        turns: tuple[Turn, ...] = ()
        for number, text in enumerate(said, 1):
            turn = _exchange(scenario, self.book, state, number, text, talk)
            reply = turn.reply.text if turn.reply else ""
            turns = (*turns, turn)
            talk = (*talk, Line(text, reply))
            state = advance(state, text, turn.reading, turn.direction, reply, scenario)
            if turn.direction.ends:
                return turns, turn.direction.ends
        return turns, "seller"


def _exchange(scenario: Scenario, book: RuleBook, state: State, number: int, text: str, talk: tuple[Line, ...]) -> Turn:
    reading = classify(text, thread_of(state, scenario), book)
    direction = direct(state, reading, scenario)
    earned = frozenset((*state.told, *direction.tells))
    words = compose(Brief(scenario, talk, text, direction, earned, "rehearsal", state.step))
    return Turn(number, text, reading, direction, Reply(words, "scripted"))
