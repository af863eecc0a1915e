"""Many patterns at once find what each finds alone; a pattern is only tried where its words stand."""

from collections.abc import Iterable

import pytest
import re2
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.content.rules import load_rules
from app.spin.acts.act import Language
from app.spin.acts.patterns.atoms import needs
from app.spin.acts.patterns.index import Index, check, first
from app.spin.acts.patterns.onset import onset
from app.spin.acts.patterns.syntax import alternatives
from app.spin.acts.plain.text import plain

BOOK = load_rules(ready=())
PIECES = (
    "a",
    "cost",
    "costs",
    "late",
    " ",
    "?",
    "{0,2}",
    "+",
    "*",
    "|",
    "(?:",
    ")",
    r"\b",
    "^",
    "$",
    "[ab ]",
    r"\S",
    ".",
    "ing",
)
WORDS = st.lists(st.sampled_from(("a", "b", "cost", "costs", "late", "costing", "lately", "#", "é", " ", ", ", "?")))


def found(index: Index, patterns: Iterable[str], text: str) -> dict[int, tuple[int, int]]:
    everything = index.only(range(len(list(patterns))))
    spans = ((place, first(tries, text.encode())) for place, tries in index.likely(text, everything))
    return {place: span for place, span in spans if span}


def alone(patterns: Iterable[str], text: str) -> dict[int, tuple[int, int]]:
    matches = ((place, re2.search(pattern.encode(), text.encode())) for place, pattern in enumerate(patterns))
    return {place: match.span() for place, match in matches if match}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_rules_find_together_what_each_finds_alone(language: Language) -> None:
    rules = [rule for rule in BOOK.rules if rule.language == language and rule.pattern]
    patterns = [re2.compile(rule.pattern.encode()) for rule in rules]
    index = Index([rule.pattern for rule in rules], language)
    for rule in rules:
        for sentence in (*rule.matches, *rule.rejects):
            text = plain(sentence).text
            matches = ((place, pattern.search(text.encode())) for place, pattern in enumerate(patterns))
            assert found(index, patterns, text) == {place: match.span() for place, match in matches if match}, text


@settings(max_examples=300)
@example("(?:^{0,2})", "")
@example(r"^\b{0,2}late", "costs late")
@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), WORDS.map("".join))
def test_whatever_the_pattern_nothing_it_finds_is_missed(pattern: str, text: str) -> None:
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(pattern.encode(), options)
    except re2.error:
        return
    for language in ("en", "zh"):
        assert found(Index([pattern], language), [pattern], text) == alone([pattern], text)


def test_alternatives_keep_what_stands_before_and_behind_them() -> None:
    assert alternatives(r"\b(?:late|(?:cost|price)s)\b") == [r"\blate\b", r"\b(?:cost|price)s\b"]
    assert alternatives(r"(?:a|b)?c|[|]d") == ["(?:a|b)?c", "[|]d"]
    assert alternatives(r"\b(?:a)|(?:b)\b") == [r"\ba", r"b\b"]
    assert alternatives(r"\b(?:^(?:a|b)|, )c") == [r"\b^(?:a|b)c", r"\b, c"]
    assert alternatives(r"\b(?:^(?:a|b)|, )?c") == [r"\b(?:^(?:a|b)|, )?c"]


@pytest.mark.parametrize(
    ("pattern", "language", "wanted"),
    [
        (
            r"\bhow (?:many|much) (?:[^ ?]+ ){0,3}(?:fix|redo)(?:ing)?\b",
            "en",
            [{" fix ", " fixing ", " redo ", " redoing "}],
        ),
        (r"\blate", "en", [{" late"}]),
        ("costs? late?", "en", [{"cost ", "costs "}]),
        ("影响(?:了|到)?.{0,4}什么", "zh", [{"影响"}, {"什么"}]),
        ("<!--", "zh", [{"<"}]),
        (r"(?i)late", "en", []),
        (r"\x41te", "en", []),
        (r"[^a-z]{3,}", "en", []),
    ],
)
def test_a_pattern_says_what_it_cannot_do_without(pattern: str, language: Language, wanted: list[set[str]]) -> None:
    assert all(each in needs(pattern, language) for each in wanted)
    assert bool(needs(pattern, language)) == bool(wanted)


@pytest.mark.parametrize(
    ("pattern", "language", "wanted"),
    [
        (r"^(?:and |so )*(?:how|why)\b", "en", {"^and ", "^so ", "^how ", "^why "}),
        (r"\b^(?:hm+|oh)[, ]", "en", {"^hm", "^oh "}),
        (r"^costs?$", "en", {"^cost ", "^costs "}),
        (r"^[\d$]{3,}", "en", {"^ ", *(f"^{digit}" for digit in "0123456789")}),
        ("^(?:那|那么)?(?:他|她们)(?:会|最)*", "zh", {"^那么", "^那他", "^那她", "^他", "^她们", "^他会", "^他最"}),
        ("^(?:late )?", "en", set()),
        (r"^[^,]+ late", "en", set()),
        ("late|^cost", "en", set()),
        (r"\b[,:] (?:and )*late", "en", {",", ":"}),
        (r"\b[, ]late", "en", set()),
        ("[, ](?:不|没)", "zh", {",", " "}),
    ],
)
def test_a_pattern_that_looks_at_the_beginning_says_what_begins(
    pattern: str, language: Language, wanted: set[str]
) -> None:
    assert onset(pattern, language) == wanted


def test_what_begins_otherwise_is_not_tried() -> None:
    index = Index((r"^(?:so )*how\b", r"^\W?late"), "en")
    everything = index.only((0, 1))
    assert [place for place, _ in index.likely("so how late", everything)] == [0, 1]
    assert [place for place, _ in index.likely("and how late", everything)] == [1]
    assert [place for place, _ in index.likely("^how late", everything)] == [1]


def test_what_no_word_holds_and_no_sign_begins_is_not_tried() -> None:
    index = Index(("[bcd]{3,}", "[,:] late"), "en")
    everything = index.only((0, 1))
    assert [place for place, _ in index.likely("so late, a bcdb, late", everything)] == [0, 1]
    assert [place for place, _ in index.likely("so late a bc db", everything)] == []


def test_what_cannot_match_is_not_tried() -> None:
    patterns = (r"\bhow (?:many|much) late\b", "late")
    index = Index(patterns, "en")
    assert [place for place, _ in index.likely("how late is it?", index.only((0, 1)))] == [1]
    assert [place for place, _ in index.likely("how much late?", index.only((0,)))] == [0]


@pytest.mark.parametrize("flawed", ["(", ")", "a)|(b", "(?:a", "a|*", "[a", "(?<a>b"])
def test_a_flawed_pattern_is_refused(flawed: str) -> None:
    with pytest.raises(re2.error):
        check(["late", flawed])
