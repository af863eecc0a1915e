"""The rules page without a script: a sentence on the scales, the search, and the counts beside each rule."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from app.config import load_settings
from app.content.counts import Counts
from app.main import create_app
from app.web.rulebook.search import found
from tests.kept import book

HTML = {"Accept": "text/html"}
HIS = "如果检验排队拖过了交期，对您的客户会有什么影响？"
LONGEST = 300


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("site")
    url = f"sqlite:///{folder / 'coach.db'}"
    settings = load_settings({"COACH_DATABASE_URL": url, "COACH_MAX_TURN_CHARS": str(LONGEST)})
    with TestClient(create_app(settings), base_url="http://127.0.0.1", headers=HTML) as client:
        yield client


def words(page: str) -> str:
    """The page as text."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def trial(site: TestClient, text: str, before: str = "", wish: str = "en") -> str:
    answer = site.get("/rules/trial", params={"try": text, "before": before}, headers={"Accept-Language": wish})
    assert answer.status_code == 200
    return answer.text


def shown(site: TestClient, **query: str) -> list[str]:
    return re.findall(r'<article class="rule" id="([^"]+)"', site.get("/rules", params=query).text)


def test_a_sentence_is_weighed_on_the_page_itself(site: TestClient) -> None:
    page = site.get("/rules", params={"try": HIS}).text
    assert f">{HIS}</textarea>" in page
    assert '<strong class="kind" data-kind="implication">Implication</strong>' in page
    assert "Read as Chinese" in page
    assert page.count('<article class="rule"') > 300


def test_it_says_who_won_and_why_the_others_lost(site: TestClient) -> None:
    said = words(trial(site, "How many delays do you have, and what do they cost you?"))
    assert "decides" in said
    assert re.search(r"too light: [\d.]+ against [\d.]+", said)


def test_weights_are_those_of_rules_and_the_words_together_say_what_they_rest_on(site: TestClient) -> None:
    said = words(trial(site, "How often do you get a backlog?"))
    assert re.search(r"en-s07 2 How often do", said)
    assert re.search(r"en-q02 \d+(\.\d)? the words together; more for this than for \w+, above all:", said)
    assert re.search(r"\+\d+(\.\d)? a word for an? \w+", said)
    weights = re.findall(r'<b class="figure">([^<]+)</b>', trial(site, "How often do you get a backlog?"))
    assert all(float(each) < 100 for each in weights)


def test_what_was_told_before_the_question_is_said_to_count(site: TestClient) -> None:
    turn = "There was a lot of scrap this week. How often do you get that?"
    assert "so the words of part 1 were counted with it" in words(trial(site, turn))


def test_the_words_together_speak_chinese_too(site: TestClient) -> None:
    said = words(trial(site, "經銷商之間竄貨的情況多嗎？", wish="zh-TW"))
    assert "字詞合計" in said
    assert re.search(r"\+\d+(\.\d)? 表示\w+的詞", said)


def test_a_rule_of_cues_shows_what_says_it_most_clearly_and_no_weight(site: TestClient) -> None:
    page = site.get("/rules", params={"q": "en-q03"}).text
    said = words(page[page.index('<article class="rule" id="en-q03">') :])
    assert "speaks for the words together" in said
    assert re.search(r"What says it most clearly: .*a word for harm", said)
    assert "weight" not in said.partition("What says")[0]
    assert set(shown(site)) >= {f"{language}-q0{number}" for language in ("en", "zh") for number in range(1, 6)}


def test_the_lexicon_shows_its_kinds_and_finds_a_word(site: TestClient) -> None:
    page = site.get("/rules")
    assert re.search(r"English \d+,\d+ entries", words(page.text))
    assert re.search(r"a word for trouble \d+,\d+ ", words(page.text))
    found = words(site.get("/rules", params={"w": "Backlogs"}).text)
    assert "backlog a word for trouble" in found
    assert "窜货 a word for trouble" in words(site.get("/rules", params={"w": "竄"}).text)
    assert "The lexicon does not have it." in site.get("/rules", params={"w": "<b>grblx"}).text
    assert "<b>grblx" not in site.get("/rules", params={"w": "<b>grblx"}).text


def test_the_rules_it_names_stand_on_the_page(site: TestClient) -> None:
    page = site.get("/rules", params={"try": HIS}).text
    named = set(re.findall(r'class="rule-link" href="#([^"]+)"', page))
    assert named
    assert named <= set(re.findall(r'<article class="rule" id="([^"]+)"', page))


def test_the_condition_is_marked(site: TestClient) -> None:
    page = trial(site, HIS)
    assert "如果检验排队拖过了交期" in "".join(re.findall(r'<span class="condition">(.*?)</span>', page))
    assert "the condition" in page


@pytest.mark.parametrize(
    ("before", "label"),
    [("nothing", "no clear cue"), ("implied", "Problem"), ("consequence", "Implication"), ("want", "Need-payoff")],
)
def test_what_stood_before_changes_a_bare_why(site: TestClient, before: str, label: str) -> None:
    said = words(trial(site, "Why?", before))
    assert label in said
    assert ("A short follow-up to" in said) is (before != "nothing")


def test_a_changed_label_names_that_of_the_words(site: TestClient) -> None:
    assert "单看字面是“背景问题”。 顺着一个难点简短追问" in words(trial(site, "为什么？", "implied", "zh-CN"))


