"""Where the points come from: no part of a criterion brings more than is said that it can."""

import pytest

from app.content.rubric import load_rubric
from app.web.debrief.criteria_rows import rows_of
from app.web.language import tongues
from tests.debriefed import talks_of

CRITERIA = {each.id: each for each in load_rubric().criteria}


@pytest.mark.parametrize(("slug", "name"), [("marrow-lake-surgery", "strong 3"), ("tangxi-hospital", "middle 2")])
def test_no_part_brings_more_than_it_can(slug: str, name: str) -> None:
    talk = talks_of(slug)[name]
    assert any(term.points > term.of > 0 for each in talk.card.criteria for term in each.terms)  # by rounding
    rows = rows_of(talk.card, talk.course.scenario, CRITERIA, tongues()["en"], revealed=True)
    assert all(part.points <= part.of for row in rows for part in row.parts if part.of)
