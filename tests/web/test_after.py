"""What follows a talk, through the running service on both databases: as pages, and as the interface for programs."""

from typing import Any

import httpx2
import pytest

from app.content.labelled import read_samples
from tests.service import Forked
from tests.web.client import Trainee
from tests.web.test_api import TALK

HTML = {"Accept": "text/html", "Accept-Language": "en"}
EN, ZH = "marrow-lake-surgery", "lifeng-chassis"
NASTY = "<script>alert(1)</script> {{ 7*7 }} =1+1"


def finished(trainee: Trainee, scenario: str = EN, name: str = "") -> str:
    practice = trainee.start(scenario, trainee=name)
    for number, text in enumerate(TALK[scenario], 1):
        trainee.say(practice, f"t{number}", text)
    trainee.http.post(f"/api/practices/{practice}/finish")
    return practice


def page(trainee: Trainee, path: str, **headers: str) -> str:
    answer = trainee.http.get(path, headers=HTML | headers)
    assert answer.status_code == 200, answer.text
    return answer.text


def branch(trainee: Trainee, practice: str, turn: int) -> str:
    answer = trainee.http.post(f"/api/practices/{practice}/branches", json={"turn": turn})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def errors_of(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["key"]


def exported(trainee: Trainee) -> dict[str, dict[str, Any]]:
    return {each["practice_id"]: each for each in trainee.http.get("/api/exports/scorecards.json").json()}


@pytest.mark.parametrize("scenario", [EN, ZH])
def test_a_moment_is_tried_again_and_both_tries_stand_side_by_side(trainee: Trainee, scenario: str) -> None:
    first = finished(trainee, scenario)
    before, card = trainee.read(first), trainee.http.get(f"/api/practices/{first}/scorecard").text
    second = branch(trainee, first, 3)
    begun = trainee.read(second)
    assert begun["turns"] == before["turns"][:2]
    assert (begun["opening"], begun["mode"], begun["ended"]) == (before["opening"], before["mode"], "")
    here = page(trainee, f"/practices/{second}")
    assert "Second try of turn 3" in here
    assert TALK[scenario][2].replace("'", "&#39;") in here
    assert before["turns"][2]["reply"] not in here.replace("&#39;", "'")
    assert "still going on" in page(trainee, f"/practices/{first}/scorecard")
    new = TALK[scenario][3]
    assert trainee.say(second, "again", new)[-1].kind == "done"
    trainee.http.post(f"/api/practices/{second}/finish")
    for each in (first, second):
        shown = page(trainee, f"/practices/{each}/scorecard")
        pair = shown[shown.index('class="pair"') : shown.index("</article>")]
        assert "First try" in pair
        assert "Second try" in pair
        assert pair.count("patience −") == 2
        assert pair.count('<p class="soft"') == 2
        (found,) = trainee.http.get(f"/api/practices/{each}/branches").json()
        assert (found["turn"], found["first"]["text"], found["second"]["text"]) == (3, TALK[scenario][2], new)
    assert trainee.read(first) == before
    assert trainee.http.get(f"/api/practices/{first}/scorecard").text == card


def test_the_same_words_at_the_same_moment_get_the_same_direction(trainee: Trainee) -> None:
    first = finished(trainee)
    second = branch(trainee, first, 4)
    trainee.say(second, "same", TALK[EN][3])
    old, new = trainee.read(first)["turns"][3], trainee.read(second)["turns"][3]
    assert (old["label"], old["acts"], old["reply"]) == (new["label"], new["acts"], new["reply"])
    account = trainee.read(second)["account"]
    assert account == [each for each in trainee.read(first)["account"] if each["turn"] <= 4]


def test_a_form_leads_to_the_second_try_and_a_double_click_to_the_same(trainee: Trainee) -> None:
    practice = finished(trainee)
    ways = [trainee.http.post(f"/practices/{practice}/again", data={"turn": "2"}, headers=HTML) for _ in range(2)]
    assert [way.status_code for way in ways] == [303, 303]
    assert ways[0].headers["location"] == ways[1].headers["location"] != f"/practices/{practice}"
    assert f'action="/practices/{practice}/again"' in page(trainee, f"/practices/{practice}/scorecard")


def test_a_second_try_of_a_second_try(trainee: Trainee) -> None:
    first = finished(trainee)
    second = branch(trainee, first, 3)
    trainee.say(second, "other", "What else worries you about the trays?")
    trainee.http.post(f"/api/practices/{second}/finish")
    third = branch(trainee, second, 2)
    assert trainee.read(third)["turns"] == trainee.read(first)["turns"][:1]
    trainee.http.post(f"/api/practices/{third}/finish")
    assert page(trainee, f"/practices/{second}/scorecard").count('class="pair"') == 2


def test_a_turn_that_is_not_there_cannot_be_tried_again(trainee: Trainee) -> None:
    practice = finished(trainee)
    for turn in ("0", "6", "-1", "x", "", "1e3", "9" * 400, "²"):
        answer = trainee.http.post(f"/practices/{practice}/again", data={"turn": turn}, headers=HTML)
        assert answer.status_code == 404, turn


def test_nobody_else_can_do_anything_with_her_practice(service: Forked, trainee: Trainee) -> None:
    practice = finished(trainee)
    other = Trainee(service.url)
    other.start()
    calls = {
        "branches": {"turn": 1},
        "submission": None,
        "contests": {"turn": 1, "act": 0, "claim": "problem"},
        "sheet": {"troubles": ["x"]},
    }
    for path, body in calls.items():
        answer = other.http.post(f"/api/practices/{practice}/{path}", json=body)
        assert errors_of(answer) == (403, "not_yours")
    shown = page(other, f"/practices/{practice}/scorecard")
    for form in ("again", "submit", "contests", "sheet"):
        assert f'action="/practices/{practice}/{form}"' not in shown
    other.http.close()


def test_an_open_talk_has_to_end_first(trainee: Trainee) -> None:
    practice = trainee.start()
    trainee.say(practice, "a", TALK[EN][0])
    for path, body in (("branches", {"turn": 1}), ("submission", None), ("sheet", {})):
        assert errors_of(trainee.http.post(f"/api/practices/{practice}/{path}", json=body)) == (409, "not_ended")


def test_a_practice_is_hers_alone_until_she_submits_it(trainee: Trainee) -> None:
    practice = finished(trainee, name="Private Person")
    address = f"/practices/{practice}/scorecard"
    assert practice not in page(trainee, "/hr")
    assert practice not in exported(trainee)
    assert "This cannot be taken back" in page(trainee, address)
    assert practice not in page(trainee, "/seen")
    assert trainee.http.get(f"/api/practices/{practice}/submission").json() is None
    for _ in range(2):
        answer = trainee.http.post(f"/practices/{practice}/submit", headers=HTML)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{address}#attempt")
    assert practice in page(trainee, "/hr")
    row = exported(trainee)[practice]
    assert [row[name] for name in ("attempt", "is_first", "is_last", "is_best")] == [1, 1, 1, 1]
    assert practice in page(trainee, "/seen")
    assert "Attempt 1 of 1" in page(trainee, address)
    assert trainee.http.get(f"/api/practices/{practice}/submission").json()["is_best"]
    assert errors_of(trainee.http.get("/api/practices/none/submission")) == (404, "unknown_practice")


def test_second_tries_never_reach_hr(trainee: Trainee) -> None:
    first = finished(trainee, name="Twice")
    second = branch(trainee, first, 2)
    trainee.http.post(f"/api/practices/{second}/finish")
    answer = trainee.http.post(f"/api/practices/{second}/submission")
    assert errors_of(answer) == (409, "not_an_attempt")
    trainee.http.post(f"/api/practices/{first}/submission")
    assert exported(trainee)[first]["attempt"] == 1
    assert second not in exported(trainee)
    assert second not in page(trainee, "/hr")


def test_a_label_is_contested_marked_listed_decided_and_taken_as_a_line(trainee: Trainee) -> None:
    practice = finished(trainee)
    card = trainee.http.get(f"/api/practices/{practice}/scorecard").text
    form = {"turn": "2", "act": "0", "claim": "problem", "reason": NASTY}
    for _ in range(2):
        answer = trainee.http.post(f"/practices/{practice}/contests", data=form, headers=HTML)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/practices/{practice}/scorecard#turn-2")
    shown, listed = page(trainee, f"/practices/{practice}/scorecard"), page(trainee, "/trainer/objections")
    for text in (shown, listed, page(trainee, "/seen")):
        assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} =1+1" in text
        assert "<script>alert" not in text
    assert practice not in listed
    waiting = [each for each in trainee.http.get("/api/contests").json() if each["reason"] == NASTY]
    assert [(each["practice"], each["trainee"]) for each in waiting] == [("", "")]
    said = {"objection": waiting[0]["id"], "verdict": "accepted", "note": "Good eye"}
    assert trainee.http.post("/trainer/objections", data=said, headers=HTML).status_code == 303
    assert "The trainer agrees. Good eye" in page(trainee, f"/practices/{practice}/scorecard")
    assert trainee.http.get(f"/api/practices/{practice}/scorecard").text == card
    lines = trainee.http.get("/api/exports/contests.jsonl").text.splitlines()
    found = [each for each in read_samples(lines, "download") if each.text == TALK[EN][1]]
    assert [(each.label, each.language, each.act) for each in found] == [("problem", "en", "problem")]
    changed = trainee.http.post(f"/api/practices/{practice}/contests", json={"turn": 2, "act": 0, "claim": "other"})
    assert errors_of(changed) == (409, "already_decided")


