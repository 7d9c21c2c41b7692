"""A plugin of pytest that keeps which lines each test executed, how long it took, and whether it passed."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from coverage import Coverage

from tests.mutants.covered import ROOT, digest

_kept = Path(os.environ["SEEN"])
_coverage = Coverage(data_file=f"{_kept}.lines", source=[str(ROOT / "supporter")], config_file=False)
_seconds: dict[str, float] = defaultdict(float)
_failed: set[str] = set()
_coverage.start()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    _coverage.switch_context(_function(item.nodeid))
    yield
    _coverage.switch_context("")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _seconds[_function(report.nodeid)] += report.duration
    if not report.passed:
        _failed.add(_function(report.nodeid))


def pytest_sessionfinish() -> None:
    _coverage.stop()
    _coverage.save()
    seconds = {test: round(spent, 3) for test, spent in _seconds.items() if test not in _failed}
    files = sorted((ROOT / "supporter").rglob("*.py"))
    hashes = {str(path.relative_to(ROOT)): digest(path) for path in files}
    told = {"seconds": seconds, "failed": sorted(_failed), "hashes": hashes}
    _kept.with_suffix(".json").write_text(json.dumps(told, ensure_ascii=False))


def _function(test: str) -> str:
    return test.partition("[")[0]
