"""The line to a model server: which way it goes there."""

from pathlib import Path

import pytest

from tests.fakes.openai_server import CALM, FakeModel, play
from tests.voices.briefs import brief, heard, quick


def test_a_proxy_of_the_environment_carries_the_request(monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeModel(play("ok", "en")) as fake:
        host = fake.address.removeprefix("http://").removesuffix("/v1")
        monkeypatch.setenv("http_proxy", f"http://clerk:secret@{host}")
        assert heard(quick("http://model.invalid/v1"), brief("en")) == CALM["en"]
    assert fake.asked[0].headers["host"] == "model.invalid"
    assert fake.asked[0].headers["proxy-authorization"].startswith("Basic ")


def test_no_proxy_stands_before_who_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with FakeModel(play("ok", "en")) as fake:
        assert heard(quick(fake.address), brief("en")) == CALM["en"]


@pytest.mark.parametrize("proxy", ["https://127.0.0.1:9", "socks5://127.0.0.1:9", "127.0.0.1:9"])
def test_a_proxy_that_is_not_reached_over_http_is_left_out(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", proxy)
    with FakeModel(play("ok", "en")) as fake:
        assert heard(quick(fake.address), brief("en")) == CALM["en"]


def test_credentials_in_a_netrc_do_not_get_into_the_way(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secrets = tmp_path / "netrc"
    secrets.write_text("machine 127.0.0.1 login clerk password secret\n", encoding="utf-8")
    secrets.chmod(0o600)
    monkeypatch.setenv("NETRC", str(secrets))
    with FakeModel(play("ok", "en")) as fake:
        assert heard(quick(fake.address), brief("en")) == CALM["en"]
