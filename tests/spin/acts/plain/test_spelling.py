"""Hurried English: what was typed is read in full words, and spans still lead back to what was typed."""

import pytest

from app.spin.acts.act import Kind, Thread
from app.spin.acts.classify import classify
from app.spin.acts.plain.text import plain
from tests.kept import book

BOOK = book()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("thx, how r u", "thanks, how are you"),
        ("dont u have a problme wich costs u time", "don't you have a problem which costs you time"),
        ("Im Jo, whats ur plan?", "i'm jo, what's your plan?"),
        ("the R and D people", "the r and d people"),
        ("a u-bend, 3u racks, R2", "a u-bend, 3u racks, r2"),
        ("wont  they\ncare", "won't they\ncare"),
    ],
)
def test_hurried_words_are_read_in_full(typed: str, read: str) -> None:
    assert plain(typed).text == read


def test_a_span_covers_the_short_form_that_was_typed() -> None:
    form = plain("so u dont scan them")
    start = form.text.index("you don't")
    assert form.span(start, start + len("you don't")).of("so u dont scan them") == "u dont"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("how many trucks you have", Kind.SITUATION),
        ("which system you use for the gate", Kind.SITUATION),
        ("why you not scan the boxes", Kind.PROBLEM),
        ("what problem u see with the labels", Kind.PROBLEM),
        ("ok and what happen when the label is wrong", Kind.IMPLICATION),
        ("what you need is a scanner", Kind.INFORMATION),
        ("why dont we meet on friday", Kind.PROPOSAL),
    ],
)
def test_a_question_needs_neither_mark_nor_helping_verb(typed: str, kind: Kind) -> None:
    assert classify(typed, Thread(), BOOK, "en").kind is kind
