"""What later meetings add must keep the account's secrets too, and be worded as well as the first."""

from collections.abc import Iterable, Iterator, Sequence

from app.content.errors import FieldPath, Finding
from app.content.scenario.leaks import leaks
from app.content.scenario.wording import wording_checks
from app.spin.scenario import Scenario


def later_checks(scenario: Scenario, first: Iterable[Finding]) -> Iterator[Finding]:
    """The leaks and poor wordings of each later meeting, at their place in the file, without those of the `first`."""
    meetings = (scenario, *scenario.later)
    seen = set(first)
    for number in range(1, len(meetings)):
        found = (*leaks(meetings[number], meetings[:number]), *wording_checks(meetings[number]))
        for each in found:
            placed = Finding(_in_the_file(each.path, meetings[: number + 1]), each.code, each.params)
            if placed not in seen:
                seen.add(placed)
                yield placed


def _in_the_file(path: FieldPath, meetings: Sequence[Scenario]) -> FieldPath:
    """A path of the last of these meetings, which holds what the ones before it had, as a path of the file."""
    match path:
        case ("facts" | "objections" as section, int(place), *rest):
            counts = [0, *(len(getattr(each, section)) for each in meetings)]
            number = next(index for index in range(len(meetings)) if place < counts[index + 1])
            return _of(number, (section, place - counts[number], *rest))
        case ("lines", cue, *_):
            same = [each.lines.get(str(cue)) == meetings[-1].lines.get(str(cue)) for each in meetings]
            return _of(same.index(True), path)
        case ("ladder" | "talks", *_):
            return _of(len(meetings) - 1, path)
        case _:
            return path


def _of(number: int, path: FieldPath) -> FieldPath:
    return ("later", number - 1, *path) if number else path
