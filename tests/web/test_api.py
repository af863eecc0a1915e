"""The HTTP interface through the running service, on both databases: a whole practice, and whatever can come in."""

import csv
import io
import json
import threading

import httpx2
import pytest

from tests.service import Forked
from tests.web.client import Trainee, events

TALK = {
    "marrow-lake-surgery": (
        "Good morning, thank you for seeing me. May I ask you a few questions about your trays?",
        "How many trays do you process a day?",
        "Where do incomplete trays give you trouble?",
        "What does that do to your surgeons?",
        "How would it help you if every tray were whole?",
    ),
    "lifeng-chassis": (
        "陈部长您好，感谢抽时间，能先请教几个问题吗？",
        "目前二车间有多少台机床？",
        "设备停机方面有什么头疼的问题吗？",
        "停一次机对交付有什么影响？",
        "如果能提前知道哪台要坏，对您有什么帮助？",
    ),
}


@pytest.mark.parametrize("scenario", TALK)
def test_a_practice_from_the_first_word_to_the_export(trainee: Trainee, scenario: str) -> None:
    practice = trainee.start(scenario, trainee="王 =1+1")
    for number, text in enumerate(TALK[scenario], 1):
        found = trainee.say(practice, f"t{number}", text)
        assert found[0].kind == "heard"
        assert found[-1].kind == "done"
        places = [int(each.id.partition(".")[2]) for each in found]
        assert places == sorted(set(places))
        said = "".join(each.data["text"] for each in found if each.kind == "delta")
        assert said == found[-1].data["text"] != ""
    card = trainee.http.post(f"/api/practices/{practice}/finish").json()
    assert card["not_scored"] == ""
    assert trainee.http.get(f"/api/practices/{practice}/scorecard").json() == card
    assert trainee.http.post(f"/api/practices/{practice}/finish").json() == card
    assert trainee.http.post(f"/api/practices/{practice}/submission").json()["number"] >= 1
    rows = csv.DictReader(io.StringIO(trainee.http.get("/api/exports/scorecards.csv").content.decode("utf-8-sig")))
    row = next(each for each in rows if each["practice_id"] == practice)
    assert row["trainee"] == "王 =1+1"
    assert float(row["score"]) == card["total"]
    assert row["scorecard_hash"] == card["hash"]


def test_the_record_shows_what_was_said_and_what_was_told(trainee: Trainee) -> None:
    practice = trainee.start()
    trainee.say(practice, "a", "How many trays do you process a day?")
    found = trainee.read(practice)
    (turn,) = found["turns"]
    assert turn["label"] == "situation"
    assert turn["reply"]
    assert found["counts"]["situation"] == 1
    assert [each["turn"] for each in found["account"]] == [1] * len(found["account"])


def test_an_exam_shows_no_label_before_its_end(trainee: Trainee) -> None:
    practice = trainee.start(mode="exam")
    found = trainee.say(practice, "a", "How many trays do you process a day?")
    assert set(found[0].data) == {"turn", "text", "speaker"}
    during = json.dumps(trainee.read(practice))
    assert "en-" not in during
    assert trainee.read(practice)["turns"][0]["label"] is None
    trainee.http.post(f"/api/practices/{practice}/finish")
    assert trainee.read(practice)["turns"][0]["label"] == "situation"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "\u202eright to left\u202c \u2066mixed\u2069",
        "nul \u0000 inside",
        "null\n\n\nevent: done\ndata: {}\n\n",
        "{{ 7 * 7 }} {% raw %} ${7*7} =cmd|' /C calc'!A0",
        "ﷺ" * 300,
        "😀" * 500,
        "a\u0301" * 900,
        "' OR 1=1; DROP TABLE turns; --",
    ],
)
def test_odd_text_is_answered_and_kept_as_text(trainee: Trainee, text: str) -> None:
    practice = trainee.start()
    found = trainee.say(practice, "odd", text)
    assert found[-1].kind == "done"
    assert trainee.read(practice)["turns"][0]["text"] == text.replace("\0", "")
    page = trainee.http.get(f"/practices/{practice}").text
    assert "<script>alert" not in page


