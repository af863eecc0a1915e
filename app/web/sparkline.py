"""A sparkline: shares over time, for drawings on one scale side by side, as plain measures for the template."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 200
HEIGHT: Final = 56
EDGE: Final = 5
MOST_POINTS: Final = 24  # more would touch each other; the table has them all


@dataclass(frozen=True, slots=True)
class Dot:
    """A practice in the drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sparkline:
    """One drawing: the line broken where there is no value, a dot for each value."""

    path: str
    dots: tuple[Dot, ...]
    width: int = WIDTH
    height: int = HEIGHT
    top: int = EDGE
    bottom: int = HEIGHT - EDGE


def sparkline(values: Sequence[float | None], top: float = 1.0) -> Sparkline:
    """A drawing of values from 0 to `top`, the oldest at the left; None leaves a gap."""
    shown = values[-MOST_POINTS:]
    step = (WIDTH - 2 * EDGE) / max(1, len(shown) - 1)
    places: list[Dot | None] = [
        None if value is None else Dot(round(EDGE + place * step, 1), _height(value / top if top else 0))
        for place, value in enumerate(shown)
    ]
    pen = ["M" if place == 0 or places[place - 1] is None else "L" for place in range(len(places))]
    path = " ".join(f"{move}{dot.x} {dot.y}" for move, dot in zip(pen, places, strict=True) if dot)
    return Sparkline(path, tuple(dot for dot in places if dot))


def _height(share: float) -> float:
    return round(EDGE + (1 - min(1.0, max(0.0, share))) * (HEIGHT - 2 * EDGE), 1)
