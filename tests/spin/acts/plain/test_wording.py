"""Chinese as it slips from the keys or the tongue."""

import pytest

from app.spin.acts.plain.text import plain


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("有什么困南？", "有什么困难?"),
        ("嗯，那个，几条线？", "几条线?"),
        ("几条线，就是说，几台？", "几条线,几台?"),
        ("有那些部门？", "有哪些部门?"),
        ("那个环节最慢？", "哪个环节最慢?"),
        ("那个客户走了。", "那个客户走了。"),
        ("麻烦您说说流程", "请说说流程"),
        ("可以麻烦您请她过来吗？", "可以请请她过来吗?"),
        ("能麻烦你们把表发我吗？", "能请把表发我吗?"),
        ("会不会麻烦您的同事？", "会不会麻烦您的同事?"),
        ("麻烦在哪里？", "麻烦在哪里?"),
        ("已经长期合作", "已经长期合作"),
        ("对方按时到", "对方按时到"),
        ("嗯", "嗯"),
    ],
)
def test_slips_hesitations_and_favours(typed: str, read: str) -> None:
    assert plain(typed).text == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("So, um, how is it?", "so how is it?"),
        ("What would you, like, change?", "what would you change?"),
        ("I like it, you know it.", "i like it, you know it."),
        ("What you would gain if it ran?", "what would you gain if it ran?"),
        ("What you would gain is time.", "what you would gain is time."),
        ("When the line is down, who calls?", "when the line is down, who calls?"),
        ("Which of our packages would you like?", "which of our packages would you like?"),
        ("Which of your sites do they call first?", "which of your sites do they call first?"),
    ],
)
def test_english_hesitations_and_order(typed: str, read: str) -> None:
    assert plain(typed).text == read