SENSELESS: tuple[tuple[dict[str, Any], int, str], ...] = (
    ({"turn": 99, "act": 0, "claim": "problem"}, 404, "unknown_turn"),
    ({"turn": 1, "act": 99, "claim": "problem"}, 404, "unknown_label"),
    ({"turn": 2, "act": 0, "claim": "situation"}, 422, "same_label"),
    ({"turn": 2, "act": 0, "claim": "problem", "reason": "x" * 501}, 422, "note_too_long"),
    ({"turn": 2, "act": 0, "claim": "nonsense"}, 422, "bad_request"),
    ({"turn": 2, "act": 0, "claim": "problem", "score": 100}, 422, "bad_request"),
)


def test_an_objection_that_makes_no_sense_is_refused(trainee: Trainee) -> None:
    practice = finished(trainee)
    for body, status, key in SENSELESS:
        answer = trainee.http.post(f"/api/practices/{practice}/contests", json=body)
        assert errors_of(answer) == (status, key), body
    assert "objected-" not in page(trainee, f"/practices/{practice}/scorecard")


@pytest.mark.parametrize(("scenario", "trouble"), [(EN, "incomplete trays"), (ZH, "机床停机")])
def test_the_needs_she_wrote_down_are_compared_once_and_are_hers_alone(
    service: Forked, trainee: Trainee, scenario: str, trouble: str
) -> None:
    practice = finished(trainee, scenario)
    address = f"/practices/{practice}/scorecard"
    assert trainee.http.get(f"/api/practices/{practice}/sheet").json() is None
    assert f'action="/practices/{practice}/sheet"' in page(trainee, address)
    form = {"troubles": f"{trouble}\r\n\r\n{NASTY}", "costs": "", "wants": "  "}
    for _ in range(2):
        answer = trainee.http.post(f"/practices/{practice}/sheet", data=form, headers=HTML)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{address}#sheet")
    shown = page(trainee, address)
    assert f'action="/practices/{practice}/sheet"' not in shown
    assert "data-fate" in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    found = trainee.http.get(f"/api/practices/{practice}/sheet").json()
    assert [each["verdict"] for each in found["lines"]] == ["found", "unmatched"]
    assert found["needs"][0]["fate"] == "found"
    again = trainee.http.post(f"/api/practices/{practice}/sheet", json={"wants": ["x"]})
    assert errors_of(again) == (409, "sheet_given")
    trainee.http.post(f"/api/practices/{practice}/submission")
    other = Trainee(service.url)
    assert "data-fate" not in page(other, address)
    assert errors_of(other.http.get(f"/api/practices/{practice}/sheet")) == (403, "not_yours")
    other.http.close()


