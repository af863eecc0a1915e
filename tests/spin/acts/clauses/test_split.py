"""Clauses: where an act begins and ends, whether it asks, and what is only a condition."""

import pytest

from app.spin.acts.act import Language
from app.spin.acts.clauses.split import MOST_CLAUSES, clauses
from app.spin.acts.plain.text import plain


def texts(turn: str) -> list[str]:
    return [clause.text for clause in clauses(turn, "en")]


@pytest.mark.parametrize(
    ("turn", "pieces"),
    [
        ("how many trucks? and who drives them?", ["how many trucks?", "and who drives them?"]),
        (
            "how often does it stop, and what is the bill for it?",
            ["how often does it stop", "what is the bill for it?"],
        ),
        ("i see, what makes you say that?", ["i see", "what makes you say that?"]),
        ("we ship 3.5 tons, e.g. to mr. olsen, daily.", ["we ship 3.5 tons, e.g. to mr. olsen, daily."]),
        ("if the press stops, what happens to the order?", ["if the press stops, what happens to the order?"]),
        ("first line\nsecond line", ["first line", "second line"]),
        ("well... how is it?", ["well...", "how is it?"]),
        ("salt and how much of it is not clear.", ["salt and how much of it is not clear."]),
        ("?! ... --", []),
        ("", []),
    ],
)
def test_cuts(turn: str, pieces: list[str]) -> None:
    assert texts(turn) == pieces


@pytest.mark.parametrize(
    "turn",
    [
        "how many lines do you run",
        "so which carrier is it?",
        "walk me through a monday",
        "could you tell me who signs",
        "i'd like to understand how you plan",
        "i'm curious who owns it",
        "in which plant is it done",
        "the third shift?",
        "is it late",
        "you struggle with the counts, don't you?",
    ],
)
def test_seeks_information(turn: str) -> None:
    assert [clause.asked for clause in clauses(turn, "en")] == [True]


@pytest.mark.parametrize(
    "turn",
    [
        "we count twice a year.",
        "our scale is the quickest, isn't it?",
        "don't you think our scale is quicker?",
        "when we met in may you had two lines.",
        "what we do is weigh.",
        "do the trucks first.",
    ],
)
def test_seeks_no_information(turn: str) -> None:
    assert [clause.asked for clause in clauses(turn, "en")] == [False]


@pytest.mark.parametrize(
    ("turn", "leading"),
    [
        ("doesn't the queue cost you money?", True),
        ("you struggle with the counts, don't you?", True),
        ("surely that annoys your drivers?", True),
        ("does the queue cost you money?", False),
        ("why don't you count in may?", False),
    ],
)
def test_leading(turn: str, leading: bool) -> None:
    assert [clause.leading for clause in clauses(turn, "en")] == [leading]


@pytest.mark.parametrize(
    ("turn", "condition"),
    [
        ("if it carries on, what will you do?", "if it carries on"),
        ("how would it help if it was shorter?", "if it was shorter?"),
        ("if you had a list — by day, by dock — how would you plan?", "if you had a list — by day, by dock"),
        ("what if you could see it?", "if you could see it?"),
        ("when do you count?", ""),
        ("when the press stops what happens to the order?", "when the press stops"),
        ("what do you say to that?", ""),
    ],
)
def test_condition(turn: str, condition: str) -> None:
    assert [clause.condition.strip() for clause in clauses(turn, "en")] == [condition]


def test_a_flood_of_questions_is_bounded() -> None:
    found = clauses("why is it late? " * 5_000, "en")
    assert len(found) == MOST_CLAUSES
    assert found[-1].text.endswith("late?")


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("Hi Ms Varga, I'm Jo from Kestrel, how do you load the trucks today?", "how do you load the trucks today?"),
        ("hi im jo from kestrel how many trucks you have", "how many trucks you have"),
        (
            "Good morning, I'm the new man at Kestrel, and I was wondering how the gate is run?",
            "I was wondering how the gate is run?",
        ),
        ("Thanks for seeing me, what goes wrong at the gate?", "what goes wrong at the gate?"),
    ],
)
def test_a_question_behind_a_greeting_stands_alone(typed: str, question: str) -> None:
    form = plain(typed)
    last = clauses(form.text, "en")[-1]
    assert form.span(last.start, last.end).of(typed) == question


@pytest.mark.parametrize(
    "typed",
    [
        "I'm here to understand how you load the trucks.",
        "Hi Ms Varga, may I ask you a few questions?",
        "Good morning, how are you today?",
    ],
)
def test_an_opening_is_not_cut(typed: str) -> None:
    assert len(clauses(plain(typed).text, "en")) == 1


@pytest.mark.parametrize(
    ("language", "text", "pieces"),
    [
        ("zh", "门店收货的时候,差异多不多,这类项目最后由谁拍板?", 2),
        ("zh", "现在培训是怎么组织的,除了您这边,谁的意见能一票否决?", 2),
        ("zh", "停机的时候怎么处理的,由谁负责?", 1),
        ("zh", "现在拣货是怎么拣的,拣完谁来复核?", 1),
        ("zh", "那排队这块,客人等得久不久,最长排过多久?", 1),
        ("en", "how do you bill detention today, and who makes the final decision?", 2),
        ("en", "do you know the people who sign and who pay?", 1),
    ],
)
def test_two_complete_questions_on_two_matters_are_two(language: Language, text: str, pieces: int) -> None:
    assert len(clauses(text, language)) == pieces
