"""A migrated store on each database."""

from collections.abc import Iterator

import pytest

from app.store.store import Store


@pytest.fixture(scope="module")
def store(database_url: str) -> Iterator[Store]:
    """The store of a module; its tests use practices of their own."""
    opened = Store(database_url)
    opened.migrate()
    yield opened
    opened.close()
