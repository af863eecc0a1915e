"""The service as the web's tests use it: a process a module on each database, or in the test's own process."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from app.config import load_settings
from app.main import create_app
from tests.service import Forked
from tests.web.client import Trainee


@pytest.fixture(scope="module")
def service(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forked]:
    """The running service with the scripted buyer."""
    running = Forked(tmp_path_factory.mktemp("service"), database_url).start()
    yield running
    running.stop()


@pytest.fixture
def trainee(service: Forked) -> Iterator[Trainee]:
    """Someone who talks to it."""
    someone = Trainee(service.url)
    yield someone
    someone.http.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The service in the test's own process, asked for pages; the scripted buyer answers at once."""
    folder = tmp_path_factory.mktemp("site")
    settings = load_settings({"COACH_DATABASE_URL": f"sqlite:///{folder / 'coach.db'}", "COACH_PACE": "0"})
    with TestClient(create_app(settings), base_url="http://127.0.0.1", headers={"Accept": "text/html"}) as client:
        yield client
