"""Turns that try to earn a label without asking for anything, each with the label it must have and why."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from app.spin.acts.act import Flag, Language, Stands, Thread

HERE = Path(__file__).parent
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Trick:
    """One turn: what it must be read as, and after what. `missed` says why the engine cannot see through it yet."""

    text: str
    language: Language
    label: str
    why: str
    flag: Flag | None
    thread: Thread
    missed: str


def tricks() -> list[Trick]:
    """All tricks of both languages, in the order of their files."""
    return [_trick(row, language) for language in LANGUAGES for row in _rows(language)]


def _rows(language: str) -> list[dict[str, str]]:
    lines = (HERE / f"tricks.{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _trick(row: dict[str, str], language: Language) -> Trick:
    thread = Thread(
        buyer_said=row.get("said", ""),
        stands=Stands(row.get("stands", "nothing")),
        told=frozenset({"line"}) if "said" in row else frozenset(),
    )
    flag = cast("Flag | None", row.get("flag"))
    return Trick(row["text"], language, row["label"], row["why"], flag, thread, row.get("missed", ""))
