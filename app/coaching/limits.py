"""Limits of a talk: how long things may take, and how many run at once."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`longest_turn` in characters, `attempts` and `calls` numbers, all else in seconds."""

    longest_turn: int = 2000
    lease: float = 15.0  # how long an unanswered turn belongs to its process, unless it renews the lease
    beat: float = 5.0  # between two renewals, and two looks for leases that ran out
    coalesce: float = 0.05  # pieces of an answer that come closer together are sent as one
    keep: float = 120.0  # how long the events of a finished answer stay in memory
    answer: float = 100.0  # the longest a voice may speak; a little more than its own limits allow
    patience: float = 5.0  # how long a buyer may still speak after she has ended the talk
    drain: float = 5.0  # at the end of the process: for answers that are nearly there
    queue: float = 10.0  # at the start: for the previous process to leave the SQLite file
    calls: int = 0  # answers the voice gives at once, 0 for any number; later ones wait in a queue
    in_queue: float = 20.0  # the longest wait there; then the scripted voice answers
    glance: float = 0.5  # between two looks at an answer that another process is giving
    attempts: int = 3  # after this many, the scripted voice answers without trying the other one
