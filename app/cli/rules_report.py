"""The report on rules as a trainer reads it, and as plain values."""

from collections.abc import Iterable, Iterator

from app.cli.rules_advice import advice
from app.spin.acts.measure.evaluate import Case
from app.spin.acts.measure.report import Conflict, Coverage, Report, Use, report
from app.spin.acts.measure.worth import Worth
from app.spin.acts.votes.rules import Rule, RuleBook

SHORT = 8
HELD = "(kept from authors of rules)"


def told(found: Report, worths: tuple[Worth, ...], *, whole: bool) -> list[str]:
    """The lines of the report on one language; `whole` leaves nothing out."""
    limit = None if whole else SHORT
    uses = found.uses if whole else [use for use in found.uses if use.leads > use.right]
    language = found.coverage[0].language
    parts = (
        ("", _coverage(found.coverage)),
        ("Rules" if whole else "Rules that were wrong, the most often wrong first", _uses(uses, limit)),
        ("Overlaps: of one kind, nearly always together", _overlaps(found, limit)),
        ("Conflicts: of different kinds, on the same clause", _conflicts(found, limit, whole=whole)),
        ("Dead rules", _dead(found)),
        ("Taken out", _worths(worths, language, whole=whole)),
        ("What to do", [f"  - {line}" for line in advice(found, worths)][:limit]),
    )
    lines: list[str] = []
    for title, rows in parts:
        shown = list(rows)
        if shown:
            lines.extend(["", title, *shown] if title else shown)
    return lines


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "-"


def _coverage(rows: Iterable[Coverage]) -> Iterator[str]:
    found = tuple(rows)
    total = sum(row.utterances for row in found)
    by_rule, by_cues = sum(row.by_rule for row in found), sum(row.by_cues for row in found)
    yield (
        f"{found[0].language}: {total} lines, {_percent(by_rule, total)} decided by a rule with words of its own, "
        f"{_percent(by_cues, total)} by the words together, {_percent(total - by_rule - by_cues, total)} by a default"
    )
    yield f"  {'':<12}{'lines':>7}" + "".join(
        f"{name:>14}{'right':>7}" for name in ("by a rule", "words together", "by a default")
    )
    for row in found:
        yield (
            f"  {row.label:<12}{row.utterances:>7}"
            f"{_percent(row.by_rule, row.utterances):>14}{_percent(row.right_by_rule, row.by_rule):>7}"
            f"{_percent(row.by_cues, row.utterances):>14}{_percent(row.right_by_cues, row.by_cues):>7}"
            f"{_percent(row.by_default, row.utterances):>14}{_percent(row.right_by_default, row.by_default):>7}"
        )


def _uses(uses: Iterable[Use], limit: int | None) -> Iterator[str]:
    ranked = sorted(uses, key=lambda use: (use.right - use.leads, use.rule.id))
    if ranked:
        yield f"  {'':<8}{'kind':<22}{'weight':>6}{'fires':>7}{'decides':>9}{'labels':>8}{'right':>7}{'precision':>11}"
    for use in ranked[:limit]:
        precision = "-" if use.precision is None else f"{use.precision:.2f}"
        instead = ", ".join(f"{label} {count}" for label, count in use.instead.most_common())
        yield (
            f"  {use.rule.id:<8}{use.rule.kind.value:<22}{_own_weight(use.rule):>6}{use.fires:>7}{use.decides:>9}"
            f"{use.leads:>8}{use.right:>7}{precision:>11}{'   the label was: ' + instead if instead else ''}"
        )


def _overlaps(found: Report, limit: int | None) -> Iterator[str]:
    for each in found.overlaps[:limit]:
        yield (
            f"  {each.rare.id} (weight {each.rare.weight}) fires with {each.common.id} (weight {each.common.weight}) "
            f"in {each.together} clauses, {each.share:.0%} of its own"
        )


def _conflicts(found: Report, limit: int | None, *, whole: bool) -> Iterator[str]:
    ranked = sorted(found.conflicts, key=lambda each: (-each.wrong, -each.together))
    for each in [each for each in ranked if whole or each.wrong][:limit]:
        yield f"  {_side(each, 0)} | {_side(each, 1)} | together in {each.together}"


def _side(conflict: Conflict, place: int) -> str:
    side = conflict.sides[place]
    right = f", {side.right} of {side.judged} rightly" if side.judged else ""
    what = "words together" if side.rule.default == "cues" else f"weight {side.rule.weight}"
    return f"{side.rule.id} {side.rule.kind.value} ({what}) wins {side.won}{right}"


