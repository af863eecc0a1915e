"""A seller's sentence cut into pieces, so that a page can mark the words each label rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.spin.acts.act import Act


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters; `kind` is the label it speaks for, empty for plain words."""

    text: str
    kind: str = ""


def pieces(text: str, acts: Iterable[Act]) -> list[Piece]:
    """The whole text in order, spans marked; where two overlap, the later one keeps only its rest.

    A blank at the end of a span is not marked: a rule may see it, a reader has nothing to see there.
    """
    found: list[Piece] = []
    at = 0
    for act in sorted(acts, key=lambda each: (each.span.start, each.span.end)):
        start, end = max(act.span.start, at), len(text[: act.span.end].rstrip())
        if start >= end:
            continue
        if start > at:
            found.append(Piece(text[at:start]))
        found.append(Piece(text[start:end], act.kind.value))
        at = end
    if at < len(text):
        found.append(Piece(text[at:]))
    return found
