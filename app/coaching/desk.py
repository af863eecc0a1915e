"""The desk: every use case of a practice under way, asynchronous, and the way to those of all others."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from app.coaching.after.after import After
from app.coaching.answering.answers import Answers
from app.coaching.answering.ends import Ends
from app.coaching.answering.listening import Ear
from app.coaching.answering.live import TurnEvent
from app.coaching.answering.speaker import Speaker
from app.coaching.begin import Played, first_meeting, next_meeting
from app.coaching.clock import now
from app.coaching.hear import checked, heard, known
from app.coaching.limits import Limits
from app.coaching.marks import Marks
from app.coaching.overview import Overview
from app.coaching.record import know, record_of, rubric_of, scenario_of
from app.coaching.threads import Threads
from app.coaching.view import View, view_of
from app.content.rubric import Rubrics
from app.content.scenario.library import Library
from app.spin.acts.thread.topics import index_of
from app.spin.acts.votes.rules import RuleBook
from app.spin.errors import ClosingDown, CoachError, DatabaseTrouble, StillSpeaking, UnknownPractice, UnknownScenario
from app.spin.finding import Finding
from app.spin.practice import Level, Mode, Record, Turn
from app.spin.scoring.rubric import Rubric
from app.spin.scoring.scorecard import Scorecard
from app.store.clean import clean
from app.store.rows import Lease, StoredPractice, StoredTalk, StoredTurn
from app.store.scorecards import FIRST, Version
from app.store.store import Store
from app.voices.voice import Voice

Thing = TypeVar("Thing")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What talks are made from: scenarios to choose from, rules to read by, rubrics to score by."""

    library: Library
    rules: RuleBook
    rubrics: Rubrics

    @property
    def rubric(self) -> Rubric:
        """The service's own rubric."""
        return self.rubrics.standard.rubric


