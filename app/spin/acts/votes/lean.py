"""Turns where the cues of a clause lean into votes beside those of the rules, and finds the words that lean most."""

from typing import Final, NamedTuple

from app.spin.acts.act import SPIN, Kind
from app.spin.acts.clauses.grammar import Clause
from app.spin.acts.votes.cues import CLASSES, Cue, Cues
from app.spin.acts.votes.rules import Finder, Found


class Around(NamedTuple):
    """What a clause is heard with: itself behind what is told before it, and the whole turn; "" for nothing more."""

    before: str = ""
    turn: str = ""


ALONE: Final = Around()


def lean(clause: Clause, finder: Finder, kinds: list[Kind], heard: Around = ALONE) -> tuple[Found, ...]:
    """A vote for each class the cues speak for; none where the language has no cues.

    `kinds` are those of the rules, the best first: what is no SPIN question goes to the first of that sort among them.
    """
    # A statement with the words of a question is none: only what asks can be a question by its words.
    if finder.cues is None or not finder.for_cues or not clause.asked:
        return ()
    points = _points(finder.cues, heard.before or clause.text, heard.turn)
    length = len(clause.text)
    rules = finder.for_cues
    spoken = [(of, own) for of, own in zip(CLASSES, points, strict=True) if own]
    return tuple([Found(rules[of], of if of in SPIN else _beside(kinds), 0, length, own) for of, own in spoken])


def _points(cues: Cues, own: str, turn: str) -> tuple[int, ...]:
    """Points for each class, the least of them 0: what she asks counts twice, the turn it stands in once."""
    points = cues.lean(own, asks=True).points
    if turn in ("", own):
        return points
    both = [(2 * first + second) // 3 for first, second in zip(points, cues.lean(turn, asks=True).points, strict=True)]
    least = min(both)
    return tuple([each - least for each in both])


def words(clause: Clause, finder: Finder, kind: Kind, rival: Kind, most: int = 1) -> tuple[Cue, ...]:
    """The words of a clause that speak most for one kind and against another."""
    return finder.cues.strongest(clause.text, _class(kind), _class(rival), most) if finder.cues else ()


def _beside(kinds: list[Kind]) -> Kind:
    """The first of these that is no SPIN question."""
    return next((kind for kind in kinds if kind not in SPIN), Kind.OTHER)


def _class(kind: Kind) -> Kind:
    return kind if kind in SPIN else Kind.OTHER
