"""Plain speech out of a model's text, wherever the pieces are torn."""

import itertools

import pytest

from app.spin.finding import Kind
from app.voices.tidy import Thinking, Tidy
from app.voices.voice import Caught
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
        ("- Well, yes.", "Well, yes."),
        ("That (smiles wryly) is all.", "That is all."),
        ("这个嘛（苦笑）不好说。", "这个嘛不好说。"),
        ("About 12. Not more.", "About 12. Not more."),
        ("One line.\nAnother line.", "One line. Another line."),
        ("It is 3.5 or 3-5.", "It is 3.5 or 3-5."),
        ("A ⟦sign⟧", "A sign"),
    ],
)
def test_markup_and_gestures_are_dropped(given: str, speech: str) -> None:
    for each in cuts(given):
        assert " ".join(fed(each, Tidy(NAMES)).split()) == speech


@pytest.mark.parametrize(
    "given",
    [
        "First:\n- one\n- two",
        "One.\n\n1. two",
        "1. one",
        "三条：\n1、安装\n2、误报",
        "## Answer\nYes.",
        "```\nYes.\n```",
        "Yes.\n| a | b |",
        '{"reply": "Yes."}',
        "<answer>Yes.</answer>",
    ],
)
def test_lists_and_the_like_are_refused_wherever_the_text_is_torn(given: str) -> None:
    for each in cuts(given):
        with pytest.raises(Caught) as caught:
            fed(each, Tidy(NAMES))
        assert caught.value.finding.kind is Kind.MARKUP


@pytest.mark.parametrize(
    ("given", "gone"),
    [("Plain.", ""), ("(laughs) Well.", "(laughs)"), ("罗洁：您好。", "罗洁："), ("It is **so**.", "It is **so**")],
)
def test_what_was_taken_out_is_noted(given: str, gone: str) -> None:
    tidy = Tidy(NAMES)
    fed([given], tidy)
    assert tidy.gone == gone


def test_ordinary_words_do_not_wait() -> None:
    tidy = Tidy(NAMES)
    words = ["Well", ",", " we", " run", " four", " lines"]
    assert [tidy.feed(each) for each in words] == words
    assert list(itertools.chain(tidy.rest())) == []
