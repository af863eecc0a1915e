"""Rule files: each mistake is reported with its file, line, field and remedy."""

from pathlib import Path

import pytest

from app.content.errors import ContentError, Mistake
from app.content.rules import load_rules
from app.spin.acts.act import Kind

DEFAULTS = """\
language: {language}
label: other
rules:
  - {{id: {language}-x01, kind: situation, default: question, about: a, explain: {{en: a, zh: 甲}}}}
  - {{id: {language}-x02, kind: problem, default: open_problem, about: a, explain: {{en: a, zh: 甲}}}}
  - {{id: {language}-x03, kind: information, default: statement, about: a, explain: {{en: a, zh: 甲}}}}
  - {{id: {language}-x04, default: filler, about: a, explain: {{en: a, zh: 甲}}}}
"""
RULE = """\
language: en
label: problem
rules:
  - id: en-p01
    pattern: 'any {trouble}'
    weight: 3
    about: trouble
    explain:
      en: You ask for trouble.
      zh: 您问有没有问题。
    matches: ["Is there any snag?", "Do you see any hitch?"]
    rejects: ["Is there a list?"]
"""
LEXICON = """\
language: en
words:
  trouble: [snag, hitch, '{more}']
  more: [jam]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language in ("en", "zh"):
        (tmp_path / language).mkdir()
        write(tmp_path, f"{language}/defaults.yaml", DEFAULTS.format(language=language))
    write(tmp_path, "en/problem.yaml", RULE)
    write(tmp_path, "en/lexicon.yaml", LEXICON)
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def mistakes(folder: Path) -> tuple[Mistake, ...]:
    with pytest.raises(ContentError) as caught:
        load_rules(folder)
    return caught.value.mistakes


def test_a_rule_is_read_with_its_lexicon(folder: Path) -> None:
    rule = load_rules(folder).rule("en-p01")
    assert rule.pattern == r"\b(?:any (?:snag|hitch|(?:jam)))\b"
    assert (rule.kind, rule.form, rule.part, rule.weight) == (Kind.PROBLEM, "asked", "any", 3)
    assert rule.explain["zh"] == "您问有没有问题。"


def test_the_digest_follows_what_is_said_and_nothing_else(folder: Path) -> None:
    before = load_rules(folder).digest
    write(folder, "en/problem.yaml", "# a remark\n" + RULE)
    assert load_rules(folder).digest == before
    write(folder, "en/problem.yaml", RULE.replace("weight: 3", "weight: 4"))
    changed = load_rules(folder).digest
    write(folder, "en/problem.yaml", RULE)
    write(folder, "en/lexicon.yaml", LEXICON.replace("hitch", "glitch"))
    assert len({before, changed, load_rules(folder).digest}) == 3


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "code"),
    [
        ("weight: 3", "weight: heavy", 6, "rules[1].weight", "rule.field"),
        ("weight: 3", "weight: 99", 6, "rules[1].weight", "rule.field"),
        ("weight: 3", "wieght: 3", 6, "rules[1].wieght", "rule.field"),
        ("      zh: 您问有没有问题。\n", "", 8, "rules[1].explain.zh", "rule.field"),
        ("id: en-p01", "id: p1", 4, "rules[1].id", "rule.field"),
        ("id: en-p01", "id: zh-p01", 4, "rules[1].id", "rule.id"),
        ("id: en-p01", "id: en-x01", 4, "rules[1].id", "rule.id"),
        ("any {trouble}", "any {truoble}", 5, "rules[1].pattern", "rule.word"),
        ("any {trouble}", "any (snag", 5, "rules[1].pattern", "rule.pattern"),
        ("any {trouble}", "(?=any) snag", 5, "rules[1].pattern", "rule.pattern"),
        ("label: problem", "label: trouble", 2, "label", "rule.field"),
        ("language: en", "language: zh", 4, "rules[1].id", "rule.id"),
    ],
)
def test_a_mistake_has_its_place(folder: Path, old: str, new: str, line: int, field: str, code: str) -> None:
    write(folder, "en/problem.yaml", RULE.replace(old, new, 1))
    found = [(each.file, each.line, each.field, each.code) for each in mistakes(folder)]
    assert ("en/problem.yaml", line, field, code) in found


def test_each_mistake_says_what_to_do_in_three_ways_of_writing(folder: Path) -> None:
    write(folder, "en/problem.yaml", RULE.replace("{trouble}", "{nothing}"))
    (mistake,) = mistakes(folder)
    assert "nothing" in mistake.problem_for("en")
    assert "trouble" in mistake.remedy_for("zh_Hans")
    assert mistake.remedy_for("zh_Hant")


def test_mistakes_of_several_files_come_together(folder: Path) -> None:
    write(folder, "en/problem.yaml", RULE.replace("weight: 3", "weight: heavy"))
    write(folder, "zh/problem.yaml", "rules: {")
    assert {each.file for each in mistakes(folder)} == {"en/problem.yaml", "zh/problem.yaml"}


def test_an_entry_of_the_lexicon_that_contains_itself_is_a_mistake(folder: Path) -> None:
    write(folder, "en/lexicon.yaml", LEXICON.replace("[jam]", "['{trouble}']"))
    assert [each.code for each in mistakes(folder)] == ["rule.word"]


@pytest.mark.parametrize("lines", [slice(0, 6), slice(0, 3)])
def test_every_default_has_exactly_one_rule(folder: Path, lines: slice) -> None:
    text = DEFAULTS.format(language="zh").splitlines()[lines]
    write(folder, "zh/defaults.yaml", "\n".join(text) + (" []" if len(text) == 3 else ""))
    assert {each.code for each in mistakes(folder)} == {"rule.default"}


def test_a_lexicon_of_the_other_language_is_a_mistake(folder: Path) -> None:
    write(folder, "en/lexicon.yaml", LEXICON.replace("language: en", "language: zh"))
    assert [(each.file, each.line, each.code) for each in mistakes(folder)] == [("en/lexicon.yaml", 1, "choice")]


DEED = """\
language: en
label: other
rules:
  - id: en-m01
    deed: promise
    pattern: "i'll send"
    {more}
    about: a promise
    explain: {{en: You promise something., zh: 您答应了一件事。}}
    matches: ["I'll send it.", "I'll send both."]
    rejects: ["Send it."]
"""


def test_a_rule_that_marks_stands_apart_from_those_that_label(folder: Path) -> None:
    before = load_rules(folder).digest
    write(folder, "en/deeds.yaml", DEED.format(more="unless: tomorrow"))
    book = load_rules(folder)
    assert [rule.id for rule in book.deeds] == ["en-m01"]
    assert book.rule("en-m01") not in book.rules
    assert [seen.flag for seen in book.finder("en").deeds.in_clause("i'll send it")] == ["promise"]
    assert book.finder("en").deeds.in_clause("i'll send it tomorrow") == ()
    assert book.digest != before


def test_a_flawed_pattern_of_a_mark_is_named_with_its_field(folder: Path) -> None:
    write(folder, "en/deeds.yaml", DEED.format(more="unless: '(tomorrow'"))
    (mistake,) = mistakes(folder)
    assert (mistake.file, mistake.line, mistake.code) == ("en/deeds.yaml", 7, "rule.pattern")


def test_what_only_a_mark_has_is_a_mistake_in_a_label(folder: Path) -> None:
    write(folder, "en/problem.yaml", RULE.replace("    weight: 3", "    whole: true"))
    (mistake,) = mistakes(folder)
    assert (mistake.file, mistake.code) == ("en/problem.yaml", "rule.field")
