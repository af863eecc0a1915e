"""What an operator does for one person: delete all that is stored of her, or hand out a talk of hers as a file."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.service import Forked
from tests.web.client import Trainee

SAID = ("Good morning!", "How many vans do you run?", "How often do they break down?", "What does that cost you?")


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Forked]:
    started = Forked(tmp_path).start()
    yield started
    assert started.stop() in (0, -signal.SIGTERM)


def test_a_person_is_deleted_while_the_service_runs(service: Forked, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'coach.db'}"
    trainee = Trainee(service.url)
    hers, other = trainee.start(trainee="Li Lei"), trainee.start(trainee="Han Mei")
    for each in (hers, other):
        trainee.say(each, "t1", SAID[1])
    listed = run("forget", "Li Lei", COACH_DATABASE_URL=url)
    assert listed.returncode == 0
    assert [line.split()[:2] for line in listed.stdout.splitlines()[:2]] == [["1", "practices"], ["1", "turns"]]
    assert "1 still going on" in listed.stdout
    assert "with --yes it is, for good" in listed.stdout
    assert trainee.read(hers)["turns"]
    deleted = run("forget", "Li Lei", "--yes", COACH_DATABASE_URL=url)
    assert (deleted.returncode, "\nDeleted." in deleted.stdout) == (0, True), deleted.stderr
    assert trainee.post(hers, "t2", SAID[2]).status_code == 404
    assert trainee.say(other, "t2", SAID[2])[-1].kind == "done"
    trainee.http.close()


def test_a_name_that_matches_nothing_is_refused_in_both_languages(service: Forked, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'coach.db'}"
    trainee = Trainee(service.url)
    trainee.start(trainee="林悦")
    trainee.http.close()
    wrong = run("forget", "林", "--yes", COACH_DATABASE_URL=url)
    assert wrong.returncode == 1
    for sentence in ("No such practice is stored under “林”", "没有以“林”为姓名的此类练习", "“林悦”"):
        assert sentence in wrong.stderr
    older = run("forget", "--before", "0001-01-01", "--yes", COACH_DATABASE_URL=url)
    assert (older.returncode, "没有这么早的练习" in older.stderr) == (1, True)
    nobody = run("forget", "--yes", COACH_DATABASE_URL=url)
    assert (nobody.returncode, "--before" in nobody.stderr) == (1, True)
    assert run("forget", "林悦", COACH_DATABASE_URL=url).returncode == 0


def test_the_record_of_a_stored_practice_gives_the_stored_card_byte_by_byte(service: Forked, tmp_path: Path) -> None:
    trainee = Trainee(service.url)
    practice = trainee.start(trainee="Li Lei", level="hard")
    for number, text in enumerate(SAID):
        trainee.say(practice, f"t{number}", text)
    trainee.http.post(f"/api/practices/{practice}/finish").raise_for_status()
    card = trainee.http.get(f"/api/practices/{practice}/scorecard").text
    trainee.http.close()
    file = tmp_path / "record.json"
    url = f"sqlite:///{tmp_path / 'coach.db'}"
    assert run("record", practice, "--output", str(file), COACH_DATABASE_URL=url).returncode == 0
    scored = run("score", str(file), "--json").stdout
    assert scored.removesuffix("\n") == card
    assert json.loads(scored)["total"] > 0
    assert "Li Lei" not in file.read_text(encoding="utf-8")
    unknown = run("record", "none", COACH_DATABASE_URL=url)
    assert (unknown.returncode, "no such practice" in unknown.stderr) == (1, True)
