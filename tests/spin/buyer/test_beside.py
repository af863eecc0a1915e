"""What is beside the point: insults, silence, private life, the weather; and a mood that shows."""

from dataclasses import replace

import pytest

from app.spin.acts.act import About, Act, Flag, Kind, Reading
from app.spin.buyer.direct import direct
from app.spin.buyer.direction import Cue
from app.spin.buyer.state import start
from app.spin.scenario import Disclosure, Heading
from tests.spin.buyer.worlds import buyer, did, play, reading, small_world

WORLD = small_world()


@pytest.mark.parametrize(
    ("flag", "cue"),
    [
        ("insult", Cue.ANNOYED),
        ("silence", Cue.SILENCE),
        ("again", Cue.AGAIN),
        ("stranger", Cue.INTRODUCE),
        ("private", Cue.PRIVATE),
        ("off_topic", Cue.CHAT),
        ("nervous", Cue.EASE),
        ("apology", Cue.PARDON),
    ],
)
@pytest.mark.parametrize("kind", [Kind.OTHER, Kind.SITUATION, Kind.PROBLEM])
def test_he_answers_as_a_person_would_and_tells_nothing(flag: Flag, cue: Cue, kind: Kind) -> None:
    direction = direct(replace(buyer(WORLD, trust=90), turns=1), reading(did(kind, None, flag)), WORLD)
    assert ([part.cue for part in direction.parts], direction.tells) == ([cue], ())


def test_the_weather_is_business_where_the_account_says_so() -> None:
    asked = reading(did(Kind.SITUATION, About(fact="lines"), "off_topic"))
    assert direct(buyer(WORLD, trust=90), asked, WORLD).tells == ("lines",)


def test_a_nod_is_no_chat_and_a_nod_to_an_objection_acknowledges_it() -> None:
    nod, chat = did(Kind.OTHER, None, "nod"), did(Kind.OTHER)
    later = replace(buyer(WORLD), turns=1)
    said = [direct(later, reading(each), WORLD).parts[0].cue for each in (nod, chat)]
    assert said == [Cue.WAIT, Cue.CHAT]
    taken = direct(buyer(WORLD), reading(did(Kind.ACKNOWLEDGE, None, "nod")), WORLD)
    assert "acknowledge" in taken.effects[-1].name


@pytest.mark.parametrize("words", [did(Kind.OTHER), did(Kind.OTHER, None, "nod"), did(Kind.OTHER, None, "off_topic")])
def test_small_talk_in_the_first_words_is_greeted(words: Act) -> None:
    assert cues_of(words, turns=0) == [Cue.GREET]


def test_who_says_that_she_is_nervous_or_asks_his_name_is_answered_though_she_also_begins() -> None:
    name = did(Kind.OPENING, None, "permission", "stranger")
    nervous = did(Kind.INFORMATION, About(person=WORLD.buyer.id), "nervous")
    assert cues_of(name, turns=0) == [Cue.INTRODUCE]
    assert cues_of(did(Kind.OPENING), nervous, turns=0) == [Cue.EASE]


def test_of_a_remark_and_small_talk_the_last_is_answered() -> None:
    remark, chat = did(Kind.INFORMATION), did(Kind.OTHER, None, "off_topic")
    assert cues_of(remark, chat) == [Cue.CHAT]
    assert cues_of(chat, remark) == [Cue.WAIT]


def cues_of(*acts: Act, turns: int = 3) -> list[Cue]:
    return [part.cue for part in direct(replace(buyer(WORLD), turns=turns), reading(*acts), WORLD).parts]


def test_nothing_said_is_waited_for() -> None:
    assert [part.cue for part in direct(buyer(WORLD), Reading("en", ()), WORLD).parts] == [Cue.SILENCE]


def test_a_mood_that_has_just_come_shows_once() -> None:
    world = replace(WORLD, lines={**WORLD.lines, "tone_impatient": ("Quickly, please.", "I'm short of time.")})
    state = replace(buyer(world, trust=45), patience=27, turns=3, mood="neutral")
    _, directions = play(world, *[reading(did(Kind.INFORMATION))] * 5, state=state)
    shown = [part.ref for each in directions for part in each.parts if part.cue is Cue.TONE]
    assert shown == ["impatient"]


