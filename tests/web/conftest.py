"""The service as the web's tests use it: one process a module, on each database."""

from collections.abc import Iterator

import pytest

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
