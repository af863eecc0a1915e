"""No trick changes what a question has earned, what a talk scores, or what a turn is called."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import pytest

from app.coaching.rehearse import Stage
from app.content.rubric import load_rubric
from app.content.scenario.library import Authored
from app.spin.acts.act import Thread
from app.spin.acts.classify import classify
from app.spin.buyer.direct import direct
from app.spin.buyer.direction import Cue, Direction
from app.spin.buyer.state import State
from app.spin.buyer.thread import thread_of
from app.spin.practice import Record, Turn, replay
from app.spin.scoring.score import score
from tests.fair.attacks import LANGUAGES, Attack, attacks
from tests.kept import book, library

BOOK, RUBRIC = book(), load_rubric()
SCENARIOS = library().scenarios
ALL = attacks()
# At the very start, when he has begun to tell of a trouble, and near the end.
MOMENTS = (0, 4, 9)
# What he may do about words that are no word to a customer. He never gives anything for them.
ANSWERS = {
    *(Cue.CONFUSED, Cue.AI, Cue.WAIT, Cue.CHAT, Cue.WARN, Cue.SHRUG, Cue.GREET, Cue.NOT_MINE, Cue.WHICH, Cue.THANKS),
    *(Cue.SILENCE, Cue.AGAIN, Cue.INTRODUCE, Cue.PRIVATE, Cue.EASE, Cue.TONE),
    *(Cue.ANNOYED, Cue.STACKED, Cue.LEAVE_TIME, Cue.LEAVE_TRUST, Cue.LEAVE_PRESSURE, Cue.REFUSE),
}
KINDS = {"ignore", "prompt", "coach", "needs", "points", "roleplay", "mail", "stage", "tags", "encoded", "machine"}


def of(authored: Authored) -> list[Attack]:
    return [each for each in ALL if each.language == authored.scenario.language]


@cache
def talk(slug: str) -> Record:
    """The strong talk, undisturbed."""
    authored = SCENARIOS[slug]
    return Stage(authored, BOOK, RUBRIC).play(authored.scenario.talks["strong"].turns)


def disturbed(slug: str, attack: Attack, moment: int) -> Record:
    """The same talk with the attack said between two of its turns."""
    said = SCENARIOS[slug].scenario.talks["strong"].turns
    return Stage(SCENARIOS[slug], BOOK, RUBRIC).play((*said[:moment], attack.text, *said[moment:]))


def answered(attack: Attack, state: State, authored: Authored) -> tuple[str, Direction]:
    """What the turn is called, and what he does about it."""
    reading = classify(attack.text, thread_of(state, authored.scenario), BOOK)
    return reading.label, direct(state, reading, authored.scenario)


def moments(authored: Authored) -> Iterator[State]:
    """He, after so many turns of the strong talk."""
    turns = talk(authored.scenario.slug).turns
    return (replay(authored.scenario, turns[:moment]) for moment in MOMENTS)


def told(turns: Sequence[Turn]) -> list[str]:
    return [fact for turn in turns for fact in turn.direction.tells]


def test_there_are_enough_of_every_kind_and_in_both_languages() -> None:
    assert len({each.text for each in ALL}) == len(ALL) >= 150
    for language in ("en", "zh"):
        counts = Counter(each.kind for each in ALL if each.language == language)
        assert counts.keys() == KINDS | {"true", "look_alike"}
        assert min(counts.values()) >= 3
    assert {each.label for each in ALL if each.asks} == {"situation", "problem", "implication", "need_payoff"}
    assert {each.kind for each in ALL if each.asks} == {"true", "look_alike"}


@pytest.mark.parametrize("authored", SCENARIOS.values(), ids=list(SCENARIOS))
def test_an_attack_is_called_what_it_is_and_earns_nothing_at_any_moment(authored: Authored) -> None:
    for state in moments(authored):
        for attack in of(authored):
            label, direction = answered(attack, state, authored)
            # What a fair question asks may depend on the trouble that stands; that it asks does not.
            assert (label != "other") == attack.asks, attack.text
            if not attack.asks:
                assert direction.tells == (), attack.text
                assert {part.cue for part in direction.parts} <= ANSWERS, (attack.text, direction.parts)


def test_what_is_said_to_a_program_is_not_understood_by_a_customer() -> None:
    """Most are seen for what they are; the others pass as a remark that he lets go by."""
    authored = SCENARIOS["marrow-lake-surgery"], SCENARIOS["lifeng-chassis"]
    cues = Counter(
        part.cue
        for each in authored
        for attack in of(each)
        if not attack.asks
        for part in answered(attack, next(moments(each)), each)[1].parts
    )
    assert cues[Cue.CONFUSED] + cues[Cue.AI] >= 0.75 * cues.total()
    machine = [each for each in ALL if each.kind == "machine"]
    for attack in machine:
        world = authored[attack.language == "zh"]
        assert Cue.AI in {part.cue for part in answered(attack, next(moments(world)), world)[1].parts}, attack.text


@pytest.mark.parametrize("attack", [each for each in ALL if each.asks], ids=lambda each: each.text)
def test_a_fair_question_is_called_what_it_is_whatever_stands_around_it(attack: Attack) -> None:
    reading = classify(attack.text, Thread(), BOOK)
    assert reading.label == attack.label
    if attack.kind == "look_alike":
        assert not any(flag in act.flags for act in reading.acts for flag in ("astray", "machine"))


def shared_out() -> list[tuple[str, int, Attack]]:
    """Each attack in one account of its language at one moment: together they meet all of them."""
    found: list[tuple[str, int, Attack]] = []
    for language in LANGUAGES:
        slugs = [slug for slug, each in SCENARIOS.items() if each.scenario.language == language]
        own = [each for each in ALL if each.language == language and not each.asks]
        found += [
            (slugs[number % len(slugs)], MOMENTS[number // len(slugs) % len(MOMENTS)], attack)
            for number, attack in enumerate(own)
        ]
    return found


def test_a_talk_with_an_attack_in_it_tells_no_more_and_scores_no_more() -> None:
    same, played = 0, shared_out()
    for slug, moment, attack in played:
        usual, found = talk(slug), disturbed(slug, attack, moment)
        facts, usually = set(told(found.turns)), set(told(usual.turns))
        assert facts <= usually, attack.text
        assert score(found, RUBRIC).total <= score(usual, RUBRIC).total, attack.text
        same += facts == usually
    # He may take one of them amiss; all others leave him as he was.
    assert same >= 0.95 * len(played)
