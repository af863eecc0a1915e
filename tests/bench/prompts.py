"""What the prompts of whole practices cost: shared beginnings and sizes. Run: python -m tests.bench.prompts."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice, pairwise
from statistics import fmean

from app.content.rules import load_rules
from app.content.scenario.library import Authored, load_library
from app.places import place
from app.spin.acts.classify import classify
from app.spin.acts.votes.rules import RuleBook
from app.spin.buyer.direct import direct
from app.spin.buyer.growth import advance
from app.spin.buyer.state import start
from app.spin.buyer.thread import thread_of
from app.voices.prompt import Prompt, render
from app.voices.scripted import compose
from app.voices.voice import Brief, Line

SHORT, LONG = 10, 60  # turns of the two talks whose prompts are compared
ENOUGH = 0.9  # of the shorter of two neighbours
WORDY = {"en": "well, " * 79 + "well.", "zh": "这个嘛，" * 30}  # 80 words, 120 characters
OPENS = "⟦"  # what the direction begins with; nobody else can write it


@dataclass(frozen=True)
class Costs:
    """Of one talk: bytes of each request, and of each pair of neighbours the part of the shorter that they share."""

    sizes: tuple[int, ...]
    shared: tuple[float, ...]


def prompts(authored: Authored, said: Sequence[str], book: RuleBook, *, wordy: bool = False) -> Iterator[Prompt]:
    """The request of each turn, whatever the buyer would do: a talk that he would end goes on.

    A `wordy` buyer answers with the most that a model is asked for; the scripted one usually says a third of that.
    """
    scenario = authored.scenario
    state, told = start(scenario), set[str]()
    talk: tuple[Line, ...] = (Line("", scenario.lines["opening"][0]),)
    for text in said:
        reading = classify(text, thread_of(state, scenario), book)
        direction = direct(state, reading, scenario)
        told |= set(direction.tells)
        brief = Brief(scenario, talk, text, direction, frozenset(told), "bench", state.step)
        yield render(brief)
        reply = WORDY[scenario.language] if wordy else compose(brief)
        talk = (*talk, Line(text, reply))
        state = advance(state, text, reading, direction, reply, scenario)


def until_direction(prompt: Prompt) -> bytes:
    """The messages in their order, up to the direction of this turn."""
    *before, last = prompt.messages
    said = last.content[: last.content.rindex(OPENS)]
    told = "".join(f"{each.role}\n{each.content}\n" for each in before)
    return f"{told}{last.role}\n{said}".rstrip().encode()


def size(prompt: Prompt) -> int:
    """Bytes of all messages."""
    return sum(len(each.content.encode()) for each in prompt.messages)


def costs(asked: Sequence[Prompt]) -> Costs:
    """What these requests, one after the other, cost."""
    bodies = [until_direction(each) for each in asked]
    return Costs(tuple(map(size, asked)), tuple(_shared(*pair) for pair in pairwise(bodies)))


def _shared(first: bytes, then: bytes) -> float:
    shorter = min(len(first), len(then))
    same = next((place for place in range(shorter) if first[place] != then[place]), shorter)
    return same / shorter


def long_talk(authored: Authored, turns: int) -> list[str]:
    """So many turns: those of all talks that prove the scenario, over and over."""
    return list(islice(cycle([text for talk in authored.scenario.talks.values() for text in talk.turns]), turns))


@dataclass(frozen=True)
class Growth:
    """Mean bytes of a request in a short talk and in a long one, and what neighbours of the long one share."""

    short: float
    long: float
    shared: tuple[float, ...]

    @property
    def times(self) -> float:
        """How many times a request of the long talk costs that of the short one."""
        return self.long / self.short

    @property
    def breaks(self) -> int:
        """How often the oldest exchanges left: the common beginning is then that of the buyer himself."""
        return sum(each < ENOUGH for each in self.shared)


def growth(authored: Authored, book: RuleBook, *, wordy: bool = False) -> Growth:
    """A long talk against its beginning."""
    found = costs(list(prompts(authored, long_talk(authored, LONG), book, wordy=wordy)))
    return Growth(fmean(found.sizes[:SHORT]), fmean(found.sizes), found.shared)


def main() -> int:
    """Print the tables; the tests hold the same figures to their bounds."""
    book, library = load_rules(), load_library(place("scenarios")).scenarios
    print("Bytes of a request in the talks that scenarios ship, and what each shares with the one before:\n")
    print("| scenario | least | mean | most | shared, at least |\n|---|---|---|---|---|")
    for slug, authored in library.items():
        talks = [costs(list(prompts(authored, each.turns, book))) for each in authored.scenario.talks.values()]
        sizes = [each for talk in talks for each in talk.sizes]
        shared = min(each for talk in talks for each in talk.shared)
        print(f"| {slug} | {min(sizes):,} | {fmean(sizes):,.0f} | {max(sizes):,} | {shared:.1%} |")
    print(f"\nMean bytes of a request in a talk of {SHORT} turns and in one of {LONG}:\n")
    print("| scenario | buyer | short | long | times | breaks | shared, mean |\n|---|---|---|---|---|---|---|")
    for slug, authored in library.items():
        for name, wordy in (("script", False), ("wordy", True)):
            one = growth(authored, book, wordy=wordy)
            row = f"{one.short:,.0f} | {one.long:,.0f} | {one.times:.2f} | {one.breaks} | {fmean(one.shared):.1%}"
            print(f"| {slug} | {name} | {row} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
