"""Reads what the words say in the thread: what is inherited, what it is about, what was asked or told before."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from app.spin.acts.act import CAPABILITY, SPIN, About, Flag, Kind, Language, Stands, Thread
from app.spin.acts.clauses.feigned import answers, returns
from app.spin.acts.plain.text import plain
from app.spin.acts.thread.named import by_topic, in_its_place, only_leans
from app.spin.acts.thread.ours import puts_ours, states_ours, takes_up
from app.spin.acts.thread.read import Read
from app.spin.acts.votes.deeds import Deeds
from app.spin.acts.votes.rules import Finder
from app.spin.acts.votes.weigh import Heard

_MOST_QUESTIONS = 2
_FEWEST_TO_ANSWER = 2
_SHORTEST_REPEAT = 12
_BEHIND = re.compile(
    r"\b(?:behind|worr(?:y|ies|ied)|concern(?:s|ed)?|bother(?:s|ing)?|mean by|have in mind|exactly|specifically)\b"
    r"|担心|顾虑|怕|介意|不放心|不踏实|没底|打鼓|嘀咕|指的是|具体|怎么说|为什么这么"
)
# Whatever it names, “您说让点，是跟别家比，还是公司里要有个交代？” asks what he means by his objection.
_QUOTES = re.compile(
    r"(?:[您你](?:刚才|刚刚|这么|要我|让我)*(?:说|讲|提|问|要|担心|怕|指))[^?]{1,24}(?:是|怕|担心|因为)[^?]{1,28}还是"
)
# "What would you need to see to believe it?" right after an objection asks what lies behind it, not for the next one.
_TO_YIELD = re.compile(
    r"\bwhat (?:would|do|does) .*\b(?:need to (?:see|hear|know)|have to (?:be|happen)|take|convince)\b"
)
_DOUBTS = re.compile(
    r"^(?!.*\b(?:else|other)\b).*"
    r"\b(?:bother|worr(?:y|ies)|concern|hesitat|hate|afraid|fear|doubts?"
    r"|(?:hold(?:s|ing)?|put(?:s|ting)?) you (?:back|off))"
)
_FIGURE = re.compile(r"\d[\d,.]*\d")
_PART_OF = re.compile(r"\b(?:how (?:many|much)|which|where|what (?:share|part|percentage))\b|多少|几|哪|占")
_EDGE = " .,;:!?。、\n\"'—-"

INHERITS: Mapping[Stands, Kind] = {
    Stands.FACT: Kind.SITUATION,
    Stands.IMPLIED: Kind.PROBLEM,
    Stands.CONSEQUENCE: Kind.IMPLICATION,
    Stands.WANT: Kind.NEED_PAYOFF,
    Stands.BENEFIT: Kind.NEED_PAYOFF,
    Stands.OBJECTION: Kind.CLARIFY,
    Stands.DOUBT: Kind.CLARIFY,
}
# Clauses that answer a want; the want may be named in the sentence before.
OFFERS = (*CAPABILITY, Kind.SUMMARY_OF_BENEFITS)
# What a sentence that puts ours to his want can be mistaken for.
_TAKEN_FOR = frozenset({*SPIN, Kind.FEATURE, Kind.ADVANTAGE, Kind.INFORMATION, Kind.SUMMARY, Kind.TESTING, Kind.OTHER})


def read(heard: Heard, about: About, before: Kind | None, thread: Thread, finder: Finder, language: Language) -> Read:
    """One clause in the thread. `before` is the kind of the question asked just before it in the same turn."""
    plainly = Read(heard, heard.kind, heard.rule.id, about, heard.flags)
    if heard.is_follow_up:
        result = _inherited(plainly, before, thread)
    elif not heard.sure or only_leans(plainly, thread):
        result = _inherited(plainly, before, thread) if _echoes(plainly, thread) else _unsure(plainly, thread, finder)
    elif heard.kind in OFFERS:
        result = _offer(plainly, thread)
    elif turned := in_its_place(plainly, thread, finder):
        result = turned
    else:
        result = _recap(plainly, thread)
    result = _on_ours(result, thread, language)
    if result.kind is Kind.SITUATION:
        result = _beyond_briefing(_spread(result, thread), thread)
    held_back = _on_doubts(result, thread)
    if held_back:
        return held_back
    if result.kind in SPIN and heard.clause.asked and _gives_back(result, thread, language):
        return result._replace(kind=Kind.TESTING, reason="reason.own_words")
    return _flagged(_placed(result, thread, finder.deeds), thread)


def _on_doubts(each: Read, thread: Thread) -> Read | None:
    """A question on what holds him back, read as one; None for any other."""
    if _asks_behind(each, thread):
        return each._replace(kind=Kind.CLARIFY, reason="reason.after_objection")
    untold = bool(each.about.fact) and each.about.fact not in thread.told
    if each.kind is Kind.CHECK and untold and _TO_YIELD.search(each.heard.clause.text):
        return each._replace(kind=Kind.SITUATION, reason="reason.untold_fact")
    if _asks_for_doubts(each, thread):
        return each._replace(kind=Kind.CHECK, flags=(), reason="reason.after_want")
    return None


def _asks_behind(each: Read, thread: Thread) -> bool:
    """Whether a question right after an objection asks for its reason and names nothing else."""
    if thread.stands not in (Stands.OBJECTION, Stands.DOUBT) or not each.heard.clause.asked or not thread.topics:
        return False
    about = each.about
    text = each.heard.clause.text
    if _QUOTES.search(text):
        return each.kind in (*SPIN, Kind.OTHER)
    if about.problem or about.consequence or about.fact or about.step:
        return False
    asks = each.kind in (Kind.PROBLEM, Kind.SITUATION, Kind.OTHER)
    return bool(asks and _BEHIND.search(text)) or bool((asks or each.kind is Kind.CHECK) and _TO_YIELD.search(text))


def _asks_for_doubts(each: Read, thread: Thread) -> bool:
    """Whether a question on worries that names nothing is asked of one who has said what he wants."""
    if each.kind is not Kind.PROBLEM or not thread.wants:
        return False
    about = each.about
    names = about.problem or about.consequence or about.fact or about.step
    return not names and bool(_DOUBTS.search(each.heard.clause.text))


def _echoes(each: Read, thread: Thread) -> bool:
    """Whether he only gives his own words back with a question mark: "Mostly fine?"."""
    if not (thread.buyer_said and each.heard.clause.asked):
        return False
    words = each.heard.clause.text.strip(_EDGE)
    if len(words) <= 1:
        return False
    return bool(re.search(rf"(?<![a-z0-9]){re.escape(words)}(?![a-z0-9])", _said(thread.buyer_said)))


def _gives_back(each: Read, thread: Thread, language: Language) -> bool:
    """Whether he hears only what he said; a short echo may still ask for more of a trouble or a fact."""
    if not thread.buyer_said:
        return False
    if each.kind in (Kind.IMPLICATION, Kind.NEED_PAYOFF) and _echoes(each, thread):
        return True
    return returns(each.heard.clause.text, _said(thread.buyer_said), language)


def _inherited(each: Read, before: Kind | None, thread: Thread) -> Read:
    if before in (*OFFERS, Kind.PROPOSAL) and each.heard.kind is Kind.CHECK:
        return each
    if before in SPIN and before is not None:
        kind = _on_new_ground(before, each, thread)
        return each._replace(kind=kind, flags=(*each.flags, "inherited"), reason="reason.inherited_question")
    if thread.stands in INHERITS:
        kind = _on_new_ground(INHERITS[thread.stands], each, thread)
        reason = f"reason.inherited_{thread.stands.value}"
        return each._replace(kind=kind, flags=(*each.flags, "inherited"), reason=reason)
    return each._replace(flags=(*each.flags, "unsure"), reason="reason.nothing_stands")


def _on_new_ground(kind: Kind, each: Read, thread: Thread) -> Kind:
    """“And the spare parts?” names a trouble nobody has spoken of: it can only ask for that trouble."""
    latent = bool(each.about.problem) and each.about.problem not in thread.voiced
    return Kind.PROBLEM if latent and kind in (Kind.IMPLICATION, Kind.NEED_PAYOFF) else kind


def _unsure(each: Read, thread: Thread, finder: Finder) -> Read:
    if not each.heard.clause.asked:
        return each
    elsewhere = each.about.fact or each.about.consequence or each.about.step or each.about.person
    if thread.stands is Stands.OBJECTION and not elsewhere:
        return each._replace(kind=Kind.CLARIFY, flags=(*each.flags, "unsure"), reason="reason.after_objection")
    if _spread(each, thread) is not each:
        return _spread(each, thread)._replace(flags=(*each.flags, "unsure"))
    return by_topic(each, thread, finder)._replace(flags=(*each.flags, "unsure"))


def _spread(each: Read, thread: Thread) -> Read:
    """How long, how much, who, asked of what an open trouble leads to, asks for the consequence."""
    about = each.about
    if not about.consequence or about.fact or about.problem not in thread.voiced or about.consequence in thread.told:
        return each
    return each._replace(kind=Kind.IMPLICATION, reason="reason.open_consequence")


def _beyond_briefing(each: Read, thread: Thread) -> Read:
    """“Of the 126 machines, how many are in hall two?”: who gives the briefing's number asks for more than it says."""
    if each.about.fact not in thread.public:
        return each
    text = each.heard.clause.text
    named = any(figure in thread.figures for figure in _FIGURE.findall(text)) and _PART_OF.search(text)
    return each._replace(about=replace(each.about, fact="")) if named else each


