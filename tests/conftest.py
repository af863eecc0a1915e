"""What tests of several parts share: both databases, and the accounts that come with the product."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.postgres import Cluster

# An example is wrong or right, never late: machines are slow, and do other work meanwhile.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """One cluster for the whole run, started when the first test wants it."""
    cluster = Cluster()
    yield cluster
    cluster.stop()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """An empty database of its own for each module, on each of the two systems."""
    name = request.module.__name__.rpartition(".")[2]
    if request.param == "sqlite":
        folder: Path = tmp_path_factory.mktemp(name)
        return f"sqlite:///{folder / 'coach.db'}"
    cluster: Cluster = request.getfixturevalue("postgres")
    return cluster.fresh(name)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's tests come last: its library keeps an event loop running, beside which no other can be run.

    The longest come first: with several workers nobody waits for them at the end.
    """
    items.sort(key=lambda item: ("browser" in item.path.parts) - ("reliability" in item.path.parts))
