"""The pages through the whole service, without a browser: what they show, in which language, and what never."""

import json
import os
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.config import load_settings
from app.main import create_app
from tests.web.test_api import TALK

PAGES = ("/", "/history", "/rules", "/trainer", "/hr")
HTML = {"Accept": "text/html"}
SCENARIOS = Path(__file__).parents[2] / "scenarios"


@pytest.fixture
def visitor(site: TestClient) -> TestClient:
    """Someone nobody has seen before."""
    site.cookies.clear()
    return site


def begin(visitor: TestClient, scenario: str, **form: str) -> str:
    answer = visitor.post("/practices", data={"trainee": "王敏", "scenario": scenario, **form}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].rpartition("/")[2]


def talk(visitor: TestClient, practice: str, turns: tuple[str, ...]) -> None:
    for number, text in enumerate(turns):
        body = {"client_turn_id": f"t{number}", "text": text}
        assert "event: done" in visitor.post(f"/api/practices/{practice}/turns", json=body).text


def played(visitor: TestClient, scenario: str, **form: str) -> str:
    practice = begin(visitor, scenario, **form)
    talk(visitor, practice, TALK[scenario])
    assert visitor.post(f"/practices/{practice}/finish", follow_redirects=False).status_code == 303
    return practice


@pytest.mark.parametrize("path", [*PAGES, "/nothing-here"])
@pytest.mark.parametrize(("wish", "tag"), [("en", "en"), ("zh-CN", "zh-Hans"), ("zh-TW", "zh-Hant")])
def test_each_page_speaks_the_readers_language(visitor: TestClient, path: str, wish: str, tag: str) -> None:
    answer = visitor.get(path, headers={"Accept-Language": wish})
    assert answer.headers["content-language"] == tag
    assert "Accept-Language" in answer.headers["vary"]
    assert "private" in answer.headers["cache-control"]
    assert f'<html lang="{tag}">' in answer.text
    assert not re.search(r"<script(?![^>]*(src=|application/json))|<style|\sstyle=|\son[a-z]+=", answer.text)


