"""English: where clauses end, what asks, what leads, and which part is only a condition."""

import re
from collections.abc import Iterator

from app.spin.acts.grammar import NOWHERE, Bounds, Grammar

_WH = r"(?:how|what|who|whom|whose|where|when|why|which)"
_AUX = (
    r"(?:is|are|was|were|am|do|does|did|have|has|had|can|could|will|would|should|may|might|must"
    r"|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|haven't|hasn't|can't|couldn't|won't|wouldn't|shouldn't)"
)
_SUBJECT = (
    r"(?:you|your|yours|they|their|it|its|that|this|these|those|there|he|she|his|her|we|i|any|anyone|anybody"
    r"|anything|everyone|everything|somebody|someone|all|one)"
)
_ASKING = rf"(?:{_WH}(?:'s|'re|'d|'ll)|{_WH}(?: [^ ,?—]+){{0,4}}? {_AUX}|what happens|{_AUX} {_SUBJECT})\b"

_END = re.compile(r"[?!]+[\"')\]]*|;(?=\s)|\n+|\.{1,3}[\"')\]]*(?=\s|$)|…")
_SHORT_FORM = re.compile(r"(?:^|[\s(])(?:mr|mrs|ms|dr|prof|vs|e\.g|i\.e|etc|no|st|inc|ltd|co|corp|approx|[a-z])$")
_JOINT = re.compile(rf"(?:\s*[,—-]+)?\s+(?:and|but)\s+(?=(?:then |also |if so,? )?{_ASKING})")
_AFTER_NOD = re.compile(rf"\s*[,—-]+\s+(?:and |but |so )?(?={_ASKING})")

_LEAD_IN = re.compile(
    r"(?:[\s\"'(\[—,.-]*(?:so|and|but|or|well|ok|okay|now|then|right|great|good|sure|yes|yeah|no|thanks|thank you|hi|hello"
    r"|hey|oh|ah|hm+|also|just|actually|alright|first|firstly|finally|lastly|next|perfect|interesting|understood"
    r"|curious|quick question|one more thing|if i may|may i ask|can i ask|please)\b[\s,.:!—-]*)*"
)
_STARTS = re.compile(rf"(?:in |for |on |at |with |from |to )?(?:{_ASKING})")
_VAGUE = re.compile(
    rf"(?:when|where|who|which|that|one|all) (?!{_AUX}\b)|(?:do|did|have|had|may|might|should) (?:all|one|i)\b"
)
_REQUEST = re.compile(
    r"(?:(?:could|can|would|will) you (?:please |maybe |perhaps |just |also )?(?:tell|walk|talk|take|describe|explain|share|show|give|help)\b"
    r"|(?:please )?(?:tell|remind) me\b|(?:please )?(?:walk|talk|take) me through\b|(?:please )?help me (?:understand|see)\b"
    r"|(?:please )?(?:describe|outline|explain|share|elaborate)\b|(?:please )?give me (?:an? |some )?(?:example|idea|sense|feel|picture|overview)"
    r"|say more\b|go on\b|show me (?:how|what|where)\b|let's (?:talk|hear) about (?:your|how|what|the)\b)"
)
_EMBEDDED = re.compile(
    r"\b(?:i(?:'d| would) (?:like|love|be (?:curious|interested|keen)) to (?:know|understand|hear|learn|see|find out|get a (?:feel|sense))"
    r"|i(?:'m| am) (?:curious|wondering|interested (?:in|to know))|i (?:wonder|was wondering|want to understand|wanted to (?:ask|understand|know))"
    r"|(?:do|would|could|can) you mind (?:telling|sharing|walking)|may i ask|can i ask|could i ask|let me ask|i have a question)\b"
)
_TAG = re.compile(
    r",? ?(?:right|correct|yes|no|ok|okay|agreed|don't you (?:think|agree)|wouldn't you (?:say|agree)|(?:is|are|does|do|did|have|has|would|can|will)(?:n't)? "
    r"(?:it|you|they|that|we|there))\?+$"
)
_CLAIM = re.compile(
    r"(?:our|we|we're|we've|i|i'm|this (?:solution|product|platform|tool|offer)|the (?:solution|offer|platform))\b|(?:don't|wouldn't) you (?:think|agree)"
    r" (?:that )?(?:our|we|this (?:solution|product|platform|tool|offer))\b"
)
_PUSH = re.compile(
    r"(?:isn't|aren't|wasn't|don't|doesn't|didn't|won't|wouldn't|haven't|hasn't|can't|couldn't|shouldn't|surely|clearly|obviously"
    r"|you must\b|you surely|you probably|i (?:bet|guess|assume|imagine|suppose) )"
)
_NOD = re.compile(
    r"(?:i (?:see|understand|hear you|appreciate)|makes sense|that makes sense|got it|thank|sure|ok|right|absolutely|great|fair|that's (?:fair|a fair)"
    r"|understood|of course|good (?:point|question)|totally|no problem)"
)

