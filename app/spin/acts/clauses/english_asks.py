"""English: what asks, what leads, and which part of a clause is only a condition."""

import re

from app.spin.acts.clauses.english_seeks import REQUEST, TO_LEARN, WH, any_of, seeks, surmises, words
from app.spin.acts.clauses.grammar import NOWHERE, Bounds, holds

_LONGEST_TAG = 24
_LONGEST_BEHIND = 120

_AUX = any_of(
    words("is are was were am do does did have has had can could will would should may might must"),
    words("isn't aren't wasn't weren't don't doesn't didn't haven't hasn't"),
    words("can't couldn't won't wouldn't shouldn't"),
)
_SUBJECT = any_of(
    words("you your yours they their it its that this these those there he she his her we i"),
    words("any anyone anybody anything everyone everything somebody someone all one"),
)
_PERSON = any_of(words("you they it he she we i"))
ASKING = rf"(?:{WH}(?:'s|'re|'d|'ll)|{WH}(?: (?!{_PERSON}\b)[^ ,?—]+){{0,4}}? {_AUX}|what happens?|{_AUX} {_SUBJECT})\b"

EMBEDS = re.compile(
    r"\b(?:understand|know|learn|hear|see|ask|asks|wonder(?:ing)?|tell|about|discuss|find out|explain|show|curious"
    r"|like|interested in|on|of|which|that|and|or|me|us|you)$"
)

