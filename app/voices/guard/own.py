"""What only one practice has: the seller's product in the buyer's mouth, and the names of those who speak."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from app.spin.acts.act import Language
from app.spin.finding import Kind
from app.voices.guard.marks import PERSON, PRODUCT, SELF, Names
from app.voices.guard.phrases import Book, book
from app.voices.guard.reading import fold
from app.voices.guard.words import sections, words

_PRODUCTS: Final[dict[Language, re.Pattern[str]]] = {
    "en": re.compile(r"(?<=[a-z,] )[A-Z][a-z]+[A-Za-z]*"),
    "zh": re.compile(r"(?<=“)[^”]{2,8}(?=”)|(?<=我们是)[^，。、“]{2,10}(?=[，。])"),
}
_AS: Final[dict[Language, str]] = {
    "en": "{{as|being}} {0}{{,| i}}",
    "zh": "{{以|作为|扮演|身为}}{0}{{的|，|来|，我|我|本人}}",
}
_TITLES: Final = ("总", "主任", "部长", "科长", "经理", "院长", "行长", "总监")
_SPEAKERS: Final[dict[Language, str]] = {"en": '[.!?…"”)\\]-] > {0}:', "zh": "[。！？…”）)\\s] > {0}{{：|:}}"}


@cache
def own(language: Language, sells: str, speakers: tuple[str, ...]) -> Book:
    """Phrases around what the seller says he sells, and around the names of those who speak."""
    return book((*_phrases(language, _products(language, sells)), *_speaking(language, speakers)), language)


@cache
def names_of(language: Language, sells: str, people: tuple[str, ...], himself: tuple[str, ...] = ()) -> Names:
    """What stands in a sentence for the seller's product, for those who may be named, and for him who speaks."""
    parts = [part for name in people for part in (name, *name.split())]
    own = [part for name in himself for part in _called(language, name)]
    products = dict.fromkeys(_products(language, sells), PRODUCT)
    return {fold(each): PERSON for each in parts} | {fold(each): SELF for each in own} | products


def _called(language: Language, name: str) -> tuple[str, ...]:
    """What one is called to his face."""
    return (name, *name.split()) if language == "en" else (name, *(f"{name[0]}{title}" for title in _TITLES))


def himself(people: tuple[str, ...], speakers: tuple[str, ...]) -> tuple[str, ...]:
    """The first of the people, unless another of them speaks as well: then each may be spoken of."""
    return () if set(people[1:]).intersection(speakers) else people[:1]


def _products(language: Language, sells: str) -> dict[str, None]:
    return dict.fromkeys(fold(each) for each in _PRODUCTS[language].findall(sells))


@cache
def places(language: Language) -> Book:
    """Companies and places that are known by their names alone; in English a capital tells them."""
    file = "names.zh.txt"
    names = (*words(file, "places"), *words(file, "companies")) if language == "zh" else ()
    return book(((Kind.NAME, fold(each)) for each in names), language)


def _phrases(language: Language, products: dict[str, None]) -> Iterator[tuple[Kind, str]]:
    for product in products:
        for phrase in sections(f"product.{language}.txt")["sells"]:
            yield Kind.SELLS, phrase.replace("PRODUCT", product)


def _speaking(language: Language, speakers: tuple[str, ...]) -> Iterator[tuple[Kind, str]]:
    for speaker in speakers:
        for name in dict.fromkeys((speaker, *speaker.split())):
            yield Kind.BOTH, _SPEAKERS[language].format(fold(name))
            yield Kind.PROMPT, _AS[language].format(fold(name))
