"""The clauses of a turn with the marks of what they do beside their label."""

import re
from collections.abc import Iterable
from dataclasses import replace

from app.spin.acts.act import SPIN, Flag, Kind, Language
from app.spin.acts.thread.read import Read
from app.spin.acts.votes.deeds import Deeds, Seen, assents
from app.spin.acts.votes.rules import Finder

_HIM = re.compile(r"\b(?:him|her|them)\b|[他她]")


def mark(reads: list[Read], turn: str, to: str, offered: str, finder: Finder, language: Language) -> list[Read]:
    """The clauses with the marks of what they do beside their label; nobody is asked about whom she calls by name."""
    of_the_turn = finder.deeds.in_turn(turn)
    # Of a turn of courtesies only the first is an act; what the others say is heard all the same.
    only = len(reads) == 1 and reads[0].kind is Kind.OTHER
    whole = finder.deeds.in_clause(turn) if only else ()
    marked = []
    for each in reads:
        own = (seen.moved(each.heard.clause.start) for seen in finder.deeds.in_clause(each.heard.clause.text))
        noted = _with(each, (*own, *whole, *of_the_turn))
        about = replace(each.about, person="") if to and each.about.person == to else each.about
        flags = noted.flags
        taken = "astray" not in flags and _takes_up(each, flags, language)
        if offered and not about.person and taken:
            flags, about = (*flags, "bring_in"), replace(about, person=offered)
        marked.append(noted._replace(flags=flags, about=about))
    return marked


def _with(each: Read, seen: Iterable[Seen]) -> Read:
    """The clause with these marks, each flag once."""
    fresh: dict[Flag, Seen] = {}
    for one in seen:
        fresh.setdefault(one.flag, one)
    flags = tuple(dict.fromkeys((*each.flags, *fresh)))
    return each._replace(flags=flags, seen=(*each.seen, *fresh.values())) if fresh else each


def _takes_up(each: Read, flags: tuple[Flag, ...], language: Language) -> bool:
    """Whether a clause takes the buyer at his word to fetch somebody: it says yes, or asks for “her”."""
    return each.kind not in SPIN and ("bring_in" in flags or assents(each.heard.clause.text, language))


def summoned(reads: list[Read], turn: str, person: str, spoken_of: str, deeds: Deeds) -> list[Read]:
    """The clauses; the last asks this person in where the turn as a whole does and no clause alone.

    A clause that asks “him” in means the one named in the turn, else the one the buyer has just spoken of.
    """
    if any("bring_in" in each.flags for each in reads):
        return [_asks_in(each, person or spoken_of) for each in reads]
    if not reads or not person:
        return reads
    asked = tuple(seen for seen in deeds.in_clause(turn) if seen.flag == "bring_in")
    if not asked:
        return reads
    last = reads[-1]
    return [*reads[:-1], _with(last, asked)._replace(about=replace(last.about, person=person))]


def _asks_in(each: Read, person: str) -> Read:
    meant = "bring_in" in each.flags and not each.about.person and _HIM.search(each.heard.clause.text)
    return each._replace(about=replace(each.about, person=person)) if meant else each