def _offer(each: Read, thread: Thread) -> Read:
    if not thread.topics:
        return each
    met = each.about.problem in thread.wants
    if each.kind is Kind.SUMMARY_OF_BENEFITS:
        return each if thread.wants else each._replace(kind=Kind.SUMMARY, reason="reason.no_stated_want")
    if met and each.kind is not Kind.BENEFIT:
        return each._replace(kind=Kind.BENEFIT, reason="reason.stated_want")
    if not met and each.kind is Kind.BENEFIT:
        return each._replace(kind=Kind.ADVANTAGE, reason="reason.no_stated_want")
    return each


def _on_ours(each: Read, thread: Thread, language: Language) -> Read:
    """A sentence on our own product is a benefit where it meets a want, else at least a feature, whatever its words."""
    if not (thread.ours or thread.wants):
        return each
    text = each.heard.clause.text
    if not each.about.problem and takes_up(text, thread.ours, language):
        each = each._replace(about=replace(each.about, problem=thread.problem))
    wanted = each.about.problem in thread.wants and each.kind in _TAKEN_FOR
    if wanted and puts_ours(text, thread.ours, language, asked=each.heard.clause.asked):
        return each._replace(kind=Kind.BENEFIT, flags=(), reason="reason.stated_want")
    if each.kind in (*SPIN, Kind.INFORMATION, Kind.OTHER) and states_ours(text, thread.ours):
        return each._replace(kind=Kind.FEATURE, flags=(), reason="reason.ours")
    return each


