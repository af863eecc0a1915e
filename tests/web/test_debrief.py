"""The debrief over the real service: what its first screen says, what it keeps closed, that it agrees with itself."""

import html
import re

import pytest

from app.content.rubric import load_rubric
from app.spin.buyer.effects import TABLE
from app.web.language import tongues
from app.web.words.debrief import CITED, cited
from app.web.words.talk import EFFECTS
from tests.debriefed import LIBRARY
from tests.web.client import Trainee

EN, ZH = "marrow-lake-surgery", "lifeng-chassis"
SPEAKS = {EN: "en", ZH: "zh-CN"}
PATIENT = "ketteridge-freight"  # begins with more than 100


def told(trainee: Trainee, slug: str, name: str) -> str:
    """The id of a practice in which this talk was held to its end."""
    practice = trainee.start(slug)
    for number, text in enumerate(LIBRARY.scenarios[slug].scenario.talks[name].turns):
        trainee.say(practice, f"t{number}", text)
    trainee.http.post(f"/api/practices/{practice}/finish")
    return practice


def debrief(trainee: Trainee, practice: str, tongue: str) -> str:
    answer = trainee.http.get(
        f"/practices/{practice}/scorecard", headers={"Accept": "text/html", "Accept-Language": tongue}
    )
    assert answer.status_code == 200, answer.text
    return html.unescape(answer.text)


def points(page: str) -> list[str]:
    return re.findall(r'<li class="point">.*?</li>', page, re.DOTALL)


@pytest.mark.parametrize("slug", SPEAKS)
def test_the_first_screen_of_a_weak_talk_says_one_thing_and_how(trainee: Trainee, slug: str) -> None:
    page = debrief(trainee, told(trainee, slug, "weak"), SPEAKS[slug])
    (point,) = points(page)
    model = LIBRARY.scenarios[slug].scenario.problems[0].model_questions
    assert model["problem"] in point
    assert model["implication"] in point
    assert "Rackham 1988" in point
    turn = re.search(r'href="#turn-(\d+)"', point)
    assert turn
    quote = LIBRARY.scenarios[slug].scenario.talks["weak"].turns[int(turn[1]) - 1]
    assert quote.rstrip("。.") in point
    assert f'name="turn" value="{turn[1]}"' in point
    assert page.index('class="point"') < page.index('id="course"')


def test_with_more_talks_behind_her_she_is_told_more_but_never_more_than_three(trainee: Trainee) -> None:
    shown = [len(points(debrief(trainee, told(trainee, EN, "middle"), "en"))) for _ in range(4)]
    assert shown == [1, 1, 1, 2]
    assert 1 < len(points(debrief(trainee, told(trainee, EN, "strong"), "en"))) <= 3


@pytest.mark.parametrize(("slug", "step"), [(EN, "by December 11."), (ZH, "12 月 8 日之前。")])
def test_the_outcome_names_who_does_what_by_when(trainee: Trainee, slug: str, step: str) -> None:
    page = debrief(trainee, told(trainee, slug, "strong"), SPEAKS[slug])
    verdict = re.search(r'<p class="verdict">.*?</p>', page, re.DOTALL)
    assert verdict
    assert step in verdict[0]


def test_the_account_stays_closed_until_her_sheet_is_handed_in(trainee: Trainee) -> None:
    practice = told(trainee, EN, "middle")
    scenario = LIBRARY.scenarios[EN].scenario
    closed = debrief(trainee, practice, "en")
    hidden = [fact.text for fact in scenario.facts if not fact.public and fact.decision]
    heard = [each.area for each in scenario.problems if each.id in ("trays", "loaners")]
    assert not any(text in closed for text in hidden)
    assert 'id="needs"' not in closed
    assert all(f'lang="en">{area}<' not in closed for area in heard)
    trainee.http.post(f"/practices/{practice}/sheet", data={"skip": "1"})
    revealed = debrief(trainee, practice, "en")
    for fact in scenario.every_fact().values():
        assert fact.text in revealed or fact.id.endswith((".want", "techs.payoff")), fact.id
    assert all(f'lang="en">{area}<' in revealed for area in heard)


@pytest.mark.parametrize(("slug", "tongue"), [*SPEAKS.items(), (PATIENT, "en")])
def test_picture_table_and_talk_tell_the_same(trainee: Trainee, slug: str, tongue: str) -> None:
    practice = told(trainee, slug, "strong")
    page = debrief(trainee, practice, tongue)
    count = len(LIBRARY.scenarios[slug].scenario.talks["strong"].turns)
    columns = re.findall(r'<a class="column" href="#turn-(\d+)" aria-label="([^"]+)"', page)
    assert [int(number) for number, _ in columns] == list(range(1, count + 1))
    table = re.search(r'class="as-table".*?</table>', page, re.DOTALL)
    assert table
    levels = re.findall(r'<td class="right figure">(\d+)</td>', table[0])
    assert len(levels) == 2 * count
    ends = re.findall(r'<p class="figure">\D+\d+ → (\d+)\D+\d+ → (\d+)', page)
    assert [level for turn in ends for level in turn] == levels


def test_every_effect_has_its_sentence() -> None:
    assert set(EFFECTS) == set(TABLE)


def test_effects_are_told_after_the_talk_and_never_during_it(trainee: Trainee) -> None:
    practice = trainee.start(EN)
    events = trainee.say(practice, "a", "How many hospitals do you have?")
    sentence = EFFECTS["situation_public"]
    during = trainee.http.get(f"/practices/{practice}", headers={"Accept": "text/html", "Accept-Language": "en"}).text
    assert sentence not in html.unescape(during)
    assert "situation_public" not in during
    assert "situation_public" not in str([event.data for event in events])
    for number in range(4):
        trainee.say(practice, f"b{number}", "How many trays do you have?")
    trainee.http.post(f"/api/practices/{practice}/finish")
    after = debrief(trainee, practice, "en")
    assert re.search(rf"{re.escape(sentence)}\s*<span[^>]*>trust −3 · patience −8<", after)


def test_the_sources_of_the_rubric_that_ships_are_written_as_the_reader_writes_them() -> None:
    sources = {each.source for each in load_rubric().criteria}
    assert sources <= CITED
    chinese = tongues()["zh-Hans"]
    assert all("ch." not in cited(each, chinese) for each in sources)
    assert cited("A book of 2031, 5 % of it", chinese) == "A book of 2031, 5 % of it"