def _own_weight(rule: Rule) -> str:
    return str(rule.weight) if rule.pattern else "-"


def _dead(found: Report) -> Iterator[str]:
    for name, rules in (("never fire", found.silent), ("fire and never decide", found.idle)):
        if rules:
            yield f"  {name} ({len(rules)}): {', '.join(rule.id for rule in rules)}"


def _worths(worths: Iterable[Worth], language: str, *, whole: bool) -> Iterator[str]:
    own = [each for each in worths if each.rule.language == language]
    for each in own:
        if whole or len(each.spoils) >= len(each.saves) > 0 or (each.spoils and not each.saves):
            yield (
                f"  {each.rule.id}: without it {len(each.saves)} lines ({each.families} families) would be lost "
                f"and {len(each.spoils)} mended"
            )
    if own:
        idle = sum(not (each.saves or each.spoils) for each in own)
        yield f"  {idle} of {len(own)} rules change no label here"


def one(rule: Rule, place: str, cases: Iterable[Case], book: RuleBook) -> list[str]:
    """All that the lines say of one rule: figures, lines it got wrong, lines that are its own and that it lost."""
    found = tuple(cases)
    account = report(found, book)
    use = next((each for each in account.uses if each.rule is rule), Use(rule))
    lines = [f"{rule.id} ({place})", f"  {rule.explain['en']}", f"  {rule.explain['zh']}", *_uses([use], None)]
    lost = [case for case in found if rule.id in _heard(case) and case.rule != rule.id and not case.right]
    parts = (
        ("Read wrongly by it", [case for case in found if case.rule == rule.id and not case.right]),
        ("It fired, another rule decided, and wrongly", lost),
        ("Read rightly by it", [case for case in found if case.rule == rule.id and case.right][:SHORT]),
    )
    for title, part in parts:
        if part:
            lines += ["", title, *(_line(case) for case in part)]
    meets = [each for each in account.conflicts if rule in (side.rule for side in each.sides)][:SHORT]
    if meets:
        lines += ["", "Meets rules of other kinds, the most frequent first"]
        lines += [f"  {_side(each, 0)} | {_side(each, 1)} | together in {each.together}" for each in meets]
    return lines


def _heard(case: Case) -> set[str]:
    return {hit.rule for act in case.reading.acts for hit in act.hits}


def _line(case: Case) -> str:
    text = f"{case.sample.id} {HELD}" if case.sample.fold == "held" else case.sample.text
    verdict = "" if case.right else f" read as {case.reading.label} by {case.rule}"
    return f"  {case.sample.label}{verdict}: {text}"


def plain(found: Report, worths: tuple[Worth, ...]) -> dict[str, object]:
    """The whole report on one language as plain values."""
    language = found.coverage[0].language
    return {
        "coverage": [
            {
                "label": row.label,
                "lines": row.utterances,
                "by_rule": row.by_rule,
                "right_by_rule": row.right_by_rule,
                "by_cues": row.by_cues,
                "right_by_cues": row.right_by_cues,
                "by_default": row.by_default,
                "right_by_default": row.right_by_default,
            }
            for row in found.coverage
        ],
        "rules": [_plain_use(use) for use in found.uses],
        "overlaps": [
            {"rare": each.rare.id, "common": each.common.id, "together": each.together, "share": each.share}
            for each in found.overlaps
        ],
        "conflicts": [_plain_conflict(each) for each in found.conflicts],
        "never_fire": [rule.id for rule in found.silent],
        "never_decide": [rule.id for rule in found.idle],
        "worth": [
            {"rule": each.rule.id, "saves": len(each.saves), "families": each.families, "spoils": len(each.spoils)}
            for each in worths
            if each.rule.language == language
        ],
        "advice": list(advice(found, worths)),
    }


def _plain_use(use: Use) -> dict[str, object]:
    return {
        "rule": use.rule.id,
        "kind": use.rule.kind.value,
        "weight": use.rule.weight if use.rule.pattern else None,
        "default": use.rule.default,
        "fires": use.fires,
        "decides": use.decides,
        "leads": use.leads,
        "right": use.right,
        "precision": use.precision,
        "instead": dict(use.instead),
    }


def _plain_conflict(each: Conflict) -> dict[str, object]:
    sides = [
        {"rule": side.rule.id, "won": side.won, "judged": side.judged, "right": side.right, "denied": side.denied}
        for side in each.sides
    ]
    return {"together": each.together, "sides": sides}
