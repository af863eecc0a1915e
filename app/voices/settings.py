"""What the model's voice is set to: the address, the limits of an answer, and how long it may take."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.config import Settings

DEFAULT_ADDRESS = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Times in seconds. `first_word` covers every attempt up to the first visible word, `answer` the whole answer."""

    model: str
    key: str = field(default="", repr=False)
    address: str = DEFAULT_ADDRESS
    max_tokens: int = 400
    max_tokens_param: str = "max_tokens"
    extra_body: Mapping[str, object] = field(default_factory=dict)
    connect: float = 5.0
    first_word: float = 20.0
    between_words: float = 15.0
    answer: float = 90.0
    retries: int = 2

    @classmethod
    def of(cls, settings: Settings) -> "ModelSettings":
        """The part of the service's settings that concerns the model."""
        return cls(
            model=settings.model,
            key=settings.openai_api_key.get_secret_value(),
            address=settings.openai_base_url or DEFAULT_ADDRESS,
            max_tokens=settings.max_tokens,
            max_tokens_param=settings.max_tokens_param,
            extra_body=settings.extra_body,
            first_word=settings.first_word_seconds,
            between_words=settings.between_words_seconds,
            answer=settings.answer_seconds,
        )
