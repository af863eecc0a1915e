"""Where the last finished sentence of a broken answer ends."""

import re

_ENDS = re.compile(
    r"""
    (?: [。！？…]+
      | (?<![0-9A-Z]) (?<!\bMr) (?<!\bMs) (?<!\bDr) (?<!\bvs) (?<!\bMrs) (?<!\betc) [.!?]+ (?= ["'”’)\]]* (?:\s|$) )
      | (?<=[0-9A-Z]) [.!?]+ (?= ["'”’)\]]* \s )
    )
    ["'”’」』）)\]]*
    """,
    re.VERBOSE,
)


def kept(text: str) -> int:
    """How many characters of an unfinished answer are whole sentences; 0 where none is."""
    ends = [found.end() for found in _ENDS.finditer(text)]
    return ends[-1] if ends else 0
