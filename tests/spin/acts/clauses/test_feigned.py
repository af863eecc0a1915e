"""Questions that ask nobody."""

import pytest

from app.spin.acts.clauses.feigned import answers, returns, without_reports


@pytest.mark.parametrize(
    ("typed", "language", "read"),
    [
        ('she asked "why?" twice', "en", 'she asked "____" twice'),
        ("he said 'don't you see?' to me", "en", "he said '______________' to me"),
        ('let me ask you: "why is it late?"', "en", 'let me ask you: "why is it late?"'),
        ('they said "it is late" — is it?', "en", 'they said "it is late" — is it?'),
        ("you said 'nearly new'. how old is it?", "en", "you said 'nearly new'. how old is it?"),
        ('同事问"贵吗?"然后走了', "zh", '同事问"___"然后走了'),
        ('我想请问您:"贵吗?"', "zh", '我想请问您:"贵吗?"'),
    ],
)
def test_a_reported_question_is_blanked(typed: str, language: str, read: str) -> None:
    assert without_reports(typed, "en" if language == "en" else "zh") == read


def test_an_answer_is_one_that_nobody_else_gave() -> None:
    assert answers("a fortune, as everybody knows.", "en")
    assert answers("很简单,停线。", "zh")
    assert not answers("i ask since you mentioned the docks.", "en")
    assert not answers("我这么问是想了解一下。", "zh")
    assert answers("是您的时间。", "zh")
    assert answers("其实拆开算差不到一成。", "zh")
    assert not answers("是不是天天这样", "zh")
    assert not answers("就冲这件事", "zh")


def test_only_words_that_were_heard_are_given_back() -> None:
    heard = "the late trucks cost us two customers last year."
    assert returns("so the late trucks cost you two customers?", heard, "en")
    assert not returns("so the late trucks put the audit at risk?", heard, "en")
    assert not returns("what do the late trucks cost?", heard, "en")
    assert returns("货车晚到丢了两个客户?", "去年货车晚到,丢了两个客户。", "zh")
    assert not returns("货车晚到丢了几个客户?", "去年货车晚到,丢了两个客户。", "zh")
