"""Numbers to drawing: the few measures that the SVG templates need, all plain attributes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 720
HEIGHT: Final = 220
LEFT: Final = 36
RIGHT: Final = 16
TOP: Final = 14
BOTTOM: Final = 26


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the drawing, with what it stands for."""

    x: float
    y: float
    value: float
    title: str


def _height(value: float) -> float:
    return round(TOP + (100 - value) / 100 * (HEIGHT - TOP - BOTTOM), 1)


@dataclass(frozen=True, slots=True)
class Progress:
    """Totals over time: evenly spaced, the oldest at the left, 0 to 100 upwards."""

    points: tuple[Point, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT

    @property
    def path(self) -> str:
        """The line through the points."""
        return " ".join(f"{'M' if not i else 'L'}{point.x} {point.y}" for i, point in enumerate(self.points))

    @property
    def grid(self) -> list[tuple[int, float]]:
        """The borders of the bands and the edges, with their heights."""
        return [(value, _height(value)) for value in (0, 40, 60, 80, 100)]


def progress(values: Sequence[tuple[float, str]]) -> Progress:
    """A drawing of (value, title) from old to new."""
    room = WIDTH - LEFT - RIGHT - 24
    step = room / max(1, len(values) - 1)
    points = tuple(
        Point(round(LEFT + 12 + (i * step if len(values) > 1 else room / 2), 1), _height(value), value, title)
        for i, (value, title) in enumerate(values)
    )
    return Progress(points)


LANES: Final = ("need_payoff", "implication", "problem", "situation")
LANE: Final = 34
STEP: Final = 34
LANE_LEFT: Final = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """One question in the course of the talk: where its mark stands, and the turn it belongs to."""

    x: int
    y: int
    kind: str
    turn: int


@dataclass(frozen=True, slots=True)
class Course:
    """The four kinds of question as lanes, the turns from left to right."""

    marks: tuple[Asked, ...]
    turns: int

    @property
    def width(self) -> int:
        """Of the whole drawing."""
        return 2 * LANE_LEFT + max(1, self.turns) * STEP

    @property
    def height(self) -> int:
        """Of the whole drawing, with the row of turn numbers."""
        return len(LANES) * LANE + 24

    @property
    def lanes(self) -> list[tuple[str, int]]:
        """Each kind with the middle of its lane."""
        return [(kind, i * LANE + LANE // 2) for i, kind in enumerate(LANES)]

    @property
    def ticks(self) -> list[tuple[int, int]]:
        """Each turn with its place."""
        return [(turn, LANE_LEFT + (turn - 1) * STEP + STEP // 2) for turn in range(1, self.turns + 1)]


def course(asked: Sequence[tuple[int, str]], turns: int) -> Course:
    """A drawing of (turn, kind) pairs; kinds without a lane are left out."""
    heights = {kind: i * LANE + LANE // 2 for i, kind in enumerate(LANES)}
    seen = dict.fromkeys((turn, kind) for turn, kind in asked if kind in heights)
    marks = tuple(Asked(LANE_LEFT + (turn - 1) * STEP + STEP // 2, heights[kind], kind, turn) for turn, kind in seen)
    return Course(marks, turns)
