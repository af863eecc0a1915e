"""Finds rules by what they say: ids, explanations, examples, patterns; however the reader spells her words."""

from functools import lru_cache
from typing import Final

from app.spin.acts.plain.text import plain
from app.spin.acts.votes.rules import Rule, RuleBook

LONGEST: Final = 100
DEED: Final = "deed"


def group_of(rule: Rule) -> str:
    """What a rule is filed under: its label, or that it marks what is done beside one."""
    return DEED if rule.deed else rule.kind.value


def found(book: RuleBook, query: str, language: str = "", kind: str = "") -> list[Rule]:
    """The rules that hold every word of the query, of that language and label; empty asks for all. In book order."""
    words = plain(query[:LONGEST]).text.split()
    texts = _texts(book) if words else {}
    return [
        rule
        for rule in (*book.rules, *book.deeds)
        if language in ("", rule.language)
        and kind in ("", group_of(rule))
        and all(word in texts[rule.id] for word in words)
    ]


@lru_cache(maxsize=1)
def _texts(book: RuleBook) -> dict[str, str]:
    # A pattern is written in plain text as it is.
    return {rule.id: plain("\n".join(_said(rule))).text + "\n" + rule.pattern for rule in (*book.rules, *book.deeds)}


def _said(rule: Rule) -> list[str]:
    yielded = (text for texts in rule.yields_to.values() for text in texts)
    explained = (rule.explain["en"], rule.explain["zh"])
    return [rule.id, *explained, *rule.matches, *rule.rejects, *yielded]
