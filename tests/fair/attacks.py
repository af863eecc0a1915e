"""Turns that try to talk the buyer or the score out of their rules, and fair ones that only look like them."""

import json
from dataclasses import dataclass
from pathlib import Path

from app.spin.acts.act import Language

HERE = Path(__file__).parent
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Attack:
    """One turn. `label` is the question that it truly asks beside its trick, "other" where it asks none."""

    text: str
    language: Language
    kind: str
    label: str

    @property
    def asks(self) -> bool:
        """Whether a fair question stands in it."""
        return self.label != "other"


def attacks() -> list[Attack]:
    """All of both languages, in the order of their files."""
    return [_attack(row, language) for language in LANGUAGES for row in _rows(language)]


def _rows(language: str) -> list[dict[str, str]]:
    lines = (HERE / f"attacks.{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _attack(row: dict[str, str], language: Language) -> Attack:
    assert row.keys() <= {"text", "kind", "label"}, row
    return Attack(row["text"], language, row["kind"], row.get("label", "other"))
