"""What happened in a record, laid flat: the seller's acts and the buyer's events, each with its turn."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from app.spin.acts.act import CAPABILITY, SPIN, Act, Kind
from app.spin.buyer.direction import Event
from app.spin.practice import Record, Turn
from app.spin.scenario import Scenario
from app.spin.scoring.before import before
from app.spin.scoring.evidence import of_buyer, of_seller
from app.spin.scoring.meaning import Meaning, meanings
from app.spin.scoring.scorecard import Evidence
from app.spin.scoring.size import length, written


@dataclass(frozen=True, slots=True)
class Did:
    """A seller's act with its turn, its place in the order of the whole talk, and what it was about."""

    turn: Turn
    act: Act
    place: int
    meaning: Meaning

    @property
    def problem(self) -> str:
        """The problem it is about: as read, else the one the buyer answered on."""
        return self.meaning.problem

    def evidence(self) -> Evidence:
        """The sentence of the act, as typed, with the rule that labelled it."""
        return of_seller(self.turn, self.act)


@dataclass(frozen=True, slots=True)
class Voiced:
    """A buyer's event with its turn and its place: after the acts of its own turn."""

    turn: Turn
    event: Event
    place: int

    def evidence(self) -> Evidence:
        """The buyer's words of the turn, cut to a quotable length."""
        return of_buyer(self.turn, self.event)


class Tally:
    """The counts and first occurrences that the criteria read. Built from a record alone."""

    def __init__(self, record: Record, per_turn: int) -> None:
        self.scenario: Scenario = record.scenario
        self.ended = record.ended
        self.before = before(record)
        self.turns = tuple(turn for turn in record.turns if turn.reply is not None)
        self.did, self.voiced = _flatten(self.turns)
        self._per_turn = per_turn

    @cached_property
    def questions(self) -> tuple[Did, ...]:
        """The SPIN questions that earn: about the account, not repeated, among the first of their turn.

        How many of a turn can earn is the rubric's number, and repeated and empty ones use it up.
        """
        kept: list[Did] = []
        in_turn: dict[int, int] = {}
        for each in self.did:
            if each.act.is_question:
                number = in_turn[each.turn.number] = in_turn.get(each.turn.number, 0) + 1
                if number <= self._per_turn and not _is_empty(each):
                    kept.append(each)
        return tuple(kept)

    def asked(self, kind: Kind) -> tuple[Did, ...]:
        """The earning questions of one kind: what merit is counted from."""
        return tuple(each for each in self.questions if each.act.kind is kind)

    def fresh(self, kind: Kind) -> tuple[Did, ...]:
        """All questions of one kind but repeated ones: what excess is counted from, so that none can hide."""
        return tuple(each for each in self.acts(kind) if "repeated" not in each.act.flags)

    def acts(self, *kinds: Kind) -> tuple[Did, ...]:
        """All acts of these kinds."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], ())
        return tuple(each for each in self.did if each.act.kind in kinds)

    def events(self, *kinds: str) -> tuple[Voiced, ...]:
        """All buyer events of these kinds."""
        if len(kinds) == 1:
            return self._by_event.get(kinds[0], ())
        return tuple(each for each in self.voiced if each.event.kind in kinds)

    @cached_property
    def _by_kind(self) -> dict[Kind, tuple[Did, ...]]:
        found: dict[Kind, list[Did]] = {}
        for each in self.did:
            found.setdefault(each.act.kind, []).append(each)
        return {kind: tuple(acts) for kind, acts in found.items()}

    @cached_property
    def _by_event(self) -> dict[str, tuple[Voiced, ...]]:
        found: dict[str, list[Voiced]] = {}
        for each in self.voiced:
            found.setdefault(each.event.kind, []).append(each)
        return {kind: tuple(events) for kind, events in found.items()}

    @cached_property
    def presented(self) -> tuple[Did, ...]:
        """Features, advantages and benefits."""
        return self.acts(*CAPABILITY)

    @cached_property
    def wants(self) -> tuple[Voiced, ...]:
        """The first statement of each explicit need."""
        return distinct(self.events("explicit"), lambda event: event.problem)

    @cached_property
    def asking(self) -> dict[int, int]:
        """How many questions each turn has, repeated and empty ones among them."""
        found = dict.fromkeys((turn.number for turn in self.turns), 0)
        for each in self.acts(*SPIN):
            found[each.turn.number] += 1
        return found

    def is_noise(self, turn: Turn) -> bool:
        """Whether the turn holds nothing but questions that are repeated or about nothing: it answers nothing."""
        mine = [each for each in self.did if each.turn is turn]
        return bool(mine) and all(each.act.is_question and _is_empty(each) for each in mine)

    @cached_property
    def talk(self) -> tuple[int, int]:
        """How much the seller and the buyer said, in the units of `length`."""
        language = self.scenario.language
        return sum(self._sizes), sum(length(turn.reply.text, language) for turn in self.turns if turn.reply)

    def given(self) -> int:
        """How long the buyer's part is as written: a wordy voice must not change a score."""
        return sum(written(turn.direction, self.scenario) for turn in self.turns)

    def longest(self) -> tuple[Turn | None, int]:
        """The seller's longest turn and its size."""
        place = max(range(len(self.turns)), key=self._sizes.__getitem__, default=None)
        return (None, 0) if place is None else (self.turns[place], self._sizes[place])

    @cached_property
    def _sizes(self) -> tuple[int, ...]:
        return tuple(length(turn.text, self.scenario.language) for turn in self.turns)


def distinct(found: Iterable[Voiced], key: Callable[[Event], str]) -> tuple[Voiced, ...]:
    """The first event for each key, in order."""
    seen: dict[str, Voiced] = {}
    for each in found:
        seen.setdefault(key(each.event), each)
    return tuple(seen.values())


def _is_empty(asked: Did) -> bool:
    return not asked.meaning.relevant or "repeated" in asked.act.flags


def _flatten(turns: tuple[Turn, ...]) -> tuple[tuple[Did, ...], tuple[Voiced, ...]]:
    did: list[Did] = []
    voiced: list[Voiced] = []
    place = 0
    for turn in turns:
        for act, meaning in zip(turn.reading.acts, meanings(turn), strict=True):
            did.append(Did(turn, act, place, meaning))
            place += 1
        for event in turn.direction.events:
            voiced.append(Voiced(turn, event, place))
            place += 1
    return tuple(did), tuple(voiced)
