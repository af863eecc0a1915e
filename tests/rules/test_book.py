"""What the book of rules must hold as a whole."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from app.content.cues import Shelf, load_words
from app.content.rules import LANGUAGES, digest_of, load_rules
from app.places import place
from app.spin.acts.act import Language, Thread
from app.spin.acts.classify import classify
from app.spin.acts.votes.cues import CLASSES
from app.spin.acts.votes.rules import Rule
from tests.kept import book

BOOK = book()
HAN = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")
WORKING = [rule for rule in BOOK.rules if not rule.default]
LEAST = 40


def test_each_language_has_at_least_forty_rules() -> None:
    counts = Counter(rule.language for rule in WORKING)
    assert counts["en"] >= LEAST
    assert counts["zh"] >= LEAST


def test_ids_are_unique_and_found() -> None:
    every = (*BOOK.rules, *BOOK.deeds)
    ids = [rule.id for rule in every]
    assert len(ids) == len(set(ids))
    assert all(BOOK.rule(rule.id) is rule for rule in every)


@pytest.mark.parametrize("rule", [*BOOK.rules, *BOOK.deeds], ids=lambda rule: rule.id)
def test_each_rule_explains_itself_in_both_languages(rule: Rule) -> None:
    assert HAN.search(rule.explain["zh"])
    assert len(LATIN.findall(rule.explain["en"])) > len(HAN.findall(rule.explain["en"]))
    assert len(rule.explain["en"]) > len("It is a rule.")


@pytest.mark.parametrize("rule", [*WORKING, *BOOK.deeds], ids=lambda rule: rule.id)
def test_each_rule_has_examples_and_counter_examples(rule: Rule) -> None:
    assert len(rule.matches) > 1
    assert rule.rejects
    assert len(set(rule.matches)) == len(rule.matches)


@pytest.mark.parametrize("rule", WORKING, ids=lambda rule: rule.id)
def test_each_rule_decides_somewhere(rule: Rule) -> None:
    readings = (classify(text, Thread(), BOOK, rule.language) for text in rule.matches)
    spoke = {hit.rule for reading in readings for act in reading.acts for hit in act.hits}
    assert rule.id in spoke


def test_rules_that_never_decide_are_reported(capsys: pytest.CaptureFixture[str]) -> None:
    """No failure: a rule may only ever lend weight. The list helps whoever prunes the book."""
    examples = [(rule.language, text) for rule in BOOK.rules for text in rule.matches]
    readings = (classify(text, Thread(), BOOK, language) for language, text in examples)
    decided = {act.rule for reading in readings for act in reading.acts}
    never = sorted(rule.id for rule in WORKING if rule.id not in decided)
    with capsys.disabled():
        print("\nrules that decide none of the examples:", ", ".join(never) or "none")
    assert len(never) < len(WORKING) // 4


def test_the_digest_is_of_what_the_rules_and_their_cues_say() -> None:
    cues = tuple(Shelf(place("rules"), LANGUAGES).digests.values())
    assert BOOK.digest == load_rules().digest
    every = (*BOOK.rules, *BOOK.deeds)
    assert digest_of(every[::-1], cues) == BOOK.digest
    assert digest_of(every[1:], cues) != BOOK.digest
    assert digest_of(every[:-1], cues) != BOOK.digest
    assert digest_of(every, ("", cues[1])) != BOOK.digest


def test_a_word_added_to_the_lexicon_changes_the_digest(tmp_path: Path) -> None:
    shutil.copytree(place("rules"), tmp_path / "rules")
    with (tmp_path / "rules" / "en" / "words" / "trouble.txt").open("a", encoding="utf-8") as file:
        file.write("# a comment\n")
        file.flush()
        assert load_rules(tmp_path / "rules", ready=()).digest == BOOK.digest
        file.write("grblx\n")
    assert load_rules(tmp_path / "rules", ready=()).digest != BOOK.digest


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_question_has_one_rule_for_its_cues(language: Language) -> None:
    of_cues = [rule for rule in BOOK.rules if rule.default == "cues" and rule.language == language]
    assert [rule.kind for rule in of_cues] == list(CLASSES)
    assert not any(rule.pattern for rule in of_cues)


def test_words_of_a_trainers_own_file_come_before_those_of_the_product(tmp_path: Path) -> None:
    for name, text in {"better": "peel\nquick\n", "trouble": "scrap\n", "trouble.ours": "# ours\nPeel\n"}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert load_words(tmp_path, "en") == {"peel": "trouble", "quick": "better", "scrap": "trouble"}
