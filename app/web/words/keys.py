"""What the pages call things: the domain's stable keys and their words. Authored texts are not here."""

from typing import Final

from app.web.language import Tongue
from app.web.language import marked as _
from app.web.words.debrief import CAUSES, DECISIONS, FAULTS, FINDINGS, LANES, OBJECTIONS, STAGES, WHYS
from app.web.words.guard import KINDS, REMEDIES
from app.web.words.rules import BEFORE, DEFAULTS, FORMS, LEXICON, PARTS
from app.web.words.sheet import FATES, NEEDS
from app.web.words.talk import EFFECTS, REASONS

ACTS: Final = {
    "situation": _("Situation"),
    "problem": _("Problem"),
    "implication": _("Implication"),
    "need_payoff": _("Need-payoff"),
    "opening": _("Opening"),
    "testing_understanding": _("Testing understanding"),
    "summary": _("Summary"),
    "summary_of_benefits": _("Summary of benefits"),
    "feature": _("Feature"),
    "advantage": _("Advantage"),
    "benefit": _("Benefit"),
    "acknowledge": _("Acknowledging"),
    "clarify": _("Clarifying an objection"),
    "defend": _("Defending"),
    "concede": _("Conceding"),
    "check": _("Checking for concerns"),
    "proposal": _("Proposing a step"),
    "pressure": _("Pressure"),
    "information": _("Information"),
    "irritator": _("Irritator"),
    "disparage": _("Disparaging a rival"),
    "unethical": _("Improper offer"),
    "other": _("Other"),
}

FLAGS: Final = {
    "leading": _("leading question"),
    "repeated": _("already asked"),
    "public": _("stands in the briefing"),
    "premature": _("too early"),
    "stacked": _("several questions at once"),
    "inherited": _("read from the thread"),
    "unsure": _("no clear cue"),
    "who": _("says who you are"),
    "why": _("says why you came"),
    "permission": _("asks whether you may ask"),
    "machine": _("asks about the machine"),
    "farewell": _("takes leave"),
    "astray": _("leaves the talk"),
    "extent": _("asks how bad it is"),
    "general": _("asks for everything at once"),
    "bring_in": _("asks somebody in"),
    "promise": _("makes a promise"),
    "delivers": _("makes good a promise"),
    "traded": _("gives something for something"),
    "insult": _("offends the buyer"),
    "silence": _("says nothing yet"),
    "again": _("asks to hear it again"),
    "stranger": _("asks who the buyer is"),
    "private": _("asks about private life"),
    "off_topic": _("speaks of something else"),
    "nervous": _("says that it is hard"),
    "apology": _("says sorry"),
    "source": _("asks where a figure comes from"),
    "nod": _("only nods"),
}

EVENTS: Final = {
    "fact": _("a fact told"),
    "implied": _("a problem voiced"),
    "consequence": _("a consequence admitted"),
    "explicit": _("a want stated"),
    "benefit": _("a payoff in the buyer’s own words"),
    "role": _("a person in the decision"),
    "decision": _("a fact about the decision"),
    "personal": _("what is in it for the person"),
    "objection": _("an objection"),
    "resolved": _("an objection let go"),
    "commit": _("a commitment"),
    "refuse": _("a refusal"),
    "continuation": _("a friendly non-committal phrase"),
    "joined": _("somebody else comes in"),
    "signal": _("a buying signal"),
    "traded": _("a demand traded for something"),
    "conceded": _("something given for nothing"),
}

HEADINGS: Final = {
    "situation": _("Situation today"),
    "problem": _("Problems"),
    "consequence": _("What they lead to"),
    "want": _("What they want"),
    "benefit": _("What a solution is worth"),
    "decision": _("How they decide"),
    "people": _("Who is involved"),
    "personal": _("What matters to the person"),
}

OUTCOMES: Final = {
    "order": _("Order: a firm commitment to buy."),
    "advance": _("Advance: the buyer agreed to do something, by a date, that moves the decision on."),
    "continuation": _("Continuation: the buyer agreed to no action of his own."),
    "no_sale": _("No sale: the buyer declined."),
}

BANDS: Final = {
    "excellent": _("Excellent"),
    "good": _("Good"),
    "improve": _("Needs work"),
    "weak": _("Weak"),
}

NOT_SCORED: Final = {
    "too_short": _("Not scored: fewer than four turns of yours were answered, too little to judge fairly."),
    "unfinished": _("Not scored yet: the conversation is still open."),
}

