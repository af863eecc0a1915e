"""The measurement as `make bench` runs it; it asserts no time, only that every answer came to its end."""

from tests.bench.streams import main


def test_first_words_and_stalls() -> None:
    assert main([1, 50, 200], turns=3) == 0
