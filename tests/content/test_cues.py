"""The stored cues belong to the corpus in the repository, and the corpus shares no sentence with the gold."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.content.cues import FILE, Shelf, corpus_digest, digest_of, fitted_on, load_cues, load_words
from app.content.errors import ContentError
from app.content.labelled import read_file
from app.places import place
from app.spin.acts.act import Language
from app.spin.acts.measure.evaluate import Sample

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES: tuple[Language, ...] = ("en", "zh")
KINDS = {"trouble", "harm", "spread", "stake", "better", "worth", "wish"} | {
    *("judge", "plan", "thing", "amount", "person", "offer", "social")
}


def corpus(language: Language) -> list[Path]:
    return sorted((ROOT / "corpus").glob(f"*.{language}.jsonl"))


def samples_of(language: Language) -> list[Sample]:
    return [each for file in corpus(language) for each in read_file(file)]


def bare(text: str) -> str:
    return re.sub(r"\W", "", text.lower())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_stored_points_were_fitted_on_this_corpus(language: Language) -> None:
    stored = fitted_on(place("rules") / language / FILE)
    lines = [line for file in corpus(language) for line in file.read_text(encoding="utf-8").splitlines() if line]
    assert stored["corpus"] == corpus_digest(lines), "run scripts/fit_cues.py --write"
    assert stored["lines"] == len(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corpus_is_labelled_and_every_class_is_in_it(language: Language) -> None:
    samples = samples_of(language)
    shares = {
        label: sum(each.label == label for each in samples) / len(samples) for label in {each.label for each in samples}
    }
    assert len(shares) == 5
    assert min(shares.values()) > 0.1
    assert all(each.family for each in samples)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_the_gold_taught_the_cues(language: Language) -> None:
    gold = {bare(each.text) for each in read_file(ROOT / "tests" / "gold" / f"utterances.{language}.jsonl")}
    assert not gold & {bare(each.text) for each in samples_of(language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_the_lexicon_has_points(language: Language) -> None:
    words = load_words(place("rules") / language / "words", language)
    cues = load_cues(place("rules") / language, language)
    assert set(words.values()) == KINDS
    assert {f"<{kind}>" for kind in KINDS} <= dict(cues.every()).keys()


def test_a_word_that_a_trainer_adds_counts_at_once(tmp_path: Path) -> None:
    (tmp_path / "trouble.txt").write_text("# our own\nDust-Bunny\n", encoding="utf-8")
    assert load_words(tmp_path, "en") == {"dust bunny": "trouble"}


def test_a_line_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("# {}\nlate\t1 2 3 4 5\nlate shift\t1 2 3\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_cues(tmp_path, "en")
    assert (caught.value.mistakes[0].line, caught.value.mistakes[0].file.endswith("cues.tsv")) == (3, True)


def test_a_language_without_cues_has_none(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, LANGUAGES)
    assert (len(shelf), shelf.get("en"), shelf.digests["en"]) == (0, None, "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en" / "words").mkdir(parents=True)
    (tmp_path / "en" / FILE).write_text("# {}\nlate\t1 2 3 4 5\n", encoding="utf-8")
    (tmp_path / "en" / "words" / "trouble.txt").write_text("scrap\njam\n", encoding="utf-8")
    return tmp_path


def test_words_are_read_when_they_are_first_asked_for_and_once(folder: Path) -> None:
    shelf = Shelf(folder, LANGUAGES)
    assert list(shelf) == ["en"]
    with ThreadPoolExecutor(8) as pool:
        read = set(map(id, pool.map(lambda _: shelf["en"], range(32))))
    assert read == {id(shelf["en"])}
    (folder / "en" / FILE).unlink()
    assert shelf["en"].lexicon.entries == {"scrap": "trouble", "jam": "trouble"}


def test_words_that_are_changed_after_the_start_are_told_of(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    kept, changed = Shelf(folder, LANGUAGES), Shelf(folder, LANGUAGES)
    assert kept["en"].lexicon.entries == {"scrap": "trouble", "jam": "trouble"}
    assert caplog.messages == []
    (folder / "en" / "words" / "trouble.txt").write_text("scrap\n", encoding="utf-8")
    assert changed["en"].lexicon.entries == {"scrap": "trouble"}
    assert "changed after the start" in caplog.messages[0]


@pytest.mark.parametrize("file", [FILE, "words/trouble.txt"])
def test_a_file_that_is_no_text_stops_the_start(folder: Path, file: str) -> None:
    with (folder / "en" / file).open("ab") as broken:
        broken.write(b"ok\t1 2 3 4 5\n\xff\t1 2 3 4 5\n")
    with pytest.raises(ContentError) as caught:
        Shelf(folder, LANGUAGES)
    assert caught.value.mistakes[0].file.endswith(Path(file).name)
    assert "UTF-8" in str(caught.value)
    assert caught.value.mistakes[0].line == 4


@pytest.mark.parametrize("line", ["late\t1 2 3 4", "late\t1 2 3 4 5early\t1 2 3 4 5", "", "\t1 2 3 4 5"])
def test_a_line_of_another_form_stops_the_start_wherever_it_stands(folder: Path, line: str) -> None:
    good = [f"run {number}\t1 -2 3 -4 5" for number in range(9000)]
    (folder / "en" / FILE).write_text("\n".join(("# {}", *good, line, *good)), encoding="utf-8")
    with pytest.raises(ContentError, match=r"cues\.tsv:9002"):
        Shelf(folder, LANGUAGES)


def test_the_last_line_need_not_end(folder: Path) -> None:
    (folder / "en" / FILE).write_text("# {}\nlate\t1 2 3 4 5\nshift\t1 2 3 4 5", encoding="utf-8")
    assert {"late", "shift"} == dict(Shelf(folder, LANGUAGES)["en"].every()).keys()


def test_the_digest_is_of_what_is_said_and_not_of_how_it_lies_there(folder: Path) -> None:
    words = folder / "en" / "words" / "trouble.txt"
    before = digest_of(folder / "en")
    words.write_text("# ours\n\njam \nscrap\n", encoding="utf-8")
    assert digest_of(folder / "en") == before
    words.write_text("jam\nscrap\nleak\n", encoding="utf-8")
    added = digest_of(folder / "en")
    words.rename(words.with_name("harm.txt"))
    moved = digest_of(folder / "en")
    (folder / "en" / FILE).write_text("# {}\nlate\t1 2 3 4 6\n", encoding="utf-8")
    assert len({before, added, moved, digest_of(folder / "en")}) == 4