def test_the_switch_is_remembered_and_leads_back(visitor: TestClient) -> None:
    answer = visitor.post("/language", data={"tag": "zh-Hant", "back": "/rules?kind=problem"}, follow_redirects=False)
    assert answer.headers["location"] == "/rules?kind=problem"
    assert '<html lang="zh-Hant">' in visitor.get("/", headers={"Accept-Language": "en"}).text


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere", "", "a\nb"])
def test_the_switch_leads_nowhere_else(visitor: TestClient, back: str) -> None:
    answer = visitor.post("/language", data={"tag": "en", "back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_a_start_without_a_name_or_a_scenario_says_so(visitor: TestClient) -> None:
    unnamed = visitor.post("/practices", data={"trainee": "  ", "scenario": "lifeng-chassis"})
    assert unnamed.status_code == 422
    assert "Please enter your name first." in unnamed.text
    assert visitor.post("/practices", data={"trainee": "A", "scenario": "gone"}).status_code == 404
    assert visitor.post("/practices", content=b"\xff\x00&&=%zz").status_code == 422


def test_the_first_page_remembers_her(visitor: TestClient) -> None:
    practice = begin(visitor, "lifeng-chassis")
    page = visitor.get("/").text
    assert 'value="王敏"' in page
    assert f"/practices/{practice}" in page  # the open one can be resumed


def test_an_account_on_its_own_level_leaves_the_next_one_on_its_own(visitor: TestClient) -> None:
    begin(visitor, "marrow-lake-surgery", mode="exam")
    page = visitor.get("/").text
    assert 'name="level" value="" checked' in page
    assert 'name="mode" value="exam" checked' in page


def test_what_she_chose_last_is_chosen_again_and_stands_in_her_history(visitor: TestClient) -> None:
    begin(visitor, "marrow-lake-surgery", mode="exam", level="hard")
    page = visitor.get("/").text
    assert 'name="level" value="hard" checked' in page
    assert 'name="mode" value="exam" checked' in page
    row = visitor.get("/history", headers={"Accept-Language": "en"}).text.split("<tbody>")[-1]
    assert re.search(r'<span class="micro" lang="en">\w+</span>', row)


@pytest.mark.parametrize("scenario", TALK)
def test_a_scorecard_reads_without_a_script(visitor: TestClient, scenario: str) -> None:
    practice = played(visitor, scenario)
    page = visitor.get(f"/practices/{practice}/scorecard").text
    assert re.findall(r"<script[^>]*>", page) == ['<script type="module" src="/static/js/timeline.js">']
    targets = set(re.findall(r'href="#(turn-\d+)"', page))
    assert targets
    assert targets <= set(re.findall(r'id="(turn-\d+)"', page))
    rules = set(re.findall(r'href="/rules#([^"]+)"', page))
    assert rules
    assert rules <= set(re.findall(r'<article class="rule" id="([^"]+)"', visitor.get("/rules").text))
    assert page.count('class="criterion"') == 11
    total = visitor.get(f"/api/practices/{practice}/scorecard").json()["total"]
    assert re.search(rf'class="giant figure">{total:g}<', page)


def test_a_short_talk_is_not_scored_and_says_why(visitor: TestClient) -> None:
    practice = begin(visitor, "marrow-lake-surgery")
    talk(visitor, practice, TALK["marrow-lake-surgery"][:2])
    visitor.post(f"/practices/{practice}/finish")
    page = visitor.get(f"/practices/{practice}/scorecard").text
    assert "fewer than four turns" in page
    assert "giant" not in page


def test_a_scorecard_of_an_open_talk_points_back(visitor: TestClient) -> None:
    practice = begin(visitor, "marrow-lake-surgery")
    answer = visitor.get(f"/practices/{practice}/scorecard")
    assert answer.status_code == 409
    assert "End it first" in answer.text


def test_an_exam_shows_no_label_before_its_end(visitor: TestClient) -> None:
    practice = begin(visitor, "marrow-lake-surgery", mode="exam")
    talk(visitor, practice, TALK["marrow-lake-surgery"][:3])
    page = visitor.get(f"/practices/{practice}").text
    kinds = set(re.findall(r'data-kind="([a-z_]+)"', page))
    assert not kinds
    assert '"last": null' in page
    assert "en-p" not in page


def test_a_sentence_in_the_other_language_is_explained_too(visitor: TestClient) -> None:
    practice = begin(visitor, "lifeng-chassis")
    talk(visitor, practice, ("How often does the line stop?",))
    boot = json.loads(re.findall(r'id="boot">(.*?)</script>', visitor.get(f"/practices/{practice}").text)[0])
    assert boot["last"]["acts"][0]["rule"].startswith("en-")
    assert boot["rules"][boot["last"]["acts"][0]["rule"]]


def test_words_of_people_stay_words(visitor: TestClient) -> None:
    practice = begin(visitor, "marrow-lake-surgery", trainee='"><img src=x onerror=alert(1)>')
    talk(visitor, practice, ("<script>alert(1)</script> </script><!-- How many trays?", "\u202etfel ot thgir"))
    for path in (f"/practices/{practice}", "/", "/history"):
        page = visitor.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in visitor.get(f"/practices/{practice}").text


@pytest.mark.parametrize("path", ["/practices/nope", "/practices/nope/scorecard", "/x/y", "/practices/%00"])
def test_what_is_not_there_is_a_page_without_a_trace(visitor: TestClient, path: str) -> None:
    answer = visitor.get(path, headers={"Accept-Language": "zh-CN"})
    assert answer.status_code == 404
    assert '<html lang="zh-Hans">' in answer.text
    assert "Traceback" not in answer.text


def test_the_history_is_her_own(visitor: TestClient) -> None:
    practice = played(visitor, "marrow-lake-surgery")
    assert practice in visitor.get("/history").text
    visitor.cookies.clear()
    assert practice not in visitor.get("/history").text


def test_two_scored_practices_make_a_curve(visitor: TestClient) -> None:
    played(visitor, "marrow-lake-surgery")
    assert '<path class="trend"' not in visitor.get("/history").text
    played(visitor, "lifeng-chassis")
    page = visitor.get("/history").text
    assert page.count('class="point"') == 2
    assert "<desc" in page


def test_hr_filters_and_takes_the_filter_along(visitor: TestClient) -> None:
    practice = played(visitor, "marrow-lake-surgery", trainee="Unmistakable Zhang")
    assert practice not in visitor.get("/hr").text
    visitor.post(f"/practices/{practice}/submit")
    page = visitor.get("/hr", params={"trainee": "unmistakable", "from": "2020-01-01"}).text
    assert page.count("<time datetime=") == 1
    assert practice in page
    assert "/api/exports/scorecards.csv?from=2020-01-01&amp;trainee=unmistakable" in page
    assert practice not in visitor.get("/hr", params={"to": "2020-01-01"}).text
    assert practice not in visitor.get("/hr", params={"scenario": "lifeng-chassis"}).text
    assert visitor.get("/hr", params={"from": "yesterday"}).status_code == 200


def test_rules_can_be_filtered(visitor: TestClient) -> None:
    page = visitor.get("/rules", params={"language": "zh", "kind": "implication"}).text
    shown = re.findall(r'<article class="rule" id="([^"]+)"', page)
    assert shown
    assert all(each.startswith("zh-") for each in shown)
    assert visitor.get("/rules", params={"language": "xx", "kind": "'\"<b>"}).status_code == 200


def test_the_trainer_sees_what_must_be_mended(tmp_path: Path) -> None:
    folder = tmp_path / "scenarios"
    folder.mkdir()
    for file in SCENARIOS.glob("*.yaml"):
        (folder / file.name).write_bytes(file.read_bytes())
    settings = load_settings(
        {"COACH_DATABASE_URL": f"sqlite:///{tmp_path / 'coach.db'}", "COACH_SCENARIOS": str(folder)}
    )
    with TestClient(create_app(settings), base_url="http://127.0.0.1", headers=HTML) as client:
        os.utime(folder / "lifeng-chassis.zh.yaml", (0, 1_600_000_000))
        sound = client.get("/trainer").text
        assert "To be mended" not in sound
        assert "2020-09-13T12:26:40+00:00" in sound
        broken = folder / "lifeng-chassis.zh.yaml"
        broken.write_text(broken.read_text(encoding="utf-8").replace("difficulty:", "dificulty:", 1), encoding="utf-8")
        page = client.get("/trainer", headers={"Accept-Language": "zh-CN"}).text
        assert re.search(r"lifeng-chassis\.zh\.yaml:\d+ · \S*dificulty", page)
        assert str(folder) in page


def test_the_scorecard_of_an_open_talk_says_so_and_leads_back(visitor: TestClient) -> None:
    practice = begin(visitor, "marrow-lake-surgery")
    answer = visitor.get(f"/practices/{practice}/scorecard", headers={"Accept-Language": "en"})
    assert answer.status_code == 409
    assert "<title>The conversation is still going on." in answer.text
    assert f'href="/practices/{practice}"' in answer.text
    assert 'href="/practices/' not in visitor.get("/practices/nobody/scorecard").text