ENDINGS: Final = {
    "": _("The conversation is still open."),
    "seller": _("You ended the conversation."),
    "time": _("The buyer ended it: time was up."),
    "trust": _("The buyer ended it: the trust was gone."),
    "pressure": _("The buyer ended it, feeling pressed."),
    "ethics": _("The buyer ended it because the offer was improper."),
    "goodbye": _("You both said goodbye."),
}

VOICES: Final = {
    "scripted": _("prepared lines"),
    "model": _("language model"),
}

FALLBACKS: Final = {
    "absent": _("the model could not be reached"),
    "refused": _("the model refused the request"),
    "busy": _("the model was overloaded"),
    "failing": _("the model failed"),
    "silent": _("the model did not answer in time"),
    "broken_off": _("the model stopped in the middle"),
    "garbage": _("the model’s answer was unreadable"),
    "empty": _("the model gave no answer"),
    "slow": _("the model did not answer in time"),
    "hurried": _("there was no time left for the model’s answer"),
    "unreachable": _("the model could not be reached"),
    "out_of_role": _("the model left its role"),
    "resting": _("the model has failed several times and is left alone for a while"),
    "crowded": _("too many others were talking to the model"),
    "untold": _("the model kept back what it was to tell"),
}

OTHERS: Final = {
    "act.deed": _("Beside the label"),
    "language.en": _("English"),
    "language.zh": _("Chinese"),
    "difficulty.easy": _("Easy"),
    "difficulty.middle": _("Medium"),
    "difficulty.hard": _("Hard"),
    "level.easy": _("trusting, patient, names troubles unasked"),
    "level.middle": _("polite, pushes back now and then"),
    "level.hard": _("guarded, short of time, objects early"),
    "meeting.first": _("First meeting"),
    "meeting.follow_up": _("Follow-up meeting"),
    "meeting.executive": _("Executive meeting"),
    "meeting.negotiation": _("Negotiation"),
    "mode.coached": _("Coached"),
    "mode.exam": _("Exam"),
    "result.order": _("Order"),
    "result.advance": _("Advance"),
    "result.continuation": _("Continuation"),
    "result.no_sale": _("No sale"),
    "talk.strong": _("strong"),
    "talk.middle": _("middling"),
    "talk.weak": _("weak"),
    "objection.price": _("price"),
    "objection.value": _("worth"),
    "objection.need": _("need"),
    "objection.timing": _("timing"),
    "objection.authority": _("authority"),
    "objection.switching": _("cost of changing"),
    "objection.incumbent": _("present supplier"),
    "objection.trust": _("proof"),
    "objection.capability": _("what we cannot do"),
    "objection.demand": _("demand"),
    "role.decider": _("Decision maker"),
    "role.user": _("User"),
    "role.influencer": _("Influencer"),
    "role.gatekeeper": _("Gatekeeper"),
}


def _keyed(prefix: str, words: dict[str, str]) -> dict[str, str]:
    return {f"{prefix}.{key}": text for key, text in words.items()}


WORDS: Final = {
    **_keyed("act", ACTS),
    **_keyed("flag", FLAGS),
    **_keyed("event", EVENTS),
    **_keyed("heading", HEADINGS),
    **_keyed("outcome", OUTCOMES),
    **_keyed("band", BANDS),
    **_keyed("not_scored", NOT_SCORED),
    **_keyed("ended", ENDINGS),
    **_keyed("speaker", VOICES),
    **_keyed("voice", FALLBACKS),
    **_keyed("reason", REASONS),
    **_keyed("effect", EFFECTS),
    **_keyed("form", FORMS),
    **_keyed("part", PARTS),
    **_keyed("default", DEFAULTS),
    **_keyed("before", BEFORE),
    **_keyed("lexicon", LEXICON),
    **_keyed("need", NEEDS),
    **_keyed("fate", FATES),
    **_keyed("fault", FAULTS),
    **_keyed("kept", WHYS),
    **_keyed("stage", STAGES),
    **_keyed("cause", CAUSES),
    **_keyed("objection", OBJECTIONS),
    **_keyed("decision", DECISIONS),
    **_keyed("lane", LANES),
    **_keyed("finding", FINDINGS),
    **_keyed("guard", KINDS),
    **_keyed("remedy", REMEDIES),
    **OTHERS,
}


def word(key: str, tongue: Tongue) -> str:
    """The words for a key; the key itself where it has none, so that a gap shows and breaks nothing."""
    return tongue.say(WORDS[key]) if key in WORDS else key
