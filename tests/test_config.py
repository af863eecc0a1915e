"""Settings: each mistake is one sentence that names the variable."""

import pytest

from app.cli.serve import refuse_open_network
from app.config import BadSetting, load_settings


def test_nothing_set_means_scripted_buyer_sqlite_and_this_computer_only() -> None:
    settings = load_settings({})
    assert not settings.has_model
    assert settings.database_url.startswith("sqlite:///")
    assert settings.host == "127.0.0.1"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COACH_PORT", "99999"),
        ("COACH_PORT", "eighty"),
        ("COACH_DATABASE_URL", "mysql://root@db/x"),
        ("COACH_SCENARIOS", "/no/such/folder"),
        ("COACH_EXTRA_BODY", "{"),
        ("COACH_EXTRA_BODY", "[1]"),
        ("COACH_MAX_TOKENS_PARAM", "tokens"),
        ("COACH_MAX_TOKENS", "0"),
        ("COACH_FIRST_WORD_SECONDS", "-1"),
        ("OPENAI_BASE_URL", "ftp://model"),
        ("COACH_PUBLIC_URL", "https://host/path"),
    ],
)
def test_a_bad_value_is_a_sentence_that_names_the_variable(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name) as caught:
        load_settings({name: value})
    said = str(caught.value)
    assert "\n" not in said
    assert not any(word in said for word in ("Input", "Value error", "pattern", "parse"))


def test_an_unknown_variable_is_an_error_and_the_nearest_one_is_named() -> None:
    with pytest.raises(BadSetting, match=r"COACH_DATABSE_URL.*did you mean COACH_DATABASE_URL"):
        load_settings({"COACH_DATABSE_URL": "x"})


def test_no_sentence_and_no_repr_shows_the_key() -> None:
    secret = "sk-very-secret"
    assert secret not in repr(load_settings({"OPENAI_API_KEY": secret}))
    with pytest.raises(BadSetting) as caught:
        load_settings({"OPENAI_API_KEY": secret, "COACH_PORT": "x"})
    assert secret not in str(caught.value)


def test_a_base_url_alone_is_enough_for_a_model() -> None:
    assert load_settings({"OPENAI_BASE_URL": "http://127.0.0.1:8091/v1"}).has_model


def test_empty_variables_count_as_unset() -> None:
    assert load_settings({"COACH_PORT": "", "OPENAI_API_KEY": ""}).port == 8000


def test_listening_beyond_this_computer_is_somebodys_decision() -> None:
    with pytest.raises(BadSetting, match="COACH_TRUST_NETWORK"):
        refuse_open_network(load_settings({"COACH_HOST": "0.0.0.0"}))
    refuse_open_network(load_settings({"COACH_HOST": "0.0.0.0", "COACH_TRUST_NETWORK": "true"}))
    refuse_open_network(load_settings({}))
