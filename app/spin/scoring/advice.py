"""What to work on next: the biggest lost points, each with the moment it is best seen at."""

from collections.abc import Callable

from app.spin.acts.act import Kind
from app.spin.scoring.scorecard import Advice, CriterionScore, Evidence, Quote
from app.spin.scoring.tally import Tally

MOST = 3
SMALLEST_LOSS = 0.5
NO_WORDS = Quote("")


def advise(tally: Tally, scores: tuple[CriterionScore, ...]) -> tuple[Advice, ...]:
    """At most three, biggest loss first; criteria that lost less than half a point are left alone."""
    lost = [(round(each.weight - each.points, 1), each) for each in scores if each.applies]
    worth = [pair for pair in lost if pair[0] >= SMALLEST_LOSS]
    worth.sort(key=lambda pair: -pair[0])
    return tuple(_advice(tally, each, loss) for loss, each in worth[:MOST])


def _advice(tally: Tally, score: CriterionScore, lost: float) -> Advice:
    seen = MOMENTS[score.id](tally)
    return Advice(score.id, lost, seen.turn if seen else 0, seen.quote if seen else NO_WORDS)


def _first(found: tuple[Evidence, ...] | list[Evidence]) -> Evidence | None:
    return found[0] if found else None


def _events(*kinds: str) -> Callable[[Tally], Evidence | None]:
    return lambda tally: _first([each.evidence() for each in tally.events(*kinds)]) or _start(tally)


def _acts(*kinds: Kind) -> Callable[[Tally], Evidence | None]:
    return lambda tally: _first([each.evidence() for each in tally.acts(*kinds)]) or _start(tally)


def _start(tally: Tally) -> Evidence | None:
    return _first([each.evidence() for each in tally.did[:1]])


def _end(tally: Tally) -> Evidence | None:
    return _first([each.evidence() for each in tally.did[-1:]])


def _wordiest(tally: Tally) -> Evidence | None:
    turn, _ = tally.longest()
    return _first([each.evidence() for each in tally.did if turn and each.turn.number == turn.number])


MOMENTS: dict[str, Callable[[Tally], Evidence | None]] = {
    "opening": _start,
    "situation": _acts(Kind.SITUATION),
    "problem": _acts(Kind.SITUATION, Kind.PROBLEM),
    "implication": _events("implied"),
    "need_payoff": _events("consequence", "implied"),
    "order": _acts(Kind.FEATURE, Kind.ADVANTAGE, Kind.NEED_PAYOFF),
    "listening": _wordiest,
    "capability": _acts(Kind.FEATURE, Kind.ADVANTAGE),
    "objections": _events("objection"),
    "key_account": _end,
    "commitment": _end,
}
