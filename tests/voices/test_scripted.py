"""The scripted voice: every direction has words, in turn, and never the same twice in a row."""

import asyncio
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings

from app.spin.acts.act import Language, Reading
from app.spin.buyer.direction import Cue, Direction, Effect, Mood, Part
from app.spin.scenario import Scenario
from app.voices.scripted import SILENCE, ScriptedVoice, compose
from app.voices.voice import Brief, Line
from tests.spin.buyer.talks import turns
from tests.spin.buyer.worlds import play, small_world

WORLD = small_world()


def brief(*parts: Part, talk: tuple[Line, ...] = (), world: Scenario = WORLD) -> Brief:
    return Brief(world, talk, "…", Direction(parts, Mood.NEUTRAL), frozenset())


def said_in_turn(part: Part, times: int, world: Scenario = WORLD) -> list[str]:
    """What he says when the same part comes up again and again."""
    talk: tuple[Line, ...] = ()
    for _ in range(times):
        talk = (*talk, Line("…", compose(brief(part, talk=talk, world=world))))
    return [line.buyer for line in talk]


@pytest.mark.parametrize(
    ("part", "line"),
    [
        (Part(Cue.TELL, "lines"), "About lines: first wording."),
        (Part(Cue.TELL, "stops.voiced"), "About stops voiced: first wording."),
        (Part(Cue.HINT, "stops"), "The stops? Fine, mostly."),
        (Part(Cue.OBJECT, "price"), "But the price."),
        (Part(Cue.RESOLVE, "price"), "The price is settled."),
        (Part(Cue.AGREE, "demo"), "Yes, demo it is."),
        (Part(Cue.COUNTER, "demo"), "I could do demo."),
        (Part(Cue.GREET), "[greet 1]"),
        (Part(Cue.CLARIFIED, "price"), "[clarified 1]"),
    ],
)
def test_each_cue_speaks_its_own_lines(part: Part, line: str) -> None:
    assert compose(brief(part)) == line


def test_all_variants_come_before_any_comes_again() -> None:
    assert said_in_turn(Part(Cue.CHAT), 7) == [f"[chat {n}]" for n in (1, 2, 3, 1, 2, 3, 1)]


def test_two_variants_alternate() -> None:
    assert said_in_turn(Part(Cue.OBJECT, "price"), 4) == ["But the price.", "Still, the price."] * 2


def test_a_single_variant_has_no_choice() -> None:
    world = replace(WORLD, lines={"chat": ("Well.",)})
    assert said_in_turn(Part(Cue.CHAT), 2, world) == ["Well.", "Well."]


@pytest.mark.parametrize(("language", "joint"), [("en", " "), ("zh", "")])
def test_parts_are_joined_as_the_language_does(language: Language, joint: str) -> None:
    world = small_world(language=language)
    spoken = compose(brief(Part(Cue.GREET), Part(Cue.TELL, "lines"), world=world))
    assert spoken == joint.join(("[greet 1]", "About lines: first wording."))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_asked_twice_to_say_it_again_he_says_it_once_more_and_no_longer(language: Language) -> None:
    world = small_world(language=language)
    first = brief(Part(Cue.TELL, "lines"), world=world, talk=(Line("…", "It is so."),))
    once = compose(replace(first, direction=Direction((Part(Cue.AGAIN),), Mood.NEUTRAL)))
    twice = compose(brief(Part(Cue.AGAIN), world=world, talk=(*first.talk, Line("…", once))))
    assert (once.endswith("It is so."), twice) == (True, once.replace("again 1", "again 2"))


def test_somebody_else_says_his_words_again_without_the_buyers_lead() -> None:
    other = replace(WORLD.stakeholders[1], lines={"wait": ("Mm.", "Go on.")})
    world = replace(WORLD, stakeholders=(WORLD.stakeholders[0], other))
    again = replace(brief(Part(Cue.AGAIN)).direction, speaker=other.id)
    assert (
        compose(replace(brief(talk=(Line("…", "Twice a night."),), world=world), direction=again)) == "Twice a night."
    )


def test_what_the_scenario_lacks_leaves_no_gap() -> None:
    bare = replace(WORLD, lines={})
    assert compose(brief(Part(Cue.GREET), Part(Cue.TELL, "lines"), world=bare)) == "About lines: first wording."
    assert compose(brief(Part(Cue.TELL, "no-such-fact"), world=bare)) == SILENCE


@settings(max_examples=40)
@given(turns(WORLD))
def test_no_answer_is_empty_and_no_line_comes_twice_in_a_row(talk: list[Reading]) -> None:
    _, directions = play(WORLD, *talk)
    lines: tuple[Line, ...] = ()
    for direction in directions:
        spoken = compose(replace(brief(talk=lines), direction=direction))
        assert spoken not in ("", SILENCE)
        assert not lines or direction.ends or spoken != lines[-1].buyer
        lines = (*lines, Line("…", spoken))


