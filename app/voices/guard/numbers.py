"""Numbers in running text, by value: “40,000”, “forty thousand” and “四万” are the same to whoever checks them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from app.spin.acts.act import Language

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH = {word: value for value, word in enumerate(_ONES)} | {word: 20 + 10 * at for at, word in enumerate(_TENS)}
_SCALES = {"hundred": 10**2, "k": 10**3, "thousand": 10**3, "million": 10**6, "billion": 10**9, "bn": 10**9}
_DIGITS = dict(zip("零一二三四五六七八九〇两兩", (*range(10), 0, 2, 2), strict=True))
_UNITS = {"十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
# Two neighbours are a rough count: “三五天” is a few days, not 35.
_ABOUT = frozenset(["一二", "两三", "兩三", "二三", "三四", "三五", "四五", "五六", "六七", "七八", "八九"])
HAN_NUMERALS = "".join((*_DIGITS, *_UNITS))
ENGLISH_NUMBER_WORDS = (*_ENGLISH, *_SCALES)

_SPOKEN = "|".join(sorted(ENGLISH_NUMBER_WORDS, key=len, reverse=True))
_FIGURE = r"\d+(?:[,，]\d{3})*(?:\.\d+)?"
_PATTERNS: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"(?P<figure>{_FIGURE})(?:[\s-]*(?P<scale>k|m|bn|thousand|million|billion)\b)?"
        rf"|\b(?P<words>(?:{_SPOKEN})(?:(?:[\s-]+(?:and\s+)?)(?:{_SPOKEN}))*)\b"
    ),
    "zh": re.compile(
        rf"(?P<figure>{_FIGURE})\s*(?P<scale>[百千万萬亿億]*)|(?P<words>[{HAN_NUMERALS}]+(?:点[{HAN_NUMERALS}]+)?)"
    ),
}
_PERCENT: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s*(?:%|per\s?cent)"),
    "zh": re.compile(r"\s*(?:%|％|成(?![为本功立员熟品果长绩交了]))"),
}
_ROUGH = re.compile(r"\s*[多来几余]\s*([万萬亿億])")  # “四十多万”


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text: its value, whether it is a share, and the characters [start, end) it covers."""

    value: Decimal
    percent: bool
    start: int
    end: int


def numbers(text: str, language: Language) -> Iterator[Number]:
    """The numbers in lower-case text, in order; digits of any script's full-width form are understood."""
    for match in _PATTERNS[language].finditer(text):
        value = _value(match, language)
        share = _PERCENT[language].match(text, match.end())
        before = text[max(0, match.start() - 3) : match.start()]
        rough = _ROUGH.match(text, match.end()) if language == "zh" and value is not None else None
        if value is not None and rough:
            value *= _UNITS[rough.group(1)]
        if value is not None:
            tenths = share is not None and "成" in share.group()
            yield Number(value * 10 if tenths else value, bool(share) or before == "百分之", match.start(), match.end())


def _value(match: re.Match[str], language: Language) -> Decimal | None:
    figure, words = match.group("figure"), match.group("words")
    if figure:
        return _figure(figure, match.group("scale") or "")
    return _spoken(words) if language == "en" else _han(words)


def _figure(figure: str, scale: str) -> Decimal | None:
    try:
        value = Decimal(figure.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    if scale == "m":
        return value * 10**6
    for unit in (scale,) if scale in _SCALES else scale:
        value *= _SCALES.get(unit) or _UNITS[unit]
    return value


def _spoken(words: str) -> Decimal | None:
    total = part = 0
    for word in re.findall(r"[a-z]+", words):
        if word in _ENGLISH:
            part += _ENGLISH[word]
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word != "and":
            total, part = total + max(part, 1) * _SCALES[word], 0
    return Decimal(total + part)


def _han(words: str) -> Decimal | None:
    """None for a word that only looks like a number: “万一”, “千万”."""
    if words in _ABOUT:
        return Decimal(_DIGITS[words[-1]])
    whole, _, fraction = words.partition("点")
    if whole[:1] in _UNITS and whole[0] != "十":
        return None
    value = Decimal(_run(whole) if len(whole) > 1 and not _UNITS.keys() & set(whole) else _count(whole))
    if fraction:
        value += Decimal(f"0.{_run(fraction)}") if not _UNITS.keys() & set(fraction) else 0
    return value


def _run(digits: str) -> int:
    return int("".join(str(_DIGITS[each]) for each in digits))


def _count(words: str) -> int:
    total = section = digit = 0
    for each in words:
        if each in _DIGITS:
            digit = _DIGITS[each]
            continue
        unit = _UNITS[each]
        if unit >= 10**4:
            total, section, digit = total + max(section + digit, 1) * unit, 0, 0
        else:
            section, digit = section + max(digit, 1) * unit, 0
    return total + section + digit
