"""Labels she objects to: sent with a reason, listed for the trainer, decided by him. No score moves by itself."""

import json
from collections.abc import Iterator
from typing import Literal
from uuid import uuid4

from app.coaching.after.own import over_and_hers
from app.coaching.clock import now
from app.coaching.threads import Threads
from app.spin.acts.act import SPIN, Act, Kind
from app.spin.errors import NoteTooLong, SameLabel, UnknownLabel, UnknownTurn
from app.spin.practice import Turn
from app.store.afterwards import Listed, Objected
from app.store.clean import clean
from app.store.rows import StoredTalk
from app.store.store import Store

LONGEST_NOTE = 500  # characters
LONGEST_SENTENCE = 1000
MOST_LISTED = 200
FAMILY = "contested"


class Contests:
    """Objections to labels as use cases."""

    def __init__(self, store: Store, threads: Threads) -> None:
        self._store = store
        self._threads = threads

    async def send(self, practice: str, turn: int, act: int, claim: Kind, reason: str, visitor: str) -> None:
        """Object to the label of an act (counted from 0): what it should be, and why.

        The same again changes nothing. Raises UnknownPractice, NotYours, NotEnded, UnknownTurn, UnknownLabel,
        SameLabel, NoteTooLong, AlreadyDecided.
        """
        await self._threads.run(self._send, practice, turn, act, claim, note_of(reason), visitor)

    async def of(self, practice: str) -> list[Objected]:
        """The objections in this practice, in the order of the talk."""
        return await self._threads.run(self._store.contests.of, practice)

    async def of_visitor(self, visitor: str) -> list[Objected]:
        """All that this visitor has sent, newest first."""
        return await self._threads.run(self._store.contests.of_visitor, visitor)

    async def open(self) -> list[Listed]:
        """What waits for the trainer, oldest first."""
        return await self._threads.run(self._store.contests.listed, "", MOST_LISTED)

    async def decided(self) -> list[Listed]:
        """What the trainer has decided, those he accepted first."""
        accepted = await self._threads.run(self._store.contests.listed, "accepted", MOST_LISTED)
        return accepted + await self._threads.run(self._store.contests.listed, "declined", MOST_LISTED)

    async def decide(self, ident: str, verdict: Literal["accepted", "declined"], note: str) -> None:
        """The trainer's word; a later one replaces it. Raises UnknownObjection, NoteTooLong."""
        await self._threads.run(self._store.contests.decide, ident, verdict, note_of(note), now())

    def lines(self) -> Iterator[str]:
        """The accepted ones as labelled lines in the form of the corpus, each once. Blocking: for threads."""
        seen: set[str] = set()
        for each in self._store.contests.listed("accepted"):
            line = _line(each.objected)
            if line not in seen:
                seen.add(line)
                yield line

    def _send(self, practice: str, turn: int, act: int, claim: Kind, reason: str, visitor: str) -> None:
        talk = over_and_hers(self._store.practices.load(practice), visitor)
        if not 1 <= turn <= len(talk.turns):
            raise UnknownTurn(practice, turn)
        said = talk.spoken[turn - 1]
        if not 0 <= act < len(said.reading.acts):
            raise UnknownLabel(practice, turn)
        if said.reading.acts[act].kind is claim:
            raise SameLabel(practice)
        self._store.contests.send(_objected(talk, said, act, claim, reason))


def note_of(text: str) -> str:
    """A short note as it may be stored; raises NoteTooLong."""
    kept = clean(text).strip()
    if len(kept) > LONGEST_NOTE:
        raise NoteTooLong(len(kept), LONGEST_NOTE)
    return kept


def sentence_of(act: Act, text: str) -> str:
    """The words a label stands for."""
    return (act.clause.of(text).strip() or text.strip())[:LONGEST_SENTENCE]


def _objected(talk: StoredTalk, said: Turn, place: int, claim: Kind, reason: str) -> Objected:
    act = said.reading.acts[place]
    return Objected(
        id=uuid4().hex,
        practice=talk.practice.id,
        turn=said.number,
        act=place,
        language=said.reading.language,
        sentence=sentence_of(act, said.text),
        kind=act.kind,
        rule=act.rule,
        rules=talk.practice.digests.rules,
        claim=claim,
        reason=reason,
        sent_at=now(),
    )


def _line(objected: Objected) -> str:
    label = objected.claim.value if objected.claim in SPIN else Kind.OTHER.value
    return json.dumps(
        {
            "text": objected.sentence,
            "lang": objected.language,
            "label": label,
            "act": objected.claim.value,
            "family": FAMILY,
        },
        ensure_ascii=False,
    )
