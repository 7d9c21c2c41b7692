"""The whole site under attack, and the addresses from which it comes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests.support.web.people_site import Site, site


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Site]:
    async with site(tmp_path / "data") as house:
        yield house


@pytest.fixture
async def browser(house: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with house.browser() as browser:
        yield browser
