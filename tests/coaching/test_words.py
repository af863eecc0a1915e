"""The words that weigh questions: read when a practice of their language begins, not when the service starts."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from app.coaching.desk import Desk
from app.spin.acts.act import Language
from app.spin.acts.votes.cues import Cues
from app.spin.acts.votes.rules import RuleBook
from app.store.store import Store
from app.voices.scripted import ScriptedVoice
from tests.coaching.talk import QUICK, ZH, run, shelf


class Words(dict[Language, Cues]):
    """The product's, and a note of every language asked for."""

    def __init__(self) -> None:
        self.asked: list[Language] = []

    def get(self, language: Language, default: Any = None) -> Any:
        """As any mapping's."""
        self.asked.append(language)
        return shelf().rules.cues.get(language, default)


def test_the_words_of_a_language_are_read_when_a_practice_begins_and_not_before(tmp_path: Path) -> None:
    async def test() -> None:
        words = Words()
        book = RuleBook(shelf().rules.rules, "", words)
        desk = Desk(Store(f"sqlite:///{tmp_path}/coach.db"), replace(shelf(), rules=book), ScriptedVoice(0), "", QUICK)
        await desk.open()
        assert words.asked == []
        await desk.start(ZH, "coached", "Ann", "visitor")
        await desk.start(ZH, "coached", "Bo", "visitor")
        await desk.close()
        assert words.asked == ["zh"]

    run(test())
