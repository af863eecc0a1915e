"""A private PostgreSQL cluster for the tests: in a folder of its own, reached by a socket, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg

MISSING = (
    "PostgreSQL's programs (initdb, pg_ctl) are not on this machine, and the tests of the store run on both databases. "
    "On Debian: apt-get install postgresql"
)
# The cluster lives for one run of the tests: nothing in it must survive a power cut.
HASTE = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


class Cluster:
    """A running cluster; `fresh()` makes an empty database in it."""

    def __init__(self) -> None:
        self._programs = _programs()
        self._folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self._data = self._folder / "data"
        self._made = 0
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(self._folder, account.pw_uid, account.pw_gid)
        self._run("initdb", "--pgdata", str(self._data), "--username=coach", "--auth=trust", "--no-sync",
                  "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions")  # fmt: skip
        log = str(self._folder / "log")
        options = f"{HASTE} -k {self._folder}"
        self._run("pg_ctl", "start", "--wait", "--silent", f"--pgdata={self._data}", f"--log={log}", "-o", options)

    def fresh(self, name: str) -> str:
        """The URL of a new, empty database."""
        self._made += 1
        database = f"{name}_{self._made}"
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{database}"'.encode())
        return self._url(database)

    def stop(self) -> None:
        """Stop at once and remove everything."""
        self._run("pg_ctl", "stop", "--mode=immediate", "--silent", f"--pgdata={self._data}")
        shutil.rmtree(self._folder)

    def _url(self, database: str) -> str:
        return f"postgresql://coach@/{database}?host={self._folder}"

    def _run(self, program: str, *arguments: str) -> None:
        # The server refuses to run as root.
        prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*prefix, str(self._programs / program), *arguments]
        log = self._folder / "setup.log"
        with log.open("ab") as output:
            done = subprocess.run(command, stdout=output, stderr=output, cwd=self._folder, check=False)
        if done.returncode:
            raise AssertionError(f"{program} failed:\n{log.read_text(encoding='utf-8')}")


def _programs() -> Path:
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = debian[-1] if debian else shutil.which("initdb")
    if found is None:
        raise AssertionError(MISSING)
    return Path(found).parent
