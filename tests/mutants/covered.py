"""Which tests execute a line: asked once by running them all, kept in `tests/.artifacts/covered`.

A test is a function, whatever its parameters. Where a file was changed since, every test that touched it counts.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "tests" / ".artifacts" / "covered"
#: Without those that drive whole browsers, kill servers or measure.
FOLDERS = ("domain", "storage", "services", "live", "content", "documents", "commands", "web", "attacks")


def look() -> None:
    """Run the tests of every folder that has not been looked at."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for folder in FOLDERS:
        if _tests(folder).exists():
            continue
        print(f"which lines the tests of {folder} execute …", file=sys.stderr, flush=True)
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tests.mutants.seen"]
        env = {**os.environ, "SEEN": str(KEPT / folder), "PYTHONPATH": _path(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        subprocess.run([*command, f"tests/{folder}"], cwd=ROOT, env=env, stdout=subprocess.DEVNULL, check=False)


class Covered:
    """What `look` found. `seconds` is how long each test took; those that failed are left out."""

    def __init__(self) -> None:
        from coverage import CoverageData

        self.seconds: dict[str, float] = {}
        self._kept: list[CoverageData] = []
        self._hashes: dict[str, str] = {}
        for folder in FOLDERS:
            if not _tests(folder).exists():
                continue
            told = json.loads(_tests(folder).read_text())
            self.seconds |= told["seconds"]
            self._hashes |= told["hashes"]
            data = CoverageData(str(KEPT / f"{folder}.lines"))
            data.read()
            self._kept.append(data)

    def tests(self, path: Path, lines: tuple[int, ...]) -> list[str]:
        """The tests that execute one of `lines` of the file at `path`, nearest first; all of the file for none."""
        moved = self._hashes.get(str(path)) != digest(ROOT / path)
        found: set[str] = set()
        for data in self._kept:
            told = data.contexts_by_lineno(str(ROOT / path))
            for line, tests in told.items():
                if moved or not lines or line in lines:
                    found.update(tests)
        return sorted(found & self.seconds.keys(), key=lambda test: (-_near(test, path), self.seconds[test], test))


def digest(path: Path) -> str:
    """What a file holds, in short."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _near(test: str, path: Path) -> int:
    """How many rooms of the house test and file share: `tests/services/people` lies beside `services/people`."""
    return len(set(Path(test.partition("::")[0]).parts[1:-1]) & set(path.parts[1:-1]))


def _tests(folder: str) -> Path:
    return KEPT / f"{folder}.json"


def _path(*first: Path) -> str:
    return os.pathsep.join([*map(str, first), *filter(None, [os.environ.get("PYTHONPATH")])])