_FILLERS = any_of(
    words("so and but or well ok okay now then right great good sure yes yeah no thanks hi hello hey oh ah"),
    words("also just actually alright first firstly finally lastly next perfect interesting understood curious"),
    words("sorry wow cool nice fine yep yup ha haha lol fair agreed meanwhile"),
    *("please", "hm+", "thank you", "quick question", "one more thing", "if i may", "may i ask", "can i ask"),
    *("i mean", "excuse me", "i see", "got it", "by the way", "btw", "you know", "in that case", "out of curiosity"),
    *("another question", "my question is", "question", "i want (?:to )?(?:know|ask)(?: you)?"),
)
_LEAD_IN = re.compile(rf"(?:[\s\"'(\[—,.-]*{_FILLERS}\b[\s,.:!—-]*)*")
_STARTS = re.compile(rf"(?:in |for |on |at |with |from |to )?(?:{ASKING})")
# A question typed without its mark, that no pronoun betrays: "does the tank leak", "have the repairs cost you orders".
_UNMARKED = re.compile(
    r"(?:does|did) (?!not\b)[a-z]|(?:is|are|was|were|has|will|would|can|could|should) (?:the|an?) "
    r"|do the (?!math|same|best|rest|right|sums|numbers|honou?rs)[a-z]+s (?!(?:and|or|first|for|with|on|in)\b)[a-z]"
    r"|have (?:the|these|those) [^,.?]*?\b(?:\w\w+ed|led|been|cost|lost|made|gone|had|put|hit|got|grown|risen|fallen)\b"
)
# A question whose helping verb was left out: "how many rooms you have", "what problem they see", "why you not scan".
_BLUNT = re.compile(
    any_of(
        r"how (?:many|much|often|long|big|far|old|bad|soon|come)\b",
        r"why (?!not\b|don't we\b|we\b|i\b)",
        r"how (?:you|your|they|about)\b",
        *(r"what about\b", r"on a scale\b"),
        r"what (?:does |do |did )?[a-z]+(?: [a-z]+)? (?:thinks?|says?|feels?)\b",
        r"(?:what|which)(?: [^ ,?]+){1,3} (?:you|your|they) (?!need\b|want\b)[^ ]+",
        r"(?:what|where|when) (?:you|they) (?:do|use|have|see|mean|think|track|keep|get|lose|buy|store|check)\b",
        r"who (?:(?!knows\b|cares\b)[a-z]+s|decide|sign|use|run|manage|own|pay|approve|are|else)\b",
    )
)
_NO_NOUN = words(
    "not very so too why what how because also just all in on for from of to at with good great fine ok nice no"
)
# "what stops people picking it", "leased or bought": with no mark at its end it asks, with a stop it tells.
_BARE = re.compile(
    any_of(
        r"what (?!is\b|was\b|has\b|does\b|means\b|this\b|makes (?:it|us|our)\b)[a-z]+s (?:up |down |out |back )?"
        r"(?:the|your|you|people|them|it|wrong)\b|what went [a-z]",
        r"which (?!(?:brings|means|is|was|makes|gives|lets|leads|has|in|by|of|the)\b)[a-z]+"
        r"(?: (?!is\b|was\b|has\b)[a-z]+s\b|,|$)",
        rf"is (?!(?:{_NO_NOUN})\b)[a-z]+ (?:[a-z]+ )?[a-z]",
        r"ever (?:get|had|have|been|caught|find|found|lost|lose|miss|see|seen)\b",
        r"(?:u|you|you guys|u guys) (?:ever|happy|cool|still|satisfied|sure|short) ",
        r"(?!(?:more or less|sooner or later|better or worse|one way or)\b)"
        r"(?:[a-z-]+ ){1,3}or (?:[a-z-]+ ){0,2}[a-z-]+$",
    )
)
_NO_SUBJECT = words("the it that this these those be love like do not also say let suggest recommend have we i me of a")
# A question with its subject after the helping verb, whatever it is: "do people moan", "are fitters always late".
_INVERTED = re.compile(rf"(?:do|are|were|can|could|would|any|anyone|anything) (?!(?:{_NO_SUBJECT})\b)[a-z]+ [a-z]")
# "…, what does that come to", typed without a mark, behind what it is about; and the hurried "whats", "hows".
_HURRIED = r"(?:what|how|who|where|when|why)s (?!up\b)[a-z]"
_BEHIND = re.compile(
    rf"[,:;—-] ?(?:so |and |then |but )?(?:{_HURRIED}|{WH}(?:'s|'d|'re|'ll) [a-z]"
    rf"|{WH}(?! an? | the )(?: (?!{_PERSON}\b)[^ ,?—]+){{0,4}}? {_AUX} [a-z]|how many |how much "
    rf"|what (?:does|would|do) |(?:do|does|did|is|are|can|could) {_SUBJECT} "
    r"|(?:does|did|is|are|do) the (?!same|math|rest)[a-z]+ [a-z])"
)
_BLUNT_CLAIM = re.compile(r"^[^,]*? (?:is|are|was|were|will be|would be|means|comes first)\b")
_VAGUE = re.compile(
    rf"(?:when|where|that|one|all) (?!{_AUX}\b)|(?:do|did|have|had|may|might|should) (?:all|one|i)\b"
    rf"|which (?!{_AUX}\b)(?:in|by|at|of|on|{_PERSON}|this|that|the|means?|makes?|gives?|lets?|leads?)\b"
)
OPENS = re.compile(
    any_of(
        *(ASKING, _BLUNT.pattern, REQUEST.pattern),
        r"i (?:was )?wonder|i(?:'m| am) (?:curious|wondering)",
        rf"i(?:'d| would) (?:like|love) to {TO_LEARN}",
    )
)
_TAG = re.compile(
    r",? ?"
    + any_of(
        words("right correct yes no ok okay agreed"),
        r"don't you (?:think|agree)",
        r"wouldn't you (?:say|agree)",
        r"(?:is|are|does|do|did|have|has|would|can|will)(?:n't)? (?:it|you|they|that|we|there)",
    )
    + r"\?+$"
)
# What a tag ends with: to look for it first costs a tenth of trying the tags.
_TAG_WORDS = (
    *("right", "correct", "yes", "no", "ok", "okay", "agreed", "think", "agree", "say"),
    *("it", "you", "they", "that", "we", "there"),
)
_OURS = r"(?:our|we|this (?:solution|product|platform|tool|offer))\b"
_CLAIM = re.compile(
    any_of(
        r"(?:our|we|we're|we've|i|i'm|(?:this|the) (?:solution|product|platform|tool|offer))\b",
        rf"(?:don't|wouldn't) you (?:think|agree) (?:that )?{_OURS}",
    )
)
_RHETORIC = re.compile(
    r"who (?:wouldn't|would not) |who(?:'d| would) (?:pass up|say no|not|ever|turn down|have thought)\b"
    r"|who else but us\b|who (?:on earth |really |here |today |honestly |ever )*(?:enjoy|like|love|hate)s "
    r"(?!(?:the|your|it|them|this|that)\b)"
    r"|who (?:doesn't|does not) (?:want|love|like|need|hate|enjoy|wish|dream|know|care)\b"
    r"|who (?:isn't|hasn't|won't) (?:\w+ )?(?:tired|sick|fed up|been there|heard|had|wanted|dreamed|want|like|love)\b"
    rf"|(?:isn't|aren't|doesn't|don't|won't|wouldn't|hasn't|can't) (?:{_OURS}|my\b)"
)
_PUSH = re.compile(
    any_of(
        words("isn't aren't wasn't don't doesn't didn't won't wouldn't haven't hasn't can't couldn't shouldn't"),
        *("surely", "clearly", "obviously", "you surely", "you probably"),
        r"you must\b",
        r"i (?:bet|guess|assume|imagine|suppose) ",
    )
)

