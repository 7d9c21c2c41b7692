"""Every page opened as everybody, and every form on it submitted as the page itself says: nothing breaks or is lost."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.web.every_form import Report, Walk
from tests.support.web.population import populated


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Report]:
    """One walk for all promises; what has a process of its own elsewhere has a thread here, which starts at once."""
    with pytest.MonkeyPatch.context() as patch:
        for module in [one for name, one in sys.modules.items() if name.startswith("supporter.")]:
            if hasattr(module, "ProcessPoolExecutor"):
                patch.setattr(module, "ProcessPoolExecutor", _thread)
        yield asyncio.run(_walk(tmp_path_factory.mktemp("town")))


def _thread(workers: int, **_: object) -> Executor:
    return ThreadPoolExecutor(workers)


async def _walk(folder: Path) -> Report:
    async with populated(folder / "data") as people:
        return await Walk(people).everybody()


def test_the_walk_meets_the_whole_site(report: Report) -> None:
    assert report.submitted > 1500
    assert {"/o/people/{number}/card", "/t/{id}/finish", "/t/{id}/reception", "/start", "/d"} <= report.reached
    plain = {"/m/{code}/c/{course}/{chapter}/{page}/answers", "/m/{code}/c/{course}/test/plain"}
    assert plain <= report.reached


@pytest.mark.parametrize("promise", ["trouble", "offers", "typed", "sentences", "frames", "links", "markup"])
def test_every_page_and_form_keeps_its_promises(report: Report, promise: str) -> None:
    """trouble: nothing ends in a fault of the server. offers: what a page holds is taken as it is. typed: it comes
    back after a refusal. sentences: they stand beside their form, with the focus. frames: staff keep theirs.
    links: what somebody is shown opens for them. markup: the HTML is what a validator takes.
    """
    assert report.wrong[promise] == []
