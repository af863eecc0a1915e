"""Progress over scorecards: one behaviour for three tries, counts before quality, nothing for volume."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.spin.acts.act import Kind
from app.spin.progress import Avoided, Choice, NextUp, Offer, Tried, avoided, focus, next_up, skills
from app.spin.scenario import Difficulty
from app.spin.scoring.scorecard import CriterionScore, Scorecard
from tests.store import rows

EASY, MIDDLE, HARD = Difficulty
OFFERS = (
    Offer("a", "en", EASY),
    Offer("b", "en", EASY),
    Offer("c", "en", MIDDLE),
    Offer("d", "en", HARD),
    Offer("z", "zh", MIDDLE),
)


def card(counts: dict[str, int] | None = None, total: float = 50.0, **lost: float) -> Scorecard:
    """A card of three criteria worth 10, 20 and 9 points, minus what was lost."""
    worth = {"problem": 10.0, "implication": 20.0, "commitment": 9.0}
    criteria = tuple(
        CriterionScore(name, weight, weight - lost.get(name, 0.0), applies=True, terms=())
        for name, weight in worth.items()
    )
    asked = {"situation": 3, "problem": 6, "implication": 4, "need_payoff": 3} | (counts or {})
    return replace(rows.card("p", total), criteria=criteria, counts=tuple(asked.items()))


def chosen(cards: Sequence[Scorecard]) -> tuple[str, str, str, int]:
    found = focus(cards)
    assert found
    return found.criterion, found.stage, found.why, found.tries


def test_the_largest_loss_of_the_first_talk_is_practised() -> None:
    assert focus([]) is None
    assert focus([card()]) is None
    assert chosen([card(implication=8, commitment=5)]) == ("implication", "quality", "first", 0)


def test_a_behaviour_is_kept_for_three_tries_however_they_go() -> None:
    first, other = card(implication=8), card(commitment=9)
    assert [chosen([first, *[other] * n])[:1] + chosen([first, *[other] * n])[3:] for n in range(3)] == [
        ("implication", 0),
        ("implication", 1),
        ("implication", 2),
    ]
    assert chosen([first, other, other, other]) == ("commitment", "quality", "largest", 0)


def test_what_still_costs_most_after_three_tries_gets_three_more() -> None:
    cards = [card(implication=8)] * 4
    assert chosen(cards) == ("implication", "quality", "still", 0)
    assert chosen([*cards, card()]) == ("implication", "quality", "still", 1)


def test_counts_come_before_quality() -> None:
    few, enough = card({"implication": 1}, implication=8), card({"implication": 5}, implication=8)
    assert chosen([few]) == ("implication", "quantity", "first", 0)
    found = focus([few, few, enough])
    assert found
    assert (found.wanted, found.counts) == (4, (1, 5))
    assert chosen([few, enough, enough, enough]) == ("implication", "quality", "better_now", 0)


def test_more_practices_of_the_same_earn_nothing() -> None:
    tens = [skills([card(problem=5)] * n)[0].shares[-1] for n in (1, 10, 100)]
    assert tens == [0.5, 0.5, 0.5]


def test_a_criterion_that_did_not_apply_leaves_a_gap() -> None:
    whole = card(problem=5)
    without = replace(whole, criteria=tuple(replace(each, applies=False) for each in whole.criteria))
    (problem, *_) = skills([whole, without, whole])
    assert (problem.id, problem.shares) == ("problem", (0.5, None, 0.5))
    assert focus([without]) is None


def test_a_kind_left_out_twice_of_three_times_is_avoided() -> None:
    none, some = card({"implication": 0}), card()
    assert avoided([none]) == ()
    assert avoided([some, none]) == ()
    assert avoided([none, some, none]) == (Avoided(Kind.IMPLICATION, 2, 3),)
    assert avoided([none, none, some, some, some]) == ()


def tried(*played: tuple[str, Difficulty, float]) -> list[Tried]:
    return [Tried(slug, "en", difficulty, card(total=total)) for slug, difficulty, total in played]


@pytest.mark.parametrize(
    ("played", "slug", "choice"),
    [
        ([("a", EASY, 70.0)], "b", "new"),
        ([("a", EASY, 70.0), ("b", EASY, 60.0)], "c", "harder"),
        ([("a", EASY, 70.0), ("b", EASY, 59.9)], "a", "again"),
        ([("c", MIDDLE, 20.0), ("c", MIDDLE, 39.9)], "a", "easier"),
        ([("c", MIDDLE, 20.0), ("c", MIDDLE, 40.0)], "a", "new"),
        ([("d", HARD, 90.0), ("d", HARD, 90.0)], "c", "new"),
        ([("a", EASY, 10.0), ("a", EASY, 10.0)], "b", "new"),
    ],
)
def test_the_next_account(played: list[tuple[str, Difficulty, float]], slug: str, choice: Choice) -> None:
    assert next_up(tried(*played), OFFERS) == NextUp(slug, choice)


def test_the_next_account_speaks_the_language_of_the_last_and_is_the_last_only_where_there_is_no_other() -> None:
    zh = [Tried("z", "zh", MIDDLE, card())]
    assert next_up(zh, OFFERS) == NextUp("z", "again")
    assert next_up([], OFFERS) is None
    assert next_up(zh, OFFERS[:2]) is None


@pytest.mark.parametrize(("total", "slug"), [(38.9, "k"), (75.0, "g")])
def test_where_no_other_account_is_as_hard_a_harder_one_follows_only_a_good_talk(total: float, slug: str) -> None:
    offers = (Offer("g", "en", HARD), Offer("k", "en", EASY), Offer("m", "en", MIDDLE))
    assert next_up(tried(("m", MIDDLE, total)), offers) == NextUp(slug, "new")
