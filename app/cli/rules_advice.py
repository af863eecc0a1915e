"""What a report on rules advises, in words."""

from collections.abc import Iterator
from itertools import chain

from app.spin.acts.measure.report import Report, Side
from app.spin.acts.measure.worth import Worth

# Below these counts a figure says more about the lines than about the rule.
FEWEST_LABELS = 4
FEWEST_WRONG = 2
POOR = 0.8
UNSEEN = 0.1


def advice(found: Report, worths: tuple[Worth, ...]) -> Iterator[str]:
    """What to do, the most useful first; nothing where the lines give no cause."""
    return chain(_gaps(found), _harm(found, worths), _poor(found), _contests(found), _doubles(found), _silence(found))


def _gaps(found: Report) -> Iterator[str]:
    for row in found.coverage:
        by_cues, by_default = row.by_cues - row.right_by_cues, row.by_default - row.right_by_default
        if row.utterances and (by_cues + by_default) / row.utterances >= UNSEEN:
            yield (
                f"{row.by_cues + row.by_default} of {row.utterances} {row.label} lines are decided by no rule, and "
                f"{by_cues + by_default} of them are read wrongly, {by_cues} by the words together. `spin-coach "
                "evaluate FILE --misses` lists them: look for words the lexicon lacks and for what they are built like."
            )


def _harm(found: Report, worths: tuple[Worth, ...]) -> Iterator[str]:
    language = found.coverage[0].language
    for each in worths:
        if each.rule.language == language and len(each.spoils) - len(each.saves) >= FEWEST_WRONG:
            yield (
                f"{each.rule.id} does more harm than good: without it {len(each.spoils)} lines would be read rightly "
                f"that are not, and {len(each.saves)} would be lost."
            )


def _poor(found: Report) -> Iterator[str]:
    for use in sorted(found.uses, key=lambda use: use.right - use.leads):
        if use.rule.default or use.precision is None or use.leads < FEWEST_LABELS or use.precision >= POOR:
            continue
        label, count = use.instead.most_common(1)[0]
        yield (
            f"{use.rule.id} gives {use.leads} labels and {use.leads - use.right} are wrong ({label} {count} times). "
            f"Narrow its pattern and put such a sentence under `rejects`, or lower its weight ({use.rule.weight}). "
            f"`spin-coach rules report FILE --rule {use.rule.id}` shows them."
        )


def _contests(found: Report) -> Iterator[str]:
    for each in found.conflicts:
        for winner, loser in (each.sides, each.sides[::-1]):
            wrong = winner.judged - winner.right
            if wrong >= FEWEST_WRONG and wrong > winner.right and loser.denied >= FEWEST_WRONG:
                yield _contest(winner, loser, wrong)


def _contest(winner: Side, loser: Side, wrong: int) -> str:
    if winner.rule.default == "cues":
        return (
            f"The words together ({winner.rule.id}) outvote {loser.rule.id} (weight {loser.rule.weight}) and are wrong "
            f"{wrong} of {winner.judged} times. Raise its weight, or add lines built like these to corpus/ and run "
            "scripts/fit_cues.py --write."
        )
    against = f"{loser.rule.id} (weight {loser.rule.weight})"
    if loser.rule.default == "cues":
        against = f"the words together ({loser.rule.id})"
    return (
        f"{winner.rule.id} (weight {winner.rule.weight}) wins against {against} and is wrong "
        f"{wrong} of {winner.judged} times. Put such a sentence under `yields_to` of {winner.rule.id} "
        "and mend pattern or weight until it holds."
    )


def _doubles(found: Report) -> Iterator[str]:
    for each in found.overlaps:
        same_vote = (each.rare.part == "condition") is (each.common.part == "condition")
        if same_vote and each.share == 1 and each.rare.weight <= each.common.weight:
            yield (
                f"{each.rare.id} fires only where {each.common.id} does, of the same kind and no lighter: "
                "it changes nothing here. Join the two or drop it."
            )


def _silence(found: Report) -> Iterator[str]:
    if found.silent:
        yield (
            f"{len(found.silent)} of {len(found.uses)} rules never fire here. Add lines that are built like their "
            "examples; a rule that no real sentence reaches may go."
        )
