"""Questions about the offer, the purchase and the next step, in all their combinations: none is taken for a need.

What looks like them and asks for a better state, or for a trouble, stays what it is.
"""

import re
from itertools import product

import pytest

from app.spin.acts.act import SPIN, Kind, Language, Thread
from app.spin.acts.classify import classify
from app.spin.acts.patterns.syntax import alternatives
from tests.kept import book

WINS = ("What would it take to", "What will it take for us to", "What do we have to do to", "How could we", "How do we")
HIM = ("win your business", "earn your trust", "get your order", "win this contract", "become your supplier")
CONVINCES = ("make you choose us", "convince you to switch to us", "get you to sign", "make you give us a try")
STEPS = ("a demo", "a trial", "a sample", "a reference call", "a free pilot", "a short presentation", "our case study")
HELPS = ("help", "help you decide", "be useful", "be of interest to your foremen", "make sense", "interest you")
OURS = (
    "sent you some material", "showed you a demo", "introduced you to a customer of ours", "came by next week",
    "put that in writing", "set up a call with our engineer", "shared a case study", "prepared a quote",
)  # fmt: skip
CRITERIA = (
    "price",
    "the price",
    "delivery time",
    "the brand",
    "warranty",
    "after-sales service",
    "location",
    "quality",
)
WEIGH = ("Is {} important to you?", "Is {} important?", "How important is {} for your team?", "Does {} matter to you?")
FURTHER = ("going further", "moving forward", "taking the next step", "working with us", "our offer", "a trial with us")
WORRY = ("What's your biggest worry about {}?", "What worries you most about {}?", "What makes you hesitate about {}?")
GRANTED = (
    "we could deliver in May", "the price were right", "delivery came down to two weeks", "the trial goes well",
    "you could pay in instalments",
)  # fmt: skip
BUYS = (
    "would you sign",
    "would you buy",
    "could we sign this week",
    "do we have a deal",
    "would you give us the order",
)

IF = ("如果", "要是", "假如", "倘若", "只要")
GIVEN = (
    "我们能做到这个价格", "价格再让两个点", "试用效果达标", "账期放到六十天", "下周就能到货", "老板点头",
    "质保延长到三年", "方案能满足您的要求", "交期能提前十天",
)  # fmt: skip
CLOSES = (
    "您会签吗", "您能签字吗", "您今天能定吗", "咱们能签约吗", "您会选择我们吗", "贵司会采购吗", "您会买吗",
    "您会换成我们吗", "您会把订单给我们吗", "是不是就可以签了", "您肯不肯下单", "您会不会考虑采购我们的设备",
)  # fmt: skip
FINER = ("换型能缩短到十分钟", "下单不用再排队", "数据能自动对上", "交期能稳定下来")
WORTH = ("您能多接多少订单", "您的客户会不会更愿意下单", "您最想把省下的人放到哪儿", "一年能省多少", "您会怎么安排")


def kind(text: str, language: Language) -> Kind:
    reading = classify(text, Thread(), book(), language)
    return reading.acts[reading.lead].kind


def english(*parts: tuple[str, ...], form: str) -> list[str]:
    return [form.format(*each) for each in product(*parts)]


OFFERS = [
    *english(WINS, HIM, form="{} {}?"),
    *english(("would", "could", "might"), CONVINCES, form="What {} {}?"),
    *english(("Would", "Could"), STEPS, HELPS, form="{} {} {}?"),
    *english(("help", "be useful", "make sense"), ("I", "we"), OURS, form="Would it {} if {} {}?"),
    *[ask.format(step) for ask in WORRY for step in FURTHER],
    *english(("If", "Suppose"), GRANTED, BUYS, form="{} {}, {}?"),
]


def test_what_is_asked_of_the_offer_is_no_question_of_need() -> None:
    assert {text: kind(text, "en") for text in OFFERS if kind(text, "en") in SPIN} == {}


def test_the_weight_of_a_criterion_is_a_fact() -> None:
    asked = [ask.format(each) for ask in WEIGH for each in CRITERIA]
    assert {text for text in asked if kind(text, "en") is not Kind.SITUATION} == set()


@pytest.mark.parametrize("comma", ["，", ""])
def test_a_purchase_on_a_condition_is_no_question_of_need(comma: str) -> None:
    asked = [f"{word}{given}{comma}{close}？" for word, given, close in product(IF, GIVEN, CLOSES)]
    wrong = {text for text in asked if kind(text, "zh") in SPIN}
    # Without the comma only “您” or “贵司” shows where the condition ends.
    assert wrong == set() if comma else len(wrong) < len(asked) / 4


def test_a_better_state_stays_one_behind_the_same_words() -> None:
    asked = [f"{word}{finer}，{worth}？" for word, finer, worth in product(IF, FINER, WORTH)]
    assert {text for text in asked if kind(text, "zh") is not Kind.NEED_PAYOFF} == set()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Would a quicker changeover help?", Kind.NEED_PAYOFF),
        ("Would it help if we took the night calls off you?", Kind.NEED_PAYOFF),
        ("Would it help if your fitters saw the drawing on site?", Kind.NEED_PAYOFF),
        ("How important is a lower price to your customers?", Kind.NEED_PAYOFF),
        ("Is avoiding late delivery important to you?", Kind.NEED_PAYOFF),
        ("If your stock turned twice as fast, would you buy more sheet metal?", Kind.NEED_PAYOFF),
        ("What would it take to win back a guest who has left?", Kind.IMPLICATION),
        ("What worries you most about the old line?", Kind.PROBLEM),
    ],
)
def test_what_only_looks_like_them_is_read_as_before(text: str, meant: Kind) -> None:
    assert kind(text, "en") is meant


def test_the_words_a_chinese_rule_saw_do_not_end_behind_a_number_of_characters() -> None:
    """A gap of limited length at the end of a pattern would cut a word in two where it is full."""
    assert [rule.id for rule in book().rules if rule.language == "zh" and _is_cut_off(rule.pattern)] == []
    (act,) = classify("今天来主要想听听您这边仓库从早到晚的货物进出安排和人员排班的实际情况", Thread(), book()).acts
    assert (act.rule, act.span.end) == ("zh-a44", act.clause.end)


def _is_cut_off(pattern: str) -> bool:
    return any(re.search(r"(?:\[\^[^\]]*\]|\.)\{\d*,\d+\}\)*$", each) for each in alternatives(pattern))
