"""A folder of scenarios: one broken file never takes the others down."""

from hashlib import sha256
from pathlib import Path

import pytest

from app.content.errors import ContentError
from app.content.scenario.library import load_library, parse_scenario, read_text
from app.content.yaml_source import MAX_BYTES
from app.places import place

ENGLISH, CHINESE = "marrow-lake-surgery.en.yaml", "lifeng-chassis.zh.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (ENGLISH, CHINESE):
        (tmp_path / name).write_bytes((place("scenarios") / name).read_bytes())
    return tmp_path


def test_what_ships_has_no_mistakes() -> None:
    library = load_library(place("scenarios"))
    assert [each.sentence() for each in library.mistakes] == []
    assert {each.scenario.language for each in library.scenarios.values()} == {"en", "zh"}


def test_a_broken_file_leaves_the_others_alone(folder: Path) -> None:
    (folder / ENGLISH).write_text("slug: [", encoding="utf-8")
    library = load_library(folder)
    assert list(library.scenarios) == ["lifeng-chassis"]
    assert [(each.file, each.code) for each in library.mistakes] == [(ENGLISH, "yaml.syntax")]


def test_a_poor_file_is_left_out_too(folder: Path) -> None:
    text = read_text(folder / ENGLISH).replace("- You've got it.", "- You've got it, 38 of them.")
    (folder / ENGLISH).write_text(text, encoding="utf-8")
    library = load_library(folder)
    assert ENGLISH.partition(".")[0] not in library.scenarios
    assert [each.code for each in library.mistakes] == ["leak.fact"]


def test_the_digest_is_that_of_the_text(folder: Path) -> None:
    authored = load_library(folder).scenarios["marrow-lake-surgery"]
    assert authored.digest == sha256((folder / ENGLISH).read_bytes()).hexdigest()
    assert parse_scenario(authored.text, authored.file) == authored.scenario


def test_a_mark_of_byte_order_changes_nothing(folder: Path) -> None:
    before = load_library(folder).scenarios["marrow-lake-surgery"]
    (folder / ENGLISH).write_bytes(b"\xef\xbb\xbf" + (folder / ENGLISH).read_bytes())
    assert load_library(folder).scenarios["marrow-lake-surgery"] == before


def test_windows_line_ends_are_read(folder: Path) -> None:
    raw = (folder / ENGLISH).read_bytes().replace(b"\n", b"\r\n")
    (folder / ENGLISH).write_bytes(raw)
    library = load_library(folder)
    assert library.mistakes == ()
    assert "\r" not in library.scenarios["marrow-lake-surgery"].scenario.company.about


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        (b"slug: x\ntitle: \xff\xfe\n", "file.encoding", 2),
        ("slug: x\n".encode("utf-16"), "file.encoding", 1),
        (b"a" * (MAX_BYTES + 1), "file.large", 1),
        (b"", "type.mapping", 1),
    ],
    ids=["not UTF-8", "UTF-16", "too large", "empty"],
)
def test_bytes_that_are_no_scenario(folder: Path, raw: bytes, code: str, line: int) -> None:
    (folder / ENGLISH).write_bytes(raw)
    library = load_library(folder)
    assert [(each.code, each.line) for each in library.mistakes] == [(code, line)]
    assert list(library.scenarios) == ["lifeng-chassis"]


def test_a_file_is_named_for_its_slug_and_language(folder: Path) -> None:
    (folder / ENGLISH).rename(folder / "hospital.en.yaml")
    mistake = load_library(folder).mistakes[0]
    assert (mistake.code, mistake.file) == ("file.name", "hospital.en.yaml")
    assert ENGLISH in mistake.remedy


def test_a_slug_belongs_to_one_file(folder: Path) -> None:
    text = read_text(folder / "lifeng-chassis.zh.yaml").replace("slug: lifeng-chassis", "slug: marrow-lake-surgery")
    (folder / "marrow-lake-surgery.zh.yaml").write_text(text, encoding="utf-8")
    assert [each.code for each in load_library(folder).mistakes] == ["file.slug"]


def test_a_folder_in_the_way_is_a_mistake_and_no_crash(folder: Path) -> None:
    (folder / "odd.en.yaml").mkdir()
    library = load_library(folder)
    assert [each.code for each in library.mistakes] == ["file.unreadable"]
    assert len(library.scenarios) == 2


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    library = load_library(tmp_path / "nowhere")
    assert [each.code for each in library.mistakes] == ["folder.missing"]
    assert not library.scenarios


def test_an_error_reads_as_a_list_of_places() -> None:
    with pytest.raises(ContentError, match=r"x\.en\.yaml:2: .*twice|x\.en\.yaml:2: title:"):
        parse_scenario("title: a\ntitle: b\n", "x.en.yaml")
