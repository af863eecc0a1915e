"""The commands of a newcomer: what they start, and what they say on a machine that lacks something."""

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.frame.tree import ROOT

TOOLS = ("cat", "chmod", "cksum", "dirname", "env", "grep", "ls", "mkdir", "mktemp", "rm", "sh")
OLD_PYTHON = '#!/bin/sh\nif [ "$1" = -V ]; then echo Python 3.9.2; else exit 1; fi\n'
BARE_PYTHON = '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; *) exit 0 ;; esac\n'
# Makes an environment whose Python is this one, and notes what it is asked to install.
NOTING_UV = f"""#!/bin/sh
if [ "$1" = venv ]; then
    for venv; do :; done
    mkdir -p "$venv/bin"
    echo "VIRTUAL_ENV=$venv" >"$venv/bin/activate"
    printf '#!/bin/sh\\nexec {sys.executable} "$@"\\n' >"$venv/bin/python"
    chmod +x "$venv/bin/python"
    echo made
else
    for last; do :; done
    echo "$last"
fi
"""
EVERYTHING = ["made", "requirements.lock", "requirements-build.lock", "."]
BROKEN_APT = "#!/bin/sh\necho no route to any mirror\nexit 100\n"
IDLE_APT = "#!/bin/sh\nexit 0\n"


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of commands that is the whole PATH: the plain tools of every system and nothing else."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        assert found, name
        (folder / name).symlink_to(found)
    return folder


def install(machine: Path, name: str, script: str) -> None:
    command = machine / name
    command.write_text(script, encoding="utf-8")
    command.chmod(0o755)


def start(script: str, machine: Path, *words: str) -> subprocess.CompletedProcess[str]:
    checkout = machine.parent / "checkout"
    shutil.copytree(ROOT / "scripts", checkout / "scripts", dirs_exist_ok=True)
    command = ["sh", str(checkout / "scripts" / script), *words]
    return subprocess.run(command, env={"PATH": str(machine)}, capture_output=True, text=True, check=False, timeout=20)


