"""An answer given twice: what both takes say alike is never taken back."""

import asyncio

import pytest

from app.coaching.answering.live import Live
from app.coaching.answering.takes import Takes


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (["We have ", "four lines and "], ["We ", "have four", " lines."], 18),
        (["Well, "], ["No", "."], 0),
        (["We have lines"], ["We have"], 7),
        ([], ["We have."], 0),
        (["The same."], ["The", " same."], None),
    ],
)
def test_the_second_take_replaces_the_first_from_where_they_differ(
    first: list[str], second: list[str], kept: int | None
) -> None:
    async def play() -> tuple[str, str, list[int]]:
        live = Live(1, 0)
        takes = Takes(live)
        for words in first:
            takes.write(words)
        takes.begin_anew()
        for words in second:
            takes.write(words)
        takes.end()
        live.abandon()
        text, keeps = "", list[int]()
        async for each in live.follow(0):
            if each.kind == "restart":
                keeps.append(each.data["keep"])
                text = text[: keeps[-1]]
            else:
                text += each.data["text"]
        return live.shown, text, keeps

    said, text, keeps = asyncio.run(play())
    assert said == text == "".join(second)
    assert keeps == ([] if kept is None or not first else [kept])


def test_a_second_take_that_breaks_before_it_differs_leaves_the_first() -> None:
    async def play() -> str:
        live = Live(1, 0)
        takes = Takes(live)
        takes.write("It works. And ")
        takes.begin_anew()
        takes.write("It wo")
        return live.shown

    assert asyncio.run(play()) == "It works. And "
