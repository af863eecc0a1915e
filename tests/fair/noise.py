"""Inputs nobody would think of, always the same for the same seed; run as a script it reads 100,000 of them.

python -m tests.fair.noise [how many] [seed]
"""

import random
import sys
import time
from collections.abc import Iterator

from app.content.rules import load_rules
from app.spin.acts.act import Language, Reading, Stands, Thread
from app.spin.acts.classify import classify
from app.spin.acts.votes.rules import RuleBook
from tests.fair.styles import pairs

LONGEST = 20_000
USUAL = 2_000
_ODD = "\x00\ud800\udfff\u202e\u200b\u0301\ufeff\ufdfa\u1e9eİßŉﬁ①㈱ｶﾞ一丨々〇𠀀😀👩‍👩‍👧\u3000\u00a0\u2028\u0085"
_MARKS = "?!.,;:…—-\"'“”‘’「」『』()[]{}?!。，、；：？！*+|\\^$\n\r\t "
_WORDS = (
    "how", "what", "if", "when", "because", "and", "but", "said", "asked", "like", "you know", "um", "so", "i", "why",
    "i see", "would", "does", "the", "cost", "problem", "help", "如果", "要是", "影响",
    "损失", "吗", "呢", "那个", "嗯", "问", "说",
    "什么", "多少", "对您", "有没有", "不", "没", "的话", "因为", "我们", "您", "麻烦",
)  # fmt: skip
_FEELINGS = tuple(Stands)


def noise(count: int, seed: int) -> Iterator[tuple[str, Language | None, Thread]]:
    """`count` inputs with the language asked for and the thread they stand in."""
    chance = random.Random(seed)
    sentences = [pair.styled for language in ("en", "zh") for pair in pairs(language)]
    languages: tuple[Language | None, ...] = ("en", "zh", None, None)
    for _ in range(count):
        text = _text(chance, sentences)
        said = chance.choice(sentences) if chance.random() < 0.2 else ""
        yield text, chance.choice(languages), Thread(stands=chance.choice(_FEELINGS), buyer_said=said)


def _text(chance: random.Random, sentences: list[str]) -> str:
    way = chance.randrange(6)
    if way == 0:
        return "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(80)))
    if way == 1:
        return _mixed(chance, (*_WORDS, *_MARKS, *_ODD), chance.randrange(120))
    if way == 2:
        piece = _mixed(chance, (*_WORDS, *_MARKS, *_ODD), chance.randrange(1, 5))
        return (piece * USUAL)[: chance.choice((50, 400, USUAL))]
    if way == 3:
        return _spoilt(chance, chance.choice(sentences))
    if way == 4:
        return chance.choice(("", " ", "\n", "，", ", and ")).join(chance.sample(sentences, chance.randrange(1, 6)))
    return _spoilt(chance, " ".join(chance.sample(sentences, 2)))


def _mixed(chance: random.Random, pieces: tuple[str, ...], count: int) -> str:
    glue = chance.choice(("", " "))
    return glue.join(chance.choice(pieces) for _ in range(count))


def _spoilt(chance: random.Random, text: str) -> str:
    letters = list(text)
    for _ in range(chance.randrange(1, 8)):
        place = chance.randrange(len(letters) + 1)
        letters[place : place + chance.randrange(3)] = chance.choice((*_MARKS, *_ODD, *_WORDS, ""))
    return "".join(letters)


def flaw(text: str, reading: Reading, book: RuleBook) -> str:
    """What is wrong with a reading, empty if nothing: spans outside the text or out of order, unknown rules."""
    last = 0
    for act in reading.acts:
        inside = 0 <= act.clause.start <= act.span.start <= act.span.end <= act.clause.end <= len(text)
        hits = all(act.clause.start <= hit.span.start <= hit.span.end <= act.clause.end for hit in act.hits)
        if not (inside and hits) or act.clause.start < last:
            return f"spans {act.clause} {act.span} after {last}"
        last = act.clause.start
        book.rule(act.rule)
    if reading.acts and not 0 <= reading.lead < len(reading.acts):
        return f"lead {reading.lead} of {len(reading.acts)}"
    return ""


def main(count: int, seed: int) -> int:
    """Read so many inputs and print how it went; 1 if any reading was flawed."""
    book = load_rules()
    spent: list[tuple[float, str]] = []
    flaws: list[str] = []
    for text, language, thread in noise(count, seed):
        started = time.perf_counter()
        reading = classify(text, thread, book, language)
        spent.append((time.perf_counter() - started, text))
        wrong = flaw(text, reading, book)
        if wrong or classify(text, thread, book, language) != reading:
            flaws.append(f"{wrong or 'another reading the second time'}: {text!r}")
    spent.sort(key=lambda each: each[0])
    took = [
        f"{name} {spent[int(len(spent) * part)][0] * 1e6:.0f} µs" for name, part in (("median", 0.5), ("p99", 0.99))
    ]
    print(f"{count} inputs, seed {seed}: {len(flaws)} flawed, none raised; {', '.join(took)}")
    for seconds, text in spent[-5:]:
        print(f"slowest: {seconds * 1e3:.1f} ms for {len(text)} characters: {text[:60]!r}")
    print("\n".join(flaws[:20]))
    return bool(flaws)


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(given + [100_000, 20261121][len(given) :])))
