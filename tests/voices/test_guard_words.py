"""The guard's word files: read whole, and a mistake in one says where it is and what mends it."""

import pytest

from app.spin.acts.act import Language
from app.voices.guard.figures import Figures
from app.voices.guard.known import Known
from app.voices.guard.marks import PERSON, PRODUCT, SELF, classes, marks, patterns, whole
from app.voices.guard.own import himself, names_of
from app.voices.guard.phrases import book, shared
from app.voices.guard.reading import Passage, fold
from app.voices.guard.words import read


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_line_of_every_file_is_a_phrase_a_pattern_or_a_class(language: Language) -> None:
    assert len(shared(language).whole) > 1000
    assert patterns(language)({"en": "could you clarify that for me?", "zh": "您这个提问非常到位"}[language])
    assert len(classes(language)) > 300


def test_words_count_by_the_part_they_play() -> None:
    found = marks("your questioning helped traypath, dana", "en", {"traypath": PRODUCT, "dana": PERSON})
    assert {"your questioning", "<your> <talk>", "questi~", "<product>", "<person>", "<your>..<assist>"} <= found
    assert not any("dana" in each or "traypath" in each for each in found)
    found = marks("陈建新，您的提问很好。", "zh", {"陈建新": PERSON})
    assert {"<person>", "<you>..<talk>", "<talk><fine>", "提问很", "(.y)<talk>"} <= found
    assert {"(?y)<howask>", "(?y)"} <= marks("您多少钱能做？", "zh", {})


def test_who_says_his_own_name_is_told_from_others() -> None:
    assert {"^ <self>", "<self> -s", "<self> gives"} <= marks("dana gives a shrug", "en", {"dana": SELF})
    assert {"<self>放", "^<self>"} <= marks("陈部长放下茶杯。", "zh", {"陈部长": SELF})
    assert himself(("Dana", "Lucia"), ("Dana", "Ms. Reyes")) == ("Dana",)
    assert himself(("Dana", "Lucia"), ("Dana", "Lucia")) == ()
    found = names_of("zh", "我们是闻机科技，产品叫“听机”。", ("陈建新", "周启明"), ("陈建新",))
    assert (found["陈部长"], found["陈建新"], found["周启明"], found["听机"]) == (SELF, SELF, PERSON, PRODUCT)
    found = names_of("en", "", ("Dana Whitfield", "Lucia Brandt"), ("Dana Whitfield",))
    assert (found["dana"], found["brandt"]) == (SELF, PERSON)


def test_a_sentence_that_is_over_has_a_length_its_patterns_and_in_english_what_stands_far_off() -> None:
    found = whole("your questioning helped me.", "en", {})
    assert marks("your questioning helped me.", "en", {}) < found
    assert {"(of 1)", "your..helped", "questioning..me", "<your>&helped"} <= found
    assert not any(".." in each and "^" in each for each in found - marks("your questioning helped me.", "en", {}))
    found = whole("您的提问很好。", "zh", {})
    assert "(of 3)" in found
    assert set(patterns("zh")("您的提问很好。")) <= found


def test_traditional_characters_are_read_as_simplified_ones() -> None:
    assert fold("請問貴公司ＡＩ的帳，妳們‘後來’怎麼算？") == "请问贵公司ai的账，你们'后来'怎么算？"


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
