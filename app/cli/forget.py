"""Delete what is stored of a person: every practice of a name, or all older than a day, and all that belongs to them.

Without --yes it only says what it would delete. Afterwards the database is written anew: nothing stays in its files.
"""

import argparse
from datetime import date, datetime
from typing import Final

from app.config import load_settings
from app.reports.writers import EARLIEST, LATEST, midnight
from app.spin.errors import CoachError
from app.store.people import Held, Whose
from app.store.store import Store

TABLES: Final = {
    "practices": "practices 练习",
    "turns": "turns 发言",
    "scorecards": "scorecards 评分卡",
    "attempts": "submitted attempts 已提交的成绩",
    "branches": "second tries 重练",
    "sheets": "sheets of needs 需求清单",
    "contests": "objections to labels 标签申诉",
    "findings": "answers the guard stopped 被拦下的回答",
}
NOT_YET: Final = (
    "Nothing is deleted yet; with --yes it is, for good.\n尚未删除任何内容；加上 --yes 才会删除，且无法恢复。"
)
DELETED: Final = "Deleted. Backups and exports made before still hold it.\n已删除。此前的备份和导出文件里仍有这些数据。"


class NobodyMeant(CoachError):
    """Neither a name nor a day is given."""


class NothingStored(CoachError):
    """Nothing is stored under this name, or of that time."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whose practices, and whether they really go."""
    parser.add_argument("name", nargs="?", help="the name as it was typed: letter for letter")
    parser.add_argument("--before", type=date.fromisoformat, help="only practices begun before this day, YYYY-MM-DD")
    parser.add_argument("--yes", action="store_true", help="delete them; without it they are only counted")


def run(given: argparse.Namespace) -> int:
    """Print what there is; delete it where told to."""
    if given.name is None and given.before is None:
        raise NobodyMeant(
            "Whose practices?", "Give a name, or a day with --before. 请给出姓名，或用 --before 给出日期。"
        )
    whose = Whose(given.name, midnight(min(max(given.before, EARLIEST), LATEST)) if given.before else None)
    store = Store(load_settings().database_url)
    try:
        store.migrate()
        held = store.people.held(whose)
        if not held:
            raise _nothing(whose, store)
        print(_listed(held))
        if given.yes:
            store.people.forget(whose)
    finally:
        store.close()
    print(DELETED if given.yes else NOT_YET)
    return 0


def _listed(held: Held) -> str:
    counts = dict(held.rows)
    rows = [f"{counts[table]:>6}  {words}" for table, words in TABLES.items() if counts[table]]
    span = f"{_day(held.first)} – {_day(held.last)}"
    rows[0] += f" ({span}; {held.open} still going on 尚未结束)" if held.open else f" ({span})"
    return "\n".join(rows)


def _day(moment: datetime | None) -> str:
    return moment.astimezone().date().isoformat() if moment else ""


def _nothing(whose: Whose, store: Store) -> NothingStored:
    if whose.name is None:
        return NothingStored("No practice is that old, so nothing was deleted. 没有这么早的练习，什么也没有删除。")
    alike = "、".join(f"“{each}”" for each in store.people.names_like(whose.name) if each != whose.name)
    english = f"No such practice is stored under “{whose.name}”, so nothing was deleted."
    chinese = f"没有以“{whose.name}”为姓名的此类练习，什么也没有删除。"
    similar = f" Names that contain it 含有这几个字的姓名：{alike}" if alike else ""
    return NothingStored(f"{english}\n{chinese}", similar.strip())
