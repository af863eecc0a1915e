"""Where a rule or one of its sentences stands in the rule files, for whoever is to mend it."""

from pathlib import Path

from app.places import place


def line_of(rule_id: str, text: str = "", folder: Path | None = None) -> str:
    """`zh/problem.yaml:34`: the line of `text` within the rule, else of the rule's id; empty if there is none."""
    root = folder or place("rules")
    for file in sorted(root.glob(f"{rule_id.partition('-')[0]}/*.yaml")):
        lines = file.read_text(encoding="utf-8").splitlines()
        starts = [number for number, line in enumerate(lines) if line.strip() == f"- id: {rule_id}"]
        if starts:
            return f"{file.parent.name}/{file.name}:{_within(lines, starts[0], text) + 1}"
    return ""


def _within(lines: list[str], start: int, text: str) -> int:
    for number in range(start + 1, len(lines)):
        if lines[number].lstrip().startswith("- id: "):
            break
        if text and text in lines[number]:
            return number
    return start
