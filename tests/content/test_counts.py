"""The file of counts: written, read back, and refused where somebody bent it."""

from pathlib import Path

import pytest

from app.content.counts import FILE, BadCounts, Count, Counts, load_counts, written
from scripts.rule_counts import counted

COUNTS = Counts({"zh": 2, "en": 1}, {"zh-i01": Count(3, 2, 1), "en-p01": Count(0, 0, 0)})


def test_what_is_written_is_read_back_whatever_the_order(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(written(COUNTS), encoding="utf-8")
    assert load_counts(tmp_path) == COUNTS
    turned = Counts({"en": 1, "zh": 2}, {"en-p01": Count(0, 0, 0), "zh-i01": Count(3, 2, 1)})
    assert written(turned) == written(COUNTS)


def test_no_file_is_no_counts(tmp_path: Path) -> None:
    assert load_counts(tmp_path) == Counts({}, {})


@pytest.mark.parametrize("bent", ["", "[]", '{"samples": {}}', '{"samples": {}, "rules": {"zh-i01": [1, 2]}, "x": 1}'])
def test_a_bent_file_is_refused_with_the_remedy(tmp_path: Path, bent: str) -> None:
    (tmp_path / FILE).write_text(bent, encoding="utf-8")
    with pytest.raises(BadCounts, match=r"Run scripts/rule_counts\.py --write"):
        load_counts(tmp_path)


def test_the_package_brings_counts() -> None:
    assert load_counts().rules


def test_counts_are_of_the_utterances_in_the_folder(tmp_path: Path) -> None:
    lines = (
        '{"text": "Are there any bottlenecks on the packing line?", "lang": "en", "label": "problem"}',
        '{"text": "Are there any difficulties on the packing line?", "lang": "en", "label": "situation"}',
    )
    (tmp_path / "few.en.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = counted(tmp_path)
    assert dict(found.samples) == {"en": 2}
    assert sum(count.decides for count in found.rules.values()) == 2
    assert sum(count.right for count in found.rules.values()) == 1
    assert all(count.fires >= count.decides >= count.right for count in found.rules.values())
