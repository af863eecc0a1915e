"""Listening to a turn: live where this process answers it, from the store where it does not."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import dataclass

from app.coaching import view
from app.coaching.answering.answers import Answers
from app.coaching.answering.live import ATTEMPT, BYE, RETOLD, TurnEvent
from app.coaching.clock import now
from app.coaching.limits import Limits
from app.coaching.record import scenario_of
from app.coaching.threads import Threads
from app.spin.errors import UnknownTurn
from app.store.rows import StoredTalk, StoredTurn
from app.store.store import Store


@dataclass(frozen=True, slots=True)
class Ear:
    """Every listener's way to the events of a turn."""

    store: Store
    threads: Threads
    answers: Answers
    limits: Limits
    closing: asyncio.Event

    async def listen(self, practice: str, number: int, after: int) -> AsyncIterator[TurnEvent]:
        """The events beyond `after` to the end of the answer, or to a "bye"; raises UnknownPractice, UnknownTurn."""
        while True:
            speaking = self.answers.given(practice, number)
            # A listener who was told part of the answer again from the store gets the rest from there, too.
            if speaking and after < speaking.live.retold_from:
                async for event in speaking.live.follow(after):
                    after = max(after, event.id)
                    yield event
                if speaking.live.done:
                    return
            else:
                talk = await self.threads.run(self.store.practices.load, practice)
                turn = _turn(talk, number)
                for event in retold(talk, turn, after):
                    after = event.id
                    yield event
                if turn.turn.reply:
                    return
                await self._wait_for(turn)
            if self.closing.is_set():
                yield BYE
                return

    async def _wait_for(self, turn: StoredTurn) -> None:
        """Give the process that answers a moment; take the turn over if its lease has run out."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.closing.wait(), self.limits.glance)
        if not self.closing.is_set() and turn.lease.until < now():
            await self.answers.take_over(turn.lease)


def retold(talk: StoredTalk, turn: StoredTurn, after: int) -> Iterator[TurnEvent]:
    """The events of a stored turn beyond `after`; whoever has seen a part of the answer is told to drop it."""
    spoken, scenario = turn.turn, scenario_of(talk.practice)
    first = turn.lease.attempt * ATTEMPT
    heard = view.heard(talk.spoken[: spoken.number], scenario, talk.practice.mode)
    if spoken.reply is None:
        # Below all live ids: whoever answers may be the one she is led to next.
        events = [TurnEvent(first, "heard", heard)]
    else:
        again = first + RETOLD
        events = [TurnEvent(again, "heard", heard)]
        events += [TurnEvent(again + 1, "restart", {"keep": 0})] if after else []
        events.append(TurnEvent(again + 2, "delta", {"text": spoken.reply.text}))
        events.append(TurnEvent(again + 3, "done", view.done(spoken, scenario)))
    return (event for event in events if event.id > after)


def _turn(talk: StoredTalk, number: int) -> StoredTurn:
    if not 1 <= number <= len(talk.turns):
        raise UnknownTurn(talk.practice.id, number)
    return talk.turns[number - 1]
