"""Whether the seller speaks of her own product: by its name, or beside what the buyer wants."""

import re
from collections.abc import Mapping
from functools import lru_cache

from app.spin.acts.act import Language
from app.spin.acts.clauses.grammar import holds
from app.spin.acts.plain.text import plain

_WANTED_AND_OURS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\byou(?:'ve| have)? (?:just )?(?:said|told|mentioned|want|wanted|asked|wish)\b.*\b(?:we|our|ours)\b"
        r"|^(?:and |so |well,? )*(?:we|ours|our \w+(?: \w+)?)\b.*\b(?:so|which means|that way),? (?:that )?"
        r"(?:you|your \w+)(?:'d|'ll| would| will| can| could| always| know| see| get| need)\b"
    ),
    "zh": re.compile(
        r"您.{0,6}?(?:说|提到|想|希望|要).*?[,:;。].*?(?:我们|咱们|我司)"
        r"|(?:我们|咱们|我司).*?(?:正好|刚好|恰好|正是|就是|对得上|对上|满足).{0,6}?[您你].{0,4}?(?:说|提到|想|希望|要)"
    ),
}
# “谁练了您都看得见” asks nothing: in Chinese a question word alone does not make a question of an offer.
_ASKS_BACK = re.compile(
    r"有什么|什么(?:帮助|好处|价值)|有没有|多少|怎么样|怎么看|好不好|行不行|可以吗|对吧|是不是|吗[.。]?$"
)
# “So DockBook gives you exactly that”, “您要的，月台通正好能做到”: what he said he wants, without its words.
_TAKES_UP: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:exactly|just|precisely) (?:that|what you)\b|\blike you (?:said|asked|want(?:ed)?)\b"
        r"|\bwhat you(?:'ve| have)? (?:just )?(?:said|described|wanted|want|asked for|wished for)\b"
        r"|\byou(?:'ve| have)? (?:just )?(?:said|told me|mentioned) (?:that )?you (?:want|need|wish|would like|'d like)"
    ),
    "zh": re.compile(
        r"[您你](?:刚才|刚刚|刚|前面|方才)?(?:说|讲|提|想|要|希望)(?:的|到|想|要|过)|[您你](?:希望|想要|要(?![不是])[^,?]{2,24},)"
    ),
}
_TALKS_TO_HIM = re.compile(r"\b(?:do|does|did|would|could|can|will|are|have|had|may|should) you\b")
# “And our NightKey has …”, “我们的‘仓明白’支持……”.
_LED_IN = re.compile(
    r"^(?:(?:and|so|well|now|also|with|our|the|product)\b|那么?|我们|咱们|我司|公司|产品|这款|这个|这套|的|叫|是|有了|装[了上]|用[了上]?|[\s,:\"'“‘「])*"
)


def puts_ours(text: str, names: tuple[str, ...], language: Language, *, asked: bool) -> bool:
    """Whether a clause, in plain form, asks nothing and puts what we sell beside what he wants.

    `asked` is how its grammar reads; `names` are those in the scenario.
    """
    asks = "?" in text or _asks_back(text) if language == "zh" else asked
    told = not asks or states_ours(text, names)
    return told and (names_ours(text, names) or bool(_WANTED_AND_OURS[language].search(text)))


def takes_up(text: str, names: tuple[str, ...], language: Language) -> bool:
    """Whether a told clause, in plain form, names ours and points back to what he said he wants."""
    return names_ours(text, names) and bool(_TAKES_UP[language].search(text))


def states_ours(text: str, names: tuple[str, ...]) -> bool:
    """Whether the clause, in plain form, begins with ours and tells of it, question words or not."""
    return begins_with_ours(text, names) and not _asks_back(text) and not _TALKS_TO_HIM.search(text)


def without_ours(text: str, names: tuple[str, ...]) -> str:
    """The clause without our names: “TrayPath” speaks of no tray."""
    for name in _plainly(names):
        text = text.replace(name, " ")
    return text


def names_ours(text: str, names: tuple[str, ...]) -> bool:
    """Whether the clause, in plain form, names our product or our company."""
    return holds(text, _plainly(names)) if names else False


def begins_with_ours(text: str, names: tuple[str, ...]) -> bool:
    """Whether our product or company is what the clause, in plain form, makes a statement on."""
    names_some = "?" not in text and names_ours(text, names)
    return names_some and _LED_IN.sub("", text, count=1).startswith(_plainly(names))


def _asks_back(text: str) -> bool:
    """Whether a Chinese clause that speaks of our offer asks for his view of it, without a question mark."""
    return bool(_ASKS_BACK.search(text))


@lru_cache(maxsize=64)
def _plainly(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(plain(name).text for name in names)
