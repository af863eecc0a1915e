"""Chinese (plain text is simplified, half-width): where clauses end, what asks, what leads, what is a condition."""

import re

from app.spin.acts.grammar import NOWHERE, Bounds, Grammar

_FILLER_LENGTH = 5

_END = re.compile(r"[?!;。\n]+[\"'」』)]*|\.{3}|…")
_PARTICLE = re.compile(r"(?:吗|么|呢|没有|对吧|是吧|好吧)[\s\"'」』).,。!~]*$")
_CHOICE = re.compile(r"是不是|有没有|能不能|会不会|要不要|够不够|可不可以|是否|能否|(.)不\1")
_WH = re.compile(
    r"谁|什么|哪|几(?=[个家台条种位次人天年月周小分轮层套])|多少|多久|多大|多长|多高|多快|多远|怎么|怎样|如何|为什么|为何|何时|何种"
)
_NOT_WH = re.compile(
    r"什么都|什么也|怎么[^,?]{0,6}(?:都|也)|没什么|没有什么|不怎么|谁都|哪里都|哪怕|多少有点|多少有些|几个月来|几年来|无论|不管|什么的"
)
_REQUEST = re.compile(
    r"(?:请|麻烦|方便|能|可以|可否|劳烦|想请)[^,?]{0,8}(?:介绍|说说|谈谈|讲讲|聊聊|分享|描述|说明|举个例|讲一下|说一下|谈一下)"
    r"|^(?:那|那么|您|你|先|再)?(?:介绍|说说|谈谈|讲讲|聊聊|描述|具体说|展开说|举个例)"
)
_EMBEDDED = re.compile(r"(?:想|希望|需要)(?:了解|知道|请教|问|听听|确认)|不知道|好奇|请问")
_RHETORIC = re.compile(r"难道|岂不|何乐而不为|谁不(?:想|愿|希望)|怎么可能|哪有.{0,8}的道理")
_CLAIM_TAG = re.compile(
    r"^(?:那|所以)?(?:我们|咱们|本公司|我司|我方|这款|这套).*(?:对吧|对吗|是吧|是不是|不是吗|好吧)\?*$"
)
_LEADING = re.compile(
    r"(?:肯定|一定|想必|应该).{0,20}[吧?]|是不是(?:也|又|就|都|还)|(?:对吧|对吗|是吧|不是吗|没错吧)\?*$|难道"
)
_IF = re.compile(r"如果|要是|假如|假设|假使|若是|倘若|万一|一旦|因为|由于|既然|当(?=[^,]{2,20}时)|若(?!干)")


def _cuts(text: str) -> list[Bounds]:
    found: list[Bounds] = []
    start = 0
    for mark in _END.finditer(text):
        found.append((start, mark.end()))
        start = mark.end()
    found.append((start, len(text)))
    return found


def _asks(clause: str) -> bool:
    if _CLAIM_TAG.search(clause) or (_RHETORIC.search(clause) and "?" in clause):
        return False
    if clause.rstrip("\"'」』) ").endswith("?") or _PARTICLE.search(clause):
        return True
    if _REQUEST.search(clause) or _CHOICE.search(clause):
        return True
    return bool(_WH.search(_NOT_WH.sub("", clause)))


def _leads(clause: str) -> bool:
    return bool(_LEADING.search(clause))


def _condition(clause: str) -> Bounds:
    mark = _IF.search(clause)
    if not mark:
        return NOWHERE
    comma = clause.find(",", mark.end())
    return mark.start(), comma if comma >= 0 else len(clause)


def _is_filler(clause: str) -> bool:
    return len(clause) < _FILLER_LENGTH


CHINESE = Grammar(_cuts, _asks, _leads, _condition, _is_filler)
