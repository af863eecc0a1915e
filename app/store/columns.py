"""The column types: UTC times, clean text, and domain objects as JSON that is checked when it is read."""

from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import JSON, DateTime, Dialect, String, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator, TypeEngine

from app.store.clean import clean
from app.store.shapes import Shape

Thing = TypeVar("Thing")


def json_column() -> TypeEngine[Any]:
    """JSON, as JSONB where the database has it."""
    return JSON().with_variant(JSONB(), "postgresql")


class Utc(TypeDecorator[datetime]):
    """An instant. Only aware times go in, only UTC comes out; SQLite would lose the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """The instant in UTC; a time without a zone is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A time without a zone names no instant.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """The instant in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Free text; what no database can hold is taken out before it gets there."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """The clean text."""
        return None if value is None else clean(value)


class Name(TypeDecorator[str]):
    """An id of ours, of a bounded length; what people ask for in its place may be anything."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """The clean text."""
        return None if value is None else clean(value)


class AsJson(TypeDecorator[Thing], Generic[Thing]):
    """A domain object, stored as JSON in the shape given."""

    impl = JSON
    cache_ok = True

    def __init__(self, shape: Shape[Thing]) -> None:
        super().__init__()
        self.shape = shape

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """JSON or JSONB."""
        return dialect.type_descriptor(json_column())

    def process_bind_param(self, value: Thing | None, _dialect: Dialect) -> Any:
        """The object as plain JSON values."""
        return None if value is None else self.shape.dump(value)

    def process_result_value(self, value: Any, _dialect: Dialect) -> Thing | None:
        """The object again, from the text as the database gives it; a value of another shape raises."""
        text = value.decode("utf-8") if isinstance(value, bytes) else value
        return None if text in (None, "null") else self.shape.load_text(text)
