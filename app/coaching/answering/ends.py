"""How the seller ends a talk: after the buyer's last words, whichever process is finding them."""

import asyncio
from dataclasses import dataclass

from app.coaching.answering.answers import Answers
from app.coaching.answering.speaker import Speaking
from app.coaching.clock import now
from app.coaching.limits import Limits
from app.coaching.threads import Threads
from app.spin.errors import StillSpeaking
from app.store.rows import StoredTurn
from app.store.store import Store


@dataclass(frozen=True, slots=True)
class Ends:
    """Ending a talk, once, in any number of tabs and processes."""

    store: Store
    threads: Threads
    answers: Answers
    limits: Limits

    async def end(self, practice: str) -> None:
        """Returns when the talk has ended, by her or before by him; raises UnknownPractice."""
        while True:
            talk = await self.threads.run(self.store.practices.load, practice)
            if talk.unanswered:
                await self._settle(talk.unanswered)
            try:
                await self.threads.run(self.store.practices.end, practice, "seller", now())
            except StillSpeaking:
                continue
            return

    async def _settle(self, turn: StoredTurn) -> None:
        """Have the turn answered: by whoever answers it, if he is quick, else by the scripted voice."""
        lease = turn.lease
        speaking = self.answers.given(lease.practice, lease.number)
        if speaking:
            await self._hear_out(speaking)
        elif await self._is_answered_in_time(turn):
            return
        else:
            await self.answers.take_over(lease, "voice.hurried")

    async def _hear_out(self, speaking: Speaking) -> None:
        try:
            await asyncio.wait_for(speaking.live.ended(), self.limits.patience)
        except TimeoutError:
            speaking.hurry()
            await speaking.live.ended()

    async def _is_answered_in_time(self, turn: StoredTurn) -> bool:
        """Whether another process answers within our patience, as long as it holds the lease."""
        end = asyncio.get_running_loop().time() + self.limits.patience
        while turn.lease.until > now() and asyncio.get_running_loop().time() < end:
            await asyncio.sleep(self.limits.glance)
            talk = await self.threads.run(self.store.practices.load, turn.lease.practice)
            if talk.unanswered is None or talk.unanswered.lease.attempt != turn.lease.attempt:
                return True
        return False
