"""Whose practice it is: there are no accounts, so the mark in her browser's cookie says so."""

from app.spin.errors import NotEnded, NotYours
from app.store.rows import StoredPractice, StoredTalk


def is_hers(practice: StoredPractice, visitor: str) -> bool:
    """Whether this visitor held the talk."""
    return bool(visitor) and practice.visitor == visitor


def over_and_hers(talk: StoredTalk, visitor: str) -> StoredTalk:
    """The talk; raises NotYours for any other visitor, NotEnded while it goes on."""
    if not is_hers(talk.practice, visitor):
        raise NotYours(talk.practice.id)
    if not talk.practice.ended:
        raise NotEnded(talk.practice.id)
    return talk
