"""The stored cues belong to the corpus in the repository, and the corpus shares no sentence with the gold."""

import re
from pathlib import Path

import pytest

from app.content.cues import FILE, corpus_digest, fitted_on, load_cues, load_words
from app.content.errors import ContentError
from app.content.labelled import read_file
from app.places import place
from app.spin.acts.act import Language

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES: tuple[Language, ...] = ("en", "zh")
KINDS = {"trouble", "harm", "spread", "stake", "better", "worth", "wish"} | {
    *("judge", "plan", "thing", "amount", "person", "offer", "social")
}


def corpus(language: Language) -> Path:
    return ROOT / "corpus" / f"utterances.{language}.jsonl"


def bare(text: str) -> str:
    return re.sub(r"\W", "", text.lower())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_stored_points_were_fitted_on_this_corpus(language: Language) -> None:
    stored = fitted_on(place("rules") / language / FILE)
    lines = [line for line in corpus(language).read_text(encoding="utf-8").splitlines() if line]
    assert stored["corpus"] == corpus_digest(lines), "run scripts/fit_cues.py --write"
    assert stored["lines"] == len(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corpus_is_labelled_and_every_class_is_in_it(language: Language) -> None:
    samples = read_file(corpus(language))
    shares = {
        label: sum(each.label == label for each in samples) / len(samples) for label in {each.label for each in samples}
    }
    assert len(shares) == 5
    assert min(shares.values()) > 0.1
    assert all(each.family for each in samples)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_the_gold_taught_the_cues(language: Language) -> None:
    gold = {bare(each.text) for each in read_file(ROOT / "tests" / "gold" / f"utterances.{language}.jsonl")}
    assert not gold & {bare(each.text) for each in read_file(corpus(language))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_the_lexicon_has_points(language: Language) -> None:
    words = load_words(place("rules") / language / "words", language)
    cues, _ = load_cues(place("rules") / language, language)
    assert cues is not None
    assert set(words.values()) == KINDS
    assert {f"<{kind}>" for kind in KINDS} <= cues.points.keys()


def test_a_word_that_a_trainer_adds_counts_at_once(tmp_path: Path) -> None:
    (tmp_path / "trouble.txt").write_text("# our own\nDust-Bunny\n", encoding="utf-8")
    assert load_words(tmp_path, "en") == {"dust bunny": "trouble"}


def test_a_line_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("# {}\nlate\t1 2 3 4 5\nlate shift\t1 2 3\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_cues(tmp_path, "en")
    assert (caught.value.mistakes[0].line, caught.value.mistakes[0].file.endswith("cues.tsv")) == (3, True)


def test_a_folder_without_cues_has_none(tmp_path: Path) -> None:
    assert load_cues(tmp_path, "en") == (None, "")