def test_without_words_for_it_a_mood_stays_in_the_tone() -> None:
    state = replace(buyer(WORLD, trust=45), patience=25, turns=3, mood="neutral")
    _, (direction,) = play(WORLD, reading(did(Kind.FEATURE)), state=state)
    assert Cue.TONE not in [part.cue for part in direction.parts]


def test_a_word_on_the_weather_is_greeted_at_the_door_and_chatted_away_later() -> None:
    rain = reading(did(Kind.PROBLEM, None, "off_topic"))
    _, directions = play(WORLD, rain, rain)
    assert [each.parts[0].cue for each in directions] == [Cue.GREET, Cue.CHAT]


def test_nobody_says_something_kind_before_a_trouble_or_to_a_pitch() -> None:
    world = replace(WORLD, lines={**WORLD.lines, "tone_warm": ("I like this talk.", "You listen.")})
    warm = replace(buyer(world, trust=90), turns=3, mood="neutral")
    fact, pitch = did(Kind.SITUATION, About(fact="lines")), did(Kind.FEATURE)
    trouble = did(Kind.PROBLEM, About(problem="stops"))
    toned = [
        Cue.TONE in [part.cue for part in direct(warm, reading(each), world).parts] for each in (fact, pitch, trouble)
    ]
    assert toned == [True, False, False]


def test_an_apology_is_answered_where_she_asks_for_nothing_else_and_mends_a_little_of_what_annoyed_him() -> None:
    sorry, asks = did(Kind.INFORMATION, None, "apology"), did(Kind.SITUATION, About(fact="lines"))
    calm = replace(buyer(WORLD, trust=50), turns=1)
    after_insult = replace(calm, cues=(Cue.ANNOYED,))
    assert [part.cue for part in direct(calm, reading(sorry, asks), WORLD).parts] == [Cue.TELL]
    moved = [sum(each.trust for each in direct(state, reading(sorry), WORLD).effects) for state in (calm, after_insult)]
    assert moved == [0, 1]


def test_where_a_figure_comes_from_is_said_of_a_figure_he_has_just_named_and_tells_nothing() -> None:
    asked = reading(did(Kind.SITUATION, None, "source"))
    silent = replace(buyer(WORLD, trust=90), turns=1)
    named = replace(silent, cues=(Cue.TELL,), buyer_said="We lose 40 hours.")
    without = replace(named, buyer_said="We lose hours.")
    direction = direct(named, asked, WORLD)
    assert ([part.cue for part in direction.parts], direction.tells) == ([Cue.SOURCE], ())
    for state in (silent, without):
        assert Cue.SOURCE not in {part.cue for part in direct(state, asked, WORLD).parts}


def test_what_he_himself_is_not_happy_with_is_asked_for_a_trouble_and_not_for_what_he_wants_for_himself() -> None:
    own = replace(WORLD.facts[0], id="win", heading=Heading.PERSONAL, disclosure=Disclosure.HIDDEN, person="rossi")
    world = replace(WORLD, facts=(*WORLD.facts, own))
    direction = direct(buyer(world, trust=90), reading(did(Kind.PROBLEM, About(fact="win"))), world)
    assert direction.tells == ("stops.voiced",)


def test_how_somebody_stands_on_it_is_told_though_it_is_asked_as_a_trouble() -> None:
    assert direct(buyer(WORLD, trust=90), reading(did(Kind.PROBLEM, About(fact="director"))), WORLD).tells == (
        "director",
    )


def test_who_is_nervous_about_the_account_is_put_at_ease_all_the_same() -> None:
    """“I'm nervous, it's my first plant of this size” names the plant and asks nothing of it."""
    nervous = reading(did(Kind.INFORMATION, About(fact="plants"), "nervous"))
    asked = reading(did(Kind.SITUATION, About(fact="lines"), "nervous"))
    assert [part.cue for part in direct(start(WORLD), nervous, WORLD).parts] == [Cue.EASE]
    assert direct(start(WORLD), asked, WORLD).tells == ("lines",)
