"""The measurement as `make bench` runs it, on fewer practices; it asserts no time."""

from tests.bench.scoring import main


def test_scoring_from_the_database() -> None:
    main(["--practices", "1000"])
