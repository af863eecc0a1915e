"""The talk as a picture: acts by turn, trust and patience under them, needs as they grow, objections. Measures only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.spin.acts.act import CAPABILITY, SPIN, Kind
from app.spin.buyer.state import Stage, State
from app.spin.practice import Turn
from app.spin.scoring.course import Course

STEP: Final = 44
LANE: Final = 26
GAP: Final = 14
LINES: Final = 84
NEED: Final = 32
FOOT: Final = 22
EDGE: Final = 10
FULL: Final = 100
RISE: Final = 6

LANES: Final = (*(kind.value for kind in reversed(SPIN)), "listening", "offer", "asking", "rest")
LISTENING: Final = (
    Kind.TESTING,
    Kind.SUMMARY,
    Kind.SUMMARY_OF_BENEFITS,
    Kind.ACKNOWLEDGE,
    Kind.CLARIFY,
    Kind.CHECK,
)
HARSH: Final = (
    Kind.PRESSURE,
    Kind.IRRITATOR,
    Kind.DISPARAGE,
    Kind.UNETHICAL,
    Kind.DEFEND,
    Kind.CONCEDE,
)
GLYPHS: Final[Mapping[Kind, str]] = {
    Kind.SITUATION: "S",
    Kind.PROBLEM: "P",
    Kind.IMPLICATION: "I",
    Kind.NEED_PAYOFF: "N",
    Kind.FEATURE: "F",
    Kind.ADVANTAGE: "A",
    Kind.BENEFIT: "B",
    Kind.PROPOSAL: "→",
    **dict.fromkeys(LISTENING, "="),
    **dict.fromkeys(HARSH, "!"),
}
HEIGHTS: Final = {Stage.LATENT: 0, Stage.IMPLIED: 1, Stage.DEVELOPED: 2, Stage.EXPLICIT: 3}
LETTERS: Final = {Stage.IMPLIED: "P", Stage.DEVELOPED: "I", Stage.EXPLICIT: "N"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One act: its lane, its letter, and the middle of its mark."""

    lane: str
    glyph: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Growth:
    """One problem in one turn's column: how far it stands, the letter where it has just grown, a tick once met."""

    x: int
    y: int
    height: int
    stage: str
    letter: str
    met: bool


