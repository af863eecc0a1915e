"""What a buyer never says does not get out, wherever the pieces are torn; what he may say does not wait."""

import pytest

from app.spin.acts.act import Language
from app.spin.finding import Kind
from app.voices.guard.length import LENGTHS, Length
from app.voices.guard.parts import Scene, parts_for
from app.voices.guard.phrases import shared
from app.voices.guard.reader import Guard
from app.voices.voice import Broken, Caught

KNOWN = {
    "en": "We run 126 machines and lose 3.2 million a year, 18 % of it at night.",
    "zh": "126 台机床，一年三百二十万，夜班占 18%。",
}


SELLS = {
    "en": "We are Corriden. Our product, TrayPath, follows each tray.",
    "zh": "我们是闻机科技，产品叫“听机”，盯住主轴。",
}
SCENES: dict[Language, Scene] = {
    "en": Scene(
        "en", lambda: KNOWN["en"] + SELLS["en"], str, ("Dana Whitfield",), ("Dana Whitfield", "Maya"), SELLS["en"]
    ),
    "zh": Scene("zh", lambda: KNOWN["zh"] + SELLS["zh"], str, ("陈建新", "周启明"), ("陈建新", "林悦"), SELLS["zh"]),
}


def guard(language: Language, length: Length | None = None) -> Guard:
    return Guard(language, parts_for(SCENES[language]), length or LENGTHS[language])


def listen(reader: Guard, pieces: list[str], said: list[str], *, cut_short: bool = False) -> None:
    for piece in pieces:
        said += [reader.feed(piece)]
    said += [reader.rest(cut_short=cut_short)]


def out(language: Language, speech: list[str], length: Length | None = None, *, cut_short: bool = False) -> str:
    said: list[str] = []
    listen(guard(language, length), speech, said, cut_short=cut_short)
    return "".join(said)


SAID = [
    ("en", "Well, as an AI language model I cannot say.", Kind.PROMPT, "Well, as a"),
    ("en", "I'm an AI.", Kind.PROMPT, "I'm"),
    ("en", "I’m just an artificial intelligence", Kind.PROMPT, "I’m j"),
    ("en", "I am a human being.", Kind.PROMPT, "I am a"),
    ("en", "Interesting. That was a good implication question!", Kind.COACHES, "Interesting. That was a good impl"),
    ("en", "You should have asked me first.", Kind.COACHES, "You shou"),
    ("en", "Let me walk you through our platform.", Kind.SELLS, "Let me wal"),
    ("en", "We can. Salesperson: thank you.", Kind.BOTH, "We can. Sal"),
    ("en", "We have 127 machines.", Kind.NUMBER, "We have"),
    ("en", "We have a hundred and thirty machines.", Kind.NUMBER, "We have a"),
    ("en", "We made sixty-four thousand of them.", Kind.NUMBER, "We made"),
    ("en", "It stops for another forty minutes.", Kind.NUMBER, "It stops for another"),
    ("en", "About 17% of it.", Kind.NUMBER, "About"),
    ("en", "It is 3.4 million.", Kind.NUMBER, "It is"),
    ("en", "Well 你好.", Kind.LANGUAGE, "Well"),
    ("en", "A tray for $3.85.", Kind.NUMBER, "A tray for $"),
    ("en", "I am [name] from here.", Kind.BOTH, "I am"),
    ("zh", "我是［姓名］。", Kind.BOTH, "我是"),
    ("en", "I see. Tone: polite and factual. Now do this:", Kind.PROMPT, "I see. Tone"),
    ("en", "Tell this in your own words, whole and with its figures.", Kind.PROMPT, "Tell this in your own"),
    ("en", "You're welcome. I'm here to help.", Kind.HELPS, "You're welcome. I'm her"),
    ("zh", "语气：客气，就事论事。", Kind.PROMPT, "语气"),
    ("zh", "好。用自己的话把这件事说出来。", Kind.PROMPT, "好。用自己"),
    ("zh", "嗯，作为人工智能，我不能说。", Kind.PROMPT, "嗯，作为"),
    ("zh", "我是AI。", Kind.PROMPT, "我是"),
    ("zh", "我当然是真人。", Kind.PROMPT, "我当"),
    ("zh", "您这个暗示性问题问得好。", Kind.COACHES, "您这个暗示"),
    ("zh", "我们有127台。", Kind.NUMBER, "我们有"),
    ("zh", "一年三百三十万。", Kind.NUMBER, "一年"),
    ("zh", "这台机器用了八十年。", Kind.NUMBER, "这台机器用了"),
    ("zh", "大概百分之二十。", Kind.NUMBER, "大概"),
    ("zh", "大概两成。", Kind.NUMBER, "大概"),
    ("zh", "As far as I know, it all works well.", Kind.LANGUAGE, ""),
    ("zh", "好。销售：谢谢。", Kind.BOTH, "好。销"),
    ("en", "Once you sign, TrayPath will help you a lot.", Kind.SELLS, "Once you sign, Tray"),
    ("zh", "我们的听机很好用。", Kind.SELLS, "我们的听"),
    ("en", "Ask Susan in scheduling.", Kind.NAME, "Ask"),
    ("en", "That is Dr. Patel's table.", Kind.NAME, "That is Dr. P"),
    ("en", "It went live in October.", Kind.DATE, "It went live in"),
    ("en", "Fine. Maya: Thank you.", Kind.BOTH, "Fine. May"),
    ("zh", "这个得问王总。", Kind.NAME, "这个得问"),
    ("zh", "跟西门子谈过。", Kind.NAME, "跟西门"),
    ("zh", "九月份再说。", Kind.DATE, ""),
    ("zh", "好的。林悦：谢谢。", Kind.BOTH, "好的。林悦"),
    ("zh", "去问食堂的老邱。", Kind.NAME, "去问食堂的老邱"),
    ("zh", "还是质检的葛建军去的。", Kind.NAME, "还是质检的"),
    ("zh", "光那一家的钟姐就够忙了。", Kind.NAME, "光那一家的钟"),
    ("en", "We looked at it. McLeod showed us the same.", Kind.NAME, "We looked at it. McLeod"),
    ("zh", "清河分行也是这样。", Kind.NAME, "清河分"),
    ("en", "Nein, das ist nicht wahr.", Kind.LANGUAGE, "Nein, das i"),
    ("en", "Honestly, ik zie het nog niet.", Kind.LANGUAGE, "Honestly, ik zie he"),
    ("zh", "Please go on.", Kind.LANGUAGE, ""),
]


