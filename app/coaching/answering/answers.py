"""Answers in the making: one task each, under a lease, independent of any request."""

import asyncio
import logging
import os
import socket
import time
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeAlias, TypeVar
from uuid import uuid4

from app.coaching import view
from app.coaching.answering.live import Live
from app.coaching.answering.speaker import Speaker, Speaking
from app.coaching.at_hand import AtHand
from app.coaching.clock import now
from app.coaching.limits import Limits
from app.coaching.marks import Marks
from app.coaching.record import scenario_of
from app.coaching.threads import Threads
from app.spin.buyer.commitment import agreed_in
from app.spin.errors import CoachError, DatabaseTrouble
from app.store.rows import Answer, Lease, StoredTalk
from app.store.store import Store
from app.voices.voice import Brief, Line

Key: TypeAlias = tuple[str, int]
Thing = TypeVar("Thing")
log = logging.getLogger(__name__)


class Answers:
    """Every answer this process is giving or has just given. Used from the event loop's thread only."""

    def __init__(self, store: Store, threads: Threads, speaker: Speaker, marks: Marks, limits: Limits) -> None:
        self._store = store
        self._threads = threads
        self._speaker = speaker
        self._marks = marks
        self._limits = limits
        self._owner = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"
        self._leaving = False
        self.at_hand = AtHand(time.monotonic)
        self._given: dict[Key, Speaking] = {}
        self._mine: dict[Key, Lease] = {}
        self._tasks: dict[Key, asyncio.Task[None]] = {}

    def lease(self, practice: str, number: int) -> Lease:
        """A first lease on a turn that is about to be stored."""
        return Lease(practice, number, 1, self._owner, self._until())

    def begin(self, talk: StoredTalk, lease: Lease, instead: str = "") -> None:
        """Start to answer the last turn of the talk under this lease."""
        key = (lease.practice, lease.number)
        speaking = Speaking(Live(lease.attempt, self._limits.coalesce))
        self._given[key] = speaking
        self._mine[key] = lease
        if lease.attempt > self._limits.attempts:
            instead = instead or "voice.failing"
        task = asyncio.create_task(self._answer(talk, lease, speaking, instead))
        self._tasks[key] = task
        task.add_done_callback(lambda ended: self._ended(key, ended))

    def given(self, practice: str, number: int) -> Speaking | None:
        """The answer to this turn, if this process gives it or has just given it."""
        found = self._given.get((practice, number))
        return None if found is None or (found.live.over and not found.live.done) else found

    async def take_over(self, lease: Lease, instead: str = "") -> None:
        """Answer in the place of the lease's owner, unless someone else was quicker."""
        key = (lease.practice, lease.number)
        if key in self._tasks or self._leaving:
            return
        mine = await self._threads.run(self._store.turns.take, lease, self._owner, self._until())
        if mine:
            talk = await self._threads.run(self._store.practices.load, lease.practice)
            self.begin(talk, mine, instead)

    async def look_after(self, leases: Iterable[Lease]) -> None:
        """Take over each of these; one that cannot be continued does not stop the others."""
        for lease in leases:
            try:
                await self.take_over(lease)
            except DatabaseTrouble:
                raise
            except CoachError:
                log.exception("turn %s of practice %s cannot be continued", lease.number, lease.practice)

    async def beat(self) -> None:
        """Renew our leases, drop answers whose lease is lost, take over turns nobody answers, forget old answers."""
        await self._renew()
        for speaking in self._given.values():
            if not speaking.live.over:
                speaking.live.ping()
        await self.look_after(await self._threads.run(self._store.turns.expired, now()))
        self._forget()

    async def _renew(self) -> None:
        """Renew the leases that would run out before the beat after next: a short answer needs none of it."""
        until, soon = self._until(), now() + timedelta(seconds=2 * self._limits.beat)
        due = {key: lease for key, lease in self._mine.items() if lease.until < soon}
        lost = set(await self._threads.run(self._store.turns.renew, list(due.values()), until))
        for key, lease in due.items():
            if lease in lost and key in self._tasks:
                self._tasks[key].cancel()
            elif key in self._mine:
                self._mine[key] = replace(lease, until=until)

    def leave(self) -> None:
        """Say goodbye to all listeners, and take over nothing more."""
        self._leaving = True
        for speaking in self._given.values():
            speaking.live.leave()

    async def drain(self) -> None:
        """Let answers end that are nearly there; the others are for the next process."""
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=self._limits.drain)
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _answer(self, talk: StoredTalk, lease: Lease, speaking: Speaking, instead: str) -> None:
        live, turns = speaking.live, talk.spoken
        ends = turns[-1].direction.ends
        try:
            scenario = scenario_of(talk.practice)
            live.put("heard", view.heard(turns, scenario, talk.practice.mode))
            if lease.attempt > 1:
                live.restart(0)
            spoken = await self._speaker.speak(brief_of(talk), speaking, instead=instead)
            answer = Answer(spoken.reply, now(), spoken.took, ends or "", spoken.findings)
            if await self._insist(lambda: self._threads.run(self._store.turns.answer, lease, answer)):
                if not ends:
                    self.at_hand.put(answered(talk, answer))
                live.finish(view.done(replace(turns[-1], reply=spoken.reply), scenario))
        finally:
            if not live.done:
                live.abandon()
                await self._give_back(lease)
        if live.done and ends:
            await self._insist(lambda: self._marks.card(lease.practice))

    async def _insist(self, what: Callable[[], Awaitable[Thing]]) -> Thing:
        """Do it, in spite of a database that is away for a moment."""
        while True:
            try:
                return await what()
            except DatabaseTrouble as trouble:
                log.warning("an answer waits: %s", trouble)
                await asyncio.sleep(self._limits.glance)

    async def _give_back(self, lease: Lease) -> None:
        """Let the turn be taken over at once; without a database the lease runs out by itself."""
        with suppress(DatabaseTrouble):
            await self._threads.run(self._store.turns.renew, [lease], now())

    def _ended(self, key: Key, task: asyncio.Task[None]) -> None:
        self._tasks.pop(key, None)
        self._mine.pop(key, None)
        if not task.cancelled() and task.exception():
            log.error("turn %s of practice %s was not answered", key[1], key[0], exc_info=task.exception())

    def _until(self) -> datetime:
        return now() + timedelta(seconds=self._limits.lease)

    def _forget(self) -> None:
        old = asyncio.get_running_loop().time() - self._limits.keep
        for key in [key for key, each in self._given.items() if each.live.over and each.live.over_at < old]:
            del self._given[key]
        self.at_hand.forget(self._limits.keep)


def answered(talk: StoredTalk, answer: Answer) -> StoredTalk:
    """The talk with this answer to its last turn."""
    *before, last = talk.turns
    turn = replace(last.turn, reply=answer.reply)
    return replace(talk, turns=(*before, replace(last, turn=turn, answered_at=answer.at, took=answer.took)))


def brief_of(talk: StoredTalk) -> Brief:
    """What the voice may know when it answers the last turn of the talk."""
    practice, turns, scenario = talk.practice, talk.spoken, scenario_of(talk.practice)
    lines = [Line("", practice.opening)]
    for turn in turns[:-1]:
        speaker = scenario.person(turn.direction.speaker)
        lines.append(Line(turn.text, turn.reply.text if turn.reply else "", speaker.name if speaker else ""))
    before = practice.carried.told if practice.carried else ()
    return Brief(
        scenario=scenario,
        talk=tuple(lines),
        said=turns[-1].text,
        direction=turns[-1].direction,
        earned=frozenset((*before, *(fact for turn in turns for fact in turn.direction.tells))),
        practice=practice.id,
        agreed=agreed_in(turn.direction for turn in turns[:-1]),
    )
