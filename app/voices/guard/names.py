"""Names and dates that nobody gave him, where they can be told from words: what is not certain is let pass."""

import re
from collections.abc import Iterator
from typing import Final

from app.spin.acts.act import Language
from app.spin.finding import Kind
from app.voices.guard import names_en, names_zh
from app.voices.guard.known import Known
from app.voices.guard.reading import Passage, Part, caught

_CAPITAL: Final = re.compile(r"(?<![A-Za-z0-9'’-])[A-Z][A-Za-z'’&-]*")
_ACRONYM: Final = re.compile(r"[A-Z0-9&-]{2,6}s?")
_BEGINS: Final = re.compile(r"(?:^|[.!?…:;\"“”‘(—–-]|\.\.\.)\s*$")
_TITLED: Final = re.compile(rf"\b(?:{'|'.join(names_en.TITLES)})\.?\s*$", re.IGNORECASE)
_MAY: Final = "may"


class EnglishNames:
    """Words with a capital in the middle of a sentence, given names at its beginning, months."""

    def __init__(self, known: Known) -> None:
        self._known = known

    def settled(self, passage: Passage) -> int:
        """Up to a name that is not whole yet; raises Caught."""
        for found in _CAPITAL.finditer(passage.raw):
            if found.end() <= passage.out:
                continue
            kind = self._kind(found, passage)
            if kind and found.end() == len(passage.raw) and not passage.last:
                return max(passage.out, found.start())
            if kind:
                raise caught(kind, passage, found.start(), self._end(found, passage))
        return len(passage.raw)

    def _kind(self, found: re.Match[str], passage: Passage) -> Kind | None:
        word = _bare(found.group())
        before = passage.raw[: found.start()]
        if word in names_en.GIVEN and self._is_prefix(passage, found.end()) and before.strip():
            return Kind.BOTH
        if self._may_say(found.group(), word):
            return None
        titled = _TITLED.search(before) is not None
        begins = not titled and ((found.start() == 0 and passage.first) or _BEGINS.search(before) is not None)
        if word in names_en.MONTHS:
            return None if begins and word in {_MAY, "march"} else Kind.DATE
        if begins:
            return Kind.NAME if word in names_en.GIVEN else None
        return Kind.NAME

    def _may_say(self, written: str, word: str) -> bool:
        if word in names_en.COMMON or word in self._known.words or _ACRONYM.fullmatch(written):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(not each or each in names_en.COMMON | self._known.words for each in parts)

    def _is_prefix(self, passage: Passage, end: int) -> bool:
        """Whether a colon follows, as in a written dialogue."""
        return re.match(r"(?:\s+[A-Z][a-z]+)?:\s", passage.raw[end : end + 24]) is not None

    def _end(self, found: re.Match[str], passage: Passage) -> int:
        rest = re.match(r"(?:\s+[A-Z][A-Za-z'’-]*)*", passage.raw[found.end() :])
        return found.end() + (rest.end() if rest else 0)


def _bare(word: str) -> str:
    return re.sub(r"'s?$", "", word.lower().replace("’", "'")).strip("-&")


_PERSON: Final = re.compile(
    rf"{names_zh.BEFORE}[{names_zh.SURNAMES}](?:{names_zh.TITLES}){names_zh.NOT_A_TITLE}"
    rf"|(?<![古自从历父最养到])[老小][{names_zh.FAMILIAR}](?![员子师爷板家妹哥弟姐儿树柳花头])"
    rf"|(?:{names_zh.POSTS})[{names_zh.SURNAMES}]{names_zh.GIVEN}{{1,2}}{names_zh.AFTER_NAME}"
    rf"|(?:有个叫|有位叫|名叫|叫做|我叫|姓)[{names_zh.SURNAMES}]"
)
_SPEAKER: Final = re.compile(rf"(?<=[。！？…”）\s])[{names_zh.SURNAMES}]\w{{1,2}}[：:]")
_MONTH: Final = re.compile(
    r"(?<![个\d十])(1[0-2]|0?[1-9]|十[一二]?|[二三四五六七八九]|一(?=月[份底初中]))\s?月(?!饼|亮|色|球)"
)
_HAN_MONTHS: Final = {each: str(at) for at, each in enumerate("一 二 三 四 五 六 七 八 九 十 十一 十二".split(), 1)}
_MAY_NAME: Final = re.compile(
    rf"(?:[{names_zh.SURNAMES}老小]|(?:{names_zh.POSTS})[{names_zh.SURNAMES}]\w{{0,2}}|姓|叫)$"
)
_INTRODUCED: Final = re.compile(
    rf"(?:的|叫|姓|是|我|你|您|，|、)([{names_zh.SURNAMES}])(?=\w{{0,2}}(?:[，。！？,.!?\s：:]|$))"
)


class ChineseNames:
    """Surnames with a form of address, posts with a full name, months; `people` are those he may name."""

    def __init__(self, known: Known, people: tuple[str, ...]) -> None:
        self._known = known
        self._people = people

    def settled(self, passage: Passage) -> int:
        """Up to what could still become a name; raises Caught."""
        for kind, start, end in self._found(passage):
            if end <= passage.out:
                continue
            # The character behind it may show that it is no name.
            if end == len(passage.raw) and not passage.last:
                return max(passage.out, start)
            raise caught(kind, passage, start, end)
        held = None if passage.last else _MAY_NAME.search(passage.raw, max(0, passage.out - 12))
        return max(passage.out, held.start()) if held else len(passage.raw)

    def _found(self, passage: Passage) -> Iterator[tuple[Kind, int, int]]:
        begin = max(0, passage.out - 12)
        for found in _SPEAKER.finditer(passage.raw, begin):
            yield Kind.BOTH, found.start(), found.end()
        for found in _PERSON.finditer(passage.raw, begin):
            if not self._may_name(found.group()):
                yield Kind.NAME, found.start(), found.end()
        for found in _MONTH.finditer(passage.plain, begin):
            if _month(found.group(1)) not in self._months():
                yield Kind.DATE, found.start(), found.end()

    def _may_name(self, words: str) -> bool:
        surname = next((each for each in words.lstrip("老小") if each in names_zh.SURNAMES), "")
        if words.lower() in self._known.plain or any(surname in each[:1] for each in self._people):
            return True
        return surname in {each.group(1) for each in _INTRODUCED.finditer(self._known.plain)}

    def _months(self) -> frozenset[str]:
        return frozenset(_month(each.group(1)) for each in _MONTH.finditer(self._known.plain))


def _month(word: str) -> str:
    return _HAN_MONTHS.get(word, word.lstrip("0"))


def name_part(language: Language, known: Known, people: tuple[str, ...]) -> Part:
    """The part that looks for names in this language."""
    return EnglishNames(known) if language == "en" else ChineseNames(known, people)
