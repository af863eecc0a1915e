"""What happened in a record, laid flat: the seller's acts and the buyer's events, each with its turn."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from app.spin.acts.act import CAPABILITY, SPIN, Act, Kind
from app.spin.buyer.direction import Event
from app.spin.practice import Record, Turn
from app.spin.scenario import Scenario
from app.spin.scoring.scorecard import Evidence

LONGEST_QUOTE = 240


@dataclass(frozen=True, slots=True)
class Did:
    """A seller's act with its turn and its place in the order of the whole talk."""

    turn: Turn
    act: Act
    place: int

    def evidence(self) -> Evidence:
        """The sentence of the act, as typed, with the rule that labelled it."""
        quote = self.act.clause.of(self.turn.text).strip() or self.turn.text[:LONGEST_QUOTE]
        return Evidence(self.turn.number, "seller", quote, self.act.rule, self.act.kind.value)


@dataclass(frozen=True, slots=True)
class Voiced:
    """A buyer's event with its turn and its place: after the acts of its own turn."""

    turn: Turn
    event: Event
    place: int

    def evidence(self) -> Evidence:
        """The buyer's words of the turn, cut to a quotable length."""
        said = self.turn.reply.text if self.turn.reply else ""
        return Evidence(self.turn.number, "buyer", said[:LONGEST_QUOTE].strip(), "", self.event.kind)


def length(text: str, language: str) -> int:
    """Size of an utterance: characters in Chinese, words times two in English, so that both compare (spin.md 6.1)."""
    if language == "zh":
        return len(re.sub(r"\s", "", text))
    return 2 * len(text.split())


class Tally:
    """The counts and first occurrences that the criteria read. Built from a record alone."""

    def __init__(self, record: Record, per_turn: int) -> None:
        self.scenario: Scenario = record.scenario
        self.ended = record.ended
        self.turns = tuple(turn for turn in record.turns if turn.reply is not None)
        self.did, self.voiced = _flatten(self.turns)
        self._per_turn = per_turn

    @cached_property
    def questions(self) -> tuple[Did, ...]:
        """The SPIN questions that count: not repeated, and no more than the rubric's number a turn."""
        kept: list[Did] = []
        for each in self.did:
            in_turn = sum(1 for done in kept if done.turn.number == each.turn.number)
            if each.act.kind in SPIN and "repeated" not in each.act.flags and in_turn < self._per_turn:
                kept.append(each)
        return tuple(kept)

    def asked(self, kind: Kind) -> tuple[Did, ...]:
        """The counted questions of one kind."""
        return tuple(each for each in self.questions if each.act.kind is kind)

    def acts(self, *kinds: Kind) -> tuple[Did, ...]:
        """All acts of these kinds."""
        return tuple(each for each in self.did if each.act.kind in kinds)

    def events(self, *kinds: str) -> tuple[Voiced, ...]:
        """All buyer events of these kinds."""
        return tuple(each for each in self.voiced if each.event.kind in kinds)

    @cached_property
    def presented(self) -> tuple[Did, ...]:
        """Features, advantages and benefits."""
        return self.acts(*CAPABILITY)

    @cached_property
    def first_want(self) -> int | None:
        """The place of the first explicit need, or None."""
        return min((each.place for each in self.events("explicit")), default=None)

    def talk(self) -> tuple[int, int]:
        """How much the seller and the buyer said, in the units of `length`."""
        language = self.scenario.language
        seller = sum(length(turn.text, language) for turn in self.turns)
        buyer = sum(length(turn.reply.text, language) for turn in self.turns if turn.reply)
        return seller, buyer

    def longest(self) -> tuple[Turn | None, int]:
        """The seller's longest turn and its size."""

        def size(turn: Turn) -> int:
            return length(turn.text, self.scenario.language)

        longest = max(self.turns, key=size, default=None)
        return longest, size(longest) if longest else 0


def distinct(found: Iterable[Voiced], key: Callable[[Event], str]) -> tuple[Voiced, ...]:
    """The first event for each key, in order."""
    seen: dict[str, Voiced] = {}
    for each in found:
        seen.setdefault(key(each.event), each)
    return tuple(seen.values())


def _flatten(turns: tuple[Turn, ...]) -> tuple[tuple[Did, ...], tuple[Voiced, ...]]:
    did: list[Did] = []
    voiced: list[Voiced] = []
    place = 0
    for turn in turns:
        for act in turn.reading.acts:
            did.append(Did(turn, act, place))
            place += 1
        for event in turn.direction.events:
            voiced.append(Voiced(turn, event, place))
            place += 1
    return tuple(did), tuple(voiced)
