"""What a buyer never says does not get out, wherever the pieces are torn; what he may say does not wait."""

import pytest

from app.spin.acts.act import Language
from app.voices.guard import LENGTHS, Guard, Length
from app.voices.taboo import taboo
from app.voices.voice import Broken

KNOWN = {
    "en": "We run 126 machines and lose 3.2 million a year, 18 % of it at night.",
    "zh": "126 台机床，一年三百二十万，夜班占 18%。",
}


def guard(language: Language, length: Length | None = None) -> Guard:
    return Guard(language, lambda: KNOWN[language], length or LENGTHS[language])


def listen(reader: Guard, pieces: list[str], said: list[str], *, cut_short: bool = False) -> None:
    for piece in pieces:
        said += [reader.feed(piece)]
    said += [reader.rest(cut_short=cut_short)]


def out(language: Language, speech: list[str], length: Length | None = None, *, cut_short: bool = False) -> str:
    said: list[str] = []
    listen(guard(language, length), speech, said, cut_short=cut_short)
    return "".join(said)


SAID = [
    ("en", "Well, as an AI language model I cannot say.", "Well,"),
    ("en", "I'm an AI.", "I"),
    ("en", "I\u2019m just an artificial intelligence", "I"),
    ("en", "I am a human being.", "I"),
    ("en", "Interesting. That was a good implication question!", "Interesting. That was a good"),
    ("en", "You should have asked me first.", "You"),
    ("en", "Let me walk you through our platform.", "Let me"),
    ("en", "We can. Salesperson: thank you.", "We can."),
    ("en", "We have 127 machines.", "We have"),
    ("en", "We have a hundred and thirty machines.", "We have a"),
    ("en", "About 17% of it.", "About"),
    ("en", "It is 3.4 million.", "It is"),
    ("en", "Well 你好.", "Well"),
    ("en", "A tray for $3.85.", "A tray for $"),
    ("en", "I am [name] from here.", "I am"),
    ("zh", "我是［姓名］。", "我是"),
    ("en", "I see. Tone: polite and factual. Now do this:", "I see."),
    ("en", "Tell this in your own words, whole and with its figures.", "Tell this in your"),
    ("en", "You're welcome. I'm here to help.", "You're welcome. I"),
    ("zh", "语气：客气，就事论事。", ""),
    ("zh", "好。用自己的话把这件事说出来。", "好。用"),
    ("zh", "嗯，作为人工智能，我不能说。", "嗯，"),
    ("zh", "我是AI。", ""),
    ("zh", "我当然是真人。", ""),
    ("zh", "您这个暗示性问题问得好。", "您这个"),
    ("zh", "我们有127台。", "我们有"),
    ("zh", "一年三百三十万。", "一年"),
    ("zh", "大概百分之二十。", "大概"),
    ("zh", "大概两成。", "大概"),
    ("zh", "As far as I know, it all works well.", ""),
    ("zh", "好。销售：谢谢。", "好。"),
]


@pytest.mark.parametrize(("language", "text", "before"), SAID)
def test_stops_before_the_words_wherever_the_text_is_torn(language: Language, text: str, before: str) -> None:
    for pieces in ([text], list(text), [text[:5], text[5:]], [text[:9], text[9:]]):
        said: list[str] = []
        with pytest.raises(Broken) as caught:
            listen(guard(language), pieces, said)
        assert caught.value.reason == "voice.out_of_role"
        assert before.startswith("".join(said).rstrip())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We run one hundred and twenty-six machines and lose 3,200,000 a year."),
        ("en", "18% of it at night, 18 per cent, eighteen percent."),
        ("en", "One moment, two things: I have ten minutes. I'm 100% sure."),
        ("en", "I'm a human resources director; our robots weld, and the AI camera finds cracks."),
        ("en", "That is a good question. I would have to look it up."),
        ("en", "The programming of the line is ours; someone often weighs the stones."),
        ("zh", "我们 126 台机床，一年三百二十万，也就是320万。"),
        ("zh", "夜班占百分之十八，18%。第一，我只有十分钟；万一停了，千万别急。"),
        ("zh", "十有八九是主轴，停个三五天，七八个人乱七八糟忙一通。"),
        ("zh", "我们上了ERP和MES，机器人不多，不是机器的问题，是程序规定。"),
        ("zh", "这些难点问题招标评分时都看。为您介绍的同事说过。"),
    ],
)
def test_lets_a_buyer_speak(language: Language, text: str) -> None:
    for pieces in ([text], list(text), [text[:7], text[7:]]):
        assert out(language, pieces) == text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Well", ",", " honestly", " we", " run", " a", " bottling", " plant"]),
        ("zh", ["说实话", "，", "我们", "这边", "还", "行"]),
    ],
)
def test_ordinary_words_do_not_wait(language: Language, words: list[str]) -> None:
    reader = guard(language)
    waiting = [word for word in words if reader.feed(word) != word]
    assert len(waiting) <= 2


def test_after_the_flow_whole_sentences_leave_and_the_answer_ends_with_one() -> None:
    length = Length(flowing=20, longest=60)
    text = "That is how it goes here. And so it will go on. And on and on and on it goes for ever."
    assert out("en", list(text), length) == "That is how it goes here. And so it will go on."


def test_sentences_are_counted() -> None:
    assert out("en", ["Yes. No. Yes. No. Never."], Length(400, 900, sentences=3)) == "Yes. No. Yes."
    assert out("zh", list("好。行。对。不行。"), Length(120, 300, sentences=3)) == "好。行。对。"


def test_one_endless_sentence_is_out_of_role() -> None:
    with pytest.raises(Broken) as caught:
        out("en", ["and so on "] * 50, Length(20, 60))
    assert caught.value.reason == "voice.out_of_role"


def test_cut_short_gives_whole_sentences_or_breaks() -> None:
    assert out("en", ["It works. And so we thi"], Length(5, 900), cut_short=True) == "It works."
    with pytest.raises(Broken) as caught:
        out("en", ["It works. And so we thi"], cut_short=True)
    assert caught.value.reason == "voice.broken_off"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_phrase_is_found(language: Language) -> None:
    for phrase in taboo(language).whole:
        with pytest.raises(Broken):
            out(language, [f" {phrase} "])
