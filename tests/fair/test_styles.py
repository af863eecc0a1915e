"""How it is typed changes no label: the same sentence plain and in other dress."""

from collections import Counter

import pytest

from app.spin.acts.act import Thread
from app.spin.acts.classify import classify
from tests.fair.styles import Pair, pairs
from tests.kept import book

BOOK = book()
LEAST = 0.97


def label(text: str) -> str:
    return classify(text, Thread(), BOOK).label


def differing(found: list[Pair]) -> list[Pair]:
    return [pair for pair in found if label(pair.styled) != label(pair.plain)]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_style_changes_no_label(language: str) -> None:
    found = pairs(language)
    differ = differing(found)
    listed = "\n".join(f"{pair.style}: {label(pair.plain)} → {label(pair.styled)}: {pair.styled}" for pair in differ)
    assert len(found) - len(differ) >= LEAST * len(found), listed


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_plain_sentences_are_of_all_labels(language: str) -> None:
    plain = {pair.plain: pair.label for pair in pairs(language)}
    assert len(plain) >= 60
    assert len(Counter(plain.values())) == 5


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_dress_differs_from_the_plain_sentence_where_it_can(language: str) -> None:
    by_style = Counter(pair.style for pair in pairs(language) if pair.styled != pair.plain)
    assert len(by_style) >= 10
    assert all(count > 5 for count in by_style.values()), by_style
