"""What the thread makes of words that point back, hold back, sum up or propose."""

from dataclasses import replace

import pytest

from app.spin.acts.act import About, Kind, Stands, Thread, Topic
from app.spin.acts.classify import classify, notes_of
from app.spin.acts.thread.named import by_topic
from app.spin.acts.thread.read import Read
from tests.spin.acts.thread.test_thread import BOOK, FRESH, GROWN, TOPICS, TROUBLED, WANTED, act


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("When you pay overtime like that, what does it do to the dealers?", "claims.dealers"),
        ("When you pay overtime like that, what does it cost you?", ""),
        ("What does the overtime cost you?", "queue.overtime"),
    ],
)
def test_an_effect_question_asks_for_what_stands_beside_its_premise(text: str, link: str) -> None:
    found = act(text, GROWN)
    assert (found.kind, found.about.consequence) == (Kind.IMPLICATION, link)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("What is the hardest thing about that?", "queue"),
        ("Does that happen a lot?", "queue"),
        ("What else do you find difficult about that?", ""),
        ("What is the hardest thing in your job?", ""),
    ],
)
def test_a_problem_question_that_points_back_means_what_he_spoke_of(text: str, problem: str) -> None:
    assert (act(text, TROUBLED).kind, act(text, TROUBLED).about.problem) == (Kind.PROBLEM, problem)
    assert act(text, replace(TROUBLED, stands=Stands.FACT)).about.problem == ""
    said = replace(TROUBLED, stands=Stands.FACT, buyer_said="Every morning the claim desk rings us.", has_told=True)
    assert act(text, said).about.problem == ("claims" if problem else "")
    assert act(text, replace(said, has_told=False)).about.problem == ""


def test_a_summary_ends_with_the_question_whether_it_was_right() -> None:
    text = "So to recap: the queue costs you hours, it means overtime, and the claim desk waits. Is that about it?"
    acts = classify(text, GROWN, BOOK, "en").acts
    assert [each.kind for each in acts[-1:]] == [Kind.TESTING]
    assert not {each.kind for each in acts} & {Kind.FEATURE, Kind.ADVANTAGE, Kind.BENEFIT}


def test_what_he_would_need_to_see_asks_behind_his_objection() -> None:
    asked = "What would you need to see to believe it?"
    assert act(asked, replace(TROUBLED, stands=Stands.OBJECTION)).kind is Kind.CLARIFY
    assert act(asked, TROUBLED).kind is not Kind.CLARIFY


def test_what_she_would_like_to_find_out_is_her_reason_to_come() -> None:
    text = "Good morning. I'd like to find out where the queue costs you money. May I ask a few questions?"
    acts = classify(text, replace(FRESH, turns=0), BOOK, "en").acts
    assert {act.kind for act in acts} == {Kind.OPENING}
    assert ("why",) in {act.flags for act in acts}
    later = classify(text, TROUBLED, BOOK, "en").acts
    assert any(act.kind in (Kind.PROBLEM, Kind.IMPLICATION) for act in later)


def test_a_request_after_a_comma_is_a_question_of_its_own() -> None:
    acts = classify("The truck stands at the gate, walk me through it.", FRESH, BOOK, "en").acts
    assert acts[-1].kind is Kind.SITUATION
    assert "general" in acts[-1].flags


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What bothers you about it, so far?", Kind.CHECK),
        ("What else bothers you?", Kind.PROBLEM),
        ("What bothers you about the claim desk?", Kind.PROBLEM),
    ],
)
def test_a_worry_that_names_nothing_is_a_doubt_once_he_has_said_what_he_wants(text: str, kind: Kind) -> None:
    assert act(text, WANTED).kind is kind
    assert act(text, TROUBLED).kind is Kind.PROBLEM


def test_what_he_would_need_to_see_asks_for_his_criteria_where_they_are_a_fact() -> None:
    criteria = Topic("fact", "criteria", ("need to see",))
    deciding = replace(TROUBLED, topics=(*TOPICS, criteria))
    asked = "What would you need to see to move forward?"
    assert act(asked, deciding).kind is Kind.SITUATION
    assert act(asked, replace(deciding, told=frozenset({"criteria"}))).kind is Kind.CHECK


def test_an_unclear_question_that_names_a_step_proposes_it() -> None:
    heard = notes_of("Two docks, six weeks?", TROUBLED, BOOK, "en").heard[0]
    unclear = Read(heard, Kind.OTHER, "en-q05", About("queue", step="trial"))
    assert by_topic(unclear, WANTED, BOOK.finder("en")).kind is Kind.PROPOSAL
    assert by_topic(unclear, TROUBLED, BOOK.finder("en")).kind is not Kind.PROPOSAL
    unnamed = unclear._replace(about=About("queue"))
    assert by_topic(unnamed, WANTED, BOOK.finder("en")).kind is not Kind.PROPOSAL


def test_of_two_named_the_one_is_asked_in_who_does_not_sit_there() -> None:
    people = (Topic("person", "lucia", ("Lucia",)), Topic("person", "chen", ("陈主任", "Chen")))
    thread = Thread(topics=people, room=frozenset({"chen"}))
    for text in ("陈主任那就请 Lucia 过来坐一会儿，行吗？", "Chen, could Lucia join us for ten minutes?"):
        asked = classify(text, thread, BOOK).acts[-1]
        assert ("bring_in" in asked.flags, asked.about.person) == (True, "lucia")