def _recap(each: Read, thread: Thread) -> Read:
    if not thread.topics:
        return each
    nothing_told = not (thread.told or thread.voiced or thread.wants or each.about.fact in thread.public)
    if nothing_told and each.kind in (Kind.TESTING, Kind.SUMMARY):
        return each._replace(kind=Kind.INFORMATION, reason="reason.nothing_told")
    if each.kind is Kind.DEFEND and thread.stands is not Stands.OBJECTION:
        return each._replace(kind=Kind.INFORMATION, reason="reason.no_objection")
    return each


def _placed(each: Read, thread: Thread, deeds: Deeds) -> Read:
    """A question on extent, consequences or value that names nothing is about the problem that stands."""
    if not thread.problem or each.about.problem:
        return each
    needs = each.kind in (Kind.IMPLICATION, Kind.NEED_PAYOFF) or "inherited" in each.flags or "extent" in each.flags
    if needs and not deeds.beside(each.heard.clause.text):
        return each._replace(about=replace(each.about, problem=thread.problem))
    return each


def _flagged(each: Read, thread: Thread) -> Read:
    if each.kind not in SPIN:
        return each
    flags: list[Flag] = list(each.flags)
    if each.heard.clause.leading:
        flags.append("leading")
    if _is_repeated(each, thread):
        flags.append("repeated")
    if each.kind is Kind.SITUATION and each.about.fact in thread.public:
        flags.append("public")
    if each.kind is Kind.NEED_PAYOFF and _is_premature(each.about.problem, thread):
        flags.append("premature")
    return each._replace(flags=tuple(flags)) if len(flags) > len(each.flags) else each


def _is_repeated(each: Read, thread: Thread) -> bool:
    if each.kind is Kind.SITUATION and each.about.fact in thread.told:
        return True
    if each.kind is Kind.IMPLICATION and each.about.consequence in thread.told:
        return not each.about.person
    if not thread.seller_said:
        return False
    asked = each.heard.clause.text.strip(_EDGE)
    return len(asked) >= _SHORTEST_REPEAT and any(asked in _said(text) for text in thread.seller_said)


def _is_premature(problem: str, thread: Thread) -> bool:
    if not thread.topics or problem in thread.wants or (not problem and thread.wants):
        return False
    links = (topic for topic in thread.topics if topic.kind == "consequence")
    return not any(link.id in thread.told for link in links if problem in ("", link.problem))


@lru_cache(maxsize=256)
def _said(text: str) -> str:
    return plain(text).text


def stack(reads: list[Read]) -> list[Read]:
    """Marks the questions of a turn that asks more than two of them."""
    if sum(each.kind in SPIN for each in reads) <= _MOST_QUESTIONS:
        return reads
    return [each._replace(flags=(*each.flags, "stacked")) if each.kind in SPIN else each for each in reads]


def self_answered(reads: list[Read], language: Language) -> list[Read]:
    """Questions whose answer the next clause of the same turn gives tell something and ask nothing."""
    if len(reads) < _FEWEST_TO_ANSWER:
        return reads
    answered = [
        each.kind in SPIN
        and each.heard.clause.asked
        and not after.heard.clause.asked
        and answers(after.heard.clause.text, language)
        for each, after in pairwise(reads)
    ]
    return [
        each._replace(kind=Kind.INFORMATION, reason="reason.self_answered") if gone else each
        for each, gone in zip(reads, (*answered, False), strict=True)
    ]
