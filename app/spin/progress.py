"""What many scorecards of one trainee say: skill by skill, what she avoids, the one behaviour to practise, what next.

Volume earns nothing here: no streaks, no points for playing. Rackham (SPIN Selling, 1988, ch. 8) shapes the advice:
one behaviour at a time, at least three tries, quantity before quality.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from app.spin.acts.act import SPIN, Kind
from app.spin.scenario import Difficulty
from app.spin.scoring.scorecard import CriterionScore, Scorecard

Stage: TypeAlias = Literal["quantity", "quality"]
Why: TypeAlias = Literal["first", "largest", "still", "better_now"]
Choice: TypeAlias = Literal["new", "harder", "easier", "again"]

TRIES: Final = 3
SMALLEST_LOSS: Final = 0.5  # points; as in the advice of a single scorecard
# How many a good talk has: half a dozen problem questions (Rackham), a fifth implications, three of need-payoff.
WANTED: Final[Mapping[str, int]] = {"problem": 6, "implication": 4, "need_payoff": 3}
AVOIDABLE: Final = SPIN[1:]
GOOD, WEAK, IN_A_ROW = 60.0, 40.0, 2
LADDER: Final = tuple(Difficulty)


@dataclass(frozen=True, slots=True)
class Tried:
    """A scored practice: its account with language and difficulty, and the card."""

    scenario: str
    language: str
    difficulty: Difficulty
    card: Scorecard


@dataclass(frozen=True, slots=True)
class Skill:
    """A criterion over time: of its points the share earned in each practice (0-1), None where it did not apply."""

    id: str
    shares: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Avoided:
    """A kind of question that was asked in none or hardly any of the last practices: in `without` of `of` not once."""

    kind: Kind
    without: int
    of: int


@dataclass(frozen=True, slots=True)
class Focus:
    """The one behaviour to practise.

    "quantity" is about asking enough of a kind (`wanted` a talk), whatever the quality; `tries` were made since it was
    chosen, and `counts` are the questions of that kind in them; `lost` is what the criterion lost a talk, in points.
    """

    criterion: str
    stage: Stage
    why: Why
    lost: float
    tries: int
    wanted: int = 0
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """An account that could be played next."""

    slug: str
    language: str
    difficulty: Difficulty


@dataclass(frozen=True, slots=True)
class NextUp:
    """The account to play next, and why this one."""

    slug: str
    choice: Choice


def skills(cards: Sequence[Scorecard]) -> tuple[Skill, ...]:
    """Every criterion over these scored cards, oldest first, in the order of the newest card's rubric."""
    names = dict.fromkeys(each.id for card in reversed(cards) for each in card.criteria)
    found = [{each.id: each for each in card.criteria} for card in cards]
    return tuple(Skill(name, tuple(_share(card.get(name)) for card in found)) for name in names)


def asked(cards: Sequence[Scorecard]) -> dict[str, tuple[int, ...]]:
    """How many questions of each SPIN kind were asked in each practice."""
    return {kind.value: tuple(_count(card, kind.value) for card in cards) for kind in SPIN}


def avoided(cards: Sequence[Scorecard]) -> tuple[Avoided, ...]:
    """Kinds of question missing in at least two of the last three practices; nothing is said of fewer than two."""
    last = cards[-TRIES:]
    found = [Avoided(kind, sum(not _count(card, kind.value) for card in last), len(last)) for kind in AVOIDABLE]
    return tuple(each for each in found if each.without > 1)


def focus(cards: Sequence[Scorecard]) -> Focus | None:
    """What to practise after these scored cards, oldest first; None without one, or where hardly a point is lost.

    A behaviour is kept until three tries were made with it, however they went; then the largest loss of those three
    decides anew. Replayed from the first card, so that equal cards give equal advice.
    """
    chosen: Focus | None = None
    begun = 0
    for place in range(1, len(cards) + 1):
        if chosen is None or place - begun == TRIES:
            chosen, begun = _chosen(cards[max(0, place - TRIES) : place], chosen), place
    if chosen is None:
        return None
    since = cards[begun:]
    counts = tuple(_count(card, chosen.criterion) for card in since) if chosen.stage == "quantity" else ()
    return Focus(chosen.criterion, chosen.stage, chosen.why, chosen.lost, len(since), chosen.wanted, counts)


