"""What asks although its form hides it, and what only looks as if it asked."""

import pytest

from app.spin.acts.act import Kind, Language, Thread
from app.spin.acts.classify import classify
from app.spin.acts.clauses.split import GRAMMARS
from tests.kept import book


@pytest.mark.parametrize(
    ("language", "clause", "asked"),
    [
        ("en", "it isn't clear to me who bears the loss.", True),
        ("en", "i'm trying to get a feel for how often the gate jams.", True),
        ("en", "kindly advise what fails most.", True),
        ("en", "let me know whether the returns bother you.", True),
        ("en", "do the hinges ever stick", True),
        ("en", "be honest, is the old kiln any good", True),
        ("en", "if the pump stops do you send people home", True),
        ("en", "i don't know what to say.", False),
        ("en", "i can't tell you what it costs.", False),
        ("en", "let me know what you decide.", False),
        ("en", "do the sums first.", False),
        ("en", "it would help me to know who signs the sheets.", True),
        ("en", "what i'm still missing is how long the lease runs.", True),
        ("en", "perhaps you could tell me which vans break down.", True),
        ("en", "i keep wondering whether the counts can be trusted.", True),
        ("en", "i'd value your view of the present cleaners.", True),
        ("en", "i'd be grateful if you could sketch how a crate leaves the hall.", True),
        ("en", "the crew waits then, i guess.", True),
        ("en", "i suppose the old pump gives you trouble.", True),
        ("en", "if they miss the noon train what do you tell the client", True),
        ("en", "when the tills freeze do people just walk out", True),
        ("en", "a bad batch like that what does it set you back", True),
        ("en", "what stops people picking the big one", True),
        ("en", "leased or bought", True),
        ("en", "i'd be glad to show you how it works.", False),
        ("en", "i'd be glad if we could meet on the twelfth.", False),
        ("en", "you may be wondering what it costs.", False),
        ("en", "i guess we could start with the small hall.", False),
        ("en", "that's all then, i suppose.", False),
        ("en", "sooner or later", False),
        ("zh", "夜里一共住了几晚", True),
        ("zh", "前几天我去看过。", False),
        ("zh", "旺季前几周开始备货", True),
        ("zh", "收货之后几小时入库", True),
        ("zh", "窑里的坯子废了几窑", True),
        ("zh", "每班几时交接", True),
        ("zh", "多卖出去几百箱", True),
        ("zh", "能替您省下几个人", True),
        ("zh", "给您列了几条建议。", False),
        ("zh", "头几个月我们不收费。", False),
        ("zh", "退货款可曾收齐", True),
        ("zh", "上回漏的那批找着了没有,不方便可以不说", True),
        ("zh", "一张张录挺费劲的吧,这么多单子", True),
        ("zh", "外面挺热的吧,我给您倒水", False),
        ("zh", "我猜打包这块常出错吧", True),
        ("zh", "估计返工的料也不少", True),
        ("zh", "估计我周三能写完。", False),
        ("zh", "这么一弄老客户不就跑光了", True),
        ("zh", "难不成每次都要人去重启", True),
        ("zh", "工地多了管得住管不住", True),
        ("zh", "大家嫌的是慢,还是难用", True),
        ("zh", "赔还是不赔", True),
        ("zh", "请回忆一下上次断货的冲击", True),
        ("zh", "请评估一下我们的报价", False),
        ("zh", "咱们算一笔账,一次错发的代价", True),
        ("zh", "我给您算一笔账,一年省十二万", False),
        ("zh", "我很好奇你们对账的难处", True),
        ("zh", "我好奇心重,别见怪", False),
        ("zh", "开店的谁没丢过货?", False),
        ("zh", "哪有不坏的机器呢", False),
        ("zh", "有没有哪个仓没盘点过?", True),
        ("zh", "还有谁没签字?", True),
    ],
)
def test_a_question_is_heard_by_its_form(language: Language, clause: str, *, asked: bool) -> None:
    assert GRAMMARS[language].asks(clause) is asked


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "You do hinges. Do they last?", Kind.PROBLEM),
        ("en", "Leased?", Kind.SITUATION),
        ("en", "The tablets came in spring. Any trouble?", Kind.PROBLEM),
        ("en", "Two clerks share one screen. Does it work?", Kind.PROBLEM),
        ("en", "You order on Mondays. From whom?", Kind.SITUATION),
        ("en", "The freezer failed in June. Spoiled goods?", Kind.IMPLICATION),
        ("en", "Many bakeries struggle to find staff. How many bakers work here?", Kind.SITUATION),
        ("zh", "稳吗", Kind.PROBLEM),
    ],
)
def test_a_short_question_whose_words_are_sure_is_one(language: Language, text: str, kind: Kind) -> None:
    assert classify(text, Thread(), book(), language).label == kind


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Deal?"),
        ("en", "All clear?"),
        ("en", "Six bays, two shifts. Is that everything?"),
        ("en", "Zzz grblx?"),
        ("zh", "好吗？"),
    ],
)
def test_what_asks_for_a_nod_or_says_nothing_is_none(language: Language, text: str) -> None:
    assert classify(text, Thread(), book(), language).label == Kind.OTHER
