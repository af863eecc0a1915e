"""Cues by themselves: marks, sums, the words that lean most; and the lexicon whose kinds are marks."""

from collections.abc import Mapping
from itertools import product

import pytest

from app.spin.acts.act import Kind, Language
from app.spin.acts.votes.cues import ASKS, CLASSES, TELLS, Cues, Reader, packed
from app.spin.acts.votes.lexicon import Lexicon

NONE = (0, 0, 0, 0, 0)
ENTRIES = {
    "backlog": "trouble",
    "late": "trouble",
    "late shift": "thing",
    "fall behind": "trouble",
    "in one place at once": "better",
}
HAN = {"问题": "trouble", "没问题": "social", "影响": "spread", "一次就能做对": "better"}


def reader(language: Language = "en") -> Reader:
    return Reader(language, Lexicon(language, ENTRIES if language == "en" else HAN))


def cues(points: Mapping[str, tuple[int, ...]], language: Language = "en", start: tuple[int, ...] = NONE) -> Cues:
    return Cues({mark: packed(five) for mark, five in points.items()}, packed(start), reader(language))


def kinds(text: str, language: Language = "en") -> dict[str, str]:
    return dict(reader(language).see(text).named)


def test_the_marks_are_runs_of_words_their_edges_and_whether_it_asks() -> None:
    marks = reader().marks("what broke at 9?", asks=True)
    assert {"what", "what broke", "what broke at", "^ what", "? $", "0", "at 0 ?", ASKS} <= marks
    assert not {"what broke at 0", TELLS} & marks


def test_chinese_marks_are_runs_of_characters() -> None:
    marks = reader("zh").marks("停3次", asks=False)
    assert {"停", "停0", "停0次", "^停0次", "次$", TELLS} <= marks


def test_points_add_up_each_mark_once_and_the_least_is_nought() -> None:
    found = cues({"late": (-30, 70, 5, 0, 0), "why": (10, 20, 0, -200, 4)}, start=(1, 2, 3, 4, 5))
    assert found.lean("why late late", asks=True).points == (177, 288, 204, 0, 205)
    assert cues({}).lean("why", asks=True).points == NONE


def test_no_sum_runs_into_its_neighbour() -> None:
    words = ["".join(letters) for letters in product("abcdefghij", repeat=3)]
    most = dict.fromkeys(words, (9000, -9000, 9000, -9000, 9000))
    found = cues(most).lean(" ".join(most), asks=False).points
    assert found == (18_000 * len(words), 0, 18_000 * len(words), 0, 18_000 * len(words))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("any backlogs?", {"backlogs": "trouble"}),
        ("the late shift", {"late shift": "thing"}),
        ("falling behind again", {"falling behind": "trouble"}),
        ("all in one place at once", {"in one place at once": "better"}),
        ("related", {}),
    ],
)
def test_the_longest_entry_names_a_word_in_any_of_its_forms(text: str, named: dict[str, str]) -> None:
    assert kinds(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("没问题", {"没问题": "social"}),
        ("问题影响谁", {"问题": "trouble", "影响": "spread"}),
        ("一次就能做对吗", {"一次就能做对": "better"}),
    ],
)
def test_chinese_entries_are_found_without_words_being_parted(text: str, named: dict[str, str]) -> None:
    assert kinds(text, "zh") == named


def test_a_kind_of_the_lexicon_is_a_mark_with_points() -> None:
    found = cues({"<trouble>": (0, 500, 0, 0, 0)})
    assert found.lean("is there a backlog?", asks=True).points[CLASSES.index(Kind.PROBLEM)] == 500
    assert found.strongest("is there a backlog?", Kind.PROBLEM, Kind.SITUATION, 3)[0].mark == "<trouble>"


def test_the_strongest_words_are_shown_where_they_stand_and_never_twice() -> None:
    text = "so, how badly does it slip?"
    found = cues(
        {"how badly": (0, 300, 0, 0, 0), "badly": (0, 200, 0, 0, 0), "slip": (0, 90, 0, 0, 0), "it": (0, 95, 0, 0, 0)}
    )
    shown = found.strongest(text, Kind.PROBLEM, Kind.SITUATION, 3)
    assert [text[cue.start : cue.end] for cue in shown] == ["how badly", "slip"]
    assert found.strongest(text, Kind.SITUATION, Kind.PROBLEM, 3) == ()