_IF = re.compile(
    r"\b(?:if|when|whenever|once|unless|because|since|given that|now that|suppos(?:e|ing)|assuming|imagine|let's say|say)\b"
)
_HEAD = re.compile(
    rf"[,—:;-]+\s+(?:then |so |and |well )?(?={_WH}(?:'s|'re)?\b[^,?]{{0,40}}|{_AUX} {_SUBJECT}|{_AUX} [^,?]{{1,40}}\?$)"
)
_BARE_HEAD = re.compile(
    rf"\s(?=(?:what|how|who)(?:'s| [^ ,?]+)?(?: [^ ,?]+){{0,3}} (?:{_AUX}|happens)\b|would (?:that|it|this|you)\b)"
)


def _sentences(text: str) -> Iterator[Bounds]:
    start = 0
    for mark in _END.finditer(text):
        if mark.group()[0] == "." and _SHORT_FORM.search(text[max(start, mark.start() - 8) : mark.start()]):
            continue
        yield start, mark.end()
        start = mark.end()
    yield start, len(text)


def _cuts(text: str) -> list[Bounds]:
    found: list[Bounds] = []
    for start, end in _sentences(text):
        found.extend(_parts(text, start, end))
    return found


def _parts(text: str, start: int, end: int) -> Iterator[Bounds]:
    sentence = text[start:end]
    nod = _AFTER_NOD.search(sentence) if _NOD.match(sentence.lstrip()) else None
    if nod and nod.start() <= 60:  # noqa: PLR2004
        yield start, start + nod.start()
        start += nod.end()
    for joint in _JOINT.finditer(text, start, end):
        if _asks(text[start : joint.start()].strip()):
            yield start, joint.start()
            start = joint.end()
    yield start, end


def _body(clause: str) -> str:
    lead_in = _LEAD_IN.match(clause)
    return clause[lead_in.end() :] if lead_in else clause


def _asks(clause: str) -> bool:
    body = _body(clause)
    if clause.rstrip("\"')] ").endswith("?"):
        return not (_CLAIM.match(body) and (_TAG.search(clause) or body.startswith(("don't", "wouldn't"))))
    if _REQUEST.match(body) or _EMBEDDED.search(body):
        return True
    return bool(_STARTS.match(body)) and not _VAGUE.match(body)


def _leads(clause: str) -> bool:
    body = _body(clause)
    return bool(_PUSH.match(body)) or (not _STARTS.match(body) and bool(_TAG.search(clause)))


def _condition(clause: str) -> Bounds:
    mark = _IF.search(clause)
    while mark and _is_question_word(clause, mark):
        mark = _IF.search(clause, mark.end())
    if not mark:
        return NOWHERE
    head = _HEAD.search(clause, mark.end()) or _BARE_HEAD.search(clause, mark.end())
    return mark.start(), head.start() if head else len(clause)


def _is_question_word(clause: str, mark: re.Match[str]) -> bool:
    if mark.group() == "say":
        return mark.start() > 0
    return mark.group() == "when" and bool(re.match(rf" {_AUX}\b", clause[mark.end() : mark.end() + 12]))


def _is_filler(clause: str) -> bool:
    return clause.count(" ") < 3  # noqa: PLR2004


ENGLISH = Grammar(_cuts, _asks, _leads, _condition, _is_filler)