class Desk:
    """Practices of one process: opened once before use, closed once at its end."""

    def __init__(self, store: Store, shelf: Shelf, voice: Voice, model: str = "", limits: Limits | None = None) -> None:
        know(shelf.library)
        self.shelf = shelf
        self._store = store
        self._model = model or voice.name
        self._limits = limits or Limits()
        self._threads = Threads()
        self._marks = Marks(store, self._threads, shelf.rubrics)
        self._answers = Answers(store, self._threads, Speaker(voice, self._limits), self._marks, self._limits)
        self.overview = Overview(store, self._threads, voice.name)
        self.after = After(store, self._threads, self._marks, shelf.rules, shelf.library, self._model)
        self._closing = asyncio.Event()
        self._ear = Ear(store, self._threads, self._answers, self._limits, self._closing)
        self._ends = Ends(store, self._threads, self._answers, self._limits)
        self._heart: asyncio.Task[None] | None = None
        self._sent: set[asyncio.Task[Any]] = set()
        self._expected: set[str] = set()

    async def open(self) -> None:
        """Migrate, take over what the last process left unanswered, and keep watch from now on.

        Raises NewerSchema, DatabaseInUse, DatabaseTrouble.
        """
        await self._threads.run(self._store.migrate)
        await self._threads.run(self._store.claim, self._limits.queue)
        left = self._store.turns.unanswered if self._store.is_alone else self._expired
        await self._answers.look_after(await self._threads.run(left))
        self._heart = asyncio.create_task(self._watch())

    def farewell(self) -> None:
        """Take nothing new and send "bye" to every listener; to be called before the server waits for its streams."""
        self._closing.set()
        self._answers.leave()

    async def close(self) -> None:
        """Say farewell, let answers end that are nearly there, leave the others to the next process."""
        self.farewell()
        if self._heart:
            await self._heart
        await asyncio.gather(*self._sent, return_exceptions=True)
        await self._answers.drain()
        await self._threads.close()
        self._store.close()

    async def start(self, scenario: str, mode: Mode, trainee: str, visitor: str, level: Level = "") -> View:
        """Begin with an account, on a level of its own or another; raises UnknownScenario, ClosingDown."""
        self._refuse_when_closing()
        authored = self.shelf.library.scenarios.get(scenario)
        if authored is None:
            raise UnknownScenario(scenario)
        return await self._begin(first_meeting(authored, mode, level, trainee, visitor, self._played()))

    async def go_on(self, practice: str, visitor: str) -> View:
        """Begin the next meeting; raises UnknownPractice (also for other visitors), NoNextMeeting, ClosingDown."""
        self._refuse_when_closing()
        talk = await self._talk(practice)
        if talk.practice.visitor != clean(visitor):
            raise UnknownPractice(practice)
        return await self._begin(next_meeting(talk, self._played()))

    async def _begin(self, practice: StoredPractice) -> View:
        await self._threads.run(self._store.practices.add, practice)
        self._expect(practice)
        talk = StoredTalk(practice, ())
        self._answers.at_hand.put(talk)
        return view_of(talk)

    def _played(self) -> Played:
        return Played(self.shelf.rules.digest, self.shelf.rubrics, self._model)

    async def say(self, practice: str, client_turn_id: str, text: str) -> int:
        """Store what she typed and have it answered; the turn's number, the same again for the same id and text.

        Raises EmptyTurn, TurnTooLong, UnknownPractice, PracticeEnded, StillSpeaking, TurnChanged, ClosingDown.
        """
        self._refuse_when_closing()
        kept = checked(text, self._limits.longest_turn)
        # Once begun it must not stop half way, even if the request that asked for it is gone.
        return await self._to_the_end(self._say(practice, clean(client_turn_id), kept))

    async def listen(self, practice: str, number: int, after: int = 0) -> AsyncIterator[TurnEvent]:
        """The events of a turn beyond `after`, to the end of the answer; a "bye" where the service stops before.

        Raises UnknownPractice, UnknownTurn.
        """
        async for event in self._ear.listen(practice, number, after):
            yield event

    async def view(self, practice: str) -> View:
        """The practice as it stands; raises UnknownPractice."""
        talk = await self._talk(practice)
        if not talk.practice.ended:
            self._expect(talk.practice)
        return view_of(talk)

    async def finish(self, practice: str) -> Scorecard:
        """End the talk, after the buyer's last words, and score it; the same card every time.

        Raises UnknownPractice, ClosingDown.
        """
        self._refuse_when_closing()
        await self._to_the_end(self._ends.end(practice))
        return await self._marks.card(practice)

    async def scorecard(self, practice: str, version: int = FIRST) -> Scorecard:
        """The scorecard of an ended talk, as it was first scored; raises UnknownPractice, NotEnded, UnknownVersion."""
        return await self._marks.card(practice, version)

    async def versions(self, practice: str) -> list[Version]:
        """All scorings of the practice, the first one first."""
        return await self._marks.versions(practice)

    async def record(self, practice: str) -> Record:
        """The record that scoring reads; raises UnknownPractice."""
        return record_of(await self._talk(practice))

    async def rubric(self, practice: str, digest: str = "") -> Rubric:
        """The rubric the practice was played under, or today's of this digest; raises UnknownPractice."""
        own = rubric_of((await self._talk(practice)).practice, self.shelf.rubrics)
        today = (each.rubric for each in self.shelf.rubrics.known.values())
        return next((each for each in today if each.digest == digest != own.digest), own)

    async def findings(self, practice: str) -> Mapping[int, tuple[Finding, ...]]:
        """What the guard found in this practice, by turn."""
        return await self._threads.run(self._store.findings.of, practice)

    async def _say(self, practice: str, client_turn_id: str, text: str) -> int:
        at_hand = self._answers.at_hand.take(practice)
        number, talk = await self._threads.run(self._hear, practice, client_turn_id, text, at_hand)
        if talk:
            self._answers.begin(talk, talk.turns[-1].lease)
        return number

    def _hear(
        self, practice: str, client_turn_id: str, text: str, at_hand: StoredTalk | None
    ) -> tuple[int, StoredTalk | None]:
        """The turn's number, and the talk with it where it is new."""
        if at_hand:
            # Where another process has carried it on since, the store has other turns.
            with suppress(StillSpeaking):
                return self._append(at_hand, client_turn_id, text)
        return self._append(self._store.practices.load(practice), client_turn_id, text)

    def _append(self, talk: StoredTalk, client_turn_id: str, text: str) -> tuple[int, StoredTalk | None]:
        number = known(talk, client_turn_id, text)
        if number:
            return number, None
        said = heard(talk, client_turn_id, text, self.shelf.rules)
        lease = self._answers.lease(talk.practice.id, said.number)
        number = self._store.turns.append(said, lease)
        if number:
            return number, None
        turn = Turn(said.number, said.text, said.reading, said.direction, None)
        stored = StoredTurn(turn, client_turn_id, said.at, lease, None)
        return said.number, StoredTalk(talk.practice, (*talk.turns, stored))

    async def _to_the_end(self, work: Coroutine[Any, Any, Thing]) -> Thing:
        return await asyncio.shield(self._send(work))

    def _send(self, work: Coroutine[Any, Any, Thing]) -> asyncio.Task[Thing]:
        task = asyncio.create_task(work)
        self._sent.add(task)
        task.add_done_callback(self._sent.discard)
        return task

    def _expect(self, practice: StoredPractice) -> None:
        """Have rules, words and the account's own terms ready while she reads, so that no first turn waits."""
        account = practice.digests.scenario
        if account not in self._expected and not self._closing.is_set():
            self._expected.add(account)
            self._send(self._tolerantly(partial(self._threads.run, self._warm_up, practice)))

    def _warm_up(self, practice: StoredPractice) -> None:
        self.shelf.rules.finder(practice.language).warm()
        index_of(scenario_of(practice).topics(), practice.language)

    async def _talk(self, practice: str) -> StoredTalk:
        return await self._threads.run(self._store.practices.load, practice)

    async def _watch(self) -> None:
        await self._tolerantly(self._marks.catch_up)
        while not self._closing.is_set():
            await self._tolerantly(self._answers.beat)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), self._limits.beat)

    async def _tolerantly(self, what: Callable[[], Awaitable[None]]) -> None:
        try:
            await what()
        except DatabaseTrouble as trouble:
            log.warning("the watch pauses: %s", trouble)
        except CoachError:
            log.exception("the watch stumbled")

    def _expired(self) -> list[Lease]:
        return self._store.turns.expired(now())

    def _refuse_when_closing(self) -> None:
        if self._closing.is_set():
            raise ClosingDown
