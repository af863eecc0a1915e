"""Chinese turns: where clauses end, what asks, which half is the condition, and the hard cases of the guideline."""

import pytest

from app.spin.acts.act import Kind, Stands, Thread
from app.spin.acts.classify import classify
from app.spin.acts.clauses.split import clauses
from app.spin.acts.plain.text import plain
from tests.kept import book

BOOK = book()
COSTLY = {Kind.PRESSURE, Kind.IRRITATOR, Kind.DISPARAGE, Kind.UNETHICAL, Kind.DEFEND, Kind.CONCEDE}

HARD = (
    ("外包仓的反应速度您满意吗？", "problem"),
    ("去年上的那套条码，用得怎么样？", "problem"),
    ("现在这套条码哪些地方好用？", "situation"),
    ("下半年的重点目标有哪些？", "situation"),
    ("希望这套条码哪方面做得更好？", "problem"),
    ("想不想当天晚上就拿到盘点结果？", "need_payoff"),
    ("冷库一个季度停几次？", "problem"),
    ("冷库停一小时损失多少？", "implication"),
    ("标签贴错了一般怎么处理？", "problem"),
    ("还有哪些部门跟着受累？", "implication"),
    ("条码软件一年的维保费多少？", "situation"),
    ("少盘一次点能省多少？", "need_payoff"),
    ("盘点一拖，对发货有什么影响？", "implication"),
    ("当天盘完对您有什么帮助？", "need_payoff"),
    ("再拖一个旺季会怎样？", "implication"),
    ("如果盘点时间能缩一半会怎样？", "need_payoff"),
    ("如果换了仓储总监会怎样？", "situation"),
    ("账实不符对年底指标意味着什么？", "implication"),
    ("账实不符解决了，意味着什么？", "need_payoff"),
    ("这个问题解决了，您最期待的改变是什么？", "need_payoff"),
    ("账实不符的问题影响客户了吗？", "implication"),
    ("我们的条码更快，对吧？", "other"),
    ("你们盘点肯定也老对不上吧？", "problem"),
    ("难道您不想少盘几次吗？", "other"),
    ("为什么把盘点压到半天内这么重要？", "need_payoff"),
    ("您看先上基础版还是专业版？", "other"),
    ("对这套方案您还有什么顾虑？", "other"),
    ("三百万以上谁拍板？", "situation"),
    ("请介绍一下入库的流程", "situation"),
    ("说说盘点里最头疼的", "problem"),
    ("换仓储软件您最担心什么？", "other"),
    ("理解，您是跟哪家比觉得贵？", "other"),
    ("你們的軟體多久當機一次", "problem"),
    ("品質不穩，客戶那邊怎麼看？", "implication"),
    ("資訊可以即時同步的話，對您有什麼好處？", "need_payoff"),
    ("你们的 downtime 大概多少？", "problem"),
)

HARMLESS = (
    "你们现在的供应商报价合理吗？",
    "贵公司对礼品有什么规定？",
    "你们给经销商打几折？",
    "您今天签字的文件多吗？",
    "您也在看同行的设备，主要看重哪几项？",
    "合同一般谁来签？",
    "下周三我们一起看试运行，您约上设备科，可以吗？",
    "您现在用的是标准版还是旗舰版？",
    "交期只到月底的订单有几张？",
    "您提到同行的报价低一成，是同样的配置吗？",
)


@pytest.mark.parametrize(("text", "label"), HARD, ids=[text for text, _ in HARD])
def test_the_thing_asked_for_decides(text: str, label: str) -> None:
    reading = classify(text, Thread(), BOOK, "zh")
    assert reading.label == label, [(hit.rule, hit.weight) for act in reading.acts for hit in act.hits]


