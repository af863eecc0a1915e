"""English: where clauses end, what asks, what leads, and which part is only a condition."""

import re
from collections.abc import Iterator

from app.spin.acts.grammar import NOWHERE, Bounds, Grammar

_LONGEST_NOD = 60
_LONGEST_TAG = 24
_FEWEST_WORDS = 2
_FEWEST_SPACES = 3


def _any(*words: str) -> str:
    return f"(?:{'|'.join(words)})"


def _words(text: str) -> str:
    return "|".join(text.split())


_WH = _any("how", "what", "who", "whom", "whose", "where", "when", "why", "which")
_AUX = _any(
    _words("is are was were am do does did have has had can could will would should may might must"),
    _words("isn't aren't wasn't weren't don't doesn't didn't haven't hasn't"),
    _words("can't couldn't won't wouldn't shouldn't"),
)
_SUBJECT = _any(
    _words("you your yours they their it its that this these those there he she his her we i"),
    _words("any anyone anybody anything everyone everything somebody someone all one"),
)
_PERSON = _any(_words("you they it he she we i"))
_ASKING = (
    rf"(?:{_WH}(?:'s|'re|'d|'ll)|{_WH}(?: (?!{_PERSON}\b)[^ ,?—]+){{0,4}}? {_AUX}|what happens?|{_AUX} {_SUBJECT})\b"
)

_END = re.compile(r"[?!]+[\"')\]]*|;(?=\s)|\n+|\.{1,3}[\"')\]]*(?=\s|$)|…")
# Looking for one of a few characters takes a tenth of the time of trying `_END` at each.
_MAY_END = re.compile(r"[?!;\n.…]")
_SHORT_FORM = re.compile(r"(?:^|[\s(])(?:mr|mrs|ms|dr|prof|vs|e\.g|i\.e|etc|no|st|inc|ltd|co|corp|approx|[a-z])$")
_JOINT = re.compile(rf"(?:\s*[,—-]+)?\s+(?:and|but)\s+(?=(?:then |also |if so,? )?{_ASKING})")
# Who she is and why she came, typed in one breath with the first question.
_PRELUDE = re.compile(
    _any(
        r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings)\b",
        r"(?:i'm|i am|we're|we are|my name|this is|it's|here is) ",
        r"(?:thanks|thank you|nice|great|good|glad|pleased|pleasure|lovely) (?:for|to|meeting|seeing)\b",
    )
)
_INTO_QUESTION = re.compile(r"(?:\s*[,:—-]+\s*|\s+)(?:(?:and|but|so|then|now) )*(?=[^ ,])")
_ASKED_LEAVE = re.compile(
    _any(
        r"(?:may|can|could|might|shall) (?:i|we)\b|(?:do|would) you mind|(?:is|are|would) (?:it|that|you|this) (?:be )?"
        r"(?:ok|okay|all right|alright|fine|good|ready|free|comfortable|happy|possible|the right)",
        r"how (?:are you|do you do|is it going|are things|was your \w+)\b(?! \w+ing)",
    )
)
_EMBEDS = re.compile(
    r"(?:understand|know|learn|hear|see|ask|asks|wonder(?:ing)?|tell|about|discuss|find out|explain|show|curious|like|"
    r"interested in|on|of|which|that|and|or|me|us|you)$"
)
_AFTER_NOD = re.compile(rf"\s*[,—-]+\s+(?:and |but |so )?(?={_ASKING}|{_WH}\b)")

