"""A practice as one file: everything a score rests on, readable without the database it came from."""

import json
from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from app.content.errors import ContentError
from app.content.rubric import Rubrics, parse_rubric
from app.content.scenario.library import Library, digest, parse_scenario
from app.spin.buyer.state import Carried
from app.spin.errors import BadRecord
from app.spin.practice import Digests, Ended, Level, Mode, Record, Turn
from app.spin.scenario import Difficulty, Scenario
from app.spin.scoring.rubric import Rubric
from app.store.rows import Kept, StoredPractice, StoredTalk

FORMAT: Literal["spin-coach/record/1"] = "spin-coach/record/1"


_KNOWN: dict[str, Scenario] = {}


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
    rubric: str = ""


def know(library: Library) -> None:
    """Remember what the library has read: most practices are played with one of its texts, and reading takes long."""
    _KNOWN.update((each.text, each.scenario) for each in library.scenarios.values())


def record_of(talk: StoredTalk | Kept) -> Record:
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


def rubric_of(practice: StoredPractice, rubrics: Rubrics) -> Rubric:
    """The rubric as it was when the practice began; the service's own where none was kept."""
    return parse_rubric(practice.rubric, "rubric") if practice.rubric else rubrics.standard.rubric


def record_to_json(record: Record, scenario_text: str, rubric_text: str = "") -> str:
    """The record with the texts of its scenario and rubric as JSON, for people to keep and for `read_record`."""
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
        rubric=rubric_text,
    )
    plain: dict[str, Any] = file.model_dump(mode="json")
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def record_from_json(text: str) -> Record:
    """The record of such a file; raises BadRecord."""
    return read_record(text)[0]


def read_record(text: str) -> tuple[Record, Rubric | None]:
    """The record of such a file and the rubric it was played under, if the file has it; raises BadRecord."""
    try:
        file = RecordFile.model_validate_json(text)
    except ValidationError as error:
        raise BadRecord(_first(error)) from error
    if digest(file.scenario) != file.digests.scenario:
        raise BadRecord("its scenario is not the one it was played with")
    if file.rubric and digest(file.rubric) != file.digests.rubric:
        raise BadRecord("its rubric is not the one it was played under")
    record = Record(
        practice=file.practice,
        scenario=_read(file),
        mode=file.mode,
        opening=file.opening,
        turns=file.turns,
        ended=file.ended,
        digests=file.digests,
        carried=file.carried,
    )
    return record, _rubric(file)


def _rubric(file: RecordFile) -> Rubric | None:
    try:
        return parse_rubric(file.rubric, f"rubric of {file.practice}") if file.rubric else None
    except ContentError as error:
        raise BadRecord("its rubric cannot be read") from error


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
    return _KNOWN.get(text) or parse_scenario(text, file)
