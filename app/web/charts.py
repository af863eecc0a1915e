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
