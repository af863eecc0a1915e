"""A real browser, and services of different tempers for it to meet."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitor import PATIENCE, Visitor
from tests.kept import library
from tests.service import Forked

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
expect.set_options(timeout=PATIENCE)
UNHURRIED = "8"  # characters a second: slow enough to do something in mid-answer


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The machine's own chromium; an intranet's host name leads to this machine."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, "No chromium on this machine: make test installs it."
    args = ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP intranet.test 127.0.0.1"]
    return {"executable_path": found, "args": args}


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forked]:
    """The service with the scripted buyer, who answers at once."""
    running = Forked(tmp_path_factory.mktemp("browser"), COACH_TRUST_NETWORK="true").start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def slow_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forked]:
    """The same with a buyer who takes his time."""
    running = Forked(tmp_path_factory.mktemp("slow"), COACH_PACE=UNHURRIED).start()
    yield running
    running.kill()


@pytest.fixture(scope="session")
def strong() -> dict[str, tuple[str, ...]]:
    """What a good seller says in each scenario, as its author proved it."""
    return {slug: each.scenario.talks["strong"].turns for slug, each in library().scenarios.items()}


@pytest.fixture
def visitor(browser: Browser, service: Forked) -> Iterator[Visitor]:
    """Someone with a browser in English; at the end nothing may have gone wrong in its console."""
    with Visitor.arriving(browser, service.url, locale="en-GB") as someone:
        yield someone


@pytest.fixture
def slow_visitor(browser: Browser, slow_service: Forked) -> Iterator[Visitor]:
    """The same at the slow service."""
    with Visitor.arriving(browser, slow_service.url, locale="en-GB") as someone:
        yield someone
