"""What an answer took: time and tokens. Nothing that a score may look at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Took:
    """Of one answer; None where nothing was measured.

    `first_word_ms` from the moment the voice was asked, `waited_ms` in the queue before that. `estimated` tokens were
    counted from characters, for the server did not tell.
    """

    first_word_ms: int | None = None
    waited_ms: int | None = None
    prompt_tokens: int | None = None
    answer_tokens: int | None = None
    estimated: bool = False


UNMEASURED = Took()


@dataclass(frozen=True, slots=True)
class Answered:
    """One answered turn: which voice spoke, why another had to step in (empty: none had to), and what it took."""

    turn: int
    voice: str
    fallback: str
    took: Took
