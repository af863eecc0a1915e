"""A process of its own that makes one PDF: the paper as JSON on standard input, the file on standard output.

A compiler cannot be stopped from within, and its fonts stay in memory; a process can be ended, and takes them along.
"""

import json
import re
import sys
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

LAYOUT = Path(__file__).with_name("scorecard.typ")
FONTS = Path(pylopdf_fonts_zh_cn.__file__).parent
# The printer's mark for a character that the type case lacks. Fonts end at the basic plane; emoji lie beyond it.
GETA = "〓"
BEYOND = re.compile(r"[\U00010000-\U0010ffff]+")
UNSEEN = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
FOREIGN = re.compile(r"[^\u0000-\u024f\u2000-\u206f\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")
LACKING = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
TRIES = 24


def main() -> None:
    """Set the paper; a failure is a line on standard error."""
    paper = sys.stdin.buffer.read().decode("utf-8")
    sys.stdout.buffer.write(typeset(BEYOND.sub(GETA, UNSEEN.sub("", paper))))


def typeset(paper: str) -> bytes:
    """The PDF, tagged as PDF/UA-1 wants it; what the font lacks is replaced, as that standard allows no gaps."""
    for _ in range(TRIES):
        try:
            return _compiled(paper)
        except typst.TypstError as error:
            lacking = LACKING.search(str(error))
            if lacking is None:
                raise
            paper = paper.replace(lacking[1], GETA)
    return _compiled(FOREIGN.sub(GETA, paper))


def _compiled(paper: str) -> bytes:
    data = typst.compile(
        str(LAYOUT),
        root=str(LAYOUT.parent),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"paper": paper},
        pdf_standards="ua-1",
        timestamp=json.loads(paper)["moment"],
    )
    return bytes(data or b"")


if __name__ == "__main__":
    main()
