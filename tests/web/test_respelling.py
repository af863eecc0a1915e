"""Readers of traditional Chinese read accounts and buyers in their own characters, and their own words as typed."""

import json

import pytest
from starlette.testclient import TestClient

from app.content.scenario.library import load_library
from app.places import place
from app.web.language import tongues
from app.web.respelling import page_for
from app.web.traditional import respelled
from tests.web.test_api import TALK
from tests.web.test_pages import begin, talk

SCENARIO = "lifeng-chassis"
HANT = {"Accept-Language": "zh-TW"}
TYPED = "你们车间现在有几台设备？信息从哪儿来？"


def read(page: str, tag: str = "zh-Hant") -> str:
    return page_for(tongues()[tag], page)


def events_of(stream: str) -> dict[str, dict[str, object]]:
    blocks = [block.split("\n") for block in stream.split("\n\n") if "data: " in block]
    pairs = [({line.partition(": ")[0]: line.partition(": ")[2] for line in block}) for block in blocks]
    return {each["event"]: json.loads(each["data"]) for each in pairs if "event" in each}


REWRITTEN = {
    '<p lang="zh-Hans">设备</p><p>设备</p>': '<p lang="zh-Hant">設備</p><p>设备</p>',
    '<p lang="zh-Hans">设<b>备</b><br>头&#21457; <i lang="en">发</i></p>': (
        '<p lang="zh-Hant">設<b>備</b><br>頭髮 <i lang="en">发</i></p>'
    ),
    '<p lang="zh-Hans" translate="no">设备</p>': '<p lang="zh-Hans" translate="no">设备</p>',
    '<ul lang="zh-Hans"><li>设备<li>车间</ul><p>设备</p>': '<ul lang="zh-Hant"><li>設備<li>車間</ul><p>设备</p>',
    '<textarea lang="zh-Hans">设备</textarea>': '<textarea lang="zh-Hant">设备</textarea>',
    '<!doctype html><script>"<b>设备"</script><!-- 备 --><p lang="zh-Hans">1 &lt; 2</p>': (
        '<!doctype html><script>"<b>设备"</script><!-- 备 --><p lang="zh-Hant">1 &lt; 2</p>'
    ),
}


@pytest.mark.parametrize("html", REWRITTEN)
def test_what_is_marked_as_simplified_is_rewritten_and_nothing_else(html: str) -> None:
    assert read(html) == REWRITTEN[html]
    assert read(html, "zh-Hans") == html
    assert read(html, "en") == html


def test_an_account_is_read_in_traditional_characters_and_own_words_as_typed(site: TestClient) -> None:
    scenario = load_library(place("scenarios")).scenarios[SCENARIO].scenario
    site.cookies.clear()
    practice = begin(site, SCENARIO, mode="coached")
    talk(site, practice, (TYPED,))
    ours, theirs = (
        site.get(f"/practices/{practice}", headers={"Accept-Language": each}).text for each in ("zh", "zh-TW")
    )
    aim = scenario.briefing.aim
    assert aim in ours
    assert aim not in theirs
    assert respelled(aim) in theirs
    assert TYPED in theirs.replace("&#34;", '"')
    assert "簡體中文" not in theirs


def test_the_buyer_speaks_in_the_readers_characters(site: TestClient) -> None:
    site.cookies.clear()
    practice = begin(site, SCENARIO, mode="coached")
    said = {"client_turn_id": "one", "text": TYPED}
    heard = events_of(site.post(f"/api/practices/{practice}/turns", json=said, headers=HANT).text)
    again = events_of(site.get(f"/api/practices/{practice}/turns/1/events", headers={"Accept-Language": "zh-CN"}).text)
    assert heard["heard"]["text"] == again["heard"]["text"] == TYPED
    assert heard["done"]["text"] == respelled(str(again["done"]["text"])) != again["done"]["text"]
    assert site.get(f"/api/practices/{practice}", headers=HANT).json()["turns"][0]["reply"] == again["done"]["text"]


def test_a_debrief_quotes_the_buyer_in_the_readers_characters_and_her_as_typed(site: TestClient) -> None:
    site.cookies.clear()
    practice = begin(site, SCENARIO, mode="coached")
    talk(site, practice, TALK[SCENARIO])
    site.post(f"/practices/{practice}/finish", follow_redirects=False)
    page = site.get(f"/practices/{practice}/scorecard", headers=HANT).text
    own = page.partition('id="turn-1"')[2].partition('</p>\n  <p class="labels')[0]
    assert own.partition('translate="no">')[2].startswith(TALK[SCENARIO][0][:4])
    assert "砺峰" not in page
    assert "礪峰" in page
    assert page.count("<") == site.get(
        f"/practices/{practice}/scorecard", headers={"Accept-Language": "zh"}
    ).text.count("<")
