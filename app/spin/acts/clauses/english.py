"""English: where clauses end, and the grammar as a whole."""

import re
from collections.abc import Iterator

from app.spin.acts.clauses.english_asks import (
    ASKING,
    EMBEDS,
    IF,
    OPENS,
    asks,
    condition,
    leads,
    without_lead_in,
)
from app.spin.acts.clauses.english_seeks import WH, any_of
from app.spin.acts.clauses.grammar import Bounds, Grammar, ends

_LONGEST_NOD = 60
# Beyond these a turn is no talk any more, and looking on would take time that grows with its square.
_LONGEST_QUESTION = 400
_LONGEST_PRELUDE = 400
_FEWEST_WORDS = 2
_FEWEST_SPACES = 3

_END = re.compile(r"[?!]+[\"')\]]*|;(?=\s)|\n+|\.{1,3}[\"')\]]*(?=\s|$)|…")
_MAY_END = re.compile(r"[?!;\n.…]")
_SHORT_FORM = re.compile(r"(?:^|[\s(])(?:mr|mrs|ms|dr|prof|vs|e\.g|i\.e|etc|no|st|inc|ltd|co|corp|approx|[a-z])$")
_WHO = r"who (?:else|makes|decides|checks|signs|approves|pays|owns|runs|handles|takes|looks after)\b"
_AND_ASKS = rf"(?:and|but)\s+(?=(?:then |also |if so,? )?(?:{ASKING}|{_WHO}))"
_JOINT = re.compile(rf"(?:\s?[,—-]{{1,3}})?\s+{_AND_ASKS}")
# Looking for its last words first takes a fifth of the time of trying `_JOINT` at each place.
_MAY_JOIN = re.compile(_AND_ASKS)
# Who she is and why she came, typed in one breath with the first question.
_PRELUDE = re.compile(
    any_of(
        r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings)\b",
        r"(?:i'm|i am|we're|we are|my name|this is|it's|here is) ",
        r"(?:thanks|thank you|nice|great|good|glad|pleased|pleasure|lovely) (?:for|to|meeting|seeing)\b",
    )
)
_INTO_QUESTION = re.compile(r"(?:\s*[,:—-]+\s*|\s+)(?:(?:and|but|so|then|now) )*(?=[^ ,])")
_ASKED_LEAVE = re.compile(
    any_of(
        r"(?:may|can|could|might|shall) (?:i|we)\b|(?:do|would) you mind|(?:is|are|would) (?:it|that|you|this) (?:be )?"
        r"(?:ok|okay|all right|alright|fine|good|ready|free|comfortable|happy|possible|the right)",
        r"how (?:are you|do you do|is it going|are things|was your \w+)\b(?! \w+ing)",
    )
)
_AFTER_NOD = re.compile(rf"\s?[,—-]{{1,3}}\s+(?:and |but |so )?(?={ASKING}|{WH}\b)")

# "The pager goes off, walk me through it": the request is a clause of its own.
_ME_THROUGH = " me through"
_REQUEST = re.compile(rf"\s?[,—-]{{1,3}}\s+(?:and |so |please |then )*(?=(?:walk|talk|take){_ME_THROUGH}\b)")

# "Who orders materials?" is short and asks for a fact all the same.
# Asks for a nod and for nothing else.
_BARE_TAG = re.compile(
    r"(?:(?:so|and|or|all|is|are|was|that|that's|it|we|you|not|am|i|the|more|sounds?|makes?|does|good|fair|with) )*"
    r"(?:right|correct|ok|okay|yes|no|yeah|eh|huh|really|agreed|deal|clear|fair|fair enough|good|sense|true|ready"
    r"|sorry|pardon|hello|hi|cuppa|tea|coffee|sugar|water|wrong|me|see|know|done|there|it|you|we|they|that|so|check"
    r"|everything|agree|spot on|aboard|the list|the lot|acceptable|together|both)[?!.]*"
)
_POINTED = re.compile(
    r"(?:who|where|which|when|how many|how much|how often) (?!else\b)[a-z]+ [a-z]"
    r"|what is (?!(?:it|that|this|up|new|next|wrong|more)\b)[a-z]"
)

_NOD = re.compile(
    any_of(
        r"i (?:see|understand|hear you|appreciate)",
        r"(?:that )?makes sense",
        r"that's (?:fair|a fair)",
        r"good (?:point|question)",
        *("got it", "thank", "sure", "ok", "right", "absolutely", "great", "fair", "understood", "of course"),
        *("totally", "no problem"),
    )
)


def _sentences(text: str) -> Iterator[Bounds]:
    start = 0
    for mark in ends(text, _MAY_END, _END):
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
    nod = _AFTER_NOD.search(sentence, 0, _LONGEST_QUESTION) if _NOD.match(sentence.lstrip()) else None
    if nod and nod.start() <= _LONGEST_NOD:
        yield start, start + nod.start()
        start += nod.end()
    question = _after_prelude(text[start:end])
    if question:
        yield start, start + question
        start += question
    request = _REQUEST.search(text, start, end) if text.find(_ME_THROUGH, start, end) >= 0 else None
    if request and not asks(text[start : request.start()].strip()):
        yield start, request.start()
        start = request.end()
    for joint in _joints(text, start, end):
        if joint.start() - start > _LONGEST_QUESTION:
            break
        first = text[start : joint.start()].strip()
        # A condition in front holds for both questions.
        if asks(first) and not IF.match(without_lead_in(first)):
            yield start, joint.start()
            start = joint.end()
    yield start, end


def _joints(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    joins = text.find(" and ", start, end) >= 0 or text.find(" but ", start, end) >= 0
    if joins and _MAY_JOIN.search(text, start, end):
        yield from _JOINT.finditer(text, start, end)


def _after_prelude(sentence: str) -> int:
    """The place of the question behind "hi, I'm Ann from Kestrel, …"; 0 where there is none."""
    lead = len(sentence) - len(sentence.lstrip(" ,.-"))
    if not _PRELUDE.match(sentence, lead):
        return 0
    for mark in _INTO_QUESTION.finditer(sentence, lead, lead + _LONGEST_PRELUDE):
        rest = sentence[mark.end() :]
        if rest.count(" ") < _FEWEST_WORDS or not (OPENS.match(rest) and asks(rest)):
            continue
        if _ASKED_LEAVE.match(rest):
            return 0
        if not EMBEDS.search(sentence[: mark.start()]):
            return mark.end()
    return 0


def _is_filler(clause: str) -> bool:
    return clause.count(" ") < _FEWEST_SPACES and not _POINTED.match(clause)


def _is_nod(clause: str) -> bool:
    return _BARE_TAG.fullmatch(clause) is not None


ENGLISH = Grammar(_cuts, asks, leads, condition, _is_filler, _is_nod)
