"""What a sentence weighs while it comes is what it weighs when it is read at once, wherever it is torn."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.spin.acts.act import Language
from app.voices.guard.coming import coming
from app.voices.guard.figures import _OPEN, _is_settled
from app.voices.guard.marks import PERSON, PRODUCT, marks, whole
from app.voices.guard.numbers import ENGLISH_NUMBER_WORDS
from app.voices.guard.points import points
from app.voices.guard.reading import fold
from scripts.guard import LANGUAGES, replies

NAMES = {"nightkey": PRODUCT, "wendell": PERSON, "陈部长": PERSON}
EN_WORDS = st.sampled_from(
    [
        "you",
        "should",
        "ask",
        "wendell",
        "nightkey",
        "it's",
        "don't",
        "1,200",
        "3",
        "improvements",
        "our",
        "offers?",
        "well,",
    ]
)
ZH_WORDS = st.sampled_from(["您", "可以", "问", "陈部长", "12", "%", "我们", "的产品", "吗？", "，", "后果"])
TEXTS: dict[Language, st.SearchStrategy[list[str]]] = {
    "en": st.lists(EN_WORDS | st.text("ab '-,.9", max_size=5)),
    "zh": st.lists(ZH_WORDS | st.text("问您a 1", max_size=4)),
}
GLUE: dict[Language, str] = {"en": " ", "zh": ""}


def same(language: Language, text: str, size: int) -> None:
    weigher = points(language)
    sentence = coming(language, NAMES, weigher)
    for end in range(size, len(text) + size, size):
        part = text[:end]
        assert sentence.near(part) == weigher.total(marks(part.strip(), language, NAMES)), part
    total, found = sentence.whole(text)
    assert found == whole(text.strip(), language, NAMES)
    assert total == weigher.total(found)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=200, deadline=None)
@given(data=st.data(), size=st.integers(1, 9))
def test_torn_words_weigh_what_whole_ones_do(language: Language, data: st.DataObject, size: int) -> None:
    same(language, GLUE[language].join(data.draw(TEXTS[language])), size)


@pytest.mark.parametrize("language", LANGUAGES)
def test_replies_weigh_the_same_torn_and_whole(language: Language) -> None:
    for number, each in enumerate(replies(language)):
        if number % 20 == 0:
            same(language, fold(each.text), 7)


WORDS = st.sampled_from(
    [*ENGLISH_NUMBER_WORDS, "and", "work", "3", "3.5", "12,", "thou", "everyone", "two-three", "café"]
)
JOINTS = st.sampled_from([" ", " ", "-", "", ". ", ", ", "\n", "  "])


@settings(max_examples=2000, deadline=None)
@example([("two", " "), ("work", "")])
@example([("hundred", " "), ("and", " "), ("work", "")])
@given(st.lists(st.tuples(WORDS, JOINTS), min_size=1, max_size=5))
def test_a_text_that_seems_settled_ends_in_no_number(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + joint for word, joint in parts)
    if _is_settled(text):
        found = _OPEN["en"].search(text)
        assert found
        assert not found.group() or found.group().isalpha()