@dataclass(frozen=True, slots=True)
class Stir:
    """An objection raised, or let go, in a turn."""

    x: int
    y: int
    id: str
    kind: str
    cause: str
    resolved: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One turn: its left edge and middle, and the buyer's trust and patience after it."""

    turn: int
    x: int
    middle: int
    trust: int
    patience: int
    acts: tuple[str, ...]
    stages: tuple[tuple[str, str], ...]  # (problem, stage) of those that grew
    stirs: tuple[Stir, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All of it. `problems` are those he spoke of: the others stay hidden here; `start` is his trust and patience."""

    columns: tuple[Column, ...]
    marks: tuple[Mark, ...]
    growth: tuple[Growth, ...]
    trust: str
    patience: str
    start: tuple[int, int]
    problems: tuple[str, ...]
    width: int
    height: int

    @property
    def step(self) -> int:
        """The width of a column."""
        return STEP

    @property
    def lanes(self) -> list[tuple[str, int]]:
        """Each lane of acts with its middle."""
        return [(lane, i * LANE + LANE // 2) for i, lane in enumerate(LANES)]

    @property
    def lines_top(self) -> int:
        """Where trust and patience begin."""
        return _lines_top()

    @property
    def needs(self) -> list[tuple[str, int]]:
        """Each problem with the ground of its row."""
        return [(each, _needs_top() + (i + 1) * NEED - 4) for i, each in enumerate(self.problems)]

    @property
    def stirs_top(self) -> int:
        """Where the row of objections begins."""
        return _stirs_top(len(self.problems))

    @property
    def size(self) -> str:
        """How long the talk is, for a sheet of paper: s, m, l or xl."""
        turns = len(self.columns)
        return next((name for name, most in (("s", 14), ("m", 19), ("l", 27)) if turns <= most), "xl")

    @property
    def end(self) -> tuple[int, int]:
        """Trust and patience at the end."""
        return (self.columns[-1].trust, self.columns[-1].patience) if self.columns else self.start


def timeline(course: Course) -> Timeline:
    """The picture of a talk; empty of columns where nothing was answered."""
    states, turns = course.states, course.turns
    full = max(1, states[0].patience)
    problems = tuple(each.id for each in course.scenario.problems if each.id in course.end.voiced())
    columns = tuple(_column(i, turn, course, full) for i, turn in enumerate(turns))
    return Timeline(
        columns=columns,
        marks=tuple(mark for i, turn in enumerate(turns) for mark in _marks(i, turn)),
        growth=tuple(each for i in range(len(turns)) for each in _growths(i, states[i], states[i + 1], problems)),
        trust=_path([state.trust for state in states]),
        patience=_path([FULL * state.patience // full for state in states]),
        start=(states[0].trust, FULL),
        problems=problems,
        width=EDGE + max(1, len(turns)) * STEP + EDGE,
        height=_stirs_top(len(problems)) + LANE + FOOT,
    )


def lane_of(kind: Kind) -> str:
    """The lane an act is drawn in."""
    if kind in SPIN:
        return kind.value
    if kind in CAPABILITY:
        return "offer"
    if kind in LISTENING:
        return "listening"
    return "asking" if kind is Kind.PROPOSAL or kind in HARSH else "rest"


def _marks(i: int, turn: Turn) -> list[Mark]:
    """One mark a lane; the plain acts only where the turn has no other."""
    found: dict[str, str] = {}
    for act in turn.reading.acts:
        found.setdefault(lane_of(act.kind), GLYPHS.get(act.kind, "–"))
    if len(found) > 1:
        found.pop("rest", None)
    return [Mark(lane, glyph, _middle(i), LANES.index(lane) * LANE + LANE // 2) for lane, glyph in found.items()]


def _column(i: int, turn: Turn, course: Course, full: int) -> Column:
    before, after = course.states[i], course.states[i + 1]
    grew = tuple(
        (new.problem, new.stage.value)
        for old, new in zip(before.strands, after.strands, strict=True)
        if new.stage is not old.stage
    )
    return Column(
        turn=turn.number,
        x=EDGE + i * STEP,
        middle=_middle(i),
        trust=after.trust,
        patience=FULL * after.patience // full,
        acts=tuple(dict.fromkeys(act.kind.value for act in turn.reading.acts)),
        stages=grew,
        stirs=tuple(_stirs(i, turn, course)),
    )


def _stirs(i: int, turn: Turn, course: Course) -> list[Stir]:
    kinds = {each.id: each.kind for each in course.scenario.objections}
    top = _stirs_top(len(course.end.voiced())) + LANE // 2
    return [
        Stir(_middle(i), top, event.ref, kinds.get(event.ref, ""), event.cause, event.kind == "resolved")
        for event in turn.direction.events
        if event.kind in ("objection", "resolved")
    ]


def _growths(i: int, before: State, after: State, problems: tuple[str, ...]) -> list[Growth]:
    found = []
    for row, problem in enumerate(problems):
        old, new = before.strand(problem), after.strand(problem)
        if new is None or not new.voiced:
            continue
        height = HEIGHTS[new.stage] * RISE
        grown = old is None or old.stage is not new.stage
        ground = _needs_top() + (row + 1) * NEED - 4
        met = new.met and not (old and old.met)
        found.append(
            Growth(EDGE + i * STEP, ground - height, height, new.stage.value, LETTERS[new.stage] if grown else "", met)
        )
    return found


def _path(values: list[int]) -> str:
    """From the left edge through the end of every turn; 0 to 100 upwards."""
    top = _lines_top()
    points = [(EDGE + i * STEP, round(top + (FULL - value) / FULL * LINES, 1)) for i, value in enumerate(values)]
    return " ".join(f"{'M' if not i else 'L'}{x} {y}" for i, (x, y) in enumerate(points))


def _middle(i: int) -> int:
    return EDGE + i * STEP + STEP // 2


def _lines_top() -> int:
    return len(LANES) * LANE + GAP


def _needs_top() -> int:
    return _lines_top() + LINES + GAP


def _stirs_top(problems: int) -> int:
    return _needs_top() + problems * NEED + GAP // 2
