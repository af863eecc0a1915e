"""Rubrics: those that come with the program and those of a trainer's folder; every mistake with file, line, remedy."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from app.content.errors import ContentError, Mistake
from app.content.form import refusal
from app.content.rubric_file import RubricFile, keys_at, mistakes_in
from app.content.scenario.library import read_text
from app.content.yaml_source import read_yaml
from app.places import place
from app.spin.errors import CoachError
from app.spin.scenario import Scenario
from app.spin.scoring.rubric import Rubric

STANDARD = "key_account"


@dataclass(frozen=True, slots=True)
class AuthoredRubric:
    """A rubric with the text it was read from; its digest is the SHA-256 (hex) of the text in UTF-8."""

    rubric: Rubric
    text: str
    file: str


@dataclass(frozen=True, slots=True)
class Rubrics:
    """Usable rubrics by id, which of them the service uses, and the mistakes of files that had to be left out."""

    known: Mapping[str, AuthoredRubric]
    mistakes: tuple[Mistake, ...] = ()
    chosen: str = STANDARD

    @property
    def standard(self) -> AuthoredRubric:
        """The one the service uses."""
        return self.known[self.chosen]

    def of(self, scenario: Scenario) -> AuthoredRubric:
        """The one the scenario names, else the service's."""
        return self.known.get(scenario.rubric, self.standard)


class UnknownRubric(CoachError):
    """COACH_RUBRIC names a rubric that is not there, or that has mistakes."""

    def __init__(self, name: str, known: tuple[str, ...], mistakes: tuple[Mistake, ...]) -> None:
        why = "\n".join(("", *(each.sentence() for each in mistakes)))
        remedy = f"Name one of these in COACH_RUBRIC: {', '.join(known)}.{why}"
        super().__init__(f"COACH_RUBRIC is “{name}”, and no rubric has this id.", remedy)


def load_rubric(path: Path | None = None) -> Rubric:
    """The rubric that comes with the program, or the one at `path`; raises ContentError."""
    return read_rubric(path or place("rubrics") / f"{STANDARD}.yaml").rubric


def load_rubrics(folder: Path | None = None, chosen: str = STANDARD) -> Rubrics:
    """The program's own rubrics and those of the folder; what is broken in the folder is in `mistakes`.

    Raises UnknownRubric where none has the chosen id.
    """
    found: dict[str, AuthoredRubric] = {}
    mistakes: list[Mistake] = []
    for path in [*_files(place("rubrics")), *(_files(folder) if folder else ())]:
        try:
            authored = read_rubric(path)
            _take(found, authored)
        except ContentError as error:
            mistakes.extend(error.mistakes)
    if chosen not in found:
        raise UnknownRubric(chosen, tuple(found), tuple(mistakes))
    return Rubrics(MappingProxyType(found), tuple(mistakes), chosen)


def read_rubric(path: Path) -> AuthoredRubric:
    """The rubric of a file; raises ContentError with every mistake."""
    text = read_text(path)
    return AuthoredRubric(parse_rubric(text, path.name), text, path.name)


@lru_cache(maxsize=64)
def parse_rubric(text: str, file: str) -> Rubric:
    """Read a rubric; raises ContentError with every mistake."""
    source = read_yaml(text, file)
    try:
        model = RubricFile.model_validate(source.data)
    except ValidationError as error:
        raise refusal(source, error, keys_at) from error
    if found := tuple(mistakes_in(model)):
        raise ContentError(tuple(source.mistake(each.path, each.code, each.params) for each in found))
    return model.domain(sha256(text.encode()).hexdigest())


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"))


def _take(found: dict[str, AuthoredRubric], authored: AuthoredRubric) -> None:
    other = found.get(authored.rubric.id)
    if other:
        params = (("id", authored.rubric.id), ("other", other.file))
        raise ContentError((Mistake(authored.file, 1, "id", "rubric.twice", params),))
    found[authored.rubric.id] = authored