@pytest.mark.parametrize("text", ["", "  \n", "\u200b", "?!"])
def test_nothing_to_weigh_breaks_nothing(site: TestClient, text: str) -> None:
    assert 'class="votes"' not in trial(site, text)


def test_too_much_is_refused_with_the_limit(site: TestClient) -> None:
    page = trial(site, "x" * (LONGEST + 1))
    assert "has 301 characters; the most is 300" in page
    assert "verdict" not in page
    assert f'maxlength="{LONGEST}"' in site.get("/rules").text


def test_what_is_typed_stays_text(site: TestClient) -> None:
    page = site.get("/rules", params={"try": "</textarea><script>alert(1)</script> How many <b>trays</b>?"}).text
    assert "<script>alert" not in page
    assert "<b>trays" not in page
    assert "&lt;script&gt;" in page


def test_an_unknown_before_is_none(site: TestClient) -> None:
    assert '<option value="nothing" selected>' in site.get("/rules", params={"before": "<x>"}).text


def test_the_search_finds_ids_examples_explanations_and_patterns() -> None:
    rule = book().rule("zh-i01")
    for query in (rule.id, rule.matches[0], rule.explain["zh"], rule.explain["en"], "影響", "ＩＭＰＡＣＴ 影响"):
        assert rule in found(book(), query), query
    assert found(book(), "") == [*book().rules, *book().deeds]
    assert book().rule("en-m02") in found(book(), "promise", "en", "deed")
    assert found(book(), "no rule says this") == []
    assert {each.language for each in found(book(), "", "en")} == {"en"}


def test_every_word_of_the_search_counts_and_the_filters_too(site: TestClient) -> None:
    assert shown(site, q="zh-i01") == ["zh-i01"]
    assert shown(site, q="zh-i01", language="en") == []
    assert shown(site, q="zh-i01 nowhere-said") == []
    both = shown(site, q="delivery", kind="implication")
    assert both
    assert all(book().rule(each).kind == "implication" for each in both)
    assert "No rule has all of that" in site.get("/rules", params={"q": "nowhere-said"}).text


def test_programs_find_the_same(site: TestClient) -> None:
    answer = site.get("/api/rules", params={"q": "影響", "language": "zh", "kind": "implication"}).json()
    assert sorted(answer["rules"]) == sorted(shown(site, q="影響", language="zh", kind="implication"))
    assert site.get("/api/rules", params={"langauge": "zh"}).status_code == 422


def test_programs_can_have_a_sentence_weighed(site: TestClient) -> None:
    told = site.post("/api/explanations", json={"text": HIS}).json()
    assert (told["language"], told["label"], told["lead"]) == ("zh", "implication", 0)
    (clause,) = told["clauses"]
    assert clause["votes"][0]["verdict"] == "decides"
    for vote in clause["votes"]:
        counting = [each["weight"] for each in vote["rules"] if each["counts"]]
        assert vote["weight"] == pytest.approx(sum(counting))
    (cues,) = (each for each in clause["votes"][0]["rules"] if each["rival"])
    assert cues["rule"] == "zh-q03"
    assert all(HIS[slice(*each["span"])] and each["lead"] > 0 for each in cues["cues"])
    start, end = clause["condition"]
    assert HIS[start:end].startswith("如果检验排队")
    assert site.post("/api/explanations", json={"text": "Why?", "before": "want"}).json()["label"] == "need_payoff"


@pytest.mark.parametrize("body", [{"text": " "}, {"text": "x" * 301}, {"text": "a", "before": "rain"}, {}, []])
def test_programs_are_told_what_is_wrong(site: TestClient, body: object) -> None:
    answer = site.post("/api/explanations", json=body)
    assert answer.status_code == 422
    assert answer.json()["error"]["message"]


def test_half_a_character_is_weighed_all_the_same(site: TestClient) -> None:
    assert site.post("/api/explanations", content=b'{"text": "\\ud800 why?"}').status_code == 200


def test_each_rule_says_what_it_did_and_a_new_one_that_nobody_counted(site: TestClient) -> None:
    state = site.app.state  # type: ignore[attr-defined] # the test client wraps our own app
    kept = state.counts
    page = site.get("/rules", params={"q": "en-i12"}).text
    count = kept.rules["en-i12"]
    assert f"found {count.fires} decided {count.decides} rightly {count.right}" in words(page)
    state.counts = Counts({}, {})
    try:
        assert "new, not counted yet" in site.get("/rules", params={"q": "en-i12"}).text
    finally:
        state.counts = kept


def test_a_label_by_the_words_together_says_so_in_the_talk_and_on_the_scorecard(site: TestClient) -> None:
    form = {"trainee": "Wang Min", "scenario": "marrow-lake-surgery"}
    practice = site.post("/practices", data=form, follow_redirects=False).headers["location"]
    turn = {"client_turn_id": "t0", "text": "Are letters piling up on the desk?"}
    said = site.post(f"/api{practice}/turns", json=turn).text
    assert '"rule":"en-q0' in said.replace(" ", "")
    page = site.get(practice).text
    assert "No single rule settles it" in page
    assert "The marked words say it most clearly." in page
    site.post(f"{practice}/finish")
    assert "from the words together" in site.get(f"{practice}/scorecard").text
