"""The commands for whoever mends rules."""

import json
import re
from pathlib import Path

import pytest

from app.cli import main
from app.content.rule_lines import line_of
from tests.service import ROOT

ROWS = [
    {"text": "Are there any bottlenecks on the line?", "lang": "en", "label": "problem", "family": "a"},
    {
        "text": "Are there any bottlenecks on the dock?",
        "lang": "en",
        "label": "situation",
        "family": "b",
        "fold": "held",
    },
    {"text": "停一次机损失多少？", "lang": "zh", "label": "implication", "first": "problem", "second": "implication"},
    {"text": "有多少台设备？", "lang": "zh", "label": "situation", "first": "situation", "second": "situation"},
]


@pytest.fixture
def labelled(tmp_path: Path) -> str:
    file = tmp_path / "labelled.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS), encoding="utf-8")
    return str(file)


def test_check_counts_rules_and_finds_nothing_to_mend(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "check"]) == 0
    assert "All is well." in capsys.readouterr().out


def test_the_report_is_short_unless_all_is_asked_for(labelled: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "report", labelled]) == 0
    short = capsys.readouterr().out
    assert "en: 2 lines" in short
    assert "the label was: situation 1" in short
    assert "What to do" in short
    main(["rules", "report", labelled, "--all"])
    assert len(capsys.readouterr().out.splitlines()) > 5 * len(short.splitlines())


def test_the_report_as_json_holds_every_rule_of_the_languages_seen(
    labelled: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["rules", "report", labelled, "--json"])
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"en", "zh"}
    assert all(each["rule"].startswith("en-") for each in found["en"]["rules"])
    assert sum(each["leads"] for each in found["en"]["rules"]) == 2
    assert sum(each["lines"] for each in found["zh"]["coverage"]) == 2
    assert found["zh"]["never_fire"]


def test_without_a_file_the_rules_are_set_against_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "report"]) == 0
    assert "own examples" in capsys.readouterr().out


def test_one_rule_shows_its_misses_but_not_what_is_kept_from_authors(
    labelled: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["rules", "report", labelled, "--json"])
    rules = json.loads(capsys.readouterr().out)["en"]["rules"]
    (wrong,) = (each["rule"] for each in rules if each["instead"])
    main(["rules", "report", labelled, "--rule", wrong])
    shown = capsys.readouterr().out
    assert line_of(wrong) in shown
    assert "the line?" in shown
    assert "the dock?" not in shown


def test_a_file_or_rule_that_is_not_there_is_one_sentence(labelled: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "report", "nowhere.jsonl"]) == 1
    assert main(["rules", "report", labelled, "--rule", "en-q99"]) == 1
    assert "nowhere.jsonl" in capsys.readouterr().err


def test_a_line_is_found_by_rule_and_by_its_sentence() -> None:
    (rules,) = (ROOT / "app" / "rules" / "zh").glob("problem.yaml")
    lines = rules.read_text(encoding="utf-8").splitlines()
    file, _, number = line_of("zh-p01").partition(":")
    assert (file, lines[int(number) - 1].strip()) == ("zh/problem.yaml", "- id: zh-p01")
    place = next(number for number, line in enumerate(lines) if line.strip() == "matches:") + 1
    sentence = lines[place].strip().removeprefix("- ")
    assert line_of("zh-p01", sentence) == f"zh/problem.yaml:{place + 1}"
    assert line_of("zh-z99") == ""


def test_evaluate_by_family_and_among_readers_who_agree(labelled: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", labelled, "--by", "family", "--misses"]) == 0
    table = capsys.readouterr().out
    assert "by family: 2, mean accuracy 0.500 ± 0.500 (lowest 0.000, highest 1.000)" in table
    assert "where all readers agreed: 1 lines" in table
    assert "no line names its family" in table
    assert "situation read as problem by en-p" in table
    assert "the dock?" not in table
    main(["evaluate", labelled, "--json"])
    assert "the dock?" not in capsys.readouterr().out
    main(["evaluate", labelled, "--misses", "--held"])
    assert "”: Are there any bottlenecks on the dock?" in capsys.readouterr().out
    main(["evaluate", labelled, "--by", "fold", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert found["zh"]["agreed"]["samples"] == 1
    assert found["en"]["by_fold"]["groups"] == [{"name": "held", "samples": 1, "accuracy": 0.0}]
    assert "agreed" not in found["en"]


def test_classify_explains_in_sentences_who_won_and_who_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "said.txt"
    file.write_text("停一次机损失多少？\nHow many lines do you run?\nZzz grblx?\n", encoding="utf-8")
    assert main(["classify", str(file), "--explain"]) == 0
    shown = capsys.readouterr().out
    assert "停一次机损失多少？\n  → implication" in shown
    assert "     implication " in shown
    assert "     problem " in shown
    assert "→ situation" in shown
    assert "the words together (more than for " in shown
    assert "no rule found its words" in shown


def test_classify_weighs_in_the_unit_of_a_rule_and_names_the_words_of_the_lexicon(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "said.txt"
    file.write_text("There was scrap all week. How often do you get a backlog?\nMhm.\n", encoding="utf-8")
    main(["classify", str(file), "--explain"])
    shown = capsys.readouterr().out
    assert "en-s07 2 “How often do”" in shown
    assert re.search(r"“[\w ]+” [a-z]+ \+\d", shown)  # a word, its kind in the lexicon, its lead
    assert "counted with the words of “There was scrap all week.”" in shown
    assert "no rule found its words" in shown
    main(["classify", str(file)])
    told, question = json.loads(capsys.readouterr().out.splitlines()[0])["acts"]
    assert told["by"] in ("rule", "default")
    weights = {hit["rule"]: hit["weight"] for hit in question["hits"]}
    assert weights["en-s07"] == 2
    assert {"en-q02", "en-q03"} < set(weights)


def test_evaluate_says_what_was_decided_by_rules_by_words_together_and_by_defaults(
    labelled: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["evaluate", labelled, "--json"])
    found = json.loads(capsys.readouterr().out)
    for part in found.values():
        assert sum(each["lines"] for each in part["decided_by"].values()) == part["samples"]
        assert sum(each["right"] for each in part["decided_by"].values()) == round(part["accuracy"] * part["samples"])
    main(["evaluate", labelled])
    assert "decided by a rule 100% (50% of them right)" in capsys.readouterr().out
