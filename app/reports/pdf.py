"""A scorecard on paper: plain words and numbers in, an A4 document as tagged PDF (PDF/UA-1) out."""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from threading import BoundedSemaphore

from app.spin.errors import CoachError

AT_ONCE = 2
PATIENCE = 30.0  # seconds; a scorecard takes 0.3
_presses = BoundedSemaphore(AT_ONCE)


class NoPaper(CoachError):
    """The document could not be made."""

    key = "no_paper"

    def __init__(self, why: str) -> None:
        super().__init__(f"The PDF could not be made ({why}).", "Print the page instead, or try again.", why=why)


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of some words, as a PDF names it: `lang` "en" or "zh", `region` "us", "cn" or "tw"."""

    lang: str
    region: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of the talk and who said it where."""

    source: str
    quote: str


@dataclass(frozen=True, slots=True)
class PaperPart:
    """One counted part of a criterion with the sentences it rests on."""

    name: str
    reading: str
    points: str
    evidence: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One criterion; `part` is what was reached of it, 0 to 1."""

    name: str
    part: float
    points: str
    reason: str
    parts: tuple[PaperPart, ...]


@dataclass(frozen=True, slots=True)
class PaperPoint:
    """One thing to do differently, with her sentence and a better one (empty: none)."""

    advice: str
    costs: str
    fault: str
    said: str
    quote: str
    place: str
    better: str
    reason: str


@dataclass(frozen=True, slots=True)
class PaperLoss:
    """Points taken off."""

    name: str
    points: str
    evidence: Quoted


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything that stands on the paper, in the reader's words; `talk` is the language of what was said.

    `moment` is the document's date in seconds since 1970, so that equal scorecards give equal bytes.
    """

    title: str
    subtitle: str
    lang: str
    region: str
    talk: Speech
    moment: int
    total: str
    of: str
    band: str
    outcome: str
    step: str
    warning: str
    facts: tuple[tuple[str, str], ...]
    points_title: str
    points: tuple[PaperPoint, ...]
    rows_title: str
    columns: tuple[str, str, str]
    rows: tuple[PaperRow, ...]
    evidence_title: str
    deductions_title: str
    deductions: tuple[PaperLoss, ...]
    notes: tuple[str, ...]
    digests: tuple[tuple[str, str], ...]
    footer: str


def pdf_of(paper: Paper) -> bytes:
    """The document; raises NoPaper. Blocking, about 0.3 s: for threads."""
    text = json.dumps(asdict(paper), ensure_ascii=False).encode("utf-8", "replace")
    command = [sys.executable, "-m", "app.reports.typeset"]
    with _presses:
        try:
            done = subprocess.run(command, input=text, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603 - our own module
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoPaper(type(error).__name__) from error
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        raise NoPaper(done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2] or "no output")
    return done.stdout
