"""The seller's own product: named, it is no topic of the account; put to what the buyer wants, it is a benefit."""

from dataclasses import replace

import pytest

from app.spin.acts.act import Act, Kind, Language, Stands, Thread, Topic
from app.spin.acts.classify import classify
from tests.kept import book

BOOK = book()
DOCK = Thread(
    topics=(
        Topic("problem", "queue", ("queue", "waiting at the dock", "dock"), "queue"),
        Topic("problem", "claims", ("claims", "claim desk"), "claims"),
    ),
    stands=Stands.WANT,
    problem="queue",
    voiced=frozenset({"queue", "claims"}),
    told=frozenset({"queue.overtime"}),
    wants=frozenset({"queue"}),
    turns=6,
    ours=("DockBook", "Tarn Systems"),
)
YARD = replace(
    DOCK,
    topics=(
        Topic("problem", "queue", ("排队", "月台等待"), "queue"),
        Topic("problem", "claims", ("理赔",), "claims"),
    ),
    ours=("月台通", "泰能"),
)


def act(text: str, thread: Thread, language: Language) -> Act:
    reading = classify(text, thread, BOOK, language)
    return reading.acts[reading.lead]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You said you want no queue before six: DockBook books every truck its slot the evening before.", "en"),
        ("DockBook texts each driver a slot, and the queue is gone by six.", "en"),
        ("You told me you want an end to the queue. DockBook gives each truck a slot.", "en"),
        ("DockBook would tell each driver when to come, what's left of the queue and who's next.", "en"),
        ("So DockBook gives you exactly that: a slot for every truck, with a name on it.", "en"),
        ("What you described, nobody in the yard before six, DockBook can do that for you.", "en"),
        ("Our service books every truck, so you'd have no queue by six.", "en"),
        ("我们前一晚就给每台车排好时段，不排队，正好对上您说的。", "zh"),
        ("您希望早上不用排队：月台通前一晚就给每台车排好时段。", "zh"),
        ("您要的早上六点前清空，月台通正好能做到。", "zh"),
        ("您刚才说想前一晚就知道谁几点到，用月台通的话，司机手机上都看得到", "zh"),
        ("您说想让司机不用排队，谁几点到都有数：我们给每台车约好时段。", "zh"),
        ("您刚才提到不想再排队，月台通能让每台车按时段进场。", "zh"),
    ],
)
def test_ours_put_to_what_he_wants_is_a_benefit_however_it_is_worded(text: str, language: Language) -> None:
    thread = YARD if language == "zh" else DOCK
    found = act(text, thread, language)
    assert (found.kind, found.about.problem) == (Kind.BENEFIT, "queue")
    unwanted = act(text, replace(thread, wants=frozenset()), language)
    assert unwanted.kind is not Kind.BENEFIT


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What would DockBook have to do for your queue?", "en"),
        ("We talked about the queue with your dispatcher.", "en"),
        ("I'll send you the DockBook figures on the queue by Friday.", "en"),
        ("You must sign for DockBook today, before the price goes up, or the queue stays.", "en"),
        ("DockBook also settles the claims.", "en"),
        ("I'll send you exactly that by Friday.", "en"),
        ("月台通要做到什么，您的排队问题才算解决？", "zh"),
        ("您希望不用排队，我们能做到的话对您有什么帮助", "zh"),
        ("我周五把月台通解决排队的资料发给您。", "zh"),
        ("月台通还能处理理赔。", "zh"),
    ],
)
def test_questions_promises_pressure_and_other_troubles_are_no_benefit(text: str, language: Language) -> None:
    assert act(text, YARD if language == "zh" else DOCK, language).kind is not Kind.BENEFIT


def test_a_name_that_holds_a_word_of_the_account_speaks_of_nothing() -> None:
    topics = (Topic("problem", "queue", ("月台",), "queue"),)
    assert act("您听说过月台通吗？", Thread(topics=topics), "zh").about.problem == "queue"
    assert act("您听说过月台通吗？", Thread(topics=topics, ours=("月台通",)), "zh").about.problem == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("DockBook has a hardened vault and session recording.", "en"),
        ("And our DockBook is used in nine countries.", "en"),
        ("月台通支持七种手持终端和四十八张报表。", "zh"),
        ("我们的“月台通”在九个国家有人用。", "zh"),
        ("DockBook shows the dispatcher what goes wrong at which gate.", "en"),
        ("月台通可以帮这个忙：不用一个一个打电话找车，这样就能把时间省下来", "zh"),
        ("用月台通的话，哪台车要晚到手机上都看得到", "zh"),
    ],
)
def test_a_statement_on_ours_is_a_feature_and_opens_nobody(text: str, language: Language) -> None:
    thread = replace(YARD if language == "zh" else DOCK, wants=frozenset())
    assert act(text, thread, language).kind in (Kind.FEATURE, Kind.ADVANTAGE)
