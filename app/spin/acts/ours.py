"""Whether the seller speaks of her own product: by its name, or beside what the buyer wants."""

import re
from collections.abc import Mapping
from functools import lru_cache

from app.spin.acts.act import Language
from app.spin.acts.text import plain

_WANTED_AND_OURS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\byou(?:'ve| have)? (?:just )?(?:said|told|mentioned|want|wanted|asked|wish)\b.*\b(?:we|our|ours)\b"
    ),
    "zh": re.compile(r"您.{0,6}?(?:说|提到|想|希望|要).*?[,:;。].*?(?:我们|咱们|我司)"),
}
# “谁练了您都看得见” asks nothing: in Chinese a question word alone does not make a question of an offer.
_ASKS_BACK = re.compile(
    r"有什么|什么(?:帮助|好处|价值)|有没有|多少|怎么样|怎么看|好不好|行不行|可以吗|对吧|是不是|吗[.。]?$"
)
# “And our NightKey has …”, “我们的‘仓明白’支持……”.
_LED_IN = re.compile(
    r"^(?:(?:and|so|well|now|also|with|our|the|product)\b|我们|咱们|我司|公司|产品|这款|这个|的|叫|是|[\s,:\"'“‘「])*"
)


def puts_ours(text: str, names: tuple[str, ...], language: Language) -> bool:
    """Whether a told clause, in plain form, puts what we sell beside what he wants; `names` as in the scenario."""
    return names_ours(text, names) or bool(_WANTED_AND_OURS[language].search(text))


def without_ours(text: str, names: tuple[str, ...]) -> str:
    """The clause without our names: “TrayPath” speaks of no tray."""
    for name in _plainly(names):
        text = text.replace(name, " ")
    return text


def names_ours(text: str, names: tuple[str, ...]) -> bool:
    """Whether the clause, in plain form, names our product or our company."""
    return any(name in text for name in _plainly(names)) if names else False


def begins_with_ours(text: str, names: tuple[str, ...]) -> bool:
    """Whether our product or company is what the clause, in plain form, makes a statement on."""
    return bool(names) and "?" not in text and _LED_IN.sub("", text, count=1).startswith(_plainly(names))


def asks_back(text: str) -> bool:
    """Whether a Chinese clause that speaks of our offer asks for his view of it, without a question mark."""
    return bool(_ASKS_BACK.search(text))


@lru_cache(maxsize=64)
def _plainly(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(plain(name).text for name in names)
