"""What an effect question is about whose first half names a trouble: "when X happens, what does it do to Y?"."""

import re
from dataclasses import replace

from app.spin.acts.act import About, Thread
from app.spin.acts.thread.topics import TopicIndex

# “When drivers lose time, what does it do to your pickups?” asks for the pickups.
_PREMISE = re.compile(r"\b(?:when|if|because|since|once|while|as long as) [^,?;:—]{3,80}(?:,|$)")
_FIRST = re.compile(r"[^,;:?—]{2,80}(?=[,;:—])")


def beyond_premise(words: str, named: About, index: TopicIndex, thread: Thread) -> About:
    """What an effect question is about where the consequence it names has been told: what it names beside its if."""
    head = index.about(_PREMISE.sub(" ", words), thread.problem)
    return replace(named, consequence=head.consequence, problem=head.problem or named.problem)


def in_premise(words: str, named: About, index: TopicIndex, thread: Thread) -> About:
    """“When parts are missing, how much longer is the stop?”: the trouble that stands is asked of, not what it does."""
    first = _FIRST.match(words)
    of = index.about(first.group(), thread.problem).problem if first else ""
    return replace(named, problem=of) if of == thread.problem else named
