"""`python -m tests.mutants --sample 100 --seed 7`: which changed lines do the tests not notice?

The first call runs the tests once to see which lines each executes (`covered`), which takes twice as long as the
tests do. Whoever edits meanwhile is not disturbed: changes are made in a copy.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.mutants.changes import Change, changes
from tests.mutants.covered import ROOT, Covered, look
from tests.mutants.trial import copied, judged

#: Where rules and promises are; words are read by people, and commands run in processes of their own.
ROOMS = ("domain", "services", "storage", "live", "web", "content", "documents")


def main() -> int:
    """One line for each change, and how many were noticed; 1 where one lives."""
    asked = _arguments()
    os.nice(10)
    look()
    covered = Covered()
    told = []
    with copied() as tree:
        for path, change in _sample(asked.rooms, asked.sample, asked.seed):
            tests = covered.tests(path, change.lines)
            verdict = judged(tree, path, change.applied((tree / path).read_text()), tests, covered.seconds)
            told.append({"path": str(path), "line": change.line, "kind": change.kind, **verdict._asdict()})
            told[-1] |= {"before": change.before, "after": change.after}
            if not asked.json:
                print(_line(told[-1]), flush=True)
    lives = [one for one in told if one["fate"] == "lives"]
    if asked.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    noticed = len(told) - len(lives)
    share = 100 * noticed / max(len(told), 1)
    hung = sum(one["fate"] == "hung" for one in told)
    by_time = f", {hung} of them by running on without an end" if hung else ""
    print(f"{len(told)} changed, {noticed} noticed ({share:.1f} %{by_time}), {len(lives)} live", file=sys.stderr)
    return 1 if lives else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--sample", type=int, default=20, help="how many lines to change, one after the other")
    parser.add_argument("--seed", type=int, default=1, help="which lines: the same seed takes the same")
    parser.add_argument("--json", action="store_true", help="a list for programs instead of lines")
    parser.add_argument("rooms", nargs="*", default=ROOMS, help=f"rooms or files of supporter; else {' '.join(ROOMS)}")
    return parser.parse_args()


def _sample(rooms: list[str], count: int, seed: int) -> Iterator[tuple[Path, Change]]:
    """Lines at random, and one of the changes of each."""
    chance = random.Random(seed)
    lines = []
    for room in rooms:
        place = ROOT / "supporter" / room
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            possible: dict[int, list[Change]] = defaultdict(list)
            for change in changes(file.read_text()):
                possible[change.line].append(change)
            lines += [(file.relative_to(ROOT), possible[line]) for line in sorted(possible)]
    for path, possible_here in chance.sample(lines, min(count, len(lines))):
        yield path, chance.choice(possible_here)


def _line(one: dict[str, object]) -> str:
    before, after = (" ".join(str(one[each]).split())[:60] for each in ("before", "after"))
    left = f", {one['left_out']} left out" if one["left_out"] else ""
    where = f"{one['path']}:{one['line']}"
    return f"{one['fate']:<8}{where} {one['kind']}: {before} → {after} [{one['by']}] ({one['asked']} tests{left})"


if __name__ == "__main__":
    sys.exit(main())
