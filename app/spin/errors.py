"""The errors a user can put right: each is named for his problem and says what to do next; no HTTP here."""

from typing import ClassVar


class CoachError(Exception):
    """Something the user can put right. `message` says what is wrong, `remedy` what to do next, both in English.

    `key` names the translation ("error.<key>"), `facts` the values that a translated sentence may name.
    """

    key: ClassVar[str] = "unexpected"

    def __init__(self, message: str, remedy: str = "", **facts: str | int) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".rstrip()


class EmptyTurn(CoachError):
    """Nothing was typed but blanks."""

    key = "empty_turn"

    def __init__(self) -> None:
        super().__init__("The message is empty.", "Type what you want to say to the buyer, then send it.")


class TurnTooLong(CoachError):
    """The message has more than `limit` characters."""

    key = "turn_too_long"

    def __init__(self, length: int, limit: int) -> None:
        message = f"The message has {length} characters; the most is {limit}."
        super().__init__(message, "Shorten it and send it again.", length=length, limit=limit)


class UnknownScenario(CoachError):
    """No scenario has this slug."""

    key = "unknown_scenario"

    def __init__(self, slug: str) -> None:
        super().__init__(f"There is no scenario “{slug}”.", "Choose one from the list of scenarios.", slug=slug)


class NoNextMeeting(CoachError):
    """The talk goes on, ended without a commitment of the buyer, or was the last of its account."""

    key = "no_next_meeting"

    def __init__(self, practice: str) -> None:
        remedy = "Win a dated step that the buyer takes; then the account goes on."
        super().__init__("This conversation has opened no further meeting.", remedy, practice=practice)


class UnknownPractice(CoachError):
    """No practice has this id."""

    key = "unknown_practice"

    def __init__(self, practice: str) -> None:
        remedy = "Open it from your progress page or start a new one."
        super().__init__("There is no such practice.", remedy, practice=practice)


class UnknownTurn(CoachError):
    """The practice has no turn of this number."""

    key = "unknown_turn"

    def __init__(self, practice: str, number: int) -> None:
        message = f"The practice has no turn {number}."
        super().__init__(message, "Load the page again.", practice=practice, number=number)


class PracticeEnded(CoachError):
    """A turn after the end of the talk."""

    key = "practice_ended"

    def __init__(self, practice: str) -> None:
        message = "This talk has ended; its scorecard is ready."
        super().__init__(message, "Start a new practice to go on.", practice=practice)


class NotEnded(CoachError):
    """A scorecard is asked for while the talk goes on."""

    key = "not_ended"

    def __init__(self, practice: str) -> None:
        super().__init__("The talk is still going on.", "End it first; then it is scored.", practice=practice)


class UnknownVersion(CoachError):
    """The practice has no scoring of this number."""

    key = "unknown_version"

    def __init__(self, practice: str, version: int) -> None:
        message = f"The practice has no scoring {version}."
        super().__init__(message, "Open its scorecard without a number.", practice=practice, version=version)


class StillSpeaking(CoachError):
    """The buyer has not answered the last turn yet."""

    key = "still_speaking"

    def __init__(self, practice: str) -> None:
        remedy = "Wait for the end of his answer, then send the message again."
        super().__init__("The buyer is still answering.", remedy, practice=practice)


class TurnChanged(CoachError):
    """A turn id that was used before comes again with other words."""

    key = "turn_changed"

    def __init__(self, practice: str) -> None:
        message = "A different message was already sent under this id."
        super().__init__(message, "Load the page again and send the new one.", practice=practice)


class ClosingDown(CoachError):
    """The service is stopping and takes nothing new."""

    key = "closing_down"

    def __init__(self) -> None:
        super().__init__("The service is restarting.", "Send the message again in a few seconds.")


class BadRecord(CoachError):
    """A file that should hold a recorded practice does not."""

    key = "bad_record"

    def __init__(self, why: str) -> None:
        super().__init__(
            f"This is no recorded practice: {why}.",
            "Give a record as `spin-coach record` or `spin-coach scenario play --record` writes it.",
            why=why,
        )


class UnreadableRow(CoachError):
    """What was stored does not have the shape that this version knows."""

    key = "unreadable_row"

    def __init__(self, why: str) -> None:
        message = f"A part of this practice cannot be read by this version ({why})."
        super().__init__(message, "Nothing is lost: start the version that wrote it.", why=why)