_FILLERS = _any(
    _words("so and but or well ok okay now then right great good sure yes yeah no thanks hi hello hey oh ah"),
    _words("also just actually alright first firstly finally lastly next perfect interesting understood curious"),
    _words("sorry wow cool nice fine yep yup ha haha lol fair agreed meanwhile"),
    *("please", "hm+", "thank you", "quick question", "one more thing", "if i may", "may i ask", "can i ask"),
    *("i mean", "excuse me", "i see", "got it", "by the way", "btw", "you know", "in that case", "out of curiosity"),
    *("another question", "my question is", "question", "i want (?:to )?(?:know|ask)(?: you)?"),
)
_LEAD_IN = re.compile(rf"(?:[\s\"'(\[—,.-]*{_FILLERS}\b[\s,.:!—-]*)*")
_STARTS = re.compile(rf"(?:in |for |on |at |with |from |to )?(?:{_ASKING})")
# A question typed without its mark, that no pronoun betrays: "does the tank leak", "have the repairs cost you orders".
_UNMARKED = re.compile(
    r"(?:does|did) (?!not\b)[a-z]|(?:is|are|was|were|has|will|would|can|could|should) (?:the|an?) "
    r"|have (?:the|these|those) [^,.?]*?\b(?:\w\w+ed|led|been|cost|lost|made|gone|had|put|hit|got|grown|risen|fallen)\b"
)
# A question whose helping verb was left out: "how many rooms you have", "what problem they see", "why you not scan".
_BLUNT = re.compile(
    _any(
        r"how (?:many|much|often|long|big|far|old|bad|soon|come)\b",
        r"why (?!not\b|don't we\b|we\b|i\b)",
        r"how (?:you|your|they|about)\b",
        r"what about\b",
        r"what (?:does |do |did )?[a-z]+(?: [a-z]+)? (?:thinks?|says?|feels?)\b",
        r"(?:what|which)(?: [^ ,?]+){1,3} (?:you|your|they) (?!need\b|want\b)[^ ]+",
        r"(?:what|where|when) (?:you|they) (?:do|use|have|see|mean|think|track|keep|get|lose|buy|store|check)\b",
        r"who (?:decides?|signs?|uses?|runs?|manages?|owns?|pays?|approves?|is|are|else)\b",
    )
)
_BLUNT_CLAIM = re.compile(r"^[^,]*? (?:is|are|was|were|will be|would be|means|comes first)\b")
_VAGUE = re.compile(
    rf"(?:when|where|who|that|one|all) (?!{_AUX}\b)|(?:do|did|have|had|may|might|should) (?:all|one|i)\b"
    rf"|which (?!{_AUX}\b)(?:in|by|at|of|on|{_PERSON}|this|that|the|means?|makes?|gives?|lets?|leads?)\b"
)
_YOU_TELL = _any(_words("tell walk talk take describe explain share show give help"))
_REQUEST = re.compile(
    _any(
        rf"(?:could|can|would|will) you (?:please |maybe |perhaps |just |also )?{_YOU_TELL}\b",
        r"(?:please )?(?:tell|remind) me\b",
        r"(?:please )?(?:walk|talk|take) me through\b",
        r"(?:please )?help me (?:understand|see)\b",
        r"(?:please )?(?:describe|outline|explain|share|elaborate)\b",
        r"(?:please )?give me (?:an? |some )?(?:example|idea|sense|feel|picture|overview)",
        r"(?:say more|go on)\b",
        r"show me (?:how|what|where)\b",
        r"let's (?:talk|hear) about (?:your|how|what|the)\b",
    )
)
_TO_LEARN = _any("know", "understand", "hear", "learn", "see", "find out", "get a feel", "get a sense")
_EMBEDDED = re.compile(
    r"\b"
    + _any(
        rf"i(?:'d| would) (?:like|love|be (?:curious|interested|keen)) to {_TO_LEARN}",
        r"i(?:'m| am) (?:curious|wondering|interested (?:in|to know))",
        r"i (?:wonder|was wondering|want to understand|wanted to (?:ask|understand|know))",
        r"(?:do|would|could|can) you mind (?:telling|sharing|walking)",
        r"(?:may|can|could) i ask|let me ask|i have a question",
    )
    + r"\b"
)
_OPENS = re.compile(
    _any(
        *(_ASKING, _BLUNT.pattern, _REQUEST.pattern),
        r"i (?:was )?wonder|i(?:'m| am) (?:curious|wondering)",
        rf"i(?:'d| would) (?:like|love) to {_TO_LEARN}",
    )
)
_TAG = re.compile(
    r",? ?"
    + _any(
        _words("right correct yes no ok okay agreed"),
        r"don't you (?:think|agree)",
        r"wouldn't you (?:say|agree)",
        r"(?:is|are|does|do|did|have|has|would|can|will)(?:n't)? (?:it|you|they|that|we|there)",
    )
    + r"\?+$"
)
_OURS = r"(?:our|we|this (?:solution|product|platform|tool|offer))\b"
_CLAIM = re.compile(
    _any(
        r"(?:our|we|we're|we've|i|i'm|(?:this|the) (?:solution|product|platform|tool|offer))\b",
        rf"(?:don't|wouldn't) you (?:think|agree) (?:that )?{_OURS}",
    )
)
_RHETORIC = re.compile(
    rf"who (?:wouldn't|doesn't|hasn't|isn't|won't|does not|would not) "
    rf"|(?:isn't|aren't|doesn't|don't|won't|wouldn't|hasn't|can't) (?:{_OURS}|my\b)"
)
_PUSH = re.compile(
    _any(
        _words("isn't aren't wasn't don't doesn't didn't won't wouldn't haven't hasn't can't couldn't shouldn't"),
        *("surely", "clearly", "obviously", "you surely", "you probably"),
        r"you must\b",
        r"i (?:bet|guess|assume|imagine|suppose) ",
    )
)
_NOD = re.compile(
    _any(
        r"i (?:see|understand|hear you|appreciate)",
        r"(?:that )?makes sense",
        r"that's (?:fair|a fair)",
        r"good (?:point|question)",
        *("got it", "thank", "sure", "ok", "right", "absolutely", "great", "fair", "understood", "of course"),
        *("totally", "no problem"),
    )
)

