"""Any text is read, the same way each time, in time that grows with its length."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.spin.acts.act import Language, Stands, Thread
from app.spin.acts.classify import classify
from tests.fair.noise import LONGEST, flaw, noise
from tests.kept import book

BOOK = book()
ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)
PIECES = (
    "因为 ", "如果 什么", "有没有 ", "我是,", "什么,", "说“", "嗯，", "麻烦", "a and ",
    "um,", ", like", "i see, ", " and ,,", "said 'x ", "how the a ",
    "good morning, ", "see what is ", ",", "?", "\n", "…", "x-",
)  # fmt: skip


@given(ANY, ANY, st.sampled_from(["en", "zh", None]), st.sampled_from(Stands))
@settings(max_examples=300)
def test_any_text_is_read_after_any_other(text: str, said: str, language: Language | None, stands: Stands) -> None:
    thread = Thread(stands=stands, buyer_said=said, seller_said=(said,))
    reading = classify(text, thread, BOOK, language)
    assert flaw(text, reading, BOOK) == ""
    assert classify(text, thread, BOOK, language) == reading


def test_a_small_part_of_the_hundred_thousand() -> None:
    for text, language, thread in noise(1500, seed=3):
        assert flaw(text, classify(text, thread, BOOK, language), BOOK) == "", repr(text)


def spent(text: str, language: Language) -> float:
    """Seconds of this thread's own work, the best of three: a busy machine changes them little."""
    best = float("inf")
    for _ in range(3):
        started = time.thread_time()
        classify(text, Thread(buyer_said="It stops. 停了。"), BOOK, language)
        best = min(best, time.thread_time() - started)
    return best


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_text_takes_not_much_more_than_four_times_the_work(piece: str, language: Language) -> None:
    long = (piece * LONGEST)[:LONGEST]
    quarter = spent(long[: LONGEST // 4], language)
    # Sixteen times is what a square would take; a few milliseconds are too short to compare.
    assert spent(long, language) < 10 * max(quarter, 0.004)
