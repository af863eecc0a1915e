"""An answer without the figures it was to tell is not the answer."""

import pytest

from app.spin.acts.act import Language
from app.voices.due import untold

FACTS = {
    "en": ("Rooms run late; that cost $212,000 last year.", "The count is on paper."),
    "zh": ("上季度加急运费 46 万。", "质量部也要参加。"),
}


@pytest.mark.parametrize(
    ("language", "said", "missing"),
    [
        ("en", "What do you think of a tray? It is a bit heavy.", True),
        ("en", "Two hundred and twelve thousand dollars, that was last year.", False),
        ("en", "$212K in overtime.", False),
        ("zh", "这个嘛，您也知道，各家都差不多。", True),
        ("zh", "光运费一个季度就四十六万。", False),
    ],
)
def test_a_fact_with_figures_is_told_by_one_of_them(language: Language, said: str, *, missing: bool) -> None:
    assert bool(untold(FACTS[language], said, language)) is missing


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_fact_without_figures_counts_as_told(language: Language) -> None:
    assert not untold(FACTS[language][1:], "…", language)
