"""Asked whether he is a machine, the buyer answers in words that an author has read, whatever voice plays him."""

from tests.coaching.talk import begun, exchange, opened, page, reply, run
from tests.coaching.voices import Says

ARE_YOU_ONE = "您是不是机器人？"


def test_what_he_is_no_model_words(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url, Says("我", "当然", "是", "真人。")) as desk:
            practice = await begun(desk)
            said = page(await exchange(desk, practice, ARE_YOU_ONE, "one"))
            answer = await reply(desk, practice)
            assert answer is not None
            assert (answer.voice, answer.fallback) == ("scripted", "")
            assert "真人" not in said.text
            assert said.text in (await desk.view(practice)).scenario.lines["ai"]

    run(test())
