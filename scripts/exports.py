"""The published description of the exports: docs/exports.md, docs/exports.zh.md and docs/scorecards.schema.json.

Without --write it says whether they are up to date.
"""

import argparse
import sys
from pathlib import Path
from typing import Final

from app.reports.columns import COLUMNS
from app.reports.schema import schema_text
from app.web.language import Tongue, tongues

HERE: Final = Path(__file__).resolve().parent
DOCS: Final = HERE.parent / "docs"
KINDS: Final = {
    "text": ("text", "文本"),
    "whole": ("whole number", "整数"),
    "whole?": ("whole number, may be empty", "整数，可为空"),
    "number": ("number", "数字"),
    "number?": ("number, may be empty", "数字，可为空"),
    "moment": ("ISO 8601, UTC", "ISO 8601，UTC"),
    "moment?": ("ISO 8601, UTC, may be empty", "ISO 8601，UTC，可为空"),
}


def page(head: str, tongue: Tongue, place: int) -> str:
    """The text of a page: the head from its file and a row for each column."""
    rows = (f"| `{each.name}` | {KINDS[each.kind][place]} | {tongue.say(each.about)} |" for each in COLUMNS)
    return (HERE / head).read_text(encoding="utf-8") + "\n".join(rows) + "\n"


def pages() -> dict[Path, str]:
    """Every generated file with what should stand in it."""
    spoken = tongues()
    return {
        DOCS / "exports.md": page("exports.head.md", spoken["en"], 0),
        DOCS / "exports.zh.md": page("exports.head.zh.md", spoken["zh-Hans"], 1),
        DOCS / "scorecards.schema.json": schema_text(),
    }


def main() -> int:
    """Compare or write; 1 where a file is not up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    stale = 0
    for file, text in pages().items():
        if write:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            print(f"docs/{file.name} is not up to date: run scripts/exports.py --write", file=sys.stderr)
            stale += 1
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
