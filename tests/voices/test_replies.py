"""The guard's own precision on good and bad replies of our own: bars, figures that are published, and its quickness."""

import pytest

from app.spin.acts.act import Language
from scripts.guard import APART, HELD, LANGUAGES, PAGES, ROOT, Heard, Reply, figures_of, hear, hear_all, page, wrong

MOST_ALARMS, MOST_MISSED = 0.01, 0.05
ENOUGH = 300
# Of whole answers held back, at most: the bar of what may be missed is kept, that of wrong alarms not quite, and what
# makes it worse must say so.
HELD_MISSED = MOST_MISSED
HELD_ALARMS: dict[Language, int] = {"en": 5, "zh": 7}  # of 300; the bar is 3
# Of the short slips set apart, fifty good and a hundred bad ones a language.
APART_ALARMS = 2
APART_MISSED: dict[Language, int] = {"en": 20, "zh": 22}
# What the guard of before needed on the good replies of the fold "first": pieces until the first word could leave.
BEFORE: dict[Language, float] = {"en": 1.163, "zh": 1.087}


@pytest.fixture(scope="module")
def heard() -> dict[Language, list[Heard]]:
    return {language: hear_all(language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_replies_it_was_tuned_on_keep_the_bars(heard: dict[Language, list[Heard]], language: Language) -> None:
    seen = figures_of(heard[language])["seen"]
    judged = [each.reply.text for each in wrong(heard[language]) if each.reply.fold not in (APART, HELD)]
    assert seen["alarms"] <= MOST_ALARMS * seen["good"], judged
    assert seen["missed"] <= MOST_MISSED * seen["bad"], judged


@pytest.mark.parametrize("language", LANGUAGES)
def test_replies_held_back_are_judged_as_is_published(heard: dict[Language, list[Heard]], language: Language) -> None:
    held = figures_of(heard[language])["held"]
    assert min(held["good"], held["bad"]) >= ENOUGH
    assert held["alarms"] <= HELD_ALARMS[language]
    assert held["missed"] <= HELD_MISSED * held["bad"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_replies_set_apart_are_caught_as_often_as_is_published(
    heard: dict[Language, list[Heard]], language: Language
) -> None:
    apart = figures_of(heard[language])["apart"]
    assert (apart["good"], apart["bad"]) == (50, 100)
    assert apart["alarms"] <= APART_ALARMS
    assert apart["missed"] <= APART_MISSED[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_hardly_a_good_reply_loses_a_sentence(heard: dict[Language, list[Heard]], language: Language) -> None:
    figures = figures_of(heard[language])
    for part in (figures["seen"], figures["apart"], figures["held"]):
        assert part["shortened"] <= MOST_ALARMS * part["good"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_of_each_and_none_twice(heard: dict[Language, list[Heard]], language: Language) -> None:
    texts = [each.reply.text for each in heard[language]]
    assert sum(bool(each.reply.finding) for each in heard[language]) >= ENOUGH
    assert sum(not each.reply.finding for each in heard[language]) >= ENOUGH
    assert len(texts) - len(set(texts)) <= len(texts) // 50  # “Go on.” may be said twice


def test_the_published_pages_are_those_of_today(heard: dict[Language, list[Heard]]) -> None:
    figures = {language: figures_of(found) for language, found in heard.items()}
    for reader, name in PAGES.items():
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == page(figures, reader), "scripts/guard.py --write"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_word_waits_no_longer_than_before(heard: dict[Language, list[Heard]], language: Language) -> None:
    first = [each.first for each in heard[language] if each.reply.fold == "first" and not each.reply.finding]
    assert sum(first) / len(first) <= BEFORE[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_letter_by_letter_the_verdict_is_the_same(heard: dict[Language, list[Heard]], language: Language) -> None:
    for each in heard[language][::9]:
        assert hear(each.reply, list(each.reply.text)).stopped is each.stopped, each.reply.text


def test_a_reply_of_an_unknown_fact_is_named() -> None:
    with pytest.raises(ValueError, match="nosuchfact"):
        hear(Reply("lifeng-chassis", ("tell:nosuchfact",), "", "好。", "first"))
