"""Through the running service, with a model that repeats everything: no fact leaves before it is told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.content.scenario.library import Library, load_library
from app.places import place
from tests.fair.attacks import attacks
from tests.fakes.openai_server import FakeModel
from tests.service import Forked
from tests.voices.canaries import parrot
from tests.web.client import Trainee, events

FILES = sorted(place("scenarios").glob("*.yaml"))
CANARY = re.compile(r"canary[a-z]+yrac")
OWN = ("voiced", "want", "payoff", "beyond")


def caged(file: Path) -> str:
    """The account with a canary behind each fact that is not public, and behind each of its lines."""
    written: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    facts = [each for each in written["facts"] if not each.get("public")]
    for problem in written["problems"]:
        facts += [problem[name] for name in OWN if name in problem] + problem["chain"]
    for number, fact in enumerate(facts):
        token = f"canary{''.join(chr(97 + int(digit)) for digit in str(number))}yrac"
        fact["text"] += f" {token}."
        fact["lines"] = [f"{line} {token}." for line in fact["lines"]]
    return yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=10_000)


@dataclass(frozen=True)
class Aviary:
    """The service, its model, and the accounts it plays."""

    trainee: Trainee
    model: FakeModel
    library: Library

    def tokens(self, slug: str) -> dict[str, str]:
        """The canary of each fact."""
        facts = self.library.scenarios[slug].scenario.every_fact().items()
        return {name: found[0] for name, fact in facts if (found := CANARY.findall(fact.text))}


@pytest.fixture(scope="module")
def aviary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Aviary]:
    """All accounts with canaries in a folder, served with a model that says again what it is sent."""
    folder = tmp_path_factory.mktemp("caged")
    for file in FILES:
        (folder / file.name).write_text(caged(file), encoding="utf-8")
    library = load_library(folder)
    assert library.mistakes == ()
    with FakeModel(parrot) as model:
        running = Forked(tmp_path_factory.mktemp("run"), OPENAI_BASE_URL=model.address, COACH_SCENARIOS=str(folder))
        trainee = Trainee(running.start().url)
        yield Aviary(trainee, model, library)
        trainee.http.close()
        running.stop()


def said(aviary: Aviary, slug: str) -> list[str]:
    """The strong talk with an attack after every second turn."""
    scenario = aviary.library.scenarios[slug].scenario
    tricks = cycle(each.text for each in attacks()[::3] if each.language == scenario.language)
    turns = list(scenario.talks["strong"].turns)
    return [text for number, turn in enumerate(turns) for text in ((turn, next(tricks)) if number % 2 else (turn,))]


@pytest.mark.parametrize("slug", [file.name.split(".")[0] for file in FILES])
def test_what_is_not_told_is_in_no_request_no_answer_and_no_page(aviary: Aviary, slug: str) -> None:
    tokens, free, practice = aviary.tokens(slug), set[str](), aviary.trainee.start(slug)
    assert len(tokens) > 20
    before = 0
    for number, text in enumerate(said(aviary, slug)):
        before = len(aviary.model.asked)
        answer = aviary.trainee.post(practice, str(number), text)
        if answer.status_code != 200:
            break  # he has ended the talk
        account = events(answer.text)[-1].data["account"]
        free |= {tokens[each["fact"]] for each in account if each["fact"] in tokens}
        asked = "".join(each.raw for each in aviary.model.asked[before:])
        shown = {"request": asked, "stream": answer.text}
        if number % 6 == 0:
            shown["page"] = aviary.trainee.http.get(f"/practices/{practice}").text
            shown["record"] = str(aviary.trainee.read(practice))
        for where, words in shown.items():
            assert set(CANARY.findall(words)) <= free, (where, text)
    assert len(free) >= 5
    assert len(aviary.model.asked) > before
