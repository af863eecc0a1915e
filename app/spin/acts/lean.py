"""Turns where the cues of a clause lean into votes beside those of the rules, and finds the words that lean most."""

from app.spin.acts.act import SPIN, Kind
from app.spin.acts.cues import CLASSES, Cue
from app.spin.acts.grammar import Clause
from app.spin.acts.rules import Finder, Found


def lean(clause: Clause, finder: Finder, kinds: list[Kind], turn: str) -> tuple[Found, ...]:
    """A vote for each class the cues speak for; none where the language has no cues.

    `kinds` are those of the rules, the best first: what is no SPIN question goes to the first of that sort among them.
    """
    # A statement with the words of a question is none: only what asks can be a question by its words.
    if finder.cues is None or not finder.for_cues or not clause.asked:
        return ()
    leaning = finder.cues.lean(turn or clause.text, asks=True)
    length = len(clause.text)
    return tuple(
        Found(finder.for_cues[of], _kind(of, kinds), 0, length, points)
        for of, points in zip(CLASSES, leaning.points, strict=True)
        if points
    )


def words(clause: Clause, finder: Finder, kind: Kind, rival: Kind, most: int = 1) -> tuple[Cue, ...]:
    """The words of a clause that speak most for one kind and against another."""
    return finder.cues.strongest(clause.text, _class(kind), _class(rival), most) if finder.cues else ()


def _kind(of: Kind, kinds: list[Kind]) -> Kind:
    return of if of in SPIN else next((kind for kind in kinds if kind not in SPIN), of)


def _class(kind: Kind) -> Kind:
    return kind if kind in SPIN else Kind.OTHER
