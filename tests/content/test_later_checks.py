"""Later meetings keep the account's secrets and are worded as well as the first; each mistake has its place."""

import pytest

from app.content.scenario.check import check_text
from app.content.scenario.library import read_text
from app.places import place

NAME = "tangxi-hospital.zh.yaml"
OFFER = "先上会。12 月 29 日的办公会列一个议题，比我们在这里多谈一个钟头有用。"
OFFER_AT = "later[1].ladder[3].offer_lines[2]"
PLEDGE = "责任状在我抽屉里。装备一章，不许再丢条款，白纸黑字。"
PLEDGE_AT = "later[1].facts[1].lines[2]"


def mistakes(old: str, new: str) -> list[tuple[str, str]]:
    text = read_text(place("scenarios") / NAME)
    assert text.count(old) == 1
    return [(each.field, each.code) for each in check_text(text.replace(old, new), NAME)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (OFFER, "先上会，把 1940 万摆出来。", (OFFER_AT, "leak.fact")),
        (OFFER, "先上会，别学“优脉云”。", (OFFER_AT, "leak.fact")),
        (OFFER, "先上会,再说。", (OFFER_AT, "text.half_width")),
        (PLEDGE, "我只说一句，维保费 1940 万。", (PLEDGE_AT, "leak.fact")),
    ],
    ids=["number", "quoted word", "set badly", "a fact of its own"],
)
def test_a_mistake_of_a_later_meeting_has_its_place(old: str, new: str, expected: tuple[str, str]) -> None:
    assert expected in mistakes(old, new)


def test_a_new_secret_is_kept_by_the_lines_of_the_first_meeting() -> None:
    assert mistakes(PLEDGE, "责任状上写着 4321 条。") == []
    text = read_text(place("scenarios") / NAME).replace(PLEDGE, "责任状上写着 4321 条。")
    text = text.replace("    - 没有出入，就是这个意思。", "    - 没有出入，4321 条就是这个意思。")
    assert ("lines.confirm[2]", "leak.fact") in [(each.field, each.code) for each in check_text(text, NAME)]


def test_what_was_public_in_the_first_meeting_stays_public() -> None:
    assert mistakes(OFFER, "先上会，1800 张床的医院，不差这一个议题。") == []


def test_a_mistake_of_the_first_meeting_is_told_once() -> None:
    text = read_text(place("scenarios") / NAME).replace("没有出入，就是这个意思。", "没有出入，就是 1940 万。")
    assert [each.field for each in check_text(text, NAME) if each.code == "leak.fact"] == ["lines.confirm[2]"]
