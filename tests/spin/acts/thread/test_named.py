"""What a clause names where its words do not tell: leave to begin, matters of the buyer's, more of his troubles."""

from dataclasses import replace

import pytest

from app.spin.acts.act import Act, Kind, Stands, Thread, Topic
from app.spin.acts.classify import classify
from tests.kept import book

BOOK = book()
TOPICS = (
    Topic("problem", "cold", ("低温", "路上温度"), "cold"),
    Topic("problem", "gaps", ("差异",), "gaps"),
    Topic("fact", "probing", ("看不看得见",)),
    Topic("step", "demo", ("试练",)),
)
FRESH = Thread(topics=TOPICS)
TALKING = replace(FRESH, stands=Stands.IMPLIED, problem="gaps", voiced=frozenset({"gaps"}), turns=4)


def act(text: str, thread: Thread) -> Act:
    return classify(text, thread, BOOK, "zh").acts[-1]


@pytest.mark.parametrize(
    "text",
    [
        "今天我想先听听夜班是怎么转的，行吗？",
        "听完了咱们再看有没有必要往下谈，成不？",
        "就想弄明白一件事：回到柜台上到底用没用上。能直接问吗？",
    ],
)
def test_a_tag_on_what_she_came_to_hear_asks_for_leave_to_begin(text: str) -> None:
    found = act(text, FRESH)
    assert (found.kind, "permission" in found.flags) == (Kind.OPENING, True)
    assert "permission" not in act(text, TALKING).flags


@pytest.mark.parametrize("text", ["我先给您演示一下我们的产品，好吗？", "下周请两位来试练一次，看看效果，行吗？"])
def test_a_tag_on_an_offer_asks_for_a_step(text: str) -> None:
    assert act(text, FRESH).kind is Kind.PROPOSAL


def test_what_cues_alone_take_for_no_question_is_about_what_it_names() -> None:
    asked = "我们方案里低温车路上温度看不看得见，您想先看哪页？"
    found = act(asked, TALKING)
    assert (found.kind, found.about.fact, found.reason) == (Kind.SITUATION, "probing", "reason.untold_fact")
    told = act(asked, replace(TALKING, told=frozenset({"probing"})))
    assert (told.kind, told.about.problem, told.about.fact) == (Kind.SITUATION, "cold", "")
    assert act(asked, Thread()).kind is Kind.OTHER


@pytest.mark.parametrize("text", ["除了这个还有别的问题吗？", "还有别的问题没有？"])
def test_while_troubles_are_told_other_problems_are_more_of_them(text: str) -> None:
    assert (act(text, TALKING).kind, act(text, TALKING).reason) == (Kind.PROBLEM, "reason.more_trouble")
    offered = replace(TALKING, wants=frozenset({"gaps"}))
    assert act(text, offered).kind is Kind.CHECK
    assert act(text, Thread()).kind is Kind.CHECK


def test_a_question_that_goes_on_from_his_words_is_about_their_trouble_and_one_that_asks_anew_is_not() -> None:
    assert act("才六成，那你们不怕出事吗？", TALKING).about.problem == "gaps"
    assert act("那平时有没有什么头疼的？", TALKING).about.problem == ""


def test_besides_what_he_has_told_there_may_be_more_of_it() -> None:
    told = replace(TALKING, stands=Stands.CONSEQUENCE, told=frozenset({"gaps.freight"}))
    topics = (*TOPICS, Topic("consequence", "gaps.freight", ("运费",), "gaps"))
    found = act("除了运费还有吗", replace(told, topics=topics))
    assert (found.kind, found.about.consequence, "inherited" in found.flags) == (Kind.IMPLICATION, "", True)


def test_a_reason_to_come_that_ends_in_a_question_for_a_fact_asks_for_it() -> None:
    found = act("谈钱之前，今天我想先问一句：车门关上以后，您看不看得见？", replace(FRESH, turns=0))
    assert (found.kind, found.about.fact) == (Kind.SITUATION, "probing")


def test_to_hear_him_first_is_no_step_though_it_names_one() -> None:
    assert act("试练的三处我先听您说，行吗？", FRESH).kind is Kind.OPENING


def test_a_tag_after_a_proposal_asks_for_leave_to_do_it_and_not_for_the_fact_told_before() -> None:
    found = act("那请您 12 月 10 日之前约两位来试练一次。您看呢？", replace(TALKING, stands=Stands.FACT))
    assert found.kind is Kind.CHECK


def test_a_tag_after_an_offer_asks_what_he_thinks_of_it() -> None:
    found = act("我们的系统能逐箱扫码。您觉得怎么样？", replace(TALKING, stands=Stands.CONSEQUENCE))
    assert found.kind is Kind.CHECK


YARD = (
    Topic("problem", "queue", ("排队",), "queue"),
    Topic("problem", "claims", ("理赔",), "claims"),
    Topic("consequence", "queue.overtime", ("通宵",), "queue"),
    Topic("fact", "lines", ("几条线",)),
)
QUEUED = Thread(topics=YARD, stands=Stands.IMPLIED, problem="queue", voiced=frozenset({"queue"}), turns=4)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("那理赔呢？", Kind.PROBLEM),
        ("通宵一般到几点？", Kind.IMPLICATION),
        ("几条线？", Kind.SITUATION),
        ("那边有几个食堂？", Kind.SITUATION),
    ],
)
def test_what_a_short_question_names_decides_with_the_thread(text: str, kind: Kind) -> None:
    assert classify(text, QUEUED, BOOK, "zh").kind is kind


def test_the_same_question_on_new_ground_asks_for_the_trouble() -> None:
    grown = replace(QUEUED, stands=Stands.CONSEQUENCE)
    assert classify("那通宵呢？", grown, BOOK, "zh").kind is Kind.IMPLICATION
    assert classify("那理赔呢？", grown, BOOK, "zh").kind is Kind.PROBLEM


def test_how_long_belongs_to_the_trouble_that_stands() -> None:
    assert classify("一般要停多久才能恢复？", QUEUED, BOOK, "zh").acts[-1].about.problem == "queue"
