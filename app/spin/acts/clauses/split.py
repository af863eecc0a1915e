"""Cuts a turn into clauses that can stand as one act each."""

import re

from app.spin.acts.act import Language
from app.spin.acts.clauses.chinese import CHINESE
from app.spin.acts.clauses.english import ENGLISH
from app.spin.acts.clauses.feigned import without_reports
from app.spin.acts.clauses.grammar import Clause, Grammar

MOST_CLAUSES = 40
_WORD = re.compile(r"\w")
_EDGE = " \n,—-:;。"
# "?!" asks as "?" does.
_LOUD = re.compile(r"(?<=\?)!+$")
GRAMMARS: dict[Language, Grammar] = {"en": ENGLISH, "zh": CHINESE}


def clauses(text: str, language: Language) -> list[Clause]:
    """The clauses of a plain turn in order, at most MOST_CLAUSES of them: the last then holds the rest."""
    grammar = GRAMMARS[language]
    text = without_reports(text, language)
    bounds = grammar.cuts(text)
    if len(bounds) > MOST_CLAUSES:
        bounds = [*bounds[: MOST_CLAUSES - 1], (bounds[MOST_CLAUSES - 1][0], len(text))]
    return [clause for start, end in bounds if (clause := _clause(text, start, end, grammar))]


def _clause(text: str, start: int, end: int, grammar: Grammar) -> Clause | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(_EDGE))
    piece = piece.strip(_EDGE)
    if piece.endswith("!"):
        piece = _LOUD.sub("", piece)
    if not _WORD.search(piece):
        return None
    asked = grammar.asks(piece)
    return Clause(start, piece, asked, asked and grammar.leads(piece), grammar.condition(piece))