# Who speaks of himself first asks nothing behind the comma.
_TELLS = re.compile(r"(?:i|i'm|i'll|i've|we|we'll|we've|we're|my|our|that's|here's|let me)\b")
# "It tells each driver when to come, what's left and who's next." lists what it tells.
_SHOWS = re.compile(r" (?:tells?|shows?) (?:you|your|each|every|the|them)\b")

IF = re.compile(
    r"\b(?:if|when|whenever|once|unless|because|since|given that|now that|suppos(?:e|ing)|assuming|imagine"
    r"|let's say|say)\b"
)
_IF_WORDS = ("if", "when", "once", "unless", "because", "since", "given", "now", "suppos", "assum", "imagine", "say")
_HEAD = re.compile(
    rf"[,—:;-]+\s+(?:then |so |and |well )?"
    rf"(?={WH}(?:'s|'re)?\b[^,?]{{0,40}}|{_AUX} {_SUBJECT}|{_AUX} [^,?]{{1,40}}\?$)"
)
_BARE_HEAD = re.compile(
    rf"\s(?=(?:what|how|who|where)(?:'s| [^ ,?]+)?(?: [^ ,?]+){{0,3}} (?:{_AUX}|happens)\b|would (?:that|it|this|you)\b"
    r"|(?:do|does|did) (?:you|they|it|he|she) [a-z]|is it you\b|who (?!knows\b)[a-z]+s [a-z]"
    r"|what (?:stops|goes|gives)\b|(?:what|who|where|how|when)(?:'s|s|'ll|'d) [a-z]"
    r"|(?:do|are|would|will|could|can) (?:you|they|people|customers|your [a-z]+s) [a-z]|how much |how many "
    r"|(?<!it )(?<!that )(?<!this )(?<!they )(?:does|do|would|will|is|are) (?:the|your) [a-z]+ "
    r"(?!for|of|to|and|that)[a-z])"
)
# "a bad batch like that what does it set you back": typed without any mark, and turned round as only a question is.
_RUN_ON = re.compile(
    rf" (?:{WH}(?: (?:much|many|often|long)(?: [a-z]+)?| [a-z]+)? "
    r"(?:(?:do|does|did) [a-z]"
    r"|(?:is|are|was|were|will|would|can|could|have|has) (?:you|they|it|that|he|she|your|the|we|this) )"
    r"|(?<!it )(?<!they )(?:(?:does|did|are|is|were|has|have|will|would) (?:they|it|he|she)|do (?:they|you)"
    r"|(?:do|are|will|would|can) (?:people|customers|guests|your [a-z]+s)) (?!than\b)[a-z])"
)
_AFTER_CONDITION = re.compile(
    r"who [a-z]+s |what (?:stops|goes|gives)|how (?:much|many) "
    r"|(?:do|does|is|are|would|will|could|can) (?:the|people|customers|your) "
)
_MARKS = (".", "!", "…")
_TURNS = frozenset(("do", "does", "did", "is", "are", "was", "were", "will", "would", "can", "could", "have", "has"))


