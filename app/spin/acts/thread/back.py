"""What a question on troubles is about that names none and goes back to the buyer's last words."""

import re

from app.spin.acts.act import About, Stands, Thread
from app.spin.acts.plain.text import plain
from app.spin.acts.thread.topics import TopicIndex

# “What is the worst of it?”, “does that happen a lot?”; “what else is there about that?” goes on to something new.
_BACK = re.compile(
    r"\b(?:about|of|with) (?:it|that|this|these|those|them|all this|all that)\b|\b(?:it|that|this)[ ?.!]*$"
    r"|^(?:and |so |but |then )*(?:how (?:often|bad|big|serious|many times) )?"
    r"(?:does|do|did|is|are|was|were|has|have|can) (?:it|that|this|these|those|they)\b"
)
_ELSE = re.compile(r"\b(?:what|anything|something|where|how|who) else\b|\b(?:others?|another|apart|besides)\b")
# Chinese names nothing where it goes on from his words: “那你们不怕出事吗？”; “有没有什么头疼的？” asks anew.
_ON = re.compile(r"^(?:[^,?!]{0,8}[,?!] ?)?(?:那|这|才|怎么会|为什么|为啥|过得去|凑合)")
_ANEW = re.compile(
    r"有(?:没有)?(?:什么|啥|哪些|别的|其他)|还有|别的|其他|另外|除了|哪(?:里|些|块|方面|儿|个环节)|平时|目前"
)


def meant(clause: str, thread: Thread, index: TopicIndex) -> About:
    """The trouble he has just spoken of, or that his last words on a plain fact name; About() where there is none."""
    on = _BACK.search(clause) or _ON.search(clause)
    if not on or _ELSE.search(clause) or _ANEW.search(clause):
        return About()
    if thread.stands in (Stands.IMPLIED, Stands.CONSEQUENCE):
        return About(thread.problem)
    if thread.stands is Stands.FACT and thread.has_told:
        return About(index.about(plain(thread.buyer_said).text, thread.problem).problem)
    return About()
