"""Plain text: one form of any text, and the way back to what was typed."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.spin.acts.plain.text import language_of, plain

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=400)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("How MANY?", "how many?"),
        ("it’s “so”", 'it\'s "so"'),
        ("贵公司目前用哪家的系统？", "贵公司目前用哪家的系统?"),
        ("貴公司目前用哪家的系統？", "贵公司目前用哪家的系统?"),
        ("Ｈｏｗ　ｍａｎｙ？", "how many?"),
        ("zero\u200bwidth", "zerowidth"),
        ("\u202eabc\u202c", "abc"),
        ("a\x00b", "a b"),
        ("a\ud800b", "a b"),
        ("a  \t b\r\n\r\nc", "a b\nc"),
        ("e\u0301te\u0301", "ete"),
        ("", ""),
    ],
)
def test_plain_form(typed: str, read: str) -> None:
    assert plain(typed).text == read


def test_a_span_leads_back_to_what_was_typed() -> None:
    typed = "“貴司”\u200b的  產線…Ｈow many\u2028lines？"
    form = plain(typed)
    for words, wanted in (("贵司", "貴司"), ("产线", "產線"), ("how many", "Ｈow many"), ("lines?", "lines？")):
        start = form.text.index(words)
        assert form.span(start, start + len(words)).of(typed) == wanted


@given(ANY_TEXT)
@settings(max_examples=300)
def test_any_text_has_a_plain_form_whose_places_are_in_order(typed: str) -> None:
    form = plain(typed)
    places = [form.span(place, place + 1) for place in range(len(form.text))]
    assert all(0 <= span.start < span.end <= len(typed) for span in places)
    assert [span.start for span in places] == sorted(span.start for span in places)
    assert form.text == form.text.lower() or not form.text.isascii()
    form.text.encode()


@given(ANY_TEXT)
@settings(max_examples=200)
def test_plain_text_is_plain_already(typed: str) -> None:
    once = plain(typed).text
    assert plain(once).text == once


@pytest.mark.parametrize(
    "typed",
    [
        "\u200b" * 20_000,
        "\ufdfa" * 20_000,
        "的" * 20_000,
        " \n" * 10_000,
        "\u0301" * 20_000,
        "😀" * 20_000,
        "İ" * 20_000,
    ],
    ids=["zero-width", "ligature", "han", "blank", "accent", "emoji", "dotted"],
)
def test_long_texts_take_no_long_time(typed: str) -> None:
    started = time.process_time()
    form = plain(typed)
    assert time.process_time() - started < 0.5
    assert len(form.text) <= 4 * len(typed)


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("How is it?", "en"),
        ("贵司用SAP吗？", "zh"),
        ("你們的ERP系統多久升級一次", "zh"),
        ("Does 华为 use it in the plant?", "en"),
        ("rework 多吗", "zh"),
        ("你们的 machine 平时 maintain 是 outsourcing 还是 inhouse", "zh"),
        ("42", "en"),
        ("", "en"),
    ],
)
def test_the_characters_tell_the_language(typed: str, language: str) -> None:
    assert language_of(plain(typed).text) == language
