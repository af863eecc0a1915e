"""The table of difficulty as a page in both languages: what each level does to three sellers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from app.coaching.levels import Played, measured, resisting, withholding
from app.content.rubric import load_rubric
from app.content.rules import load_rules
from app.content.scenario.library import Authored
from app.places import place
from app.spin.acts.act import Language
from app.spin.scenario import Difficulty

PAGES: Final[Mapping[Language, str]] = {"en": "difficulty.md", "zh": "difficulty.zh.md"}
SELLERS: Final = ("strong", "middle", "weak")
TEXTS: Final[Mapping[Language, Mapping[str, str]]] = {
    "en": {
        "head": "# What difficulty does\n\n[中文版](difficulty.zh.md)\n",
        "about": (
            "Made by `spin-coach scenario levels --write`: the talks that every account ships, played by the scripted "
            "sellers on each level.\nThe buyer resists in a turn in which he holds back, plays down, objects, doubts, "
            "hesitates, asks why or goes.\nIn some of these turns he gives what was asked for all the same; those in "
            "which he does not stand beside."
        ),
        "levels": "## By level, first meetings",
        "accounts": "## By account",
        "columns": (
            "| Level | Seller | Talks | Score, mean | Needs opened | Turns resisted | Nothing given | Advances "
            "| Walk-outs |"
        ),
        "rows": "| Account | Meeting | Level | Seller | Score | Outcome | Needs opened | Turns resisted | Walked out |",
        "all": "all three",
        "strong": "strong", "middle": "middling", "weak": "weak",
        "easy": "easy", "middle_level": "medium", "hard": "hard",
        "order": "Order", "advance": "Advance", "continuation": "Continuation", "no_sale": "No sale",
        "out": "yes",
    },
    "zh": {
        "head": "# 难度意味着什么\n\n[English](difficulty.md)\n",
        "about": (
            "由 `spin-coach scenario levels --write` 生成：每个客户自带的对话，由固定台词的销售在各个难度上演一遍。\n"
            "“抗拒”指这一轮里客户有所保留、轻描淡写、提出异议、将信将疑、犹豫、反问来意或要走。"
            "其中有些轮次他嘴上顶一句，该给的还是给了；没有给的另列一栏。"
        ),
        "levels": "## 按难度（第一次会谈）",
        "accounts": "## 按客户",
        "columns": "| 难度 | 销售 | 场次 | 平均分 | 打开的需求 | 抗拒的轮次 | 没有给的 | 进展 | 中途离场 |",
        "rows": "| 客户 | 会谈 | 难度 | 销售 | 得分 | 结果 | 打开的需求 | 抗拒的轮次 | 离场 |",
        "all": "三者合计",
        "strong": "优秀", "middle": "中等", "weak": "薄弱",
        "easy": "容易", "middle_level": "适中", "hard": "困难",
        "order": "订单", "advance": "进展", "continuation": "拖延", "no_sale": "未成交",
        "out": "是",
    },
}  # fmt: skip


def levels(accounts: Iterable[Authored], *, write: bool) -> int:
    """Print the English page, or write both into docs/. Always 0: the bars stand in the tests."""
    played = list(measured(accounts, load_rules(), load_rubric()))
    if not write:
        print(page(played, "en"), end="")
        return 0
    for language, name in PAGES.items():
        (place("docs") / name).write_text(page(played, language), encoding="utf-8")
    return 0


def page(played: Sequence[Played], language: Language) -> str:
    """The whole page in Markdown."""
    say = TEXTS[language]
    first = [each for each in played if each.meeting == 1]
    parts = (
        say["head"],
        say["about"] + "\n",
        say["levels"] + "\n",
        _table(say["columns"], (row for level in Difficulty for row in _of_level(first, level, say))),
        say["accounts"] + "\n",
        _table(say["rows"], (_of_talk(each, say) for each in played)),
    )
    return "\n".join(parts)


def _table(head: str, rows: Iterable[str]) -> str:
    line = "|" + "---|" * (head.count("|") - 1)
    return "\n".join((head, line, *rows)) + "\n"


def _of_level(first: Sequence[Played], level: Difficulty, say: Mapping[str, str]) -> Iterable[str]:
    at = [each for each in first if each.level is level]
    for seller in SELLERS:
        yield _summed([each for each in at if each.seller == seller], level, say[seller], say)
    yield _summed(at, level, say["all"], say)


def _summed(talks: Sequence[Played], level: Difficulty, seller: str, say: Mapping[str, str]) -> str:
    mean = sum(each.total for each in talks) / len(talks)
    opened = sum(each.opened for each in talks) / sum(each.needs for each in talks)
    advances = sum(each.outcome in ("advance", "order") for each in talks)
    out = sum(each.walked_out for each in talks)
    shares = (f"{each:.2f}" for each in (opened, resisting(talks), withholding(talks)))
    return _row(_level(level, say), seller, len(talks), f"{mean:.1f}", *shares, advances, out)


def _of_talk(each: Played, say: Mapping[str, str]) -> str:
    opened, resisted = f"{each.opened}/{each.needs}", f"{each.resisted}/{each.turns}"
    out = say["out"] if each.walked_out else ""
    head = (each.slug, each.meeting, _level(each.level, say), say[each.seller], f"{each.total:.1f}")
    return _row(*head, say[each.outcome], opened, resisted, out)


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(each) for each in cells) + " |"


def _level(level: Difficulty, say: Mapping[str, str]) -> str:
    return say["middle_level" if level is Difficulty.MIDDLE else level.value]