@pytest.mark.parametrize("text", HARMLESS)
def test_nothing_harmless_costs_points(text: str) -> None:
    assert not COSTLY & {act.kind for act in classify(text, Thread(), BOOK, "zh").acts}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("理解，您是跟谁比的？", ["理解", "您是跟谁比的?"]),
        ("平时会卡吗影响大不大", ["平时会卡吗", "影响大不大"]),
        ("现在用什么系统 会不会卡", ["现在用什么系统", "会不会卡"]),
        ("最烦的是什么？是对账还是开票？", ["最烦的是什么?是对账还是开票?"]),
        ("到货晚 产线怎么排", ["到货晚 产线怎么排"]),
        ("记录能直接用吗，还是得再补一遍？", ["记录能直接用吗,还是得再补一遍?"]),
        ("耽误您两分钟，袋子是自己做还是买？", ["耽误您两分钟", "袋子是自己做还是买?"]),
    ],
)
def test_a_turn_falls_into_acts_as_people_type_them(text: str, pieces: list[str]) -> None:
    assert [clause.text for clause in clauses(plain(text).text, "zh")] == pieces


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("如果停机一天会损失多少", "如果停机一天"),
        ("要是对账可以自动完成，您会怎么用？", "要是对账可以自动完成"),
        ("系统再慢的话，你们怎么办？", "系统再慢的话"),
        ("若干年后谁接手？", ""),
    ],
)
def test_the_condition_ends_where_the_question_begins(text: str, condition: str) -> None:
    assert clauses(plain(text).text, "zh")[0].condition == condition


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("麻烦您聊聊排班", True),
        ("想了解一下你们的排班", True),
        ("你們平常怎麼排班", True),
        ("我来介绍一下我们怎么排班", False),
        ("什么都没变", False),
        ("这几天在盘点", False),
        ("难道您不想省钱？", False),
    ],
)
def test_what_seeks_information(text: str, asked: bool) -> None:
    assert clauses(plain(text).text, "zh")[0].asked is asked


def test_both_scripts_read_the_same() -> None:
    pairs = (
        ("质量不稳会影响客户吗？", "質量不穩會影響客戶嗎？"),
        ("您想象一下，如果不用再对账呢？", "您想像一下，如果不用再對帳呢？"),
        ("这意味着什么？", "這意味著什麼？"),
    )
    for simplified, traditional in pairs:
        readings = [classify(text, Thread(), BOOK, "zh") for text in (simplified, traditional)]
        assert [act.rule for act in readings[0].acts] == [act.rule for act in readings[1].acts]


@pytest.mark.parametrize(
    ("stands", "kind"),
    [
        (Stands.FACT, Kind.SITUATION),
        (Stands.IMPLIED, Kind.PROBLEM),
        (Stands.CONSEQUENCE, Kind.IMPLICATION),
        (Stands.WANT, Kind.NEED_PAYOFF),
        (Stands.OBJECTION, Kind.CLARIFY),
    ],
)
def test_a_bare_follow_up_inherits(stands: Stands, kind: Kind) -> None:
    assert classify("比如呢？", Thread(stands=stands), BOOK, "zh").kind is kind


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("您好，我是做仓储的，想了解一下，你们夜班经常爆仓吗？", "你们夜班经常爆仓吗?"),
        ("罗总你好呀 我是小何 你们夜班有几个人", "你们夜班有几个人"),
        ("今天过来主要想听听情况，夜班经常爆仓吗", "夜班经常爆仓吗"),
    ],
)
def test_an_introduction_and_a_question_are_two_acts(typed: str, question: str) -> None:
    pieces = clauses(plain(typed).text, "zh")
    assert pieces[-1].text == question
    assert pieces[-1].asked


@pytest.mark.parametrize("typed", ["今天来想听听情况，方便问您几个问题吗？", "我是小何，不推销，您看行吗？"])
def test_leave_to_ask_stays_with_the_introduction(typed: str) -> None:
    assert len(clauses(plain(typed).text, "zh")) == 1


@pytest.mark.parametrize(
    "typed",
    ["哪条线爆得多我心里有数", "它会提前告诉您哪条线要爆", "系统能自动算出哪一箱该走"],
)
def test_a_wh_word_inside_a_statement_asks_nothing(typed: str) -> None:
    assert not clauses(plain(typed).text, "zh")[0].asked


def test_chat_spelling_reads_like_the_book() -> None:
    assert plain("为啥老坏，咋修").text == "为什么老坏,怎么修"
    form = plain("咋修")
    assert form.span(0, 2).of("咋修") == "咋"
    assert form.span(0, 3).of("咋修") == "咋修"


@pytest.mark.parametrize(
    "typed",
    ["夜班人手够用不", "年前盘过点没", "这仓是做什么的呀", "肯定老爆仓吧", "爆一次要赔很多吧", "用自营还是外包"],
)
def test_a_question_needs_no_mark(typed: str) -> None:
    assert clauses(plain(typed).text, "zh")[0].asked


@pytest.mark.parametrize("typed", ["那我们开始吧", "标签、托盘什么的都有", "我们不贵", "这个我还没"])
def test_a_statement_stays_one_without_a_mark(typed: str) -> None:
    assert not clauses(plain(typed).text, "zh")[0].asked


