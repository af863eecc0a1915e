"""Domain objects ↔ JSON, strictly: what is read back equals what was written, unknown keys are refused."""

from typing import Any, Generic, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from app.spin.acts.act import Reading
from app.spin.buyer.direction import Direction
from app.spin.buyer.state import Carried
from app.spin.errors import UnreadableRow
from app.spin.scoring.scorecard import Scorecard
from app.spin.scoring.sheet import Sheet

Thing = TypeVar("Thing")
STRICT = ConfigDict(extra="forbid")


class Shape(Generic[Thing]):
    """The JSON form of one domain dataclass and everything in it.

    The adapter is that of a tuple of one: pydantic takes no configuration for a bare dataclass, but hands a
    tuple's down to all that it holds.
    """

    def __init__(self, adapter: TypeAdapter[tuple[Thing]]) -> None:
        self._adapter = adapter

    def dump(self, thing: Thing) -> Any:
        """Plain JSON values."""
        return self._adapter.dump_python((thing,), mode="json")[0]

    def load(self, value: Any) -> Thing:
        """The object; raises UnreadableRow for an unknown key, a missing one or a value of another type."""
        try:
            return self._adapter.validate_python([value])[0]
        except ValidationError as error:
            raise _unreadable(error) from error

    def load_text(self, text: str) -> Thing:
        """The object from JSON text, without converting between types; raises UnreadableRow."""
        try:
            return self._adapter.validate_json(f"[{text}]", strict=True)[0]
        except ValidationError as error:
            raise _unreadable(error) from error


def _unreadable(error: ValidationError) -> UnreadableRow:
    first = error.errors(include_input=False)[0]
    place = ".".join(str(each) for each in first["loc"][1:])
    return UnreadableRow(f"{place}: {first['msg']}")


READING = Shape(TypeAdapter(tuple[Reading], config=STRICT))
DIRECTION = Shape(TypeAdapter(tuple[Direction], config=STRICT))
CARRIED = Shape(TypeAdapter(tuple[Carried], config=STRICT))
SCORECARD = Shape(TypeAdapter(tuple[Scorecard], config=STRICT))
SHEET = Shape(TypeAdapter(tuple[Sheet], config=STRICT))
