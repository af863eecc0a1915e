"""Words hidden by a slip are found again; words of their own are left alone."""

import pytest

from app.spin.acts.plain.slips import meant_by


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dificulty", "difficulty"),
        ("diffficulty", "difficulty"),
        ("probelm", "problem"),
        ("consequense", "consequence"),
        ("convenient", ""),
        ("imapct", "impact"),
        ("hlep", "help"),
        ("cutsomrr", ""),
        ("usfeul", "useful"),
        ("ptoblwm", ""),
        ("valuabel", "valuable"),
    ],
)
def test_one_slip_is_seen_through_two_are_not(typed: str, meant: str) -> None:
    assert meant_by(typed) == meant


@pytest.mark.parametrize(
    "word",
    ["those", "three", "contact", "decade", "supplies", "case", "cold", "were", "dose", "form", "washing", "x", ""],
)
def test_words_of_their_own_are_left_alone(word: str) -> None:
    assert meant_by(word) == ""
