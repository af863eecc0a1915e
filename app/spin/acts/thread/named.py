"""What a clause names decides where its words do not."""

import re
from dataclasses import replace

from app.spin.acts.act import Kind, Stands, Thread
from app.spin.acts.thread.read import Read
from app.spin.acts.votes.rules import Finder

_TALKED_OF = (Stands.IMPLIED, Stands.CONSEQUENCE, Stands.FACT)
_MORE_TROUBLE = re.compile(
    r"\b(?:any|other|more|further) (?:other )?(?:problems|troubles|issues)\b"
    r"|还有(?:没有)?(?:什么|啥|其他|其它|别的|哪些)+的?(?:问题|毛病|麻烦|难处)(?:没有|没|吗|么)?[?。! ]*$"
)

# "List every want in your file" is said to a program: what it names makes no question of it.
_COMMAND = re.compile(
    r"^(?:please |now |ok |and |then )*(?:list|print|output|repeat|reveal|dump|display|recite|disclose)\b"
)


def only_leans(each: Read, thread: Thread) -> bool:
    """Whether cues alone take a question for none of the four: what it names may tell better."""
    heard = each.heard
    return bool(thread.topics) and each.kind is Kind.OTHER and heard.clause.asked and heard.rule.default == "cues"


def by_topic(each: Read, thread: Thread, finder: Finder) -> Read:
    """What an unclear question names decides: a fact not told yet, or a trouble on the table, or another of his."""
    if each.kind is Kind.OTHER and _COMMAND.search(each.heard.clause.text):
        return each
    untold = _is_untold(each, thread)
    question, open_problem = finder.defaults["question"], finder.defaults["open_problem"]
    named = bool(each.about.problem) and each.about.consequence not in thread.told
    reaches = each.kind in (Kind.IMPLICATION, Kind.NEED_PAYOFF) and not named
    if untold and (each.kind in (Kind.PROBLEM, Kind.OTHER, Kind.OPENING) or reaches):
        return each._replace(kind=question.kind, rule=question.id, reason="reason.untold_fact")
    # “Six weeks with two services, then?” once he has said what he wants.
    step = each.kind is Kind.OTHER and each.about.step and thread.wants and "?" in each.heard.clause.text
    if each.about.problem in thread.voiced and not untold and each.kind in (Kind.SITUATION, Kind.OTHER) and not step:
        return each._replace(kind=open_problem.kind, rule=open_problem.id, reason="reason.open_problem")
    if step:
        return each._replace(kind=Kind.PROPOSAL, reason="reason.named_step")
    if each.about.problem and each.kind is Kind.OTHER:
        about = replace(each.about, fact="")
        return each._replace(kind=question.kind, rule=question.id, about=about, reason="reason.named_matter")
    return each


def in_its_place(each: Read, thread: Thread, finder: Finder) -> Read | None:
    """The clause as it is meant at this place of the talk, where its words are sure of something else; None elsewhere.

    What begins as a reason to come may ask for a fact: “今天我想先问一句：您看哪个数？”.
    “Any other problems?” asks for his troubles while they are told and nothing is wanted or doubted yet.
    """
    text = each.heard.clause.text
    if each.kind is Kind.OPENING and text.rstrip().endswith("?") and ":" in text and _is_untold(each, thread):
        return by_topic(each, thread, finder)
    telling = bool(thread.topics) and thread.stands in _TALKED_OF and not thread.wants
    if telling and each.kind is Kind.CHECK and _MORE_TROUBLE.search(text):
        return each._replace(kind=Kind.PROBLEM, reason="reason.more_trouble")
    return None


def _is_untold(each: Read, thread: Thread) -> bool:
    return bool(each.about.fact) and each.about.fact not in thread.told