_IF = re.compile(
    r"\b(?:if|when|whenever|once|unless|because|since|given that|now that|suppos(?:e|ing)|assuming|imagine"
    r"|let's say|say)\b"
)
_HEAD = re.compile(
    rf"[,—:;-]+\s+(?:then |so |and |well )?"
    rf"(?={_WH}(?:'s|'re)?\b[^,?]{{0,40}}|{_AUX} {_SUBJECT}|{_AUX} [^,?]{{1,40}}\?$)"
)
_BARE_HEAD = re.compile(
    rf"\s(?=(?:what|how|who)(?:'s| [^ ,?]+)?(?: [^ ,?]+){{0,3}} (?:{_AUX}|happens)\b|would (?:that|it|this|you)\b)"
)


def _sentences(text: str) -> Iterator[Bounds]:
    start = 0
    for mark in _ends(text):
        if mark.group()[0] == "." and _SHORT_FORM.search(text[max(start, mark.start() - 8) : mark.start()]):
            continue
        yield start, mark.end()
        start = mark.end()
    yield start, len(text)


def _ends(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while may := _MAY_END.search(text, at):
        mark = _END.match(text, may.start())
        if mark:
            yield mark
        at = mark.end() if mark else may.end()


def _cuts(text: str) -> list[Bounds]:
    found: list[Bounds] = []
    for start, end in _sentences(text):
        found.extend(_parts(text, start, end))
    return found


def _parts(text: str, start: int, end: int) -> Iterator[Bounds]:
    sentence = text[start:end]
    nod = _AFTER_NOD.search(sentence) if _NOD.match(sentence.lstrip()) else None
    if nod and nod.start() <= _LONGEST_NOD:
        yield start, start + nod.start()
        start += nod.end()
    question = _after_prelude(text[start:end])
    if question:
        yield start, start + question
        start += question
    for joint in _joints(text, start, end):
        first = text[start : joint.start()].strip()
        # A condition in front holds for both questions.
        if _asks(first) and not _IF.match(_body(first)):
            yield start, joint.start()
            start = joint.end()
    yield start, end


def _joints(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    if text.find(" and ", start, end) >= 0 or text.find(" but ", start, end) >= 0:
        yield from _JOINT.finditer(text, start, end)


def _after_prelude(sentence: str) -> int:
    """The place of the question behind "hi, I'm Ann from Kestrel, …"; 0 where there is none."""
    lead = len(sentence) - len(sentence.lstrip(" ,.-"))
    if not _PRELUDE.match(sentence, lead):
        return 0
    for mark in _INTO_QUESTION.finditer(sentence, lead):
        rest = sentence[mark.end() :]
        if rest.count(" ") < _FEWEST_WORDS or not (_OPENS.match(rest) and _asks(rest)):
            continue
        if _ASKED_LEAVE.match(rest):
            return 0
        if not _EMBEDS.search(sentence[: mark.start()]):
            return mark.end()
    return 0


def _body(clause: str) -> str:
    lead_in = _LEAD_IN.match(clause)
    return clause[lead_in.end() :] if lead_in else clause


def _asks(clause: str) -> bool:
    body = _body(clause)
    if clause.rstrip("\"')] ").endswith("?"):
        claims = _CLAIM.match(body) and (_is_tagged(clause) or body.startswith(("don't", "wouldn't")))
        return not (claims or _RHETORIC.match(body))
    if _REQUEST.match(body) or _EMBEDDED.search(body):
        return True
    if _STARTS.match(body):
        return not _VAGUE.match(body)
    if _UNMARKED.match(body) or _asks_after_condition(body):
        return True
    blunt = _BLUNT.match(body)
    return bool(blunt) and not (body.startswith(("what", "which", "how you")) and _BLUNT_CLAIM.match(_told(body)))


def _asks_after_condition(body: str) -> bool:
    """Whether "if it stops what happens" is one: a condition, and behind it a question that nothing embeds."""
    if not _IF.match(body):
        return False
    end = _condition(body)[1]
    head = body[end:].lstrip(" ,—:;-")
    return bool(head and _STARTS.match(head)) and not _EMBEDS.search(body[:end].rstrip(" ,—:;-"))


def _told(body: str) -> str:
    """What comes before a condition: "what you do when it is late" claims nothing."""
    mark = _IF.search(body)
    return body[: mark.start()] if mark else body


def _leads(clause: str) -> bool:
    body = _body(clause)
    return bool(_PUSH.match(body)) or (not _STARTS.match(body) and _is_tagged(clause))


def _is_tagged(clause: str) -> bool:
    if not clause.endswith("?"):
        return False
    return bool(_TAG.search(clause, max(0, len(clause.rstrip("?")) - _LONGEST_TAG)))


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
    return clause.count(" ") < _FEWEST_SPACES


ENGLISH = Grammar(_cuts, _asks, _leads, _condition, _is_filler)
