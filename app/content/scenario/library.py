"""The library: every scenario of a folder that can be played, and every mistake of those that cannot."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from app.content.errors import ContentError, Mistake
from app.content.scenario.check import read_checked
from app.content.scenario.source import read_scenario
from app.content.yaml_source import MAX_BYTES
from app.spin.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Authored:
    """A scenario with the text it was read from; `digest` is the SHA-256 (hex) of the text in UTF-8."""

    scenario: Scenario
    text: str
    digest: str
    file: str


@dataclass(frozen=True, slots=True)
class Library:
    """Playable scenarios by slug, and the mistakes of the files that had to be left out."""

    scenarios: Mapping[str, Authored]
    mistakes: tuple[Mistake, ...]


def parse_scenario(text: str, file: str) -> Scenario:
    """The scenario of this text. Raises ContentError for a mistake of form or reference.

    What only makes a scenario poor (app.content.scenario.check) is not asked here: a practice begun with a text
    must be readable for ever, also when the checks have become stricter.
    """
    return read_scenario(text, file)[0]


def digest(text: str) -> str:
    """SHA-256 (hex) of a scenario's text."""
    return sha256(text.encode("utf-8")).hexdigest()


def read_text(path: Path) -> str:
    """The text of an authored file, without a byte order mark; raises ContentError where it is not readable UTF-8."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _whole_file(path, 1, "file.unreadable", detail=error.strerror or str(error)) from error
    if len(raw) > MAX_BYTES:
        raise _whole_file(path, 1, "file.large", kilobytes=f">{MAX_BYTES // 1024}", limit=str(MAX_BYTES // 1024))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _whole_file(path, raw.count(b"\n", 0, error.start) + 1, "file.encoding") from error


def load_library(folder: Path, rubrics: Collection[str] | None = None) -> Library:
    """Read every `*.yaml` of the folder, in the order of their names. Never raises: what is broken is in `mistakes`.

    With `rubrics`, a scenario may name only one of these.
    """
    if not folder.is_dir():
        return Library(MappingProxyType({}), (Mistake(str(folder), 1, "", "folder.missing"),))
    found: dict[str, Authored] = {}
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            authored = _authored(path, found)
            _refuse_unknown_rubric(authored, rubrics)
            found[authored.scenario.slug] = authored
        except ContentError as error:
            mistakes.extend(error.mistakes)
    return Library(MappingProxyType(found), tuple(mistakes))


def _refuse_unknown_rubric(authored: Authored, rubrics: Collection[str] | None) -> None:
    named = authored.scenario.rubric
    if rubrics is None or not named or named in rubrics:
        return
    line = next((n for n, row in enumerate(authored.text.split("\n"), 1) if row.startswith("rubric:")), 1)
    params = (("id", named), ("known", ", ".join(sorted(rubrics))))
    raise ContentError((Mistake(authored.file, line, "rubric", "rubric.unknown", params),))


def _authored(path: Path, found: Mapping[str, Authored]) -> Authored:
    text = read_text(path)
    scenario = read_checked(text, path.name)
    expected = f"{scenario.slug}.{scenario.language}.yaml"
    if path.name != expected:
        raise _whole_file(path, 1, "file.name", expected=expected)
    if scenario.slug in found:
        raise _whole_file(path, 1, "file.slug", slug=scenario.slug, other=found[scenario.slug].file)
    return Authored(scenario, text, digest(text), path.name)


def _whole_file(path: Path, line: int, code: str, **params: str) -> ContentError:
    return ContentError((Mistake(path.name, line, "", code, tuple(params.items())),))