def test_a_sheet_can_be_skipped(trainee: Trainee) -> None:
    practice = finished(trainee)
    form = {"troubles": "left behind", "skip": "1"}
    trainee.http.post(f"/practices/{practice}/sheet", data=form, headers=HTML)
    assert trainee.http.get(f"/api/practices/{practice}/sheet").json()["skipped"]
    assert "You skipped the sheet" in page(trainee, f"/practices/{practice}/scorecard")


def test_a_sheet_has_its_limits(trainee: Trainee) -> None:
    practice = finished(trainee)
    for body in ({"wants": ["x" * 201]}, {"costs": ["x"] * 13}):
        answer = trainee.http.post(f"/api/practices/{practice}/sheet", json=body)
        assert errors_of(answer) == (422, "note_too_long")
    assert trainee.http.get(f"/api/practices/{practice}/sheet").json() is None


def test_progress_shows_each_skill_the_one_thing_and_the_next_account(trainee: Trainee) -> None:
    assert 'class="curve"' not in page(trainee, "/history")
    for _ in range(2):
        finished(trainee, ZH, "韩 <b>梅</b>")
    shown = page(trainee, "/history")
    assert shown.count('<figure class="curve"') == 15
    assert "The one thing to practise now" in shown
    assert "1 of 3 tries made" in shown
    assert 'name="trainee" value="韩 &lt;b&gt;梅&lt;/b&gt;"' in shown
    figures = shown[shown.index("The figures as a table") :]
    assert figures.count('<th scope="row">') == 15


def test_progress_is_told_apart_by_the_names_used_in_one_browser(trainee: Trainee) -> None:
    for name in ("Ann", "Ann", "Bo"):
        finished(trainee, EN, name)
    assert 'class="curve"' not in page(trainee, "/history")
    assert 'class="curve"' in page(trainee, "/history?name=Ann")
    assert '<b aria-current="true">Bo</b>' in page(trainee, "/history?name=nobody")


def test_second_tries_do_not_move_the_curves(trainee: Trainee) -> None:
    practice = finished(trainee)
    finished(trainee)
    before = page(trainee, "/history").count("<circle")
    trainee.http.post(f"/api/practices/{branch(trainee, practice, 5)}/finish")
    after = page(trainee, "/history")
    assert after.count("<circle") == before
    assert "second try of turn 5" in after