def next_up(tries: Sequence[Tried], offers: Sequence[Offer]) -> NextUp | None:
    """The account to play next, in the language of the last one; None without a practice or an account.

    One step harder after two good talks in a row at a difficulty, one step easier after two weak ones; there, the
    account played least often and longest ago. Not the last one again, as long as there is another. Where none is
    left at that difficulty, the nearest: a harder one only after a good talk.
    """
    if not tries:
        return None
    last = tries[-1]
    near = [each for each in offers if each.language == last.language and each.slug != last.scenario]
    near = near or [each for each in offers if each.language == last.language]
    target = _target(tries)
    ranked = sorted(
        near, key=lambda each: (*_distance(each.difficulty, target, last), *_played(each.slug, tries), each.slug)
    )
    return NextUp(ranked[0].slug, _choice(ranked[0], target, tries)) if ranked else None


def _share(score: CriterionScore | None) -> float | None:
    return score.points / score.weight if score and score.applies and score.weight else None


def _count(card: Scorecard, kind: str) -> int:
    return dict(card.counts).get(kind, 0)


def _chosen(window: Sequence[Scorecard], before: Focus | None) -> Focus | None:
    """The behaviour with the largest mean loss over the window; counts come before quality."""
    losses = _losses(window)
    if not losses or max(losses.values()) < SMALLEST_LOSS:
        return None
    criterion = max(losses, key=lambda each: losses[each])
    wanted = WANTED.get(criterion, 0)
    few = sum(_count(card, criterion) for card in window) < wanted * len(window)
    stage: Stage = "quantity" if few else "quality"
    return Focus(criterion, stage, _why(criterion, stage, before), losses[criterion], 0, wanted if few else 0)


def _losses(window: Sequence[Scorecard]) -> dict[str, float]:
    """Points lost a talk by each criterion, where it applied, in the order of the rubric."""
    lost: dict[str, list[float]] = {}
    for each in (each for card in window for each in card.criteria if each.applies):
        lost.setdefault(each.id, []).append(each.weight - each.points)
    return {name: round(sum(found) / len(found), 1) for name, found in lost.items()}


def _why(criterion: str, stage: Stage, before: Focus | None) -> Why:
    if before is None:
        return "first"
    if before.criterion != criterion:
        return "largest"
    return "still" if before.stage == stage else "better_now"


def _target(tries: Sequence[Tried]) -> int:
    step = LADDER.index(tries[-1].difficulty)
    last = [each.card.total for each in tries if each.difficulty is tries[-1].difficulty][-IN_A_ROW:]
    if len(last) < IN_A_ROW:
        return step
    if min(last) >= GOOD:
        return min(step + 1, len(LADDER) - 1)
    if max(last) < WEAK:
        return max(step - 1, 0)
    return step


def _distance(difficulty: Difficulty, target: int, last: Tried) -> tuple[int, bool]:
    steps = LADDER.index(difficulty) - target
    return abs(steps), steps < 0 if last.card.total >= GOOD else steps > 0


def _played(slug: str, tries: Sequence[Tried]) -> tuple[int, int]:
    places = [place for place, each in enumerate(tries) if each.scenario == slug]
    return len(places), places[-1] if places else -1


def _choice(offer: Offer, target: int, tries: Sequence[Tried]) -> Choice:
    step = target - LADDER.index(tries[-1].difficulty)
    if step and LADDER.index(offer.difficulty) == target:
        return "harder" if step > 0 else "easier"
    return "again" if any(each.scenario == offer.slug for each in tries) else "new"
