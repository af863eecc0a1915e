"""Points as people read them: in the unit of a rule's weight."""

from app.spin.acts.votes.rules import POINTS

TENTHS, HUNDREDTHS = 1, 2


def weight(points: int) -> float:
    """The weight of so many points, to a tenth."""
    return round(points / POINTS, TENTHS)


def weights(points: int, most: int) -> tuple[float, float]:
    """Both weights, to a hundredth where a tenth would make equal what differs."""
    digits = HUNDREDTHS if points != most and weight(points) == weight(most) else TENTHS
    return round(points / POINTS, digits), round(most / POINTS, digits)
