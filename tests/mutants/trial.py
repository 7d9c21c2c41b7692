"""One change is put into a copy of the checkout, and the tests of its line are run there with an end to everything."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, NamedTuple

from tests.mutants.covered import ROOT

Fate = Literal["noticed", "hung", "lives"]
#: Seconds for starting, and how many times longer than when it was looked at a test may take.
START, SLOWER = 120.0, 8.0
#: Seconds that the tests of one change may take together, by what they took before: the nearest come first.
TOGETHER = 90.0


_changes = itertools.count(1)


class Verdict(NamedTuple):
    """What became of a change: by which test, among how many, left out how many that would have taken too long."""

    fate: Fate
    by: str
    asked: int
    left_out: int


@contextmanager
def copied() -> Iterator[Path]:
    """A copy of all that git knows here, as it is at the moment; gone afterwards."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        tree = Path(folder)
        for name in filter(None, listed.stdout.decode().split("\0")):
            if (ROOT / name).is_file():
                (tree / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, tree / name)
        yield tree


def judged(tree: Path, path: Path, source: str, tests: list[str], seconds: dict[str, float]) -> Verdict:
    """Whether one of `tests` fails with `source` in the place of `path`; the file is put back."""
    asked, together = [], 0.0
    for test in tests:
        if not asked or together + seconds[test] <= TOGETHER:
            asked.append(test)
            together += seconds[test]
    left_out = len(tests) - len(asked)
    if not asked:
        return Verdict("lives", "no test executes it", 0, 0)
    place = tree / path
    before, written = place.read_bytes(), place.stat().st_mtime
    place.write_text(source)
    # Python tells what is compiled already by whole seconds: no two changes may share one, nor the text as it was.
    os.utime(place, 2 * (written + next(_changes),))
    try:
        fate, by = _run(tree, asked, START + SLOWER * together)
    finally:
        place.write_bytes(before)
        os.utime(place, (written, written))
    return Verdict(fate, by, len(asked), left_out)


def _run(tree: Path, tests: list[str], patience: float) -> tuple[Fate, str]:
    plain = "-m pytest -q -x --tb=no -p no:cacheprovider -p tests.mutants.quick"
    command = [sys.executable, *plain.split(), *tests]
    env = {**os.environ, "PYTHONPATH": f"{tree}{os.pathsep}{ROOT}", "PYTHONPYCACHEPREFIX": str(tree / ".compiled")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryFile("w+") as told:
        running = subprocess.Popen(
            command, cwd=tree, env=env, stdout=told, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            code = running.wait(patience)
        except subprocess.TimeoutExpired:
            code = None
        finally:
            _end(running)
        told.seek(0)
        lines = told.read().splitlines()
    if code is None:
        return "hung", f"{patience:.0f} s"
    if code == 0:
        return "lives", ""
    failed = [line for line in lines if line.startswith(("FAILED ", "ERROR "))]
    if code not in (1, 2, 4) or (code == 4 and not failed):
        raise RuntimeError("\n".join(lines[-20:]))
    return "noticed", (failed or lines or ["?"])[0].partition(" - ")[0].partition(" ")[2]


def _end(running: subprocess.Popen[bytes]) -> None:
    """Nothing that a test started outlives it."""
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
