"""Which language a page is written in, and that every key of the domain has words in it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from app.content.rubric import load_rubric
from app.reports.pdf import NoPaper
from app.spin import errors
from app.spin.acts.act import Flag, Kind
from app.spin.buyer.direction import EventKind
from app.spin.buyer.effects import TABLE
from app.spin.practice import Ended
from app.spin.scenario import Difficulty, Heading, Role
from app.spin.scoring.scorecard import Band, NotScored, Outcome
from app.web.language import negotiate, tongues
from app.web.words.criteria import CRITERIA, TERMS, TRIES
from app.web.words.keys import WORDS, word
from app.web.words.talk import EFFECTS
from app.web.words.trouble import TROUBLES

APP = Path(errors.__file__).parents[1]


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK,zh;q=0.9", "zh-Hant"),
        ("zh-SG", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh-Hant-CN", "zh-Hant"),
        ("yue", "zh-Hant"),
        ("en-GB,en;q=0.9", "en"),
        ("de-DE,de;q=0.9,zh-CN;q=0.4,en;q=0.3", "zh-Hans"),
        ("en;q=0.2,zh-TW;q=0.7", "zh-Hant"),
        ("zh-CN;q=0,en", "en"),
        ("fr", "en"),
        ("", "en"),
        ("*;q=0.5", "en"),
        ("zh-CN;q=nonsense,;;,,x-y-z,\x00", "en"),
        ("zh_CN", "zh-Hans"),
    ],
)
def test_the_browser_is_understood(header: str, tag: str) -> None:
    assert negotiate(header) == tag


def test_the_switch_beats_the_browser_and_nonsense_does_not() -> None:
    assert negotiate("zh-CN", "en") == "en"
    assert negotiate("zh-CN", "../../etc/passwd") == "zh-Hans"


def test_numbers_and_dates_are_written_as_the_language_does() -> None:
    at = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
    assert tongues()["en"].number(16.50) == "16.5"
    assert tongues()["en"].number(80.0) == "80"
    assert "2026" in tongues()["zh-Hans"].moment(at)
    assert re.fullmatch(r"\d Mar 2026, \d\d:\d6", tongues()["en"].moment(at))


def test_authored_explanations_reach_readers_of_traditional_chinese() -> None:
    texts = {"en": "software", "zh": "鼠标里面的软件"}
    assert tongues()["zh-Hant"].authored(texts) == "滑鼠裡面的軟體"
    assert tongues()["en"].authored(texts) == "software"
    assert (
        tongues()["zh-Hant"].authored({"zh": "账号；提交并对照；按回车", "en": ""}) == "帳號；提交並對照；按 Enter 鍵"
    )


def test_stops_and_colons_are_translated_with_their_words() -> None:
    loose = re.compile(r"_\([^{}]*\) \}\}[:,.;](?=[\s<])")
    templates = (APP / "web" / "templates").rglob("*.html")
    assert {each.name: found for each in templates if (found := loose.findall(each.read_text(encoding="utf-8")))} == {}


def _keys() -> Iterator[str]:
    literals: dict[str, object] = {"flag": Flag, "event": EventKind, "ended": Ended, "band": Band}
    literals |= {"outcome": Outcome, "result": Outcome}
    for prefix, literal in literals.items():
        yield from (f"{prefix}.{each}" for each in get_args(literal))
    yield from (f"not_scored.{each}" for each in get_args(NotScored) if each)
    for prefix, names in {"act": Kind, "heading": Heading, "difficulty": Difficulty, "role": Role}.items():
        yield from (f"{prefix}.{each.value}" for each in names)
    yield from (f"effect.{name}" for name, moved in TABLE.items() if moved.trust <= -2 or moved.patience <= -3)


@pytest.mark.parametrize("key", sorted(set(_keys())))
def test_every_key_has_words_in_each_language(key: str) -> None:
    said = {tag: word(key, tongue) for tag, tongue in tongues().items()}
    assert key not in said.values()
    assert said["en"] != said["zh-Hans"]


def _spelled(prefix: str, folder: str) -> set[str]:
    """The keys of a family that the code of a part spells out."""
    found: set[str] = set()
    for file in (APP / folder).rglob("*.py"):
        found |= set(re.findall(rf'"({prefix}\.[a-z_]+)"', file.read_text(encoding="utf-8")))
    return found


@pytest.mark.parametrize("key", sorted(_spelled("voice", "voices") | _spelled("reason", "spin")))
def test_every_reason_the_code_names_has_words(key: str) -> None:
    assert key in WORDS


def test_no_words_for_effects_that_do_not_exist() -> None:
    assert set(EFFECTS) <= set(TABLE)


def test_the_rubric_has_words_for_all_it_counts() -> None:
    rubric = load_rubric()
    assert {each.id for each in rubric.criteria} == set(CRITERIA) == set(TRIES)
    assert {f"{each.id}.{term}" for each in rubric.criteria for term in each.terms} == set(TERMS)


def test_every_error_of_a_talk_has_words() -> None:
    for_operators = {"bad_record", "newer_schema", "database_in_use", "bad_database_url", "traces_left"}
    keys = {
        each.key for each in vars(errors).values() if isinstance(each, type) and issubclass(each, errors.CoachError)
    }
    assert (keys | {NoPaper.key}) - for_operators == set(TROUBLES)
