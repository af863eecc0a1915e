"""The guides for authors of rules, followed word for word: what they say to type is typed, what they promise comes."""

import io
import re
import shutil
from pathlib import Path

import pytest

from app.cli import main
from tests.service import ROOT

FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`((?:app/rules/\w+/(?:words/)?)?\w+(?:\.ours)?\.(?:yaml|jsonl|txt))`")
COACH = ".venv/bin/spin-coach "


class Follower:
    """Somebody who does what the guide says in a copy of the rules, and remembers what came back."""

    def __init__(self, home: Path, patch: pytest.MonkeyPatch, screen: pytest.CaptureFixture[str]) -> None:
        self.home, self.patch, self.screen = home, patch, screen
        self.answer = ""
        shutil.copytree(ROOT / "app" / "rules", home / "app" / "rules")
        patch.setattr("app.places.PACKAGE", home / "app")
        patch.chdir(home)

    def do(self, what: str, text: str, file: str) -> None:
        if what == "sh":
            self.answer = "".join(self.type(line) for line in text.splitlines())
        elif what == "text":
            missing = [line.strip() for line in text.splitlines() if line.strip() not in self.answer]
            assert missing == [], self.answer
        elif what == "diff":
            self.change(self.home / file, text)
        else:
            (self.home / file).write_text(text, encoding="utf-8")

    def change(self, file: Path, diff: str) -> None:
        lines = diff.splitlines()
        before = "\n".join(line[1:] for line in lines if line[0] in " -")
        after = "\n".join(line[1:] for line in lines if line[0] in " +")
        text = file.read_text(encoding="utf-8")
        assert text.count(before) == 1, before
        file.write_text(text.replace(before, after), encoding="utf-8")

    def type(self, line: str) -> str:
        said, _, command = line.rpartition(" | ")
        assert command.startswith(COACH), command
        self.patch.setattr("sys.stdin", io.StringIO(said.removeprefix('echo "').removesuffix('"')))
        main(command.removeprefix(COACH).split())
        captured = self.screen.readouterr()
        return captured.out + captured.err


@pytest.mark.parametrize("name", ["rules.md", "rules.zh.md"])
def test_the_guide_can_be_followed_word_for_word(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = (ROOT / "docs" / name).read_text(encoding="utf-8")
    follower = Follower(tmp_path, monkeypatch, capsys)
    steps = list(FENCE.finditer(guide))
    assert {step.group(1) for step in steps} == {"sh", "text", "diff", "yaml", "json", "txt"}
    for step in steps:
        named = FILE.findall(guide, 0, step.start())
        follower.do(step.group(1), step.group(2), named[-1] if named else "")
