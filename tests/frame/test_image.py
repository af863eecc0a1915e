"""The image: no engine builds it here, so its file is held against what the package needs, and its build is played."""

import fnmatch
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import yaml

from app.config import names
from tests.frame.tree import ROOT, project

FOLDERS = ("locale", "prompts", "rubrics", "rules", "scenarios", "static", "web/templates")
PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Line:
    """One instruction of a Dockerfile and the stage it stands in."""

    stage: int
    word: str
    rest: str


def instructions() -> list[Line]:
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    stage, found = -1, []
    for line in filter(None, text.replace("\\\n", " ").splitlines()):
        word, _, rest = line.strip().partition(" ")
        stage += word == "FROM"
        found.append(Line(stage, word, " ".join(rest.split())))
    return found


LINES = instructions()
LAST = max(line.stage for line in LINES)


def all_of(word: str, stage: int | None = None) -> list[str]:
    return [line.rest for line in LINES if line.word == word and stage in (None, line.stage)]


def only(word: str) -> str:
    (rest,) = all_of(word, LAST)
    return rest


def exec_form(rest: str) -> list[str]:
    words = json.loads(rest)
    assert isinstance(words, list)
    return [str(word) for word in words]


def copied() -> list[tuple[str, str]]:
    """What the stages take from the checkout: source and target, one at a time."""
    plain = [rest.split() for rest in all_of("COPY") if not rest.startswith("--")]
    return [(source, words[-1]) for words in plain for source in words[:-1]]


def ignored(source: str) -> bool:
    """Whether .dockerignore keeps a path out of the build; the last pattern that fits decides."""
    out = False
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        pattern = line.removeprefix("!")
        if line and not line.startswith("#") and fnmatch.fnmatch(source, pattern.removeprefix("**/")):
            out = not line.startswith("!")
    return out


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as the image holds it: built from what is copied and from nothing else, then unpacked."""
    build, site = tmp_path_factory.mktemp("build"), tmp_path_factory.mktemp("site")
    for source, target in copied():
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, build / target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / source, build / target)
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", "out"]
    subprocess.run(command, cwd=build, check=True, capture_output=True)
    (wheel,) = (build / "out").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def test_two_stages_stand_on_the_same_python_with_a_version() -> None:
    first, second = (rest.split()[0] for rest in all_of("FROM"))
    assert first == second
    assert re.fullmatch(r"python:3\.\d+-slim-\w+", first)


def test_what_is_copied_exists_and_is_not_kept_out() -> None:
    assert copied()
    assert [source for source, _ in copied() if not (ROOT / source).exists() or ignored(source)] == []


def test_everything_else_is_kept_out() -> None:
    assert all(ignored(name) for name in (".git", ".venv", "var", "tests", "docs", ".env", "coach.db"))


def test_the_last_stage_takes_only_what_the_first_has_built() -> None:
    assert all_of("COPY", LAST) == ["--from=build /opt/spin-coach /opt/spin-coach"]


def test_packages_come_from_the_locks_with_their_hashes() -> None:
    from_locks = [part for run in all_of("RUN", 0) for part in run.split("&&") if " -r " in part]
    assert {part.split(" -r ")[1].strip() for part in from_locks} == {"requirements.lock", "requirements-build.lock"}
    assert all("--require-hashes" in part for part in from_locks)


def test_runs_without_rights_and_owns_only_its_data() -> None:
    user, _, _ = only("USER").partition(":")
    assert int(user) > 0
    assert only("VOLUME") == only("WORKDIR") == "/data"
    assert any(f"--uid {user}" in run and "install --directory --owner coach" in run for run in all_of("RUN", LAST))


def test_trusts_what_the_system_trusts() -> None:
    assert any("ca-certificates" in run for run in all_of("RUN", LAST))


def test_every_setting_of_the_image_and_of_compose_is_one_of_ours() -> None:
    image = set(re.findall(r"\b(COACH_\w+)=", " ".join(all_of("ENV"))))
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert image | set(services["coach"]["environment"]) <= set(names())
    assert services["coach"]["ports"][0].endswith(f":{only('EXPOSE')}")


def test_stops_on_the_signal_that_the_service_hears() -> None:
    assert only("STOPSIGNAL") == "SIGTERM"


def test_the_package_built_from_the_copies_has_every_file_of_the_checkout(installed: Path) -> None:
    for folder in FOLDERS:
        home = ROOT / "app" / folder if (ROOT / "app" / folder).exists() else ROOT / folder
        wanted = {path.relative_to(home) for path in home.rglob("*") if path.is_file() and path.suffix != ".pyc"}
        held = installed / "app" / folder
        assert wanted
        assert {path.relative_to(held) for path in held.rglob("*") if path.is_file()} == wanted, folder


def test_the_installed_package_finds_its_own_folders(installed: Path, tmp_path: Path) -> None:
    code = f"from app.places import place; print(*[place(name) for name in {FOLDERS!r}], sep='\\n')"
    environment = {"PYTHONPATH": str(installed), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [str(installed / "app" / name) for name in FOLDERS]


def test_the_command_of_the_image_serves_and_its_health_check_sees_it(installed: Path, tmp_path: Path) -> None:
    """The image's own CMD and HEALTHCHECK, on another port and database, against the package as it is installed."""
    program, *words = exec_form(only("CMD"))
    module, _, function = project()["project"]["scripts"][program].partition(":")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    place = words.index("--port") + 1
    assert words[place] == only("EXPOSE")
    words[place] = port
    start = f"import sys; from {module} import {function}; sys.exit({function}())"
    environment = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(installed),
        "COACH_DATABASE_URL": f"sqlite:///{tmp_path}/coach.db",
        "COACH_TRUST_NETWORK": "true",
    }
    with subprocess.Popen([sys.executable, "-c", start, *words], cwd=tmp_path, env=environment) as service:
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz", service)
            health = exec_form(only("HEALTHCHECK").partition("CMD ")[2])
            check = [sys.executable, *(word.replace(f":{only('EXPOSE')}/", f":{port}/") for word in health[1:])]
            assert subprocess.run(check, check=False).returncode == 0
            for path in ("/", "/readyz", "/static/css/page.css"):
                with urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
                    assert answer.status == 200
        finally:
            service.send_signal(signal.SIGTERM)
        assert service.wait(10) in {0, -signal.SIGTERM}
        assert subprocess.run(check, check=False, capture_output=True).returncode != 0


def wait_for(address: str, service: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert service.poll() is None, "the service has stopped"
        try:
            with urlopen(address, timeout=1):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail("the service does not answer")
