"""Her sentence in pieces: nothing is lost, and the words of a label are marked."""

from hypothesis import given
from hypothesis import strategies as st

from app.spin.acts.act import Act, Kind, Span
from app.web.sentence import Piece, pieces


def act(start: int, end: int, kind: Kind = Kind.PROBLEM) -> Act:
    return Act(kind, "r", Span(start, end), Span(start, end), kind)


def test_the_words_of_each_label_are_marked() -> None:
    found = pieces("停几次？影响交货吗？", [act(4, 6, Kind.IMPLICATION), act(0, 3)])
    assert found == [Piece("停几次", "problem"), Piece("？"), Piece("影响", "implication"), Piece("交货吗？")]


def test_a_blank_at_the_end_of_a_span_is_not_marked() -> None:
    assert pieces("How do you count?", [act(0, 11)]) == [Piece("How do you", "problem"), Piece(" count?")]


@given(st.text(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_no_character_is_lost_or_doubled(text: str, spans: list[tuple[int, int]]) -> None:
    found = pieces(text, [act(min(pair), max(pair)) for pair in spans])
    assert "".join(piece.text for piece in found) == text
