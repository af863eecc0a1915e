"""YAML read with suspicion: plain data, the line of every node, and hard limits on size, depth and tricks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from app.content.errors import ContentError, FieldPath, Mistake, dotted

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
MAX_NODES = 20_000

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_NULLS = frozenset({"", "~", "null"})
_BOOLEANS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Source:
    """A file's data (dict, list, str, int, bool, None) and the line, from 1, of every path in it."""

    file: str
    data: object
    lines: dict[FieldPath, int]

    def mistake(self, path: FieldPath, code: str, params: tuple[tuple[str, str], ...] = ()) -> Mistake:
        """A mistake at the line of the path, or of the nearest parent that stands in the file."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return Mistake(self.file, self.lines.get(known, 1), dotted(path), code, params)


def read_yaml(text: str, file: str) -> Source:
    """Read one document; raises ContentError for anything but plain YAML within the limits."""
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise _refusal(file, line, "file.encoding") from error
    if size > MAX_BYTES:
        raise _refusal(file, 1, "file.large", kilobytes=str(size // 1024), limit=str(MAX_BYTES // 1024))
    try:
        return _Reader(file, yaml.parse(text, Loader=yaml.CSafeLoader)).read()
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise _refusal(file, line, "yaml.character") from error
    except yaml.MarkedYAMLError as error:
        raise _syntax(file, text, error) from error


def _syntax(file: str, text: str, error: yaml.MarkedYAMLError) -> ContentError:
    line = error.problem_mark.line if error.problem_mark else 0
    rows = text.split("\n")
    row = rows[min(line, len(rows) - 1)]
    if row[: len(row) - len(row.lstrip())].count("\t"):
        return _refusal(file, line + 1, "yaml.tab")
    return _refusal(file, line + 1, "yaml.syntax", detail=error.problem or error.context or "?")


def _refusal(file: str, line: int, code: str, **params: str) -> ContentError:
    return ContentError((Mistake(file, line, "", code, tuple(params.items())),))


@dataclass(slots=True)
class _Reader:
    """Builds data from parse events: no limit is passed before it is seen, and MAX_DEPTH bounds the recursion."""

    file: str
    events: Iterator[yaml.Event]
    lines: dict[FieldPath, int] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    nodes: int = 0

    def read(self) -> Source:
        data: object = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self.lines:
                    raise self._stop(event, "yaml.documents")
                data = self._node(next(self.events), ())
        if self.mistakes:
            raise ContentError(tuple(self.mistakes))
        return Source(self.file, data, self.lines)

    def _node(self, event: yaml.Event, path: FieldPath) -> object:
        self._weigh(event, path)
        self.lines.setdefault(path, _line(event))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        raise self._stop(event, "yaml.alias")

    def _weigh(self, event: yaml.Event, path: FieldPath) -> None:
        self.nodes += 1
        if getattr(event, "anchor", None):
            raise self._stop(event, "yaml.alias")
        if tag := getattr(event, "tag", None):
            raise self._stop(event, "yaml.tag", tag=tag)
        if len(path) > MAX_DEPTH:
            raise self._stop(event, "yaml.deep", limit=str(MAX_DEPTH))
        if self.nodes > MAX_NODES:
            raise self._stop(event, "yaml.nodes", limit=str(MAX_NODES))

    def _mapping(self, path: FieldPath) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.value == "<<":
                raise self._stop(event, "yaml.key")
            key = event.value
            self._weigh(event, path)
            if key in found:
                first = str(self.lines[*path, key])
                self.mistakes.append(self._at(event, "yaml.twice", dotted((*path, key)), key=key, first=first))
            self.lines.setdefault((*path, key), _line(event))
            found[key] = self._node(next(self.events), (*path, key))
        return found

    def _sequence(self, path: FieldPath) -> list[object]:
        found: list[object] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self._node(event, (*path, len(found))))
        return found

    def _at(self, event: yaml.Event, code: str, place: str, **params: str) -> Mistake:
        return Mistake(self.file, _line(event), place, code, tuple(params.items()))

    def _stop(self, event: yaml.Event, code: str, **params: str) -> ContentError:
        return ContentError((self._at(event, code, "", **params),))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _scalar(event: yaml.ScalarEvent) -> object:
    """Quoted text stays text; of plain words only true, false, null and whole numbers are anything else.

    YAML 1.1 would also read `no`, `on` and `12:30` as something else, which no author of a talk means.
    """
    value: str = event.value
    if event.style:
        return value
    if value in _NULLS:
        return None
    if value in _BOOLEANS:
        return _BOOLEANS[value]
    return int(value) if _INTEGER.fullmatch(value) else value
