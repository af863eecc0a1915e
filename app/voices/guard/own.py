"""Phrases of one practice: the seller's product in the buyer's mouth, and names in front of somebody's words."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from app.spin.acts.act import Language
from app.spin.finding import Kind
from app.voices.guard import names_zh
from app.voices.guard.phrases import Book, book
from app.voices.guard.reading import fold

_PRODUCTS: Final[dict[Language, re.Pattern[str]]] = {
    "en": re.compile(r"(?<=[a-z,] )[A-Z][a-z]+[A-Za-z]*"),
    "zh": re.compile(r"(?<=“)[^”]{2,8}(?=”)|(?<=我们是)[^，。、“]{2,10}(?=[，。])"),
}
_SELLING: Final[dict[Language, tuple[str, ...]]] = {
    "en": (
        r"\b(our|my) > {0}",
        r"\b(i'm|i am|we're|we are|we|i|us)( (here|calling|speaking))? (from|with|at|for|work for|represent) > {0}",
        r"(^|[.!?,] ?)(here )?at > {0}{{, we|, our|, i}}",
        r"{0} {{can|will|would|could|does|is able to}} {{help you|help your|support you|benefit you|save you|give you}}",
        r"{0} {{gives|lets|allows|offers|enables|provides|saves|helps|shows}} {{you|your}}",
        r"\b(show|tell|explain to|demonstrate to) you( more)?( about)? > {{how |}}{0} {{can|works|could|would|helps|does|will}}",
        r"\b(show|introduce|recommend|present|offer|sell|demonstrate)( to)?( you)?( to)? > {0} {{to you|for you|today}}",
        r"\bwith > {0}{{,|}} you{{ can| could|'ll| will| would|r|'d| get}}",
    ),
    "zh": (
        r"(我们|我们的|我司|我司的|我们家|我家)(这套|这个|这款|家|的)? > {{“|}}{0}",
        r"(我是|我们是|我来自|我们来自|代表) > {{“|}}{0}",
        r"{0}{{”|}}{{能|可以|能够|会|就能|就可以|还能|也能|正好能}}{{帮|为|给|让|帮助}}{{您|你|贵}}",
        r"(给您|向您|为您|跟您|给你)(详细|好好|简单)?(介绍|推荐|演示|讲讲|讲解|展示)(一下|下|我们的|一款|一套)* > {{“|}}{0}",
        r"(用了|有了|通过|借助|装上|选择) > {{“|}}{0}{{”|}}{{，您就|您就|，您|之后您|，贵|贵|，你|你}}",
    ),
}
_SPEAKERS: Final[dict[Language, str]] = {"en": '[.!?…"”)\\]-] > {0}:', "zh": "[。！？…”）)\\s] > {0}{{：|:}}"}


@cache
def own(language: Language, sells: str, speakers: tuple[str, ...]) -> Book:
    """Phrases around what the seller says he sells, and around the names of those who speak."""
    products = dict.fromkeys(fold(each) for each in _PRODUCTS[language].findall(sells))
    return book((*_phrases(language, products), *_speaking(language, speakers)), language)


@cache
def places(language: Language) -> Book:
    """Companies and places that are known by their names alone; in English a capital tells them."""
    names = (*names_zh.PLACES, *names_zh.COMPANIES, "(?<![完变做当换形达构造]) > 成都") if language == "zh" else ()
    return book(((Kind.NAME, fold(each)) for each in names), language)


def _phrases(language: Language, products: dict[str, None]) -> Iterator[tuple[Kind, str]]:
    for product in products:
        for phrase in _SELLING[language]:
            yield Kind.SELLS, phrase.format(product)


def _speaking(language: Language, speakers: tuple[str, ...]) -> Iterator[tuple[Kind, str]]:
    for speaker in speakers:
        for name in dict.fromkeys((speaker, *speaker.split())):
            yield Kind.BOTH, _SPEAKERS[language].format(fold(name))
