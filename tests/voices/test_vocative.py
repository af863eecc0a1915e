"""Where the buyer's own name is called in his answer, or several lines follow each other, somebody else is speaking."""

import pytest

from app.spin.acts.act import Language
from app.spin.finding import Kind
from app.voices.guard.reading import Passage
from app.voices.guard.vocative import Vocative, alone
from app.voices.tidy import Tidy
from app.voices.voice import Caught

WENDELL: tuple[str, ...] = ("Wendell Amaro",)
CHEN: tuple[str, ...] = ("陈国栋",)


def fed(language: Language, himself: tuple[str, ...], text: str, size: int) -> str:
    """What leaves of a text that comes in pieces."""
    part, out = Vocative(language, himself), 0
    for end in range(size, len(text) + size, size):
        raw = text[:end]
        out = part.settled(Passage(raw, raw.lower(), out, first=True, last=end >= len(text)))
    return text[:out]


@pytest.mark.parametrize("size", [1, 3, 7, 200])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We list them. And who keeps the list, Wendell? My team does."),
        ("en", "Not today. Mr. Amaro, give me a minute more."),
        ("en", 'I know that line: "but, Mr Amaro, think of it."'),
        ("zh", "都记在本子上。陈总，那本子谁来管？"),
        ("zh", "好嘞陈部长，我明天就带资料过来。"),
        ("zh", "停机不少。“陈工您别急，我换个说法。”"),
    ],
)
def test_a_call_to_himself_is_stopped_wherever_it_is_torn(language: Language, text: str, size: int) -> None:
    with pytest.raises(Caught) as caught:
        fed(language, WENDELL if language == "en" else CHEN, text, size)
    assert caught.value.finding.kind is Kind.BOTH


@pytest.mark.parametrize("size", [1, 7, 200])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Good morning, I'm Wendell Amaro. We have an hour."),
        ("en", "Wendell. Security engineering. Go ahead."),
        ("en", "Call me Wendell if you like, everybody does."),
        ("en", "This is Wendell speaking, and Amaro is how it is spelt."),
        ("zh", "我是陈国栋，设备部的。"),
        ("zh", "叫我陈部长就行，坐。"),
        ("zh", "厂里都喊我陈工，你随意。"),
    ],
)
def test_a_name_that_is_only_told_stays(language: Language, text: str, size: int) -> None:
    assert fed(language, WENDELL if language == "en" else CHEN, text, size) == text


def test_where_others_speak_too_each_may_be_called() -> None:
    assert alone(("Wendell Amaro", "Gretchen Falk"), ("Wendell Amaro", "Gretchen Falk")) == ()
    assert alone(("Wendell Amaro", "Gretchen Falk"), ("Wendell Amaro",)) == WENDELL
    assert fed("en", (), "Ask her, Wendell, she knows.", 7) == "Ask her, Wendell, she knows."


def tidied(text: str, size: int) -> str:
    tidy = Tidy(())
    return "".join([*(tidy.feed(text[start : start + size]) for start in range(0, len(text), size)), tidy.rest()])


@pytest.mark.parametrize("size", [1, 4, 100])
def test_three_lines_are_a_dialogue_and_two_are_not(size: int) -> None:
    text = "I decide that.\n\nAlone?\nAlone."
    with pytest.raises(Caught) as caught:
        tidied(text, size)
    assert caught.value.finding.kind is Kind.BOTH
    assert tidied("\n\nI decide that.\n\nAlone.\n\n", size) == "I decide that. Alone."