def without_lead_in(clause: str) -> str:
    """The clause without "so, well, quick question:" in front."""
    lead_in = _LEAD_IN.match(clause)
    return clause[lead_in.end() :] if lead_in else clause


def asks(clause: str) -> bool:
    """Whether a clause seeks information."""
    body = without_lead_in(clause)
    if clause.rstrip("\"')] ").endswith("?"):
        claims = _CLAIM.match(body) and (_is_tagged(clause) or body.startswith(("don't", "wouldn't")))
        return not (claims or _RHETORIC.match(body))
    if seeks(body) or surmises(body) or (_STARTS.match(body) and not _VAGUE.match(body)):
        return True
    return _asks_unmarked(body)


def _asks_unmarked(body: str) -> bool:
    """Whether a clause typed without its mark is a question by the order of its words."""
    if _UNMARKED.match(body) or _INVERTED.match(body) or re.match(_HURRIED, body) or _asks_after_condition(body):
        return True
    told = bool(_TELLS.match(body))
    behind = None if told else _BEHIND.search(body, max(0, len(body) - _LONGEST_BEHIND))
    if behind and not _SHOWS.search(body, 0, behind.start()):
        return True
    blunt = _BLUNT.match(body)
    if not body.endswith(_MARKS):
        if not told and _runs_on(body):
            return True
        blunt = blunt or _BARE.match(body)
    return bool(blunt) and not (body.startswith(("what", "which", "how you")) and _BLUNT_CLAIM.match(_told(body)))


def _runs_on(body: str) -> bool:
    """Whether a question without any mark stands behind what it is about."""
    return not _TURNS.isdisjoint(body.split()) and bool(_RUN_ON.search(body))


def _asks_after_condition(body: str) -> bool:
    """Whether "if it stops what happens" is one: a condition, and behind it a question that nothing embeds."""
    if not IF.match(body):
        return False
    end = condition(body)[1]
    head = body[end:].lstrip(" ,—:;-")
    if not head or EMBEDS.search(body[:end].rstrip(" ,—:;-")):
        return False
    return bool(_STARTS.match(head) or _AFTER_CONDITION.match(head))


def _told(body: str) -> str:
    """What comes before a condition: "what you do when it is late" claims nothing."""
    mark = IF.search(body)
    return body[: mark.start()] if mark else body


def leads(clause: str) -> bool:
    """Whether a question puts the answer into the buyer's mouth."""
    body = without_lead_in(clause)
    return bool(_PUSH.match(body)) or (not _STARTS.match(body) and _is_tagged(clause))


def _is_tagged(clause: str) -> bool:
    body = clause.rstrip("?")
    if len(body) == len(clause) or not body.endswith(_TAG_WORDS):
        return False
    return bool(_TAG.search(clause, max(0, len(body) - _LONGEST_TAG)))


def condition(clause: str) -> Bounds:
    """The bounds of the if, when or because part; NOWHERE if there is none."""
    mark = IF.search(clause) if holds(clause, _IF_WORDS) else None
    while mark and _is_question_word(clause, mark):
        mark = IF.search(clause, mark.end())
    if not mark:
        return NOWHERE
    head = _HEAD.search(clause, mark.end()) or _BARE_HEAD.search(clause, mark.end())
    return mark.start(), head.start() if head else len(clause)


def _is_question_word(clause: str, mark: re.Match[str]) -> bool:
    if mark.group() == "say":
        return mark.start() > 0
    return mark.group() == "when" and bool(re.match(rf" {_AUX}\b", clause[mark.end() : mark.end() + 12]))
