"""What asks although its form hides it, and what only looks as if it asked."""

import pytest

from app.spin.acts.act import Kind, Language, Thread
from app.spin.acts.classify import classify
from app.spin.acts.split import GRAMMARS
from tests.kept import book


@pytest.mark.parametrize(
    ("language", "clause", "asked"),
    [
        ("en", "it isn't clear to me who bears the loss.", True),
        ("en", "i'm trying to get a feel for how often the gate jams.", True),
        ("en", "kindly advise what fails most.", True),
        ("en", "let me know whether the returns bother you.", True),
        ("en", "do the hinges ever stick", True),
        ("en", "be honest, is the old kiln any good", True),
        ("en", "if the pump stops do you send people home", True),
        ("en", "i don't know what to say.", False),
        ("en", "i can't tell you what it costs.", False),
        ("en", "let me know what you decide.", False),
        ("en", "do the sums first.", False),
        ("zh", "夜里一共住了几晚", True),
        ("zh", "前几天我去看过。", False),
    ],
)
def test_a_question_is_heard_by_its_form(language: Language, clause: str, *, asked: bool) -> None:
    assert GRAMMARS[language].asks(clause) is asked


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "You do hinges. Do they last?", Kind.PROBLEM),
        ("en", "Leased?", Kind.SITUATION),
        ("zh", "稳吗", Kind.PROBLEM),
    ],
)
def test_a_short_question_whose_words_are_sure_is_one(language: Language, text: str, kind: Kind) -> None:
    assert classify(text, Thread(), book(), language).label == kind


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Deal?"), ("en", "All clear?"), ("en", "Zzz grblx?"), ("zh", "好吗？")]
)
def test_what_asks_for_a_nod_or_says_nothing_is_none(language: Language, text: str) -> None:
    assert classify(text, Thread(), book(), language).label == Kind.OTHER
