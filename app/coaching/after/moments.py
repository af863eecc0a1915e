"""A moment once more: a second try that begins at a turn of a finished talk, and both tries side by side."""

from dataclasses import dataclass, replace
from uuid import uuid4

from app.coaching.after.own import is_hers, over_and_hers
from app.coaching.clock import now
from app.coaching.marks import Marks
from app.coaching.threads import Threads
from app.spin.acts.votes.rules import RuleBook
from app.spin.errors import UnknownTurn
from app.spin.practice import Turn
from app.spin.scoring.scorecard import Scorecard
from app.store.afterwards import Branch
from app.store.store import Store
from app.voices.prompt import digest

MOST_PAIRS = 12


@dataclass(frozen=True, slots=True)
class Try:
    """One of two tries: its turn at the moment (None where the talk ended before) and its card once it has ended."""

    practice: str
    moment: Turn | None
    card: Scorecard | None


@dataclass(frozen=True, slots=True)
class Pair:
    """The same moment twice: from `turn` on the two talks go their own ways."""

    turn: int
    first: Try
    second: Try


class Moments:
    """Second tries as use cases."""

    def __init__(self, store: Store, threads: Threads, marks: Marks, rules: RuleBook, model: str) -> None:
        self._store = store
        self._threads = threads
        self._marks = marks
        self._rules = rules
        self._model = model

    async def again(self, practice: str, turn: int, visitor: str) -> str:
        """Begin a practice that shares all before this turn; its id, the same while nothing new is said in it.

        Raises UnknownPractice, NotYours, NotEnded, UnknownTurn.
        """
        return await self._threads.run(self._again, practice, turn, visitor)

    async def origin(self, practice: str) -> tuple[Branch, Turn] | None:
        """Where this practice branched off, and what was said there the first time; None if it did not."""
        return await self._threads.run(self._origin, practice)

    async def pairs(self, practice: str, visitor: str) -> tuple[Pair, ...]:
        """The moments of this practice that were tried twice, its own second try first; nothing for other visitors."""
        found = await self._threads.run(self._branches, practice, visitor)
        return tuple([await self._pair(each) for each in found])

    def _again(self, practice: str, turn: int, visitor: str) -> str:
        talk = over_and_hers(self._store.practices.load(practice), visitor)
        if not 1 <= turn <= len(talk.turns):
            raise UnknownTurn(practice, turn)
        old, ident = talk.practice, uuid4().hex
        # New turns are read and answered by today's rules and prompt; what was read and said before is copied.
        digests = replace(old.digests, rules=self._rules.digest, prompt=digest(old.language))
        begun = replace(old, id=ident, digests=digests, model=self._model, created_at=now(), ended="", ended_at=None)
        return self._store.branches.add(begun, Branch(ident, practice, turn, old.digests.rules))

    def _origin(self, practice: str) -> tuple[Branch, Turn] | None:
        branch = self._store.branches.of(practice)
        if branch is None:
            return None
        return branch, self._store.practices.load(branch.origin).spoken[branch.turn - 1]

    def _branches(self, practice: str, visitor: str) -> list[Branch]:
        if not is_hers(self._store.practices.load(practice).practice, visitor):
            return []
        own = self._store.branches.of(practice)
        return [*([own] if own else []), *self._store.branches.begun_in(practice, MOST_PAIRS)]

    async def _pair(self, branch: Branch) -> Pair:
        first = await self._try(branch.origin, branch.turn)
        return Pair(branch.turn, first, await self._try(branch.practice, branch.turn))

    async def _try(self, ident: str, turn: int) -> Try:
        talk = await self._threads.run(self._store.practices.load, ident)
        moment = talk.spoken[turn - 1] if turn <= len(talk.turns) else None
        return Try(ident, moment, await self._marks.card(ident) if talk.practice.ended else None)