class NewerSchema(CoachError):
    """The database was written by a newer version of the program."""

    key = "newer_schema"

    def __init__(self, revision: str) -> None:
        message = f"A newer version wrote the database; its schema “{revision}” is unknown here."
        remedy = "Start that version, or restore a copy made before the update."
        super().__init__(message, remedy, revision=revision)


class DatabaseInUse(CoachError):
    """Another process serves from the same SQLite file."""

    key = "database_in_use"

    def __init__(self, file: str) -> None:
        remedy = "Stop it first, or set COACH_DATABASE_URL to a PostgreSQL database, which several processes may share."
        super().__init__(f"Another process already serves from {file}.", remedy, file=file)


class DatabaseTrouble(CoachError):
    """The database does not answer, is full, or refuses; nothing of the failed step was stored."""

    key = "database_trouble"

    def __init__(self, why: str) -> None:
        message = f"The database cannot do this now ({why})."
        super().__init__(message, "Nothing was half stored; try again in a moment.", why=why)


class TracesLeft(CoachError):
    """What was deleted is gone from every table, and the files could not be written anew without it."""

    key = "traces_left"

    def __init__(self, why: str) -> None:
        message = f"All of it is deleted, but the database's files may still hold traces of it ({why})."
        remedy = "Stop the service, then say `VACUUM;` in sqlite3, or `VACUUM FULL;` in psql."
        super().__init__(message, remedy, why=why)


class BadDatabaseUrl(CoachError):
    """COACH_DATABASE_URL names no database that the program can use."""

    key = "bad_database_url"

    def __init__(self, why: str) -> None:
        remedy = "Use sqlite:///path/to/file.db or postgresql://user:password@host/database."
        super().__init__(f"COACH_DATABASE_URL {why}.", remedy, why=why)


class NotYours(CoachError):
    """Somebody other than the trainee who held the talk wants to do something with it."""

    key = "not_yours"

    def __init__(self, practice: str) -> None:
        message = "Only the browser in which the talk was held can do this."
        super().__init__(message, "Open the practice there, from its progress page.", practice=practice)


class NotAnAttempt(CoachError):
    """An attempt to submit a second try of a moment."""

    key = "not_an_attempt"

    def __init__(self, practice: str) -> None:
        message = "A second try of a moment is for learning and is never submitted."
        super().__init__(message, "Submit the talk it came from, or hold a new one.", practice=practice)


class UnknownLabel(CoachError):
    """The turn has no act of this number."""

    key = "unknown_label"

    def __init__(self, practice: str, turn: int) -> None:
        message = f"Turn {turn} has no such label."
        super().__init__(message, "Load the page again.", practice=practice, turn=turn)


class UnknownObjection(CoachError):
    """No objection to a label has this id."""

    key = "unknown_objection"

    def __init__(self) -> None:
        super().__init__("There is no such objection.", "Load the list again.")


class SameLabel(CoachError):
    """An objection that claims the label the sentence already has."""

    key = "same_label"

    def __init__(self, practice: str) -> None:
        message = "The sentence has this label already."
        super().__init__(message, "Choose the label that you think it should have.", practice=practice)


class AlreadyDecided(CoachError):
    """An attempt to change an objection that the trainer has decided."""

    key = "already_decided"

    def __init__(self, practice: str) -> None:
        message = "The trainer has decided on this label."
        super().__init__(
            message, "The answer stands beside it; talk to the trainer if it puzzles you.", practice=practice
        )


class NoteTooLong(CoachError):
    """A field of a form has more characters, or more lines, than `limit`."""

    key = "note_too_long"

    def __init__(self, length: int, limit: int) -> None:
        message = f"A field has {length} characters or lines; the most is {limit}."
        super().__init__(message, "Shorten it and send it again.", length=length, limit=limit)


class SheetGiven(CoachError):
    """Another sheet of needs was handed in for this practice."""

    key = "sheet_given"

    def __init__(self, practice: str) -> None:
        message = "The needs were handed in already and are compared with the account."
        super().__init__(message, "Read the comparison on the scorecard.", practice=practice)
