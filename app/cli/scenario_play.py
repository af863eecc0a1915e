"""One meeting of an account played in the terminal: the talk with its labels, and the score."""

from dataclasses import dataclass
from pathlib import Path

from app.cli.output import output
from app.cli.score import table
from app.coaching.record import record_to_json
from app.coaching.rehearse import Stage
from app.content.rules import load_rules
from app.content.scenario.library import Authored
from app.spin.acts.votes.rules import RuleBook
from app.spin.errors import CoachError
from app.spin.practice import Record
from app.spin.scenario import Difficulty, Scenario
from app.spin.scoring.rubric import Rubric
from app.spin.scoring.score import score


class NoSuchTalk(CoachError):
    """`--seller` names neither a talk of the meeting nor a file."""


class NoSuchMeeting(CoachError):
    """`--meeting` is none of the account's."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be played: a talk of the file or a file of turns, at which meeting (1: the first), on which level."""

    seller: str
    meeting: int
    level: Difficulty


def play(authored: Authored, wish: Wish, rubric: Rubric, record_file: Path | None) -> int:
    """Print the talk, labels and score; also write the record where a file is named."""
    record = played(authored, wish, load_rules(), rubric)
    _print_talk(record)
    print(f"\n{table(score(record, rubric))}")
    if record_file:
        with output(record_file) as file:
            file.write(record_to_json(record, authored.text).encode("utf-8"))
    return 0


def played(authored: Authored, wish: Wish, book: RuleBook, rubric: Rubric) -> Record:
    """The meeting wished for; before a later one the strong talks of those before it are played."""
    meeting = _meeting(authored.scenario, wish)
    stage = Stage(authored, book, rubric)
    carried = stage.carried_to(wish.meeting, wish.level)
    talk = meeting.talks.get(wish.seller)
    if talk:
        return stage.perform(talk, meeting, carried)
    return stage.play(_lines(meeting, wish.seller), meeting, carried)


def _meeting(account: Scenario, wish: Wish) -> Scenario:
    last = len(account.later) + 1
    if not 1 <= wish.meeting <= last:
        sentence = f"There is no meeting {wish.meeting}. The scenario has: {', '.join(map(str, range(1, last + 1)))}."
        raise NoSuchMeeting(sentence)
    return account.meeting_at(wish.meeting, wish.level)


def _lines(meeting: Scenario, seller: str) -> tuple[str, ...]:
    file = Path(seller)
    if not file.is_file():
        sentence = f"There is no talk and no file “{seller}”. The meeting has: {', '.join(meeting.talks)}."
        raise NoSuchTalk(sentence)
    return tuple(line for line in file.read_text(encoding="utf-8").splitlines() if line.strip())


def _print_talk(record: Record) -> None:
    print(f"{record.scenario.buyer.name}: {record.opening}")
    for turn in record.turns:
        acts = ", ".join(f"{act.kind.value} {act.rule}" for act in turn.reading.acts)
        print(f"\n{turn.number:>2} [{acts}]\n   {turn.text}")
        moved = " ".join(f"{each.name}{each.trust:+}/{each.patience:+}" for each in turn.direction.effects)
        speaker = record.scenario.person(turn.direction.speaker) or record.scenario.buyer
        print(f"   {speaker.name}: {turn.reply.text if turn.reply else ''}\n   ({moved})")
