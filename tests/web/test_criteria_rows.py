"""Where the points come from: no part of a criterion brings more than is said that it can."""

import pytest

from app.content.rubric import load_rubric
from app.web.debrief.criteria_rows import rows_of
from app.web.language import tongues
from app.web.pages.scorecard import ScorecardPage, Under, page_of
from tests.debriefed import talks_of
from tests.kept import book

RULES = Under(book(), load_rubric())
CRITERIA = {each.id: each for each in load_rubric().criteria}


@pytest.mark.parametrize(("slug", "name"), [("marrow-lake-surgery", "strong 3"), ("tangxi-hospital", "middle 2")])
def test_no_part_brings_more_than_it_can(slug: str, name: str) -> None:
    talk = talks_of(slug)[name]
    assert any(term.points > term.of > 0 for each in talk.card.criteria for term in each.terms)  # by rounding
    rows = rows_of(talk.card, talk.course.scenario, CRITERIA, tongues()["en"], revealed=True)
    assert all(part.points <= part.of for row in rows for part in row.parts if part.of)


def page(slug: str, name: str) -> ScorecardPage:
    talk = talks_of(slug)[name]
    return page_of(talk.card, talk.course.record, 1, RULES, tongues()["en"], revealed=True)


def test_what_a_guest_has_told_is_quoted_from_the_guest() -> None:
    shown = page("marrow-lake-surgery", "strong 3")
    told = [
        each for row in shown.card.criteria for term in row.terms for each in term.evidence if each.speaker == "buyer"
    ]
    speakers = {turn.number: turn.speaker for turn in shown.turns}
    assert {shown.teller(each) for each in told} == {speakers[each.turn] for each in told} > {shown.scenario.buyer.name}


def test_a_quote_that_was_cut_off_ends_with_a_whole_word_and_says_so() -> None:
    shown = page("marrow-lake-surgery", "strong")
    said = {turn.number: turn.reply for turn in shown.turns}
    told = [
        each for row in shown.card.criteria for term in row.terms for each in term.evidence if each.speaker == "buyer"
    ]
    cut = [shown.quote(each) for each in told if len(said[each.turn]) > len(each.quote)]
    assert cut
    for quote in cut:
        words = quote.removesuffix(" …").split()
        assert quote.endswith(" …")
        assert any(text.split()[: len(words)] == words for text in said.values())
    assert all(shown.quote(each) == each.quote for each in told if len(said[each.turn]) == len(each.quote))