def test_half_characters_are_replaced_not_refused(trainee: Trainee) -> None:
    practice = trainee.start()
    body = b'{"client_turn_id": "half", "text": "one \\ud800 two \\udc00"}'
    answer = trainee.http.post(f"/api/practices/{practice}/turns", content=body)
    assert answer.status_code == 200
    assert trainee.read(practice)["turns"][0]["text"] == "one \ufffd two \ufffd"


@pytest.mark.parametrize(
    ("body", "status", "key"),
    [
        ({"client_turn_id": "x", "text": ""}, 422, "empty_turn"),
        ({"client_turn_id": "x", "text": " \n\t \u200b"}, 422, "empty_turn"),
        ({"client_turn_id": "x", "text": "\0\0"}, 422, "empty_turn"),
        ({"client_turn_id": "x", "text": "x" * 20_000}, 422, "turn_too_long"),
        ({"client_turn_id": "x", "text": "x" * 400_000}, 413, "too_large"),
        ({"client_turn_id": "", "text": "hello"}, 422, "bad_request"),
        ({"client_turn_id": "../x", "text": "hello"}, 422, "bad_request"),
        ({"client_turn_id": "x", "text": 5}, 422, "bad_request"),
        ({"client_turn_id": "x", "text": "hello", "score": 100}, 422, "bad_request"),
        ([], 422, "bad_request"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_sentence(trainee: Trainee, body: object, status: int, key: str) -> None:
    practice = trainee.start()
    answer = trainee.http.post(f"/api/practices/{practice}/turns", json=body, headers={"Accept-Language": "zh-TW"})
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error["key"] == key
    assert any("\u4e00" <= each <= "\u9fff" for each in error["message"])
    assert trainee.read(practice)["turns"] == []


def test_a_body_that_is_no_json_is_refused(trainee: Trainee) -> None:
    practice = trainee.start()
    for body in (b"", b"{", b"\xff\xfe", b"[" * 100_000):
        answer = trainee.http.post(f"/api/practices/{practice}/turns", content=body)
        assert (answer.status_code, answer.json()["error"]["key"]) == (422, "bad_request")


def test_the_same_turn_twice_is_one_turn(trainee: Trainee) -> None:
    practice = trainee.start()
    first = trainee.say(practice, "same", "Good morning.")
    again = trainee.say(practice, "same", "Good morning.")
    assert first[-1].data == again[-1].data
    assert len(trainee.read(practice)["turns"]) == 1
    changed = trainee.post(practice, "same", "Good evening.")
    assert (changed.status_code, changed.json()["error"]["key"]) == (422, "turn_changed")


def test_five_turns_at_once_from_two_tabs_are_one_turn(trainee: Trainee) -> None:
    practice = trainee.start()
    codes: list[int] = []

    def send(name: str) -> None:
        with httpx2.Client(base_url=str(trainee.http.base_url), timeout=30) as tab:
            body = {"client_turn_id": name, "text": f"Good morning from {name}."}
            codes.append(tab.post(f"/api/practices/{practice}/turns", json=body).status_code)

    senders = [threading.Thread(target=send, args=(f"tab{n % 2}-{n}",)) for n in range(5)]
    for each in senders:
        each.start()
    for each in senders:
        each.join()
    found = trainee.read(practice)["turns"]
    assert len(found) == codes.count(200) >= 1
    assert set(codes) <= {200, 409}
    assert [each["number"] for each in found] == list(range(1, len(found) + 1))


def test_a_turn_after_the_end_is_refused(trainee: Trainee) -> None:
    practice = trainee.start()
    trainee.http.post(f"/api/practices/{practice}/finish")
    answer = trainee.post(practice, "late", "One more thing.")
    assert (answer.status_code, answer.json()["error"]["key"]) == (409, "practice_ended")


@pytest.mark.parametrize("practice", ["0" * 32, "nobody", "..%2f..", "'"])
def test_an_unknown_practice_is_not_found(trainee: Trainee, practice: str) -> None:
    for answer in (
        trainee.http.get(f"/api/practices/{practice}"),
        trainee.http.get(f"/api/practices/{practice}/scorecard"),
        trainee.http.get(f"/api/practices/{practice}/turns/1/events"),
        trainee.http.post(f"/api/practices/{practice}/finish"),
        trainee.post(practice, "x", "hello"),
    ):
        assert answer.status_code == 404
        assert "Traceback" not in answer.text


def test_an_open_talk_has_no_scorecard_and_an_unknown_scenario_no_practice(trainee: Trainee) -> None:
    practice = trainee.start()
    answer = trainee.http.get(f"/api/practices/{practice}/scorecard")
    assert (answer.status_code, answer.json()["error"]["key"]) == (409, "not_ended")
    answer = trainee.http.post("/api/practices", json={"scenario": "nowhere"})
    assert (answer.status_code, answer.json()["error"]["key"]) == (404, "unknown_scenario")


def test_a_listener_comes_back_where_he_left_off(trainee: Trainee) -> None:
    practice = trainee.start()
    whole = trainee.say(practice, "a", "Good morning, how are you?")
    where = f"/api/practices/{practice}/turns/1/events"
    middle = whole[len(whole) // 2]
    rest = events(trainee.http.get(where, headers={"Last-Event-ID": middle.id}).text)
    assert rest == whole[whole.index(middle) + 1 :]
    assert events(trainee.http.get(where).text) == whole
    assert trainee.http.get(f"/api/practices/{practice}/turns/2/events").status_code == 404


def test_a_short_talk_is_not_scored_and_says_so(trainee: Trainee) -> None:
    practice = trainee.start()
    trainee.say(practice, "a", "Good morning.")
    card = trainee.http.post(f"/api/practices/{practice}/finish").json()
    assert card["not_scored"] == "too_short"


def test_writes_from_other_sites_are_refused(trainee: Trainee) -> None:
    body = {"scenario": "marrow-lake-surgery"}
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        assert trainee.http.post("/api/practices", json=body, headers=headers).status_code == 403
    own = str(trainee.http.base_url).rstrip("/")
    for headers in ({"Origin": own}, {"Sec-Fetch-Site": "same-origin"}, {}):
        assert trainee.http.post("/api/practices", json=body, headers=headers).status_code == 201


def test_a_body_of_unsaid_length_is_refused(trainee: Trainee) -> None:
    answer = trainee.http.post("/api/practices", content=iter([b"{", b"}"]))
    assert (answer.status_code, answer.json()["error"]["key"]) == (411, "unmeasured")


def test_a_foreign_name_for_this_computer_is_refused(trainee: Trainee) -> None:
    answer = trainee.http.get("/", headers={"Host": "rebound.example"})
    assert (answer.status_code, answer.json()["error"]["key"]) == (403, "foreign_host")


def test_every_answer_carries_the_protecting_headers(trainee: Trainee) -> None:
    for path in ("/", "/api/scenarios", "/static/nothing.js", "/nowhere"):
        headers = trainee.http.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_errors_have_one_shape_and_no_stack_trace(trainee: Trainee) -> None:
    for path in (
        "/api/nowhere",
        "/api/practices/x",
        "/api/exports/scorecards.pdf",
        "/api/exports/scorecards.csv?from=x",
    ):
        answer = trainee.http.get(path)
        assert answer.status_code in (404, 422)
        assert set(answer.json()["error"]) >= {"key", "message"}
    page = trainee.http.get("/nowhere", headers={"Accept": "text/html", "Accept-Language": "zh-CN"})
    assert page.status_code == 404
    assert 'lang="zh-Hans"' in page.text


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_exports_filter_by_day_scenario_and_name(trainee: Trainee, form: str) -> None:
    practice = trainee.start(trainee=f"Filter {form}")
    trainee.http.post(f"/api/practices/{practice}/finish")
    trainee.http.post(f"/api/practices/{practice}/submission")
    answer = trainee.http.get(f"/api/exports/scorecards.{form}", params={"trainee": f"filter {form}"})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].endswith(f'"scorecards.{form}"')
    if form == "json":
        assert [each["practice_id"] for each in answer.json()] == [practice]
        nobody = trainee.http.get("/api/exports/scorecards.json", params={"to": "2000-01-01"})
        assert nobody.json() == []


def test_health(trainee: Trainee, service: Forked) -> None:
    assert trainee.http.get("/healthz").json() == {"status": "ok"}
    assert trainee.http.get("/readyz").json()["voice"] == "scripted"
    assert len(trainee.http.get("/version").json()["rules"]) == 64
    paths = trainee.http.get("/openapi.json").json()["paths"]
    assert "/api/practices/{practice}/turns" in paths
