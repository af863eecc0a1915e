"""The talk as a picture: acts by turn, trust and patience under them, needs as they grow, objections. Measures only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.spin.acts.act import CAPABILITY, SPIN, Kind
from app.spin.buyer.state import Stage
from app.spin.practice import Turn
from app.spin.scoring.course import Course

WIDE, NARROW = 44, 30  # a column of a short talk, and of a long one
SHORT: Final = 14
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
class Grid:
    """Where things stand: so many columns of turns, so many rows of problems under acts and lines."""

    turns: int
    problems: int

    @property
    def step(self) -> int:
        """The width of a column."""
        return WIDE if self.turns <= SHORT else NARROW

    @property
    def width(self) -> int:
        """Of the whole drawing."""
        return EDGE + max(1, self.turns) * self.step + EDGE

    @property
    def height(self) -> int:
        """Of the whole drawing, with the row of turn numbers."""
        return self.stirs_top + LANE + FOOT

    @property
    def lines_top(self) -> int:
        """Where trust and patience begin."""
        return len(LANES) * LANE + GAP

    @property
    def stirs_top(self) -> int:
        """Where the row of objections begins."""
        return self.ground(self.problems - 1) + 4 + GAP // 2

    def left(self, i: int) -> int:
        """The left edge of the column at this place."""
        return EDGE + i * self.step

    def middle(self, i: int) -> int:
        """The middle of the column at this place."""
        return self.left(i) + self.step // 2

    def ground(self, row: int) -> int:
        """What a problem's row stands on."""
        return self.lines_top + LINES + GAP + (row + 1) * NEED - 4

    def path(self, values: list[int]) -> str:
        """A line from the left edge through the end of every turn; 0 to 100 upwards."""
        heights = [round(self.lines_top + (FULL - value) / FULL * LINES, 1) for value in values]
        return " ".join(f"{'M' if not i else 'L'}{self.left(i)} {y}" for i, y in enumerate(heights))


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

    grid: Grid
    columns: tuple[Column, ...]
    marks: tuple[Mark, ...]
    growth: tuple[Growth, ...]
    trust: str
    patience: str
    start: tuple[int, int]
    problems: tuple[str, ...]

    @property
    def lanes(self) -> list[tuple[str, int]]:
        """Each lane of acts with its middle."""
        return [(lane, i * LANE + LANE // 2) for i, lane in enumerate(LANES)]

    @property
    def levels(self) -> list[int]:
        """The heights of 100, 50 and 0."""
        return [self.grid.lines_top + LINES * part // 2 for part in range(3)]

    @property
    def needs(self) -> list[tuple[str, int]]:
        """Each problem with the ground of its row."""
        return [(each, self.grid.ground(row)) for row, each in enumerate(self.problems)]

    @property
    def size(self) -> str:
        """How long the talk is, for a sheet of paper: s, m, l or xl."""
        turns = len(self.columns)
        return next((name for name, most in (("s", SHORT), ("m", 21), ("l", 28)) if turns <= most), "xl")

    @property
    def end(self) -> tuple[int, int]:
        """Trust and patience at the end."""
        return (self.columns[-1].trust, self.columns[-1].patience) if self.columns else self.start


def timeline(course: Course) -> Timeline:
    """The picture of a talk; empty of columns where nothing was answered."""
    states, turns = course.states, course.turns
    full = max(1, states[0].patience)
    problems = tuple(each.id for each in course.scenario.problems if each.id in course.end.voiced())
    grid = Grid(len(turns), len(problems))
    return Timeline(
        grid=grid,
        columns=tuple(_column(i, turn, course, grid) for i, turn in enumerate(turns)),
        marks=tuple(mark for i, turn in enumerate(turns) for mark in _marks(i, turn, grid)),
        growth=tuple(each for i in range(len(turns)) for each in _growths(i, course, grid, problems)),
        trust=grid.path([state.trust for state in states]),
        patience=grid.path([FULL * state.patience // full for state in states]),
        start=(states[0].trust, states[0].patience),
        problems=problems,
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


def _marks(i: int, turn: Turn, grid: Grid) -> list[Mark]:
    """One mark a lane; the plain acts only where the turn has no other."""
    found: dict[str, str] = {}
    for act in turn.reading.acts:
        found.setdefault(lane_of(act.kind), GLYPHS.get(act.kind, "–"))
    if len(found) > 1:
        found.pop("rest", None)
    return [Mark(lane, glyph, grid.middle(i), LANES.index(lane) * LANE + LANE // 2) for lane, glyph in found.items()]


def _column(i: int, turn: Turn, course: Course, grid: Grid) -> Column:
    before, after = course.states[i], course.states[i + 1]
    grew = tuple(
        (new.problem, new.stage.value)
        for old, new in zip(before.strands, after.strands, strict=True)
        if new.stage is not old.stage
    )
    return Column(
        turn=turn.number,
        x=grid.left(i),
        middle=grid.middle(i),
        trust=after.trust,
        patience=after.patience,
        acts=tuple(dict.fromkeys(act.kind.value for act in turn.reading.acts)),
        stages=grew,
        stirs=tuple(_stirs(i, turn, course, grid)),
    )


def _stirs(i: int, turn: Turn, course: Course, grid: Grid) -> list[Stir]:
    kinds = {each.id: each.kind for each in course.scenario.objections}
    return [
        Stir(
            grid.middle(i),
            grid.stirs_top + LANE // 2,
            event.ref,
            kinds.get(event.ref, ""),
            event.cause,
            event.kind == "resolved",
        )
        for event in turn.direction.events
        if event.kind in ("objection", "resolved")
    ]


def _growths(i: int, course: Course, grid: Grid, problems: tuple[str, ...]) -> list[Growth]:
    before, after = course.states[i], course.states[i + 1]
    found = []
    for row, problem in enumerate(problems):
        old, new = before.strand(problem), after.strand(problem)
        if new is None or not new.voiced:
            continue
        height = HEIGHTS[new.stage] * RISE
        grown = old is None or old.stage is not new.stage
        letter = LETTERS[new.stage] if grown else ""
        met = new.met and not (old and old.met)
        found.append(Growth(grid.left(i), grid.ground(row) - height, height, new.stage.value, letter, met))
    return found
