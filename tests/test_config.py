"""Settings come from the environment and are overruled by arguments."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from supporter.config import settings


def test_alone_it_listens_on_this_machine_only() -> None:
    found = settings(env={})
    assert (found.host, found.port, found.data, found.secure) == ("127.0.0.1", 8080, Path("data"), False)
    assert found.address == "http://127.0.0.1:8080"


def test_arguments_overrule_the_environment_and_none_says_nothing() -> None:
    env = {"SUPPORTER_PORT": "9000", "SUPPORTER_URL": "https://manabi.example.jp/"}
    found = settings({"port": 9001, "url": None}, env)
    assert found.port == 9001
    assert found.address == "https://manabi.example.jp" and found.secure


def test_proxies_are_believed_only_where_they_are_named() -> None:
    assert settings(env={}).proxies == ()
    found = settings(env={"SUPPORTER_PROXIES": "127.0.0.1, 10.1.0.0/16"})
    assert found.proxies == ("127.0.0.1/32", "10.1.0.0/16")


@pytest.mark.parametrize(
    "env",
    [
        {"SUPPORTER_PROXIES": "everybody"},
        {"SUPPORTER_PROXIES": "*"},
        {"SUPPORTER_PORT": "99999"},
        {"SUPPORTER_URL": "manabi.example.jp"},
        {"SUPPORTER_URL": "ftp://a"},
    ],
)
def test_what_cannot_be_meant_is_named(env: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match=r"port|url|proxies"):
        settings(env=env)
