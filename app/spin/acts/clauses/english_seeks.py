"""English: what seeks to know without the form of a question: a request, a frame around a question, a surmise."""

import re

from app.spin.acts.clauses.grammar import holds


def any_of(*patterns: str) -> str:
    """A pattern for any of the patterns."""
    return f"(?:{'|'.join(patterns)})"


def words(text: str) -> str:
    """A pattern for any word of a text."""
    return "|".join(text.split())


WH = any_of("how", "what", "who", "whom", "whose", "where", "when", "why", "which")
# What a frame opens on: "what it costs", "whether it holds"; "what to say" asks for nothing.
_OPEN = rf"(?:{WH}(?! to\b)|whether|if(?! (?:i|we)\b| you (?:agree|like|don't|wish|want|allow)\b))"
_YOU_TELL = any_of(words("tell walk talk take describe explain share show give help"))
REQUEST = re.compile(
    any_of(
        rf"(?:could|can|would|will) you (?:please |maybe |perhaps |just |also )?{_YOU_TELL}\b",
        r"(?:please )?(?:tell|remind) me\b",
        r"(?:please )?(?:walk|talk|take) me (?:through|round)\b",
        r"(?:please )?(?:talk to me|speak to me) about\b",
        r"(?:please )?help me (?:to )?(?:understand|see|picture|imagine)\b",
        r"(?:please )?(?:describe|outline|explain|share|elaborate|sketch)\b",
        r"(?:please )?give me (?:an? |some )?(?:example|idea|sense|feel|picture|overview)",
        r"(?:please |kindly )(?:give|state|list|indicate|name|estimate|rank|provide|specify|show)\b",
        r"(?:state|list|name|rank|indicate|specify|estimate) (?:the|your|one|two|three|every|all|how|what|which)\b",
        r"write down\b|give me (?:two|three|the|your)\b|name me (?:an?|one|two|three|the)\b",
        r"(?:please )?(?:fill me in|bring me up to (?:speed|date)|run me through|point me to|let me hear)\b",
        r"(?:please )?(?:put an? (?:figure|number|price)|give me an? (?:grade|rating|figure|number|rough)\b)",
        r"let me know (?:what|whether|how|who|why|where|which)\b(?! (?:(?:time|day|date|works|suits|else|next)\b"
        r"|it goes\b|(?:you|we|i) (?:can|could|think|decide|prefer|get on|go)\b))",
        rf"kindly (?:advise|confirm) (?:{WH}|whether)\b|kindly (?:tell me|describe|share with me)\b",
        r"(?:paint|price|work out|sketch|add (?:it|that) up|play (?:it|that) forward)\b[^.?]{0,24}? (?:for )?me\b",
        r"(?:paint|price) me\b",
        r"grateful for (?:a word|an? (?:rough|idea)|your (?:view|word|sense|thoughts))\b",
        r"say (?:more|a (?:wee |little )?(?:bit|word|few words) (?:on|about))\b|go on\b",
        r"feel free to (?:say|tell|describe|be (?:honest|frank)|let off)\b",
        r"show me (?:how|what|where|on the|the (?:job|place|part|spot|step|machine|day))\b",
        r"let's (?:talk|hear) about (?:your|how|what|the)\b",
    )
)
TO_LEARN = any_of("know", "understand", "hear", "learn", "see", "find out", "get a feel", "get a sense")
_VIEW = any_of(words("take view opinion thoughts? sense idea word picture impression estimate figure verdict feel"))
_GLAD = any_of(words("glad grateful interested pleased delighted curious keen obliged fascinated thankful eager"))
# "I'd still like to know" seeks it; "you want to know" and "my last customer wanted to know" do not.
_SELF = (
    r"(?:^|\b(?:i|we)(?:'d|'m|'re| would| should| am| are| was| were| still| also| just| only| really| very| much)* )"
)
# What seeks to know only with a question behind it: "it isn't clear to me who", "trying to get a sense of how often".
_CURIOUS = any_of(
    rf"{_SELF}(?:trying|hoping|keen|need|want|wanted|love|like) to {TO_LEARN}",
    rf"(?:good|useful|helpful|great|nice|interesting) (?:for (?:me|us) )?to {TO_LEARN}",
    rf"{_GLAD} to {TO_LEARN}",
    r"(?:help|interest)(?: (?:me|us|(?:our|my) [a-z]+))?(?: (?:a lot|greatly))? "
    rf"(?:to {TO_LEARN}|if (?:i|we) (?:knew|understood))",
    r"i(?:'d| would)? (?:\w+ )?(?:appreciate|value|welcome) (?:knowing|hearing|learning)",
    rf"{_SELF}(?:like|love|need|want|trying|have) to (?:establish|work out|ask|grasp|get (?:straight|my head round))",
    rf"(?:{_SELF}(?:trying|hoping|like|love)|useful|helpful) to get an? (?:sense|feel|picture|idea|handle)",
    r"(?:isn't|is not|not) (?:yet |quite |entirely )?clear to me",
    r"i (?:don't|do not|can't|cannot) (?:yet |quite |really |fully )?(?:know|understand|see|picture)",
    r"i(?:'ve| have) been (?:wanting|meaning) to ask|i ask myself",
    r"i (?:haven't asked|forgot to ask|meant to ask|should ask|must ask)",
    r"hard to (?:tell|see) from (?:here|outside)",
    r"you might help me",
)
_FRAME = re.compile(
    r"\b"
    + any_of(
        rf"i(?:'d| would) (?:like|love|be (?:curious|interested|keen)) to {TO_LEARN}",
        r"i(?:'m| am) (?:curious|wondering|interested (?:in|to know))",
        r"i (?:wonder|was wondering|want to understand|wanted to (?:ask|understand|know))",
        r"(?:do|would|could|can) you mind (?:telling|sharing|walking)",
        r"(?:may|can|could) i ask|let me ask|i have a question|i(?:'d| would) like to ask (?:you )?about",
        rf"(?:{_CURIOUS})\b[^.?!]{{0,30}}?\b{_OPEN}",
        r"(?:we were|we are|we're|can't help|keep|been|just|only|i) "
        rf"(?:wondering|wondered|asking (?:myself|ourselves)) (?:{_OPEN}|about)",
        rf"(?:curious|interested in|be interested) (?:{_OPEN}|about)",
        r"(?:perhaps|maybe|possibly) you(?:'d| could| can| would| might)? (?:be able to |already )?"
        rf"(?:(?:tell|give|walk) (?:me|us)|say {_OPEN}|describe|explain|outline|sketch)",
        rf"you(?:'d| could| might)(?: be able to)? (?:tell (?:me|us)|say a (?:bit|word|little)|say {_OPEN})",
        r"if you could (?:tell|walk|sketch|outline|describe|explain|say|give (?:me|us) an? (?:idea|sense|feel))",
        r"you could help (?:me|us) by (?:telling|explaining|describing)",
        rf"(?:and|then|:) tell (?:me|us) (?:{_OPEN}|about|honestly|frankly)",
        rf"i(?:'d| would)? (?:\w+ )?(?:like|love|value|welcome|appreciate|be glad of|be grateful for|want|need) "
        rf"(?:your|an?|some) (?:\w+ ){{0,2}}{_VIEW} (?:\w+ )?(?:of|on|about|for|as to|{_OPEN})",
        rf"useful to (?:get|have) your (?:\w+ ){{0,2}}{_VIEW}",
        r"(?:my|one|another|the) (?:\w+ )?question (?:(?:i have|for you|i'd like to ask|that came up[a-z ]{0,24}) )?"
        r"(?:is|concerns|would be) (?!why)",
        r"(?:what|the (?:one |only |other )?(?:thing|bit|part|piece|point)|one thing) i(?:'m|'d|'ve| am| would| have"
        rf"| still| don't| haven't| can't)? [^?.,]{{2,50}}? is (?:{_OPEN}|the|your)",
        rf"(?:missing from|not in) my (?:notes|picture|list) is (?:{_OPEN}|the|your)",
    )
    + r"\b"
)
# Each frame has one of these words: to look for them first costs a tenth of trying the frames.
_SEEKING = frozenset(
    words(
        "know knew knowing understand understood hear hearing learn learning see find sense feel picture tell say ask "
        "asked asking wonder wondering wondered curious interested question telling sharing walking describe explain "
        "outline sketch missing establish grasp get take view opinion thoughts thought idea word impression estimate "
        "figure verdict clear after imagine work"
    ).split("|")
)
_SUPPOSE = any_of(words("guess suppose bet imagine assume gather presume reckon"), "take it")
_GUESSED_LAST = re.compile(rf"[ ,](?:i(?:'d| would)? {_SUPPOSE}|presumably)[ .!]*$")
_GUESSED_FIRST = re.compile(
    rf"(?:(?:i(?:'d| would)? {_SUPPOSE}|my guess is)(?: that)?|presumably|you(?:'ve)? probably),? (?:then,? )?"
    r"(?!you(?:'ve| have)? (?:hear|get|know|heard|see|feel|mean)\b|that's|it's|it is|it isn't|the (?:next|rest)\b)"
    + any_of(
        words("you your they their the those these some somebody someone nobody people there that it a an each every")
    )
    + r"\b"
)
_GUESSES = ("guess", "suppose", "bet", "imagine", "assume", "gather", "presum", "reckon", "take it")
_OF_US = re.compile(r"\b(?:we|we're|we'll|we've|our|ours|us|let's|i'll|i'm|my)\b|^(?:that's|that is|it's|enough)\b")


def seeks(body: str) -> bool:
    """Whether a clause without its lead-in, in no form of a question, asks for an answer all the same."""
    if REQUEST.match(body):
        return True
    return not _SEEKING.isdisjoint(body.split()) and bool(_FRAME.search(body))


def surmises(body: str) -> bool:
    """Whether a clause guesses at his affairs, so that he has to say yes or no: "the crews wait then, I guess"."""
    if not holds(body, _GUESSES) or _OF_US.search(body):
        return False
    return bool(_GUESSED_LAST.search(body) or _GUESSED_FIRST.match(body))