def make(*words: str) -> str:
    done = subprocess.run(
        ["make", "--no-print-directory", *words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_run_sets_up_and_serves_on_the_port_asked_for() -> None:
    lines = make("--dry-run", "run", "PORT=9123").splitlines()
    assert lines == ["sh scripts/environment.sh run", "exec .venv/bin/spin-coach serve --port 9123"]


def test_test_sees_to_its_parts_before_it_runs() -> None:
    lines = make("--dry-run", "test", "WORKERS=3").splitlines()
    tests = ".venv/bin/pytest --numprocesses=3 --dist=loadfile --no-loadscope-reorder"
    assert lines == ["sh scripts/environment.sh dev", "sh scripts/system-parts.sh", tests]


def test_help_names_every_command() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = next(line for line in text.splitlines() if line.startswith(".PHONY:")).split()[1:]
    assert [line.split()[0] for line in make("help").splitlines()] == phony


@pytest.mark.parametrize("name", [".ci/run", "scripts/environment.sh", "scripts/system-parts.sh"])
def test_a_script_may_be_run_and_parses(name: str) -> None:
    script = ROOT / name
    assert script.stat().st_mode & stat.S_IXUSR
    subprocess.run(["bash", "-n", script], check=True)


def test_set_up_says_what_to_install_where_python_is_missing(machine: Path) -> None:
    done = start("environment.sh", machine, "run")
    assert done.returncode == 1
    assert "apt-get install python3 python3-venv" in done.stderr


def test_set_up_names_the_python_that_is_too_old(machine: Path) -> None:
    install(machine, "python3", OLD_PYTHON)
    done = start("environment.sh", machine, "run")
    assert done.returncode == 1
    assert "Python 3.9.2 is too old" in done.stderr


def test_set_up_says_what_to_install_where_environments_cannot_be_made(machine: Path) -> None:
    install(machine, "python3", BARE_PYTHON)
    done = start("environment.sh", machine, "run")
    assert done.returncode == 1
    assert "apt-get install python3-venv" in done.stderr


def test_set_up_prefers_uv_where_it_is_there(machine: Path) -> None:
    install(machine, "uv", "#!/bin/sh\necho asked: $1 $2\nexit 3\n")
    assert start("environment.sh", machine, "run").stdout == "asked: venv --quiet\n"


def set_up(machine: Path, want: str = "run") -> list[str]:
    """What a set-up with the noting uv has done, one step a line."""
    done = start("environment.sh", machine, want)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def checkout(machine: Path) -> Path:
    """A checkout with locks and a project file, on a machine with the noting uv."""
    install(machine, "uv", NOTING_UV)
    folder = machine.parent / "checkout"
    folder.mkdir()
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-build.lock", "pyproject.toml"):
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def test_a_second_set_up_does_nothing(machine: Path, checkout: Path) -> None:
    assert set_up(machine) == EVERYTHING
    assert set_up(machine) == []


@pytest.mark.parametrize("changed", ["requirements.lock", "requirements-build.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_is_installed(machine: Path, checkout: Path, changed: str) -> None:
    set_up(machine)
    (checkout / changed).write_text("other", encoding="utf-8")
    assert set_up(machine) == EVERYTHING[1:]


def test_the_environment_of_development_serves_for_running(machine: Path, checkout: Path) -> None:
    assert set_up(machine, "dev") == ["made", "requirements-dev.lock", "requirements-build.lock", "."]
    assert set_up(machine, "run") == []


def test_development_adds_to_the_environment_of_running(machine: Path, checkout: Path) -> None:
    set_up(machine, "run")
    assert set_up(machine, "dev") == ["requirements-dev.lock", "requirements-build.lock", "."]


def test_a_moved_environment_is_made_anew(machine: Path, checkout: Path) -> None:
    set_up(machine)
    activate = checkout / ".venv" / "bin" / "activate"
    activate.write_text("VIRTUAL_ENV=/elsewhere/.venv\n", encoding="utf-8")
    assert set_up(machine) == EVERYTHING


def test_an_interrupted_set_up_is_taken_up_again(machine: Path, checkout: Path) -> None:
    install(machine, "uv", NOTING_UV.replace('    echo "$last"', "    exit 7"))
    assert start("environment.sh", machine, "run").returncode == 7
    install(machine, "uv", NOTING_UV)
    assert set_up(machine) == EVERYTHING[1:]


def test_set_up_wants_to_know_for_what(machine: Path) -> None:
    assert start("environment.sh", machine, "everything").returncode == 2


def test_parts_are_named_where_nothing_may_be_installed(machine: Path) -> None:
    done = start("system-parts.sh", machine)
    assert done.returncode == 1
    assert "there is no apt-get here" in done.stderr
    for part in ("chromium", "fontconfig fonts-wqy-microhei"):
        assert part in done.stderr


def test_parts_are_not_installed_without_the_right_to(machine: Path) -> None:
    install(machine, "apt-get", IDLE_APT)
    install(machine, "id", "#!/bin/sh\necho 1000\n")
    done = start("system-parts.sh", machine)
    assert done.returncode == 1
    assert "that takes root, or sudo without a password" in done.stderr


def test_the_words_of_a_failing_installation_are_shown(machine: Path) -> None:
    install(machine, "apt-get", BROKEN_APT)
    install(machine, "id", "#!/bin/sh\necho 0\n")
    done = start("system-parts.sh", machine)
    assert done.returncode == 1
    assert "no route to any mirror" in done.stderr


def test_an_installation_that_changed_nothing_is_no_success(machine: Path) -> None:
    install(machine, "apt-get", IDLE_APT)
    install(machine, "id", "#!/bin/sh\necho 0\n")
    assert start("system-parts.sh", machine).returncode == 1


def test_nothing_happens_where_all_parts_are_there(machine: Path) -> None:
    install(machine, "initdb", IDLE_APT)
    install(machine, "chromium", IDLE_APT)
    install(machine, "fc-list", "#!/bin/sh\necho Some Hei\n")
    done = start("system-parts.sh", machine)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
