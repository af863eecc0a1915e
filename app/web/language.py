"""The page's language: what the browser asks for, what the switch remembers, and the catalogues behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations
from starlette.requests import Request

from app.places import PACKAGE
from app.web.traditional import traditional

COOKIE: Final = "coach_language"
DEFAULT: Final = "en"
NAMES: Final = {"en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文"}
MOST_WISHES = 20


def marked(text: str) -> str:
    """The sentence itself; under the name `_` it tells the catalogue's extraction that a page will show it."""
    return text


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language of the pages: its tag for `lang`, its own name, and the words."""

    tag: str
    name: str
    locale: Locale
    catalogue: Translations

    def say(self, message: str, **values: object) -> str:
        """The message in this language, with its %(name)s filled in."""
        said = self.catalogue.gettext(message)
        return said % values if values else said

    def number(self, value: float, digits: int = 1) -> str:
        """A number as this language writes it, with at most `digits` decimals."""
        shape = "#,##0." + "#" * digits if digits else "#,##0"
        return str(format_decimal(value, format=shape, locale=self.locale))

    def moment(self, value: datetime) -> str:
        """A date with its time, in the time zone of the machine that serves."""
        shape = "d MMM y, HH:mm" if self.tag == DEFAULT else "short"  # readers of English are in many countries
        return str(format_datetime(value.astimezone(), shape, locale=self.locale))

    def authored(self, texts: Mapping[str, str]) -> str:
        """An authored explanation for this reader; traditional Chinese is made from the simplified one."""
        text = texts[self.explains]
        return traditional(text) if self.tag == "zh-Hant" else text

    @property
    def explains(self) -> str:
        """Which of the two languages of authored explanations a reader of this one understands: en or zh."""
        return "en" if self.tag == DEFAULT else "zh"


def _load(tag: str) -> Tongue:
    folder = tag.replace("-", "_")
    source = PACKAGE / "locale" / folder / "LC_MESSAGES" / "messages.po"
    compiled = BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=folder))
    compiled.seek(0)
    return Tongue(tag, NAMES[tag], Locale.parse(folder), Translations(compiled))


@cache
def tongues() -> dict[str, Tongue]:
    """All languages of the pages by tag; the catalogues are read once."""
    return {tag: _load(tag) for tag in NAMES}


def _wishes(header: str) -> list[str]:
    weighed: list[tuple[float, int, str]] = []
    for place, part in enumerate(header.split(",")[:MOST_WISHES]):
        tag, _, rest = part.strip().partition(";")
        weight = rest.strip().removeprefix("q=") if rest.strip().startswith("q=") else "1"
        try:
            quality = float(weight)
        except ValueError:
            continue
        if tag and 0 < quality <= 1:
            weighed.append((-quality, place, tag.strip()))
    return [tag for _, _, tag in sorted(weighed)]


def _served(tag: str) -> str:
    """The language of ours that a reader of `tag` is served in, empty where there is none.

    Regions are turned into scripts first: without that zh-TW would not find zh-Hant, nor zh-CN zh-Hans.
    """
    subtags = tag.lower().replace("_", "-").split("-")
    if subtags[0] in {"zh", "yue"}:
        return "zh-Hant" if _script(subtags) == "Hant" else "zh-Hans"
    return DEFAULT if subtags[0] == DEFAULT else ""


def _script(subtags: list[str]) -> str:
    if {"hans", "hant"} & set(subtags):
        return "Hant" if "hant" in subtags else "Hans"
    if subtags == ["yue"]:
        return "Hant"
    try:
        wish = Locale.parse("-".join(subtags), sep="-", resolve_likely_subtags=True)
    except (ValueError, UnknownLocaleError):
        return "Hans"
    return wish.script or "Hans"


def negotiate(header: str, cookie: str = "") -> str:
    """The tag a page is written in: the switch's cookie, else the best match of Accept-Language, else English."""
    if cookie in NAMES:
        return cookie
    return next(filter(None, map(_served, _wishes(header))), DEFAULT)


def tongue_of(request: Request) -> Tongue:
    """The language this request is answered in."""
    return tongues()[negotiate(request.headers.get("accept-language", ""), request.cookies.get(COOKIE, ""))]
