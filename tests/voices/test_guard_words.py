"""The guard's word files: read whole, and a mistake in one says where it is and what mends it."""

import pytest

from app.spin.acts.act import Language
from app.voices.guard.cues import ENOUGH, cues
from app.voices.guard.figures import Figures
from app.voices.guard.known import Known
from app.voices.guard.phrases import book, shared
from app.voices.guard.reading import Passage
from app.voices.guard.words import read


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_line_of_every_file_is_a_phrase_or_a_cue(language: Language) -> None:
    assert len(shared(language).whole) > 1000
    found = {cue for each in cues(language).values() for cue in each}
    assert len(found) > 100
    assert all(1 <= cue.weight <= ENOUGH for cue in found)


def test_patterns_are_put_in_and_comments_left_out() -> None:
    text = "# a file\n$YOU = (you|ye)\n\n[sells]\n$YOU > buy\n"
    assert list(read(text, "x.txt")) == [("sells", "(you|ye) > buy")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("buy now\n", r"x\.txt:1: a line before the first \[section\]"),
        ("[sells]\n\n$WE > buy\n", r"x\.txt:3: \$WE is not defined above; write “\$WE = …” before its first use"),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        list(read(text, "x.txt"))


def test_choices_are_written_out() -> None:
    assert set(book([(next(iter(shared("en").whole.values()))[0][0], "{a|the|} deal{s|}")], "en").whole) == {
        *("a deal", "a deals", "the deal", "the deals", " deal", " deals"),
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We are here 24/7, a million things, fifty-fifty, not in a million years."),
        ("zh", "二十四小时不敢关机，三百六十五天都这样，一百个放心，这个三两句话讲不清。"),
    ],
)
def test_manners_of_speaking_are_no_figures(language: Language, text: str) -> None:
    part = Figures(language, Known(language, str))
    assert part.settled(Passage(text, text.lower(), 0, first=True, last=True)) == len(text)