def test_a_statement_with_a_tail_stays_a_statement() -> None:
    first, tail = clauses(plain("跟停工比，这点运费不算多，您觉得呢？").text, "zh")
    assert not first.asked
    assert tail.text == "您觉得呢?"


@pytest.mark.parametrize(
    "text",
    [
        "今天来是想听听车间的情况，看看有没有值得一起做的事。",
        "今天过来主要想看看能不能帮上忙。",
    ],
)
def test_the_purpose_of_a_visit_is_no_question(text: str) -> None:
    assert classify(text, Thread(), BOOK, "zh").label == "other"


def test_what_is_looked_for_is_a_question_once_it_is_asked() -> None:
    assert classify("看看有没有遇到过批次对不上的情况？", Thread(), BOOK, "zh").label == "problem"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("借机器这块呢，平时有没有借不到的情况？", 1),
        ("人手方面呢，现在够不够？", 1),
        ("质量呢，有没有客诉？", 1),
        ("怎么会没人报修呢，是不是不敢报？", 2),
        ("现在这家物业，您觉得怎么样？", 1),
        ("我们这套方案，您觉得怎么样？", 2),
    ],
)
def test_a_topic_that_is_led_in_asks_nothing_of_its_own(text: str, parts: int) -> None:
    assert len(clauses(plain(text).text, "zh")) == parts


def test_a_greeting_leans_on_no_question_behind_it() -> None:
    asked = "我想了解一下，仓库那边主要有哪些麻烦？"
    assert classify(asked, Thread(), BOOK).kind is Kind.PROBLEM
    assert classify(f"您好，{asked}", Thread(), BOOK).kind is Kind.PROBLEM


def test_a_twofold_no_is_no_question() -> None:
    assert not classify("不是不是，我没说清楚，我是说温度能记下来", Thread(), BOOK, "zh").acts[0].is_question
    assert not classify("他要的是记录谁也改不了", Thread(), BOOK, "zh").acts[0].is_question
    assert classify("是不是很慢？", Thread(), BOOK, "zh").kind is Kind.PROBLEM


@pytest.mark.parametrize(
    "sorry", ["不好意思，", "哦哦不好意思，", "哎呀不好意思啊，", "不好意思", "对不起对不起，", "真不好意思"]
)
def test_sorry_says_nothing_of_what_is_bad(sorry: str) -> None:
    reading = classify(f"{sorry}我想问一下你们现在用的什么系统", Thread(), BOOK, "zh")
    assert [act.kind for act in reading.acts] == [Kind.OTHER, Kind.SITUATION]


@pytest.mark.parametrize(
    "recap",
    [
        "我理一下看对不对：主轴突然坏，停机影响交付，还要被罚款，是这样吧？",
        "那我捋一遍：漏单会拖累回款，还要赔客户，对吧？",
        "我梳理一下，系统慢导致客户投诉，一个月损失十几万，没错吧？",
    ],
)
def test_a_recap_full_of_troubles_that_ends_in_a_tag_asks_for_none(recap: str) -> None:
    reading = classify(recap, Thread(), BOOK, "zh")
    assert {act.kind for act in reading.acts} <= {Kind.SUMMARY, Kind.TESTING}


def test_a_recap_with_a_question_behind_it_still_asks() -> None:
    assert classify("我理一理：目前三个班，每班四个人，那夜班谁来修？", Thread(), BOOK, "zh").label == "situation"


def test_a_tag_that_asks_for_a_nod_takes_nothing_from_the_troubles_before_it() -> None:
    recap = "我理一下看对不对：一停机就影响主机厂，还要被罚款，维修班的人也跟着熬夜，是这样吧？"
    assert classify(recap, Thread(), BOOK, "zh").kind is Kind.TESTING


def test_a_recap_in_several_sentences_asks_in_the_end_whether_it_was_right() -> None:
    recap = "我捋一下您看对不对：收货对不上，每月要赔；冷链断了，货只能倒掉。这两件事最后都算在您头上，是吧？"
    assert classify(recap, Thread(), BOOK, "zh").kind is Kind.TESTING


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("门店收货当场扫、当场签，有照片有时间。", Kind.PRESSURE),
        ("今天签就送一年维保", Kind.PRESSURE),
        ("这样安排您看行不行：您本周五前把差异单导一份给我。", Kind.PROPOSAL),
    ],
)
def test_signing_on_the_spot_is_pressure_only_where_a_contract_is_signed(text: str, kind: Kind) -> None:
    read = classify(text, Thread(), BOOK, "zh").kind
    assert (read is kind) is (not text.startswith("门店"))
