"""What the guard's word files say: sections of lines, patterns by name, and what is wrong with a line."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

_SECTION = re.compile(r"\[([a-z]+)\]")
_PATTERN = re.compile(r"\$([A-Z_]+) = (.+)")
_USE = re.compile(r"\$([A-Z_]+)")


@cache
def sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """The lines of a file of this folder by section, with the patterns put in; ValueError names file and line."""
    found: dict[str, tuple[str, ...]] = {}
    for section, line in read(files(__package__).joinpath(name).read_text(encoding="utf-8"), name):
        found[section] = (*found.get(section, ()), line)
    return found


def read(text: str, name: str) -> Iterator[tuple[str, str]]:
    """Section and line, without comments and blank lines; ValueError for what is none of these."""
    section, patterns = "", dict[str, str]()
    for number, line in enumerate(map(str.strip, text.split("\n")), 1):
        if not line or line.startswith("#"):
            continue
        if heading := _SECTION.fullmatch(line):
            section = heading.group(1)
        elif pattern := _PATTERN.fullmatch(line):
            patterns[pattern.group(1)] = pattern.group(2)
        elif not section:
            raise ValueError(f"{name}:{number}: a line before the first [section]")
        else:
            yield section, _filled(line, patterns, f"{name}:{number}")


def _filled(line: str, patterns: Mapping[str, str], place: str) -> str:
    unknown = [each for each in _USE.findall(line) if each not in patterns]
    if unknown:
        raise ValueError(f"{place}: ${unknown[0]} is not defined above; write “${unknown[0]} = …” before its first use")
    return _USE.sub(lambda used: patterns[used.group(1)], line)


def words(name: str, section: str) -> tuple[str, ...]:
    """The words of a section, separated by blanks."""
    return tuple(word for line in sections(name)[section] for word in line.split())
