"""A sentence is weighed as a whole and judged at its end, however it is torn, by points fitted on what is here."""

from contextlib import suppress

import pytest

from app.spin.acts.act import Language
from app.spin.finding import Kind
from app.voices.guard.leaning import Leaning, sentences
from app.voices.guard.marks import marks
from app.voices.guard.points import fitted_on, points
from app.voices.guard.reading import LeftOut, Passage
from app.voices.guard.turn import Turn
from app.voices.voice import Caught
from scripts.guard import APART, HELD, LANGUAGES, replies
from scripts.slips import ACCOUNTS, GOOD, digest, lessons, slips

BAD: dict[Language, str] = {
    "en": "It is paper. You could ask me next how that affects the customer, and then summarize what you heard. Fine.",
    "zh": "都在纸上。您下一步可以追问这对客户的影响，再总结一下听到的需求。就这样。",
}


def leaning(language: Language, own: str = "") -> Leaning:
    return Leaning(language, {}, lambda _: own, Turn(language, frozenset(), str))


def feed(part: Leaning, text: str, size: int) -> list[int]:
    """How much may leave after each piece."""
    return [
        part.settled(Passage(text[:end], text[:end].lower(), 0, first=True, last=end >= len(text)))
        for end in range(size, len(text) + size, size)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [1, 3, 7, 1000])
def test_a_sentence_is_judged_when_it_is_over_wherever_it_is_torn(language: Language, size: int) -> None:
    with pytest.raises(Caught) as caught:
        feed(leaning(language), BAD[language], size)
    assert caught.value.finding.kind is Kind.COACHES
    assert {"en": "how that affects", "zh": "追问"}[language] in caught.value.finding.words


@pytest.mark.parametrize(
    ("language", "begun"),
    [
        ("en", "Your opening was good, but as a seller you should ask an open question about"),
        ("zh", "您的提问技巧不错，建议您下次多问客户的"),
    ],
)
def test_what_leans_the_wrong_way_waits_for_its_end(language: Language, begun: str) -> None:
    part, plain = leaning(language), begun.lower()
    settled = [
        part.settled(Passage(begun[:end], plain[:end], 0, first=True, last=False)) for end in range(1, len(begun) + 1)
    ]
    assert settled[8 if language == "en" else 3] > 0
    assert settled[-1] == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_it_stops_it_asks_for_the_words_that_the_account_itself_uses(language: Language) -> None:
    sentence = sentences(BAD[language].lower(), language)[1]
    asked: list[Kind] = []

    def own(kind: Kind) -> str:
        asked.append(kind)
        return sentence

    with suppress(Caught, LeftOut):
        feed(Leaning(language, {}, own, Turn(language, frozenset(), str)), BAD[language], 1000)
    assert asked == [Kind.COACHES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_asked_what_weighed(language: Language) -> None:
    sentence = sentences(BAD[language].lower(), language)[1]
    weighed = points(language).weighed(marks(sentence, language, {}))
    assert weighed == sorted(weighed, reverse=True)
    assert weighed[0][0] > 0 > weighed[-1][0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_stored_points_were_fitted_on_what_is_here_and_not_on_what_is_held_back(language: Language) -> None:
    found = lessons(language)
    assert fitted_on(language)["replies"] == digest(found), "run scripts/fit_guard.py --write"
    held = {each.text for each in replies(language) if each.fold in (APART, HELD)}
    assert not held & {each.text for each in found if not each.family.startswith(ACCOUNTS)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_slips_are_of_known_kinds_and_none_is_there_twice(language: Language) -> None:
    found = list(slips(language))
    assert {kind for _, kind, _ in found} == {GOOD, "sells", "coaches", "helps", "both", "prompt"}
    assert len({text for text, _, _ in found}) == len(found)


def test_sentences_end_where_they_end() -> None:
    assert sentences("it is 3.5. really? “yes.” no", "en") == ["it is 3.5.", "really?", "“yes.”", "no"]
    assert sentences("好。真的？嗯", "zh") == ["好。", "真的？", "嗯"]
