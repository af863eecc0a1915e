"""How far two readers of the same utterances agree beyond chance."""

from collections import Counter
from collections.abc import Iterable


def kappa(pairs: Iterable[tuple[str, str]]) -> float:
    """Cohen's kappa of two readers' labels, -1 to 1; 1 where both gave one and the same label throughout.

    Raises ValueError where there is nothing to compare.
    """
    labels = tuple(pairs)
    if not labels:
        raise ValueError("no utterance was read by two readers")
    first = Counter(one for one, _ in labels)
    second = Counter(two for _, two in labels)
    agreed = sum(one == two for one, two in labels) / len(labels)
    chance = sum(first[label] * second[label] for label in first) / len(labels) ** 2
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0
