"""What a clause is about, in the scenario's own words: the longest term found decides."""

import re
from functools import lru_cache

import re2

from app.spin.acts.act import About, Language, Topic
from app.spin.acts.clauses.grammar import holds
from app.spin.acts.plain.text import plain

_INFLECTED = r"(?:s|es|'s|ed|d|ing)?"
_PLURAL = re.compile(r"(?<=[a-z]{2}[^aisu\W\d_])s\b")
# "What else, apart from the queue" asks for anything but the queue; "the worst part of it" names no part.
_BESIDES = re.compile(
    r"\b(?:besides|beyond|apart from|other than|aside from|in addition to|except(?: for)?|not counting) "
    r"(?:(?:you|yoursel(?:f|ves)|me|us|him(?:self)?|herself|them(?:selves)?)\b|[^,?.;:—]{2,40})"
    r"|\bparts? of (?:it|that|this|all this|the (?:day|job|work|process))\b"
    r"|除了?[^,?。]{2,16}?(?:之外|以外|外|,|还)"
)
_BESIDES_WORDS = ("side", "beyond", "part", "other than", "addition", "except", "not counting", "除")
_MOST_KNOWN = 32
# By where the topics lie in memory, which they do not leave while they stand here: to find equal ones takes 4 µs.
_KNOWN: "dict[int, tuple[tuple[Topic, ...], Language, TopicIndex]]" = {}


class TopicIndex:
    """The terms of a scenario, looked for at once."""

    __slots__ = ("_set", "_terms")

    def __init__(self, topics: tuple[Topic, ...], language: Language) -> None:
        pairs = [(said(term), topic) for topic in topics for term in topic.terms]
        self._terms = [(term, topic) for term, topic in pairs if term]
        self._set = re2.Set.SearchSet()
        for term, _ in self._terms:
            self._set.Add(_pattern(term, language))
        if self._terms:
            self._set.Compile()

    def about(self, text: str, standing: str = "") -> About:
        """What a plain text names: of each kind of topic the longest term, of two problems the longer one's.

        A term that several problems share is that of the problem `standing`, if it is one of them.
        """
        if not self._terms:
            return About()
        best: dict[str, tuple[str, Topic]] = {}
        for place in sorted(self._set.Match(text.encode()) or ()):
            term, topic = self._terms[place]
            held, holder = best.get(topic.kind, ("", topic))
            if len(term) > len(held) or (term == held and topic.problem == standing != holder.problem):
                best[topic.kind] = (term, topic)
        return _about(best)


def without_besides(text: str) -> str:
    """A clause without what it names as not being asked for."""
    return _BESIDES.sub(" ", text) if holds(text, _BESIDES_WORDS) else text


@lru_cache(maxsize=4096)
def said(term: str) -> str:
    """A term of a scenario in plain form."""
    return plain(term).text.strip()


def _pattern(term: str, language: Language) -> str:
    quoted: str = re2.escape(term)
    if language == "zh" or not term.isascii():
        return quoted
    return rf"\b{_PLURAL.sub('s?', quoted)}{_INFLECTED}\b"


def _about(best: dict[str, tuple[str, Topic]]) -> About:
    named, problem = best.get("problem", ("", None))
    linked, link = best.get("consequence", ("", None))
    within = linked in named if link and problem and link.problem == problem.id else len(linked) <= len(named)
    if problem and link and within:
        link = None
    area = link.problem if link else problem.id if problem else ""
    others = {kind: best[kind][1].id for kind in ("fact", "person", "step") if kind in best}
    return About(problem=area, consequence=link.id if link else "", **others)


def index_of(topics: tuple[Topic, ...], language: Language) -> TopicIndex:
    """The index of a scenario's topics, built once."""
    known = _KNOWN.get(id(topics))
    if known and known[0] is topics and known[1] == language:
        return known[2]
    if len(_KNOWN) >= _MOST_KNOWN:
        _KNOWN.clear()
    index = _built(topics, language)
    _KNOWN[id(topics)] = topics, language, index
    return index


@lru_cache(maxsize=_MOST_KNOWN)
def _built(topics: tuple[Topic, ...], language: Language) -> TopicIndex:
    return TopicIndex(topics, language)
