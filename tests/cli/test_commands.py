"""The commands as a stranger runs them: what they print, and how they say no."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.places import place
from tests.service import ROOT, Forked
from tests.web.client import Trainee


def run(*words: str, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COACH_", "OPENAI_"))}
    return subprocess.run(
        [sys.executable, "-m", "app", *words],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**clean, "PYTHONUTF8": "1", **settings},
        timeout=60,
        check=False,
    )


def test_classify_prints_one_object_a_line_with_rule_and_words() -> None:
    done = run("classify", stdin="How many lines do you run?\n停一次机损失多少？\n\n😀\n")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["label"] for each in lines] == ["situation", "implication", "other", "other"]
    assert [each["lang"] for each in lines[:2]] == ["en", "zh"]
    for each in lines[:2]:
        act = each["acts"][-1]
        assert act["rule"]
        assert act["words"] == each["text"][act["span"][0] : act["span"][1]]


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    command = f"yes 'How many lines do you run?' | head -n 2000 | {sys.executable} -m app classify | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


def test_who_interrupts_a_command_reads_no_traceback() -> None:
    with subprocess.Popen(
        # Where the tests run in the background of a shell, whoever they start ignores an interruption.
        ["/usr/bin/env", "--default-signal=INT", sys.executable, "-m", "app", "classify"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as started:
        assert started.stdin
        assert started.stdout
        started.stdin.write("How many lines do you run?\n")
        started.stdin.flush()
        assert started.stdout.readline()
        started.send_signal(signal.SIGINT)
        assert started.wait(30) == 130
        assert started.stderr
        assert started.stderr.read() == ""


def test_the_service_is_stopped_at_a_terminal_without_a_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "app", "serve", "--port", "0", "--database-url", f"sqlite:///{tmp_path / 'c.db'}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT) as started:
        assert started.stderr
        assert any("running on" in line for line in started.stderr)
        started.send_signal(signal.SIGINT)
        assert started.wait(30) == 0
        assert "Traceback" not in started.stderr.read()


def test_evaluate_counts_and_lists_misses(tmp_path: Path) -> None:
    file = tmp_path / "labelled.jsonl"
    rows = [
        {"text": "How many lines do you run?", "lang": "en", "label": "situation", "family": "x"},
        {"text": "How many lines do you run today?", "lang": "en", "label": "problem"},
        {"text": "停一次机损失多少？", "lang": "zh", "label": "implication"},
    ]
    file.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in rows), encoding="utf-8")
    found = json.loads(run("evaluate", str(file), "--json").stdout)
    assert found["en"]["accuracy"] == 0.5
    assert found["zh"]["confusion"]["implication"]["implication"] == 1
    table = run("evaluate", str(file), "--misses").stdout
    assert "problem read as situation" in table


def test_evaluate_names_the_line_it_cannot_read(tmp_path: Path) -> None:
    file = tmp_path / "broken.jsonl"
    file.write_text('{"text": "a", "lang": "en", "label": "other"}\n{"text": "b", "lang": "fr", "label": "other"}\n')
    done = run("evaluate", str(file))
    assert done.returncode == 1
    assert "broken.jsonl:2: lang" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_played_talk_can_be_scored_from_its_record_alone(tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    played = run("scenario", "play", "lifeng-chassis", "--seller", "middle", "--record", str(record))
    assert played.returncode == 0, played.stderr
    first = run("score", str(record), "--json").stdout
    assert first == run("score", str(record), "--json", PYTHONHASHSEED="5", TZ="Asia/Tokyo").stdout
    total = json.loads(first)["total"]
    assert f"{total} of 100" in run("score", str(record)).stdout
    assert f"{total} of 100" in played.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("score", "no-such-file"), "no recorded practice"),
        (("scenario", "play", "nowhere"), "no scenario"),
        (("scenario", "play", "lifeng-chassis", "--seller", "nobody"), "strong"),
        (("scenario", "play", "lifeng-chassis", "--meeting", "9"), "1, 2, 3"),
        (("export", "--format", "csv", "--from", "yesterday"), "invalid"),
        (("export", "--format", "csv", "--output", "no/such/folder/x.csv"), "“no/such/folder/x.csv” cannot be written"),
        (("classify", "no-such-file"), "cannot open “no-such-file”"),
        (("dance",), "no command"),
        (("serve", "--port", "http"), "COACH_PORT"),
        (("serve", "--host", "0.0.0.0"), "COACH_TRUST_NETWORK"),
        (("serve", "--database-url", "oracle://x"), "COACH_DATABASE_URL"),
        (("serve", "--database-url", "postgresql://nobody@127.0.0.1:9/none"), "database"),
    ],
)
def test_a_wrong_call_is_one_sentence_not_a_stack_trace(words: tuple[str, ...], said: str) -> None:
    done = run(*words)
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_rubric_that_is_not_there_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    done = run("serve", "--port", "0", COACH_DATABASE_URL=f"sqlite:///{tmp_path / 'c.db'}", COACH_RUBRIC="nowhere")
    assert done.returncode == 1
    assert "COACH_RUBRIC is “nowhere”" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_address_where_somebody_listens_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("serve", "--port", port, COACH_DATABASE_URL=f"sqlite:///{tmp_path / 'c.db'}")
    assert done.returncode == 1
    assert f"port {port}: Address already in use. Stop what listens there" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_place_without_a_scenario_is_no_place_where_all_is_well(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.yaml", tmp_path / "nowhere"):
        done = run("scenario", "check", str(path))
        assert done.returncode == 1
        assert f"There is no scenario file at “{path}”" in done.stdout
        assert "All is well" not in done.stdout


def test_a_later_meeting_is_played_after_the_strong_talks_before_it(tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    words = ("scenario", "play", "marrow-lake-surgery", "--meeting", "3", "--level", "hard", "--record", str(record))
    played = run(*words)
    assert (played.returncode, "outcome: order" in played.stdout) == (0, True), played.stderr
    assert "Raymond Okafor: " in played.stdout
    assert json.loads(run("score", str(record), "--json").stdout)["outcome"] == "order"


def test_a_score_record_that_was_tampered_with_is_refused(tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    run("scenario", "play", "marrow-lake-surgery", "--seller", "weak", "--record", str(record))
    content = json.loads(record.read_text(encoding="utf-8"))
    record.write_text(json.dumps({**content, "bonus": 5}), encoding="utf-8")
    done = run("score", str(record))
    assert (done.returncode, "bonus" in done.stderr) == (1, True)


@pytest.fixture
def stored(tmp_path: Path) -> tuple[str, dict[str, Any]]:
    """The address of a database with one submitted practice, and the card of that."""
    service = Forked(tmp_path).start()
    trainee = Trainee(service.url)
    practice = trainee.start("lifeng-chassis", trainee="林悦")
    for number, text in enumerate(("您好！", "有多少台机床？", "经常停机吗？", "停机影响交付吗？")):
        trainee.say(practice, f"t{number}", text)
    card: dict[str, Any] = trainee.http.post(f"/api/practices/{practice}/finish").json()
    kept = trainee.start("lifeng-chassis", trainee="林悦")
    trainee.http.post(f"/api/practices/{kept}/finish")
    trainee.http.post(f"/api/practices/{practice}/submission").raise_for_status()
    trainee.http.close()
    assert service.stop() in (0, -signal.SIGTERM)
    return f"sqlite:///{tmp_path / 'coach.db'}", card


def exported(url: str, folder: Path, *more: str) -> tuple[Path, dict[str, Any]]:
    file = folder / "out.json"
    assert run("export", "--format", "json", "--output", str(file), *more, COACH_DATABASE_URL=url).returncode == 0
    (row,) = json.loads(file.read_text(encoding="utf-8"))
    return file, row


def test_an_export_holds_what_the_service_stored_and_proves_itself(
    stored: tuple[str, dict[str, Any]], tmp_path: Path
) -> None:
    url, card = stored
    file, row = exported(url, tmp_path)
    assert (row["trainee"], row["scorecard"], row["scorecard_version"]) == ("林悦", card, 1)
    printed = run("export", "--format", "json", COACH_DATABASE_URL=url)
    assert (printed.returncode, json.loads(printed.stdout)) == (0, [row])
    assert run("verify", str(file), "--stored", COACH_DATABASE_URL=url).returncode == 0
    file.write_text(json.dumps([{**row, "trainee": "林月"}]), encoding="utf-8")
    forged = run("verify", str(file))
    assert (forged.returncode, f"{card['practice']}: changed: trainee" in forged.stdout) == (1, True)
    assert run("rescore", "--check", COACH_DATABASE_URL=url).returncode == 0


def test_rescoring_puts_a_version_beside_the_first(stored: tuple[str, dict[str, Any]], tmp_path: Path) -> None:
    url, card = stored
    text = (place("rubrics") / "key_account.yaml").read_text(encoding="utf-8")
    other = (
        text.replace("id: key_account", "id: ours", 1)
        .replace("weight: 4\n", "weight: 0\n")
        .replace("weight: 11", "weight: 15")
    )
    (tmp_path / "ours.yaml").write_text(other, encoding="utf-8")
    assert run("rubric", "check", str(tmp_path)).returncode == 0
    ours = {"COACH_DATABASE_URL": url, "COACH_RUBRICS": str(tmp_path), "COACH_RUBRIC": "ours"}
    differs = run("rescore", "--check", **ours)
    assert (differs.returncode, "2 practices, 1 would" in differs.stdout) == (1, True)
    line, _ = run("rescore", "--check", "--json", **ours).stdout.splitlines()
    assert json.loads(line)["differs"]
    assert "stored as version 2" in run("rescore", **ours).stdout
    assert run("rescore", "--check", **ours).returncode == 0
    assert exported(url, tmp_path)[1]["scorecard"] == card
    file, newest = exported(url, tmp_path, "--version", "newest")
    assert (newest["scorecard_version"], newest["rubric"]) == (2, "ours")
    assert run("verify", str(file), "--stored", COACH_DATABASE_URL=url).returncode == 0