@pytest.mark.parametrize(("language", "text", "kind", "before"), SAID)
def test_stops_before_the_words_wherever_the_text_is_torn(
    language: Language, text: str, kind: Kind, before: str
) -> None:
    for pieces in ([text], list(text), [text[:5], text[5:]], [text[:9], text[9:]]):
        said: list[str] = []
        with pytest.raises(Caught) as caught:
            listen(guard(language), pieces, said)
        assert caught.value.reason == "voice.out_of_role"
        assert caught.value.finding.kind is kind
        assert caught.value.finding.words in text
        assert before.startswith("".join(said).rstrip())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We run one hundred and twenty-six machines and lose 3,200,000 a year."),
        ("en", "Over a hundred machines, above three million a year."),
        ("zh", "一百多台机床。"),
        ("en", "18% of it at night, 18 per cent, eighteen percent."),
        ("en", "One moment, two things: I have ten minutes. I'm 100% sure."),
        ("en", "I'm a human resources director; our robots weld, and the AI camera finds cracks."),
        ("en", "That is a good question. I would have to look it up."),
        ("en", "You lost me. What did you want to ask about? What do you want to ask me about the line?"),
        ("en", "The programming of the line is ours; someone often weighs the stones."),
        ("en", "Our trailers have to live through a January up here, or any cold February."),
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
        out("en", ["It works. And so we go on with what we had and thi"], cut_short=True)
    assert caught.value.reason == "voice.broken_off"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_phrase_without_a_context_is_found(language: Language) -> None:
    triggers = [words for words, found in shared(language).whole.items() if any(before is None for _, before in found)]
    assert len(triggers) > 500
    for trigger in triggers:
        with pytest.raises(Broken):
            out(language, [f" {trigger} "])


def test_a_phrase_with_a_context_stops_only_there() -> None:
    assert out("en", ["I could ask her to help me."]) == "I could ask her to help me."
    with pytest.raises(Caught):
        out("en", ["You should ", "have asked about it."])


def test_words_that_left_are_remembered_for_the_sentence_they_begin() -> None:
    said: list[str] = []
    with pytest.raises(Caught) as caught:
        listen(guard("zh"), ["我们", "的产品", "可以", "帮", "您", "省钱", "。"], said)
    assert "省钱" not in "".join(said)
    assert caught.value.finding.words.startswith("我们的产品可以")