def spoken(voice: ScriptedVoice, asked: Brief) -> list[str]:
    async def listen() -> list[str]:
        return [piece async for piece in voice.speak(asked)]

    return asyncio.run(listen())


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Well,  twice a night, I'd say…\n\nMore in winter. "),
        ("zh", "说实话，一个月停三次吧。WMS 系统 2.0 也没用……“等着”，就这样！"),
    ],
)
def test_the_pieces_are_small_and_make_up_the_whole(language: Language, line: str) -> None:
    world = replace(small_world(language=language), lines={"chat": (line,)})
    pieces = spoken(ScriptedVoice(pace=0), brief(Part(Cue.CHAT), world=world))
    assert "".join(pieces) == line
    assert max(len(piece) for piece in pieces) < 12
    assert len(pieces) > 5


def test_it_speaks_at_its_pace() -> None:
    started = time.perf_counter()
    pieces = spoken(ScriptedVoice(pace=0.001), brief(Part(Cue.TELL, "lines")))
    assert time.perf_counter() - started >= 0.0009 * len("".join(pieces))
    assert ScriptedVoice.name == "scripted"


def test_the_next_meeting_begins_with_another_wording() -> None:
    later = replace(brief().scenario, meeting="negotiation")
    assert said_in_turn(Part(Cue.CHAT), 4, later) == ["[chat 3]", "[chat 1]", "[chat 2]", "[chat 3]"]


def test_a_mood_shows_in_other_words_at_the_next_meeting() -> None:
    world = replace(WORLD, lines={**WORLD.lines, "tone_warm": ("I like this.", "This goes well.", "Good talk.")})
    meetings = (replace(world, meeting=each) for each in ("first", "follow_up", "negotiation"))
    said = [compose(brief(Part(Cue.TONE, "warm"), world=each)) for each in meetings]
    assert said == ["I like this.", "This goes well.", "Good talk."]


def test_a_trouble_told_at_an_earlier_meeting_is_told_as_one_comes_back_to_it() -> None:
    told = Brief(
        WORLD, (), "…", Direction((Part(Cue.TELL, "stops.voiced"),), Mood.NEUTRAL), frozenset({"stops.voiced"})
    )
    assert compose(told) == "On stops voiced: second wording."
    new = replace(told, direction=replace(told.direction, tells=("stops.voiced",)))
    assert compose(new) == "About stops voiced: first wording."


def test_he_repeats_his_last_answer_and_not_the_nod_after_it() -> None:
    nod = WORLD.lines[Cue.WAIT.value][0]
    talk = (Line("…", "Twice a night."), Line("…", nod))
    assert compose(brief(Part(Cue.AGAIN), talk=talk)).endswith("Twice a night.")


def test_who_introduces_herself_is_greeted_in_words_that_differ_from_practice_to_practice() -> None:
    begun = Direction((Part(Cue.GREET),), Mood.NEUTRAL, effects=(Effect("opening"),))
    spoken = {
        compose(replace(brief(), direction=begun, practice=f"{number:08x}")): compose(
            replace(brief(), direction=begun, practice=f"{number:08x}")
        )
        for number in range(20)
    }
    assert set(spoken) == {"[greet 1]", "[greet 2]", "[greet 3]"}
    assert all(again == first for first, again in spoken.items())
    at_a_loss = {compose(replace(brief(Part(Cue.GREET)), practice=f"{number:08x}")) for number in range(20)}
    assert at_a_loss == {"[greet 1]"}


def test_what_he_has_against_a_step_he_says_once_and_then_reminds_her_of_it() -> None:
    reminds = replace(WORLD, lines={**WORLD.lines, "unmet": ("That one is open.", "I am still waiting.")})
    price = Part(Cue.OBJECT, "price")
    asked = Direction((price,), Mood.NEUTRAL, effects=(Effect("proposal"),))

    def answer(world: Scenario, *said: str, direction: Direction = asked) -> str:
        return compose(Brief(world, tuple(Line("…", each) for each in said), "…", direction, frozenset()))

    assert answer(reminds) == "But the price."
    assert answer(reminds, "But the price.") == "That one is open."
    assert answer(reminds, "But the price.", "That one is open.") == "I am still waiting."
    wondered = replace(asked, effects=(Effect("check"),))
    assert answer(reminds, "But the price.", direction=wondered) not in reminds.lines["unmet"]
    assert answer(WORLD, "But the price.") not in reminds.lines["unmet"]
