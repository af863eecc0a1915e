"""What goes over the wire: requests as they are checked, answers as they are documented."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal, TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError

Body = TypeVar("Body", bound=BaseModel)


class Strict(BaseModel):
    """A request body: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid")


class StartIn(Strict):
    """Which scenario, on which level (absent: its own), labels live or only afterwards, and the name HR will read."""

    scenario: str = Field(max_length=100)
    mode: Literal["coached", "exam"] = "coached"
    level: Literal["", "easy", "middle", "hard"] = ""
    trainee: str = Field("", max_length=100)


class TurnIn(Strict):
    """One utterance. The id is made by the client: sending it again gives the same turn again."""

    client_turn_id: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
    text: str


class Person(BaseModel):
    """The stakeholder across the table."""

    name: str
    title: str


class ScenarioOut(BaseModel):
    """A scenario card."""

    slug: str
    title: str
    language: str
    difficulty: str
    company: str
    industry: str
    size: str
    buyer: Person


class BriefingOut(BaseModel):
    """What the trainee may read before the call."""

    buyer: str
    we_sell: str
    known: list[str]
    aim: str


class AgreedOut(BaseModel):
    """The step of the meeting before that opened this one: what the buyer's side does, and by when."""

    action: str
    when: str


class StoryOut(BaseModel):
    """A fact of the account file: told by the buyer in that turn."""

    fact: str
    heading: str
    text: str
    turn: int


class TurnOut(BaseModel):
    """A turn as the viewer may see it: in exam mode without labels until the talk has ended."""

    number: int
    text: str
    reply: str | None
    voice: str
    fallback: str
    speaker: str
    label: str | None = None
    kind: str | None = None
    acts: list[dict[str, Any]] = []


class PracticeOut(BaseModel):
    """A practice: who, where, what was said, and what has been earned so far."""

    id: str
    scenario: str
    title: str
    language: str
    mode: str
    trainee: str
    buyer: Person
    briefing: BriefingOut
    opening: str
    level: str
    meeting: int
    meetings: int
    opens_next: bool
    follows: str
    room: list[str]
    promised: list[str]
    agreed: AgreedOut | None
    turns: list[TurnOut]
    account: list[StoryOut]
    counts: dict[str, int]
    ended: str
    speaking: bool
    created_at: datetime


class ErrorIn(BaseModel):
    """What went wrong and what to do, in the reader's language."""

    key: str
    message: str


class ErrorOut(BaseModel):
    """The one shape of every error."""

    error: ErrorIn


def errors(*codes: int) -> dict[int | str, dict[str, Any]]:
    """The documented error answers of a route."""
    return {code: {"model": ErrorOut} for code in codes}


async def read_body(request: Request, shape: type[Body]) -> Body:
    """The request's JSON as `shape`. Half characters, which JSON can spell and no text may hold, become U+FFFD."""
    try:
        given = json.loads(await request.body())
        return shape.model_validate(_whole(given))
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_url=False, include_context=False)) from None
    except (ValueError, RecursionError):
        raise RequestValidationError([{"loc": ("body",), "msg": "is not JSON", "type": "json"}]) from None


def _whole(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, Mapping):
        return {key: _whole(each) for key, each in value.items()}
    return value


def body_schema(shape: type[BaseModel]) -> dict[str, Any]:
    """The OpenAPI description of a body that `read_body` reads."""
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": shape.model_json_schema()}}}}
