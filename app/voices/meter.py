"""What an attempt takes: tokens as the server counts them, else estimated from the characters."""

from collections.abc import Mapping
from typing import Final

from app.spin.acts.act import Language
from app.voices.prompt import Prompt
from app.voices.stream import Chunk
from app.voices.voice import Spent

# Characters of a token, as the tokenizers of today's models cut running text of the language.
A_TOKEN: Final[Mapping[Language, float]] = {"en": 4.0, "zh": 1.5}


class Meter:
    """Reads along with one answer to this prompt."""

    def __init__(self, prompt: Prompt) -> None:
        self._language = prompt.language
        self._asked = sum(len(each.content) for each in prompt.messages)
        self._answered = 0
        self._told: tuple[int, int] | None = None

    def read(self, chunk: Chunk) -> None:
        """Take what came into account; of several counts the last one holds."""
        self._answered += len(chunk.text)
        self._told = chunk.usage or self._told

    @property
    def spent(self) -> Spent:
        """What it took so far."""
        if self._told:
            return Spent(*self._told, estimated=False)
        a_token = A_TOKEN[self._language]
        return Spent(round(self._asked / a_token), round(self._answered / a_token), estimated=True)
