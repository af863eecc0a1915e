"""Evidence cut out of a turn: a quote that nobody said cannot be made."""

from app.spin.acts.act import Act, Span
from app.spin.buyer.direction import Event
from app.spin.practice import Turn
from app.spin.scoring.scorecard import Evidence, Quote

LONGEST_QUOTE = 240
BEGINNING = Span(0, LONGEST_QUOTE)


def cut(text: str, span: Span) -> Quote:
    """The words of the span without blanks around them; where it covers none, how the text begins."""
    return Quote(text[span.start : span.end].strip() or text[:LONGEST_QUOTE].strip())


def of_seller(turn: Turn, act: Act) -> Evidence:
    """The sentence of the act, as typed, with the rule that labelled it."""
    return Evidence(turn.number, "seller", cut(turn.text, act.clause), act.rule, act.kind.value)


def of_buyer(turn: Turn, event: Event) -> Evidence:
    """The buyer's words of the turn, cut to a quotable length, with what they gave away."""
    said = turn.reply.text if turn.reply else ""
    return Evidence(turn.number, "buyer", cut(said, BEGINNING), "", event.kind, event.ref)
