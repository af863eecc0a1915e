"""What a sentence is made of, as the points count it: words, the parts they play, what stands near what, patterns."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

import re2

from app.spin.acts.act import Language
from app.voices.guard.words import sections

Marks: TypeAlias = frozenset[str]
Names: TypeAlias = Mapping[str, str]  # what stands for a name: PRODUCT, PERSON or SELF

PRODUCT: Final = "product"
PERSON: Final = "person"
SELF: Final = "self"  # the one who speaks: who says his own name as that of another tells a story about himself
FIRST, LAST = "^", "$"
ASKING: Final = ("?", "？")
YOURS, OURS = ("you", "yourfirm"), ("i", "we", "own")  # classes by which a text speaks of the one, of the other
SPEAKING: Final = frozenset(("you", "your", "i", "my", "we", "our"))  # the same in English
LONG: Final[dict[Language, int]] = {"en": 6, "zh": 12}  # threes of words, pairs of characters; longer is all the same
NEAR: Final[dict[Language, int]] = {
    "en": 4,
    "zh": 8,
}  # words, characters between two classes that still belong together
BEFORE: Final = 3  # classes that one is paired with
STEM: Final = 6  # letters that words of a family share
ENDINGS: Final = ("s", "ed", "ing", "ly")  # what a word of no class is told by behind one that has a class
WORD: Final = re.compile(r"[a-z]+(?:['-][a-z]+)*|\d[\d.,]*|[?!:,]")
_NUMBER: Final = re.compile(r"\d[\d.,%]*")
_BLANK: Final = re.compile(r"\s+")


@cache
def classes(language: Language) -> Mapping[str, str]:
    """The class of each word; one that ends in a star stands for all words that begin so."""
    found: dict[str, str] = {}
    for name, lines in sections(f"classes.{language}.txt").items():
        for word in " ".join(lines).split():
            found.setdefault(word.lower(), name)
    return found


@cache
def _openings() -> tuple[tuple[str, str], ...]:
    return tuple((word[:-1], name) for word, name in classes("en").items() if word.endswith("*"))


@lru_cache(maxsize=8192)
def _class(word: str) -> str:
    """The class of an English word."""
    found = classes("en").get(word, "")
    return found or next((name for start, name in _openings() if word.startswith(start)), "")


def marks(sentence: str, language: Language, names: Names) -> Marks:
    """The marks of a sentence in folded form, as they can be told before it is over."""
    return _english(sentence, names) if language == "en" else _chinese(sentence, names)


def whole(sentence: str, language: Language, names: Names) -> Marks:
    """All marks of a sentence that is over: those of `beyond` as well."""
    return marks(sentence, language, names).union(beyond(sentence, language, names))


def beyond(sentence: str, language: Language, names: Names) -> list[str]:
    """What only a sentence that is over tells: its patterns and how long it is, in English what stands far off."""
    told = [*patterns(language)(sentence), f"(of {_length(sentence, language)})"]
    return [*told, *_far(_tokens(sentence, names))] if language == "en" else told


def _length(sentence: str, language: Language) -> int:
    """Roughly; short sentences have few marks, and what is stopped must not hang on that."""
    size = len(WORD.findall(sentence)) // 3 if language == "en" else len(sentence) // 2
    return min(size, LONG[language])


def _tokens(sentence: str, names: Names) -> list[tuple[str, str]]:
    """The words of an English sentence with their classes."""
    return [_token(each, names) for each in WORD.findall(sentence)]


def _token(word: str, names: Names) -> tuple[str, str]:
    return (f"<{names[word]}>", names[word]) if word in names else _plain(word)[:2]


def _ending(word: str) -> str:
    """How a word of no class ends, if that tells what it does, or the word."""
    return next((f"-{each}" for each in ENDINGS if word.endswith(each)), word)


@lru_cache(maxsize=8192)
def _plain(word: str) -> tuple[str, str, tuple[str, ...], str]:
    """A word that is no name as it counts, its class, the marks it makes by itself, what it is behind a class."""
    plain = "0" if word[0].isdigit() else word
    name = _class(plain)
    stem = (f"{plain[:STEM]}~",) if len(plain) > STEM else ()
    return plain, name, (plain, *stem, *((f"<{name}>",) if name else ())), f"<{name}>" if name else _ending(plain)


def _far(tokens: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Words with one or two between them, and each word of a sentence that speaks of the one or the other."""
    words = [word for word, _ in tokens]
    for at, word in enumerate(words):
        yield from (f"{word}..{other}" for other in words[at + 2 : at + 4])
    for name in SPEAKING.intersection(name for _, name in tokens):
        yield from (f"<{name}>&{word}" for word in words)


