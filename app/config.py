"""Settings from the environment, checked before anything starts."""

import difflib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from app.spin.errors import CoachError

PREFIX = "COACH_"


class BadSetting(CoachError):
    """A setting from the environment cannot be used; the sentence names it and says what it may be."""


class Settings(BaseSettings):
    """Every setting with its default; `description` is its row in the README."""

    model_config = SettingsConfigDict(extra="ignore", frozen=True, env_ignore_empty=True, hide_input_in_errors=True)

    openai_api_key: SecretStr = Field(
        SecretStr(""),
        alias="OPENAI_API_KEY",
        description="key of an OpenAI-compatible service; a model plays the buyer",
    )
    openai_base_url: str = Field(
        "",
        alias="OPENAI_BASE_URL",
        pattern=r"^(https?://\S+)?$",
        examples=["http://127.0.0.1:8091/v1"],
        description="address of an OpenAI-compatible service, for example a local one; enough without a key",
    )
    model: str = Field("gpt-4.1-mini", alias="COACH_MODEL", min_length=1, description="name of the model that plays")
    database_url: str = Field(
        "sqlite:///var/coach.db",
        alias="COACH_DATABASE_URL",
        pattern=r"^(sqlite:///|postgresql(\+psycopg)?://).+",
        examples=["sqlite:///var/coach.db"],
        description="sqlite:///path/to/file.db or postgresql://user:password@host/name",
    )
    scenarios: Path | None = Field(
        None, alias="COACH_SCENARIOS", description="folder with scenario files; default: those that come with it"
    )
    rubrics: Path | None = Field(None, alias="COACH_RUBRICS", description="folder with rubrics of your own")
    rubric: str = Field(
        "key_account",
        alias="COACH_RUBRIC",
        min_length=1,
        description="id of the rubric that scores scenarios which name none",
    )
    host: str = Field("127.0.0.1", alias="COACH_HOST", min_length=1, description="address to listen on")
    port: int = Field(8000, alias="COACH_PORT", ge=0, le=65535, description="port to listen on")
    trust_network: bool = Field(
        default=False,
        alias="COACH_TRUST_NETWORK",
        description="true: may listen beyond this computer although there are no accounts yet",
    )
    public_url: str = Field(
        "",
        alias="COACH_PUBLIC_URL",
        pattern=r"^(https?://[^/\s]+)?$",
        examples=["https://coach.example.com"],
        description="address people use, where a proxy stands in front",
    )
    max_turn_chars: int = Field(
        2000, alias="COACH_MAX_TURN_CHARS", ge=100, le=20000, description="longest turn of a trainee, in characters"
    )
    max_tokens: int = Field(
        400, alias="COACH_MAX_TOKENS", ge=16, le=8000, description="longest answer of the model, in tokens"
    )
    max_tokens_param: Literal["max_tokens", "max_completion_tokens"] = Field(
        "max_tokens", alias="COACH_MAX_TOKENS_PARAM", description="what the service calls that limit"
    )
    extra_body: Annotated[dict[str, object], NoDecode] = Field(
        default_factory=dict, alias="COACH_EXTRA_BODY", description="JSON object added to each request"
    )
    first_word_seconds: float = Field(
        20, alias="COACH_FIRST_WORD_SECONDS", gt=0, le=120, description="wait for the model's first word"
    )
    between_words_seconds: float = Field(
        15, alias="COACH_BETWEEN_WORDS_SECONDS", gt=0, le=120, description="wait between two pieces of its answer"
    )
    answer_seconds: float = Field(
        90, alias="COACH_ANSWER_SECONDS", gt=0, le=600, description="wait for a whole answer, retries included"
    )
    rest_after: int = Field(
        3,
        alias="COACH_REST_AFTER",
        ge=0,
        le=100,
        description="failures of the model in a row after which it is not asked for a while; 0: it is always asked",
    )
    rest_seconds: float = Field(
        15,
        alias="COACH_REST_SECONDS",
        gt=0,
        le=300,
        description="that while; it doubles, up to 300, with every trial that fails",
    )
    model_calls: int = Field(
        64, alias="COACH_MODEL_CALLS", ge=0, le=10000, description="answers of the model at once; 0: any number"
    )
    queue_seconds: float = Field(
        20, alias="COACH_QUEUE_SECONDS", gt=0, le=300, description="wait for one of these; then prepared lines answer"
    )
    pace: float = Field(
        40, alias="COACH_PACE", ge=0, le=10000, description="characters a second of the scripted buyer; 0: at once"
    )

    @field_validator("extra_body", mode="before")
    @classmethod
    def _object(cls, value: object) -> object:
        return json.loads(value) if isinstance(value, str) else value

    @field_validator("scenarios", "rubrics")
    @classmethod
    def _folder(cls, value: Path | None) -> Path | None:
        if value is not None and not value.is_dir():
            msg = "it is not a folder"
            raise ValueError(msg)
        return value

    @property
    def has_model(self) -> bool:
        """Whether a model plays the buyer; without one the scripted voice does."""
        return bool(self.openai_api_key.get_secret_value() or self.openai_base_url)


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment (or a mapping in its place); raises BadSetting with one sentence per mistake."""
    given = dict(os.environ if environment is None else environment)
    _refuse_unknown(given)
    known = {name: given[name] for name in names() if given.get(name)}
    try:
        return Settings.model_validate(known)
    except ValidationError as error:
        raise BadSetting("; ".join(_sentence(each) for each in error.errors())) from None


def names() -> tuple[str, ...]:
    """The environment variables that mean something here."""
    return tuple(str(field.alias) for field in Settings.model_fields.values())


def _refuse_unknown(given: Mapping[str, str]) -> None:
    for name in given:
        if name.startswith(PREFIX) and name not in names():
            near = difflib.get_close_matches(name, names(), 1)
            hint = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(names())}"
            msg = f"{name} is not a setting of SPIN Coach{hint}"
            raise BadSetting(msg)


def _sentence(mistake: ErrorDetails) -> str:
    name = str(mistake["loc"][0]) if mistake["loc"] else "setting"
    field = next((each for each in Settings.model_fields.values() if each.alias == name), None)
    meaning = field.description if field else "see README.md"
    return f"{name} cannot be used: {_why(mistake, field)} (what it is: {meaning})"


def _why(mistake: ErrorDetails, field: FieldInfo | None) -> str:
    if field and field.examples and mistake["type"] == "string_pattern_mismatch":
        return f"it does not look like {field.examples[0]}"
    plain = mistake["msg"].removeprefix("Value error, ").partition(", unable to")[0]
    return plain.replace("Input should", "it should")
