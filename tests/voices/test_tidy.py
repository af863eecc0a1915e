"""Plain speech out of a model's text, wherever the pieces are torn."""

import itertools

import pytest

from app.voices.tidy import Thinking, Tidy
from tests.voices.briefs import fed

NAMES = ("Carla Rossi", "罗洁")


def cuts(text: str) -> list[list[str]]:
    """The text whole, in two pieces at every place, and character by character."""
    halves = [[text[:at], text[at:]] for at in range(1, len(text))]
    return [[text], *halves, list(text)]


@pytest.mark.parametrize(
    ("given", "speech"),
    [
        ("Plain.", "Plain."),
        ("<think>I am a model</think>\n\nWell.", "Well."),
        ("<thinking>so</thinking>Well.", "Well."),
        ("Well, <think>hm</think>yes.", "Well, yes."),
        ("less < more", "less < more"),
        ("<think>never ends", ""),
        ("A <thin line", "A <thin line"),
        ("<think>a</think><think>b</think>c", "c"),
    ],
)
def test_thinking_is_dropped_wherever_the_text_is_torn(given: str, speech: str) -> None:
    for each in cuts(given):
        assert fed(each, Thinking()).lstrip() == speech


@pytest.mark.parametrize(
    ("given", "speech"),
    [
        ("Plain. Speech.", "Plain. Speech."),
        ("\u260e Hello. [sighs] Yes.", "Hello. Yes."),
        ("【叹气】行。【停顿】好。", "行。好。"),
        ("Sure ✨ it is 😀.", "Sure it is ."),
        ("**Bold** and `code` and # signs", "Bold and code and signs"),
        ("*sighs* Well, it *really* works.", "Well, it really works."),
        ("(laughs) Well. (pauses) Yes (SAP) works.", "Well. Yes (SAP) works."),
        ("（叹气）还行吧。（停顿）就这样。", "还行吧。就这样。"),
        ("Carla Rossi: Good morning.", "Good morning."),
        ("**Carla Rossi:** Good morning.", "Good morning."),
        ("罗洁：您好。", "您好。"),
        ("Carla is away.", "Carla is away."),
        ("First:\n- one\n- two", "First: one two"),
        ("One.\n\n1. two", "One. two"),
        ("It is 3.5 or 3-5.", "It is 3.5 or 3-5."),
        ("A ⟦sign⟧", "A sign"),
    ],
)
def test_markup_and_gestures_are_dropped(given: str, speech: str) -> None:
    for each in cuts(given):
        assert " ".join(fed(each, Tidy(NAMES)).split()) == speech


def test_ordinary_words_do_not_wait() -> None:
    tidy = Tidy(NAMES)
    words = ["Well", ",", " we", " run", " four", " lines"]
    assert [tidy.feed(each) for each in words] == words
    assert list(itertools.chain(tidy.rest())) == []
