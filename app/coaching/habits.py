"""How long things may take while a talk goes on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Habits:
    """`longest_turn` in characters, `attempts` and `calls` numbers, all else in seconds."""

    longest_turn: int = 2000
    lease: float = 15.0  # an unanswered turn is its owner's for so long, unless he renews it
    beat: float = 5.0  # between two renewals, and two looks for leases that ran out
    coalesce: float = 0.05  # pieces of an answer that come closer together are sent as one
    keep: float = 120.0  # how long the events of a finished answer stay in memory
    answer: float = 100.0  # the longest a voice may speak; a little more than its own limits allow
    patience: float = 5.0  # who ends the talk while the buyer speaks lets him speak for so long
    drain: float = 5.0  # at the end of the process: for answers that are nearly there
    queue: float = 10.0  # at the start: for the process before to leave the file of SQLite
    calls: int = 0  # answers the voice gives at once, 0 for any number; who comes later waits in a queue
    in_queue: float = 20.0  # the longest wait there; then the scripted voice answers
    glance: float = 0.5  # between two looks at an answer that another process is giving
    attempts: int = 3  # after so many, the scripted voice answers without trying the other one
