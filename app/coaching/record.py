"""A practice as one file: everything a score rests on, readable without the database it came from."""

import json
from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from app.content.errors import ContentError
from app.content.scenarios import digest, parse_scenario
from app.spin.buyer.state import Carried
from app.spin.errors import BadRecord
from app.spin.practice import Digests, Ended, Level, Mode, Record, Turn
from app.spin.scenario import Difficulty, Scenario
from app.store.rows import StoredPractice, StoredTalk

FORMAT: Literal["spin-coach/record/1"] = "spin-coach/record/1"


class RecordFile(BaseModel):
    """The file's own shape; the turns are those of the domain."""

    model_config = ConfigDict(extra="forbid", strict=True)

    format: Literal["spin-coach/record/1"]
    practice: str
    mode: Mode
    opening: str
    ended: Ended
    digests: Digests
    turns: tuple[Turn, ...]
    scenario: str
    level: Level = ""
    meeting: int = 1
    carried: Carried | None = None


def record_of(talk: StoredTalk) -> Record:
    """The record of a stored practice; raises ContentError where its scenario cannot be read."""
    practice = talk.practice
    return Record(
        practice=practice.id,
        scenario=scenario_of(practice),
        mode=practice.mode,
        opening=practice.opening,
        turns=talk.spoken,
        ended=practice.ended,
        digests=practice.digests,
        carried=practice.carried,
    )


def scenario_of(practice: StoredPractice) -> Scenario:
    """The account as it was when the practice began, at its meeting and on its level; raises ContentError."""
    return _at(practice.text, practice.scenario, practice.meeting, practice.level)


def record_to_json(record: Record, scenario_text: str) -> str:
    """The record with its scenario's text as JSON, for people to keep and for `record_from_json`."""
    file = RecordFile(
        format=FORMAT,
        practice=record.practice,
        mode=record.mode,
        opening=record.opening,
        ended=record.ended,
        digests=record.digests,
        turns=record.turns,
        scenario=scenario_text,
        level=record.scenario.difficulty.value,
        meeting=record.scenario.number,
        carried=record.carried,
    )
    plain: dict[str, Any] = file.model_dump(mode="json")
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def record_from_json(text: str) -> Record:
    """The record of such a file; raises BadRecord, and ContentError for a scenario that cannot be read."""
    try:
        file = RecordFile.model_validate_json(text)
    except ValidationError as error:
        raise BadRecord(_first(error)) from error
    if digest(file.scenario) != file.digests.scenario:
        raise BadRecord("its scenario is not the one it was played with")
    return Record(
        practice=file.practice,
        scenario=_read(file),
        mode=file.mode,
        opening=file.opening,
        turns=file.turns,
        ended=file.ended,
        digests=file.digests,
        carried=file.carried,
    )


def _read(file: RecordFile) -> Scenario:
    try:
        return _at(file.scenario, f"scenario of {file.practice}", file.meeting, file.level)
    except ContentError as error:
        raise BadRecord("its scenario cannot be read") from error
    except IndexError as error:
        raise BadRecord("its account has no such meeting") from error


def _first(error: ValidationError) -> str:
    found = error.errors()[0]
    place = ".".join(str(each) for each in found["loc"])
    return f"{place}: {found['msg']}" if place else found["msg"]


@lru_cache(maxsize=64)
def _at(text: str, file: str, meeting: int, level: Level) -> Scenario:
    first = _parsed(text, file)
    return first.meeting_at(meeting, Difficulty(level) if level else first.difficulty)


@lru_cache(maxsize=64)
def _parsed(text: str, file: str) -> Scenario:
    return parse_scenario(text, file)
