"""Questions that ask nobody: reported in quotation marks, answered by who asks, or the buyer's own words."""

import re
from functools import lru_cache

from app.spin.acts.act import Language

_QUOTED = {
    "en": re.compile(
        r"\b(?:asked|asks|says?|said|wrote|writes|told|wondered|thought|shouted|replied|answered|asking|saying|goes)\b"
        r"[^?.!;\"\n]{0,30}?[\s:,]"
        r"(?:\"(?P<double>[^\"\n]{0,400}\?[^\"\n]*)(?:\"|$)|'(?P<single>(?:[^\"\n?']|'(?=[a-z])){0,200}\?[^\"\n]{0,200}?)(?:'(?![a-z])|$))"
    ),
    "zh": re.compile(
        r"(?:(?<![想请要再先来得])问(?!您|你|一下)|(?<![想请要])[说讲喊念]|写着?|嘀咕|提到)[^?。!;\"'「『“\n]{0,10}?[:,]?"
        r"[\"'「『](?P<double>[^\"'「『」』\n]{0,200}\?[^\"'「『」』\n]*)(?P<single>)(?:[\"'」』]|$)"
    ),
}
_ANSWERS = {
    "en": re.compile(
        r"^(?:well|oh|and|so|why)?,? ?(?:i(?:'ll| will| can) tell you|let me tell you|because\b|the answer is"
        r"|(?:it's )?(?:quite |very )?(?:simple|easy)\b|(?:quite |such )?a (?:lot|fortune|great deal)\b|nothing at all"
        r"|(?:we|you|they) (?:both |all )?know\b"
        r"|every(?:body|one) knows|of course|obviously|exactly)"
        r"|,? (?:of course|obviously|as (?:every(?:body|one) knows|we (?:both |all )?know|you know))[.! ]*$"
    ),
    "zh": re.compile(
        r"^(?:其实|那|这|,)*(?:大家都(?:知道|清楚)|谁都(?:知道|清楚)|我(?:来|就|可以)*告诉|答案|(?:很|非常)?简单[,:]"
        r"|当然|不用说|不用(?:您|你)|因为|无非|那就是|就是因为|肯定是|自然是|毫无疑问|明摆着"
        r"|是(?!不是|否|说|的|吧)[^?]{2}|不是[,。]|不就|说到底|我的(?:回答|答案)|没事[,。]|还不是|还真不|我看未必"
        r"|不(?:贵|难|怕|等|想|会)(?:的|吧)?[,。])|^其实"
    ),
}
_SEEKS = {
    "en": re.compile(
        r"^(?:(?:so|and|but|ok|okay|well|then|now)[, ]+)*"
        r"(?:what|how|who|whose|which|why|where|when|do|does|did|is|are|was|were"
        r"|can|could|would|will|have|has|had|should|may|might|tell|describe|explain)\b"
    ),
    "zh": re.compile(
        r"什么|怎么|怎样|谁|哪|几[个次家台条天位人]|多少|多[久大长]|为何|如何|是不是|有没有|会不会|能不能|是否|(.)不\1"
    ),
}
_EMPTY = frozenset((
    "you", "your", "yours", "our", "ours", "the", "and", "that", "this", "with", "for", "from", "was", "are", "were",
    "his", "her", "its", "them", "they", "then", "well", "would", "say", "said",
))  # fmt: skip
_NAMES = re.compile(r"[您你我咱]们?|贵公司|[的了吗呢吧啊嘛是]|所以|就是说|也就是说|这样|那么|说")
_LATIN = re.compile(r"[a-z0-9]+")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_STEM = 5
_SHORTEST_WORD = 3
_FEWEST: dict[Language, int] = {"en": 3, "zh": 4}
_SHARE = 0.8


def without_reports(text: str, language: Language) -> str:
    """The plain turn with questions that stand in a report of somebody's words blanked, place for place."""
    if "?" not in text or not ('"' in text or "'" in text or "「" in text or "『" in text):
        return text
    for found in _QUOTED[language].finditer(text):
        name = "double" if found["double"] else "single"
        start, end = found.span(name)
        text = text[:start] + "_" * (end - start) + text[end:]
    return text


def answers(told: str, language: Language) -> bool:
    """Whether a clause that follows a question gives its answer: "A fortune, as everybody knows"."""
    return bool(_ANSWERS[language].search(told))


def returns(asked: str, heard: str, language: Language) -> bool:
    """Whether a question without a question word gives nothing but the words that were heard (both plain)."""
    if _SEEKS[language].search(asked):
        return False
    words = _words(asked, language)
    if len(words) < _FEWEST[language]:
        return False
    return len(words & _words(heard, language)) >= _SHARE * len(words)


@lru_cache(maxsize=256)
def _words(text: str, language: Language) -> frozenset[str]:
    """What a text says, form aside: beginnings of English words, pairs of Chinese characters."""
    if language == "en":
        long = (word for word in _LATIN.findall(text) if len(word) >= _SHORTEST_WORD or word.isdigit())
        return frozenset(word[:_STEM] for word in long if word not in _EMPTY)
    runs = _HAN.findall(_NAMES.sub("", text))
    return frozenset(run[place : place + 2] for run in runs for place in range(len(run) - 1))