class Behind(NamedTuple):
    """What stands behind the next word of an English sentence: the last one, its class, its place, the last classes."""

    word: str = FIRST
    name: str = ""
    at: int = 0
    placed: tuple[tuple[int, str], ...] = ()


def _english(sentence: str, names: Names) -> Marks:
    return frozenset(english([*WORD.findall(sentence), LAST], names, Behind())[0])


def english(words: Iterable[str], names: Names, behind: Behind) -> tuple[set[str], Behind]:
    """The marks that these words add to those of what stands behind them; what stands behind the next."""
    left, its, at, placed = behind
    found, near = set() if at else {FIRST}, NEAR["en"]
    for each in words:
        if each in names:
            word, name = _token(each, names)
            found.add(word)
            shape = word
        else:
            word, name, own, shape = _plain(each)
            found.update(own)
        at += 1
        found.add(f"{left} {word}")
        if its:
            found.update((f"<{its}> {word}", f"<{its}> {shape}"))
        if name:
            found.add(f"{left} <{name}>")
            for place, other in placed:
                if at - place <= near:
                    found.add(f"<{other}>..<{name}>")
            placed = (*placed[1 - BEFORE :], (at, name))
        left, its = word, name
    return found, Behind(left, its, at, placed)


def _chinese(sentence: str, names: Names) -> Marks:
    for name, stands in names.items():
        sentence = sentence.replace(name, _SIGNS[stands])
    text = f"{FIRST}{_BLANK.sub('', _NUMBER.sub('0', sentence))}{LAST}"
    found = {text[at : at + size] for size in (1, 2, 3) for at in range(len(text) - size + 1)}
    placed = list(_placed(text))
    for start, end, name in placed:
        found.update((f"{text[start - 1]}<{name}>", f"<{name}>{text[end : end + 1]}"))
    found.update(f"<{one[2]}><{two[2]}>" for one, two in pairwise(placed) if one[1] == two[0])
    found.update(_apart(placed, NEAR["zh"]))
    found.update(_formed(text, {name for _, _, name in placed}))
    return frozenset(found)


def _formed(text: str, names: set[str]) -> Iterator[str]:
    """Whether a Chinese text asks and whom it speaks of, and each class in such a text."""
    asks = "?" if text[-2:-1] in ASKING or "吗" in text[-4:] else "."
    form = f"({asks}{'y' * (not names.isdisjoint(YOURS))}{'w' * (not names.isdisjoint(OURS))})"
    yield form
    yield from (f"{form}<{name}>" for name in names)


_SIGNS: Final = {PRODUCT: "\ue000", PERSON: "\ue001", SELF: "\ue002"}


def _placed(text: str) -> Iterator[tuple[int, int, str]]:
    """The classes of a Chinese text with their places; of words that overlap, the longest at the first place."""
    known, at = _known(), 0
    while at < len(text):
        sizes = known.get(text[at], ())
        for size, words in sizes:
            if name := words.get(text[at : at + size]):
                yield at, at + size, name
                at += size
                break
        else:
            at += 1


@cache
def _known() -> Mapping[str, Sequence[tuple[int, Mapping[str, str]]]]:
    """The Chinese words under their first character, by size, the longest first."""
    found: dict[str, dict[int, dict[str, str]]] = {}
    signs = {sign: name for name, sign in _SIGNS.items()}
    for word, name in {**classes("zh"), **signs}.items():
        found.setdefault(word[0], {}).setdefault(len(word), {})[word] = name
    return {first: tuple(sorted(sizes.items(), reverse=True)) for first, sizes in found.items()}


def _apart(placed: Sequence[tuple[int, int, str]], near: int) -> Iterator[str]:
    """Classes, and pairs of them that stand near each other, in their order."""
    for number, (_, end, name) in enumerate(placed):
        yield f"<{name}>"
        for start, _, other in placed[number + 1 : number + 1 + BEFORE]:
            if start - end < near:
                yield f"<{name}>..<{other}>"


class Patterns:
    """The patterns of `cues.*.txt`, and which of them a sentence has."""

    def __init__(self, language: Language) -> None:
        whole = r"(?:^|[^\w'])(?:{})(?:[^\w']|$)" if language == "en" else "{}"
        options = re2.Options()
        options.log_errors = False
        self._filter = re2.Filter()
        self._marks: list[str] = []
        for kind, lines in sections(f"cues.{language}.txt").items():
            for line in lines:
                self._filter.Add(whole.format(line).encode(), options)
                self._marks.append(f"{kind}: {line}")
        self._filter.Compile()

    def __call__(self, sentence: str) -> list[str]:
        """The marks of the patterns that a sentence in folded form has."""
        return [self._marks[place] for place in sorted(self._filter.Match(sentence.encode()) or ())]


@cache
def patterns(language: Language) -> Patterns:
    """The patterns of a language, compiled once."""
    return Patterns(language)
