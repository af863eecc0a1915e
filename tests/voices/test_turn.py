"""What a turn orders weighs beside the words, and a later sentence in doubt is left out of what he says."""

import pytest

from app.spin.acts.act import Language
from app.spin.buyer.direction import Cue
from app.spin.finding import Kind, Remedy
from app.voices.guard.leaning import LITTLE, Leaning, sentences
from app.voices.guard.length import LENGTHS
from app.voices.guard.marks import whole
from app.voices.guard.points import points
from app.voices.guard.reader import Guard
from app.voices.guard.reading import fold
from app.voices.guard.turn import BUYER, HIS, LICENCE, MACHINE, UNASKED, Turn
from app.voices.voice import Caught
from scripts.guard import LANGUAGES
from scripts.slips import slips

PLAIN: dict[Language, str] = {"en": "It is all on paper.", "zh": "都在纸上。"}
GLUE: dict[Language, str] = {"en": " ", "zh": ""}


def turn(language: Language, *cues: Cue, words: str = "") -> Turn:
    return Turn(language, frozenset(cues), lambda: words)


def in_doubt(language: Language) -> str:
    """A line of the corpus that leans hardly to either side, whatever the points of today are."""
    for text, _, _ in slips(language):
        found = sentences(fold(text), language)
        lean = points(language).sum(whole(found[0], language, {}))
        if len(found) == 1 and -LITTLE / 2 < lean <= 0:
            return text
    raise AssertionError("no line is in doubt")


def reader(language: Language, words: str = "") -> Guard:
    parts = (Leaning(language, {}, lambda _: "", turn(language, words=words)),)
    return Guard(language, parts, LENGTHS[language])


def read(guard: Guard, text: str) -> str:
    return guard.feed(text) + guard.rest(cut_short=False)


@pytest.mark.parametrize(("language", "question"), [("en", "how long has that been so?"), ("zh", "这样多久了？")])
def test_a_question_weighs_where_none_was_ordered(language: Language, question: str) -> None:
    for cues, weighs in (((Cue.WAIT,), UNASKED), ((Cue.WAIT, Cue.OBJECT), 0), ((), 0)):
        assert turn(language, *cues).points(question, frozenset())[Kind.BOTH] == weighs


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("en", "we clean forty trays a night", "Each night we clean forty trays."),
        ("zh", "一晚洗四十盘", "每一晚洗四十盘"),
    ],
)
def test_words_that_he_was_given_speak_for_him(language: Language, sentence: str, words: str) -> None:
    given = turn(language, Cue.TELL, words=fold(words))
    assert given.share(sentence) == 1
    assert given.points(sentence, frozenset())[Kind.SELLS] == -HIS
    assert turn(language, Cue.TELL).share(sentence) == 0


def test_what_he_is_to_do_may_sound_like_one_kind_only() -> None:
    weighs = turn("en", Cue.REPEATED).points("you asked me that", frozenset())
    assert (weighs[Kind.COACHES], weighs[Kind.SELLS]) == (-LICENCE, 0)


def test_asked_whether_he_is_a_machine_he_may_say_that_he_is_the_buyer_and_no_more() -> None:
    asked = turn("en", Cue.AI)
    assert asked.points("i am the buyer", frozenset({"<i>"}))[Kind.PROMPT] == -BUYER
    assert asked.points("i am a robot", frozenset({"<i>", "<machine>"}))[Kind.PROMPT] == MACHINE


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_later_sentence_in_doubt_is_left_out_and_told(language: Language) -> None:
    guard, doubt = reader(language), in_doubt(language)
    said = read(guard, GLUE[language].join((PLAIN[language], doubt, PLAIN[language])))
    assert said == GLUE[language].join((PLAIN[language], PLAIN[language]))
    assert [(each.words, each.remedy) for each in guard.left_out] == [(doubt[:120], Remedy.MENDED)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_in_doubt_stays_where_it_is_all_he_says_or_says_what_he_was_given(language: Language) -> None:
    doubt = in_doubt(language)
    alone = reader(language)
    assert read(alone, doubt) == doubt
    given = reader(language, words=fold(doubt))
    text = GLUE[language].join((PLAIN[language], doubt))
    assert read(given, text) == text
    assert not alone.left_out + given.left_out


def test_what_is_beyond_doubt_ends_the_answer() -> None:
    with pytest.raises(Caught):
        read(
            reader("en"),
            "It is all on paper. Your opening was great, next time summarise what you heard from the buyer.",
        )
