"""The settings of one server: from the environment, overruled by the command line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator


class Settings(BaseModel):
    """What a running server is told from outside; `url` is empty until it is known to the world."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    data: Path = Path("data")
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    url: str = Field(default="", pattern=r"^(https?://[^/\s]+)?$")
    #: Addresses or networks of proxies that are believed when they say where a request comes from.
    proxies: tuple[str, ...] = ()
    courses: Path | None = None
    quizzes: Path | None = None
    reload_content: bool = False
    demo: bool = False

    @field_validator("proxies", mode="before")
    @classmethod
    def _addresses(cls, given: object) -> object:
        """From text with commas; every one has to be an address or a network."""
        named = [one.strip() for one in given.split(",") if one.strip()] if isinstance(given, str) else given
        return tuple(str(ip_network(one)) for one in named) if isinstance(named, list | tuple) else named

    @property
    def address(self) -> str:
        """Where people open the site, without a closing slash."""
        return self.url or f"http://{self.host}:{self.port}"

    @property
    def secure(self) -> bool:
        """Whether the site is HTTPS: exactly then cookies are `Secure` and HSTS is sent."""
        return urlsplit(self.address).scheme == "https"


ENVIRONMENT = {
    "SUPPORTER_DATA": "data",
    "SUPPORTER_HOST": "host",
    "SUPPORTER_PORT": "port",
    "SUPPORTER_URL": "url",
    "SUPPORTER_PROXIES": "proxies",
    "SUPPORTER_COURSES": "courses",
    "SUPPORTER_QUIZZES": "quizzes",
}


def settings(arguments: Mapping[str, object] | None = None, env: Mapping[str, str] | None = None) -> Settings:
    """Settings from `env` (the process's own if none is given) and `arguments` that are not `None`.

    Raises `pydantic.ValidationError` naming the field that cannot be read.
    """
    environment = os.environ if env is None else env
    found: dict[str, object] = {
        field: environment[name].rstrip("/") if field == "url" else environment[name]
        for name, field in ENVIRONMENT.items()
        if environment.get(name)
    }
    found.update({key: value for key, value in (arguments or {}).items() if value is not None})
    return Settings.model_validate(found)
