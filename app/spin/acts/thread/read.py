"""A clause as the thread lets it be read: what the words say of it, and what became of that."""

from typing import NamedTuple

from app.spin.acts.act import About, Flag, Kind
from app.spin.acts.votes.deeds import Seen
from app.spin.acts.votes.weigh import Heard


class Read(NamedTuple):
    """A clause as the thread lets it be read."""

    heard: Heard
    kind: Kind
    rule: str
    about: About
    flags: tuple[Flag, ...] = ()
    reason: str = ""
    seen: tuple[Seen, ...] = ()  # in characters of the turn
