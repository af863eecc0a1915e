"""A whole turn, read without a thread: any text, its spans, its lead, its evidence."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.spin.acts.act import SPIN, Act, Kind, Language, Reading, Thread
from app.spin.acts.classify import classify
from app.spin.acts.votes.rules import RuleBook
from tests.kept import book

BOOK = book()
PIECES = (
    "how",
    "what",
    "if",
    "cost",
    "?",
    "!",
    ",",
    " ",
    "\n",
    "\x00",
    "\ud800",
    "\u202e",
    "\u200b",
    "如果",
    "影響",
    "吗",
    "？",
    "…",
    "—",
)
ANY_TEXT = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=()), max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=150).map("".join),
)


def read(text: str, language: Language | None = None) -> Reading:
    return classify(text, Thread(), BOOK, language)


def check(text: str, act: Act) -> None:
    assert 0 <= act.clause.start <= act.span.start <= act.span.end <= act.clause.end <= len(text)
    assert BOOK.rule(act.rule).id == act.rule
    for hit in act.hits:
        assert act.clause.start <= hit.span.start <= hit.span.end <= act.clause.end


@given(ANY_TEXT, st.sampled_from(["en", "zh", None]))
@example("?" * 300, None)
@example("\ud800?", None)
@settings(max_examples=400)
def test_any_text_gives_a_reading_with_spans_in_order(text: str, language: Language | None) -> None:
    reading = read(text, language)
    for act in reading.acts:
        check(text, act)
    starts = [act.clause.start for act in reading.acts]
    assert starts == sorted(starts)
    assert not reading.acts or 0 <= reading.lead < len(reading.acts)
    assert reading.label


@pytest.mark.parametrize(
    "piece",
    [
        "how does it affect you if it stops, ",
        "what? ",
        "if ",
        "如果影响",
        "a",
        "\u202e?",
        "and what does ",
        "why\n",
        "\x00",
        "？",
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_twenty_thousand_characters_take_no_long_time(piece: str, language: Language) -> None:
    text = (piece * 20_000)[:20_000]
    started = time.perf_counter()
    reading = read(text, language)
    assert time.perf_counter() - started < 1
    for act in reading.acts:
        check(text, act)


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "?!", "…", "\u200b"])
def test_nothing_said_is_no_act(text: str) -> None:
    reading = read(text)
    assert reading.acts == ()
    assert (reading.kind, reading.label) == (Kind.OTHER, "other")


def test_the_label_carries_the_words_as_they_were_typed() -> None:
    text = "Hm — “What PROBLEMS do you see at the gate?”"
    act = read(text).acts[-1]
    assert act.kind is Kind.PROBLEM
    assert "PROBLEMS" in act.span.of(text)
    assert act.rule in {hit.rule for hit in act.hits}


def test_losers_stay_among_the_hits() -> None:
    act = read("How many hours would you save with one list?").acts[0]
    assert act.kind is Kind.NEED_PAYOFF
    assert {hit.kind for hit in act.hits} >= {Kind.NEED_PAYOFF, Kind.SITUATION}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Our platform has twelve interfaces. How many lines do you run?", Kind.SITUATION),
        ("Are you happy with it? Does it delay your deliveries?", Kind.IMPLICATION),
        ("What bothers you about the rota? I'll send you a draft by Friday.", Kind.PROBLEM),
        ("I understand. Our platform has twelve interfaces.", Kind.FEATURE),
    ],
)
def test_the_last_question_leads_else_the_weightiest_act(text: str, kind: Kind) -> None:
    assert read(text).kind is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What does an hour of standstill cost you? Do you see it in the monthly figures?", Kind.IMPLICATION),
        ("If the queue were gone, what would you gain? How many clerks do you have?", Kind.NEED_PAYOFF),
        # A list is no pair: there the last one leads.
        ("What would you gain? What does the delay cost you? How many clerks do you have?", Kind.SITUATION),
    ],
)
def test_of_two_questions_the_one_for_consequences_or_value_leads(text: str, kind: Kind) -> None:
    assert read(text).kind is kind


def test_a_question_without_a_cue_is_unsure() -> None:
    without = RuleBook(BOOK.rules, "")
    act = classify("Is the Lyon plant on the same contract?", Thread(), without).acts[0]
    assert (act.kind, act.rule, act.flags) == (Kind.SITUATION, "en-x01", ("unsure",))


def test_cues_name_what_no_rule_names_and_show_the_words_that_lean() -> None:
    act = read("Do your drivers grumble about the gate?").acts[0]
    assert (act.kind, act.rule) == (Kind.PROBLEM, "en-q02")
    assert act.span.of("Do your drivers grumble about the gate?") == "grumble"
    assert {hit.rule for hit in act.hits} <= {f"en-q0{number}" for number in range(1, 6)}


def test_a_statement_is_no_question_whatever_its_words_lean_to() -> None:
    act = read("Backlogs, rework, overtime, lost customers, higher costs.").acts[0]
    assert act.kind not in SPIN


def test_more_than_two_questions_are_stacked() -> None:
    two = read("How many lines do you run? Who plans them?")
    three = read("How many lines do you run? Who plans them? Where are they?")
    assert not any("stacked" in act.flags for act in two.acts)
    assert all("stacked" in act.flags for act in three.acts)


def test_a_bare_follow_up_inherits_within_the_turn() -> None:
    reading = read("How does the queue affect your dealers? Can you give me an example?")
    assert [act.kind for act in reading.acts] == [Kind.IMPLICATION, Kind.IMPLICATION]
    assert reading.acts[1].flags == ("inherited",)


def test_marks_of_an_opening() -> None:
    reading = read("My name is Petra Novak. The purpose of my visit is to learn. May I ask a few questions?")
    assert [act.flags for act in reading.acts] == [("who",), ("why",), ("permission",)]
    assert {act.kind for act in reading.acts} == {Kind.OPENING}


def test_the_same_text_gives_the_same_reading() -> None:
    text = "If the queue keeps growing, what happens to your dealers, and how often does it break down?"
    assert read(text) == read(text)
