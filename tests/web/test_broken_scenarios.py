"""Broken scenario files through the running service: each with its place, and the intact account plays on."""

import html
import re
from pathlib import Path

import httpx2

from app.content.scenario.check import check_text
from app.places import place
from tests.content.test_scenario_mistakes import FORM, REFERENCE, broken
from tests.service import Forked
from tests.web.client import Trainee

INTACT = "lifeng-chassis.zh.yaml"
FEWEST = 12


def test_every_broken_file_is_named_with_its_line_and_stops_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "scenarios"
    folder.mkdir()
    (folder / INTACT).write_bytes((place("scenarios") / INTACT).read_bytes())
    changes = [*FORM.values(), *REFERENCE.values()]
    assert len(changes) >= FEWEST
    places = []
    for number, change in enumerate(changes):
        name, text = f"broken-{number}.en.yaml", broken(change)
        (folder / name).write_text(text, encoding="utf-8")
        places += [f"{each.file}:{each.line}" for each in check_text(text, name) if each.code == change.code]
    assert len({each.partition(":")[0] for each in places}) == len(changes)
    running = Forked(tmp_path, COACH_SCENARIOS=str(folder)).start()
    try:
        page = html.unescape(httpx2.get(f"{running.url}/trainer").text)
        for each in places:
            assert re.search(rf"{re.escape(each)}\b", page), each
        assert "Traceback" not in page
        trainee = Trainee(running.url)
        assert [each["slug"] for each in trainee.http.get("/api/scenarios").json()] == ["lifeng-chassis"]
        assert trainee.say(trainee.start("lifeng-chassis"), "a", "您好！")[-1].kind == "done"
        trainee.http.close()
    finally:
        running.stop()
