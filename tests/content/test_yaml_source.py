"""YAML is read with suspicion."""

from time import process_time

import pytest

from app.content.errors import ContentError, Mistake
from app.content.yaml_source import MAX_BYTES, read_yaml

BOMB = "a: &a [x, x, x]\n" + "".join(
    f"{key}: &{key} [*{last}, *{last}, *{last}]\n" for last, key in zip("abcdefgh", "bcdefghi", strict=True)
)

REFUSED = [
    ("syntax", "a: [1\nb: 2\n", "yaml.syntax", 2),
    ("open quote", "a: 'x\nb: y\n", "yaml.syntax", 3),
    ("tab", "a:\n\tb: c\n", "yaml.tab", 2),
    ("alias bomb", BOMB, "yaml.alias", 1),
    ("alias without anchor", "a: 1\nb: *a\n", "yaml.alias", 2),
    ("deep list", "a: 1\nb: " + "[" * 2000, "yaml.deep", 2),
    ("deep block", "- " * 40 + "x", "yaml.deep", 1),
    ("python tag", "a: 1\nb: !!python/object:os.system ls\n", "yaml.tag", 2),
    ("own tag", "a: !secret x\n", "yaml.tag", 1),
    ("too many", "a:\n" + " - b\n" * 20_001, "yaml.nodes", 19_999),
    ("too large", "a: " + "字" * MAX_BYTES, "file.large", 1),
    ("control character", "a: 1\nb: x\x00\n", "yaml.character", 2),
    ("lone surrogate", "a: 1\nb: \ud800\n", "file.encoding", 2),
    ("two documents", "a: 1\n---\nb: 2\n", "yaml.documents", 2),
    ("list as key", "? [a]\n: b\n", "yaml.key", 1),
    ("merge key", "a: 1\n<<: 2\n", "yaml.key", 2),
]


def refusal(text: str) -> Mistake:
    with pytest.raises(ContentError) as caught:
        read_yaml(text, "x.en.yaml")
    return caught.value.mistakes[0]


@pytest.mark.parametrize(("text", "code", "line"), [each[1:] for each in REFUSED], ids=[each[0] for each in REFUSED])
def test_refuses_what_is_not_plain(text: str, code: str, line: int) -> None:
    mistake = refusal(text)
    assert (mistake.code, mistake.line) == (code, line)
    assert mistake.remedy


def test_names_every_key_that_stands_twice_with_both_lines() -> None:
    with pytest.raises(ContentError) as caught:
        read_yaml("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n", "x.en.yaml")
    assert [(each.line, each.field) for each in caught.value.mistakes] == [(4, "b.c"), (5, "a")]
    assert "line 3" in caught.value.mistakes[0].problem


def test_words_stay_words() -> None:
    source = read_yaml("[no, on, 12:30, 2026-01-31, 007, 1.5, '5', 5, -3, true, null]", "x")
    assert source.data == ["no", "on", "12:30", "2026-01-31", "007", "1.5", "5", 5, -3, True, None]


def test_knows_the_line_of_every_field_and_of_what_is_absent() -> None:
    source = read_yaml("a:\n  b:\n    - x\n    - y: z\n", "x")
    lines = [
        source.mistake(path, "key.missing").line for path in [("a", "b"), ("a", "b", 1, "y"), ("a", "b", 1, "q", "r")]
    ]
    assert lines == [2, 4, 4]


def test_an_empty_file_is_no_crash() -> None:
    assert read_yaml("", "x").data is None


def test_the_largest_allowed_file_is_read_quickly() -> None:
    text = "\n".join(f"- entry number {number}" for number in range(9_999))
    began = process_time()
    read_yaml(text, "x")
    assert process_time() - began < 2
