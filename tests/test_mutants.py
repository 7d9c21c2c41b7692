"""The sampler of changed lines: it changes what it says, and hears the tests."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.mutants.changes import changes
from tests.mutants.trial import judged

WRITTEN = '''
def may(age: int, names: list[str]) -> bool:
    """花子 may from eighteen on."""
    if not names:
        return False
    log(age)
    return age >= 18 and plus(age, 1) == 19
'''


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("guard", "if not names:\n        return False", "pass"),
        ("not", "not names", "(names)"),
        ("constant", "False", "(True)"),
        ("call", "log(age)", "pass"),
        ("and/or", "age >= 18 and plus(age, 1) == 19", "(age >= 18 or plus(age, 1) == 19)"),
        ("comparison", "age >= 18", "(age < 18)"),
        ("boundary", "age >= 18", "(age > 18)"),
        ("constant", "18", "(19)"),
        ("comparison", "plus(age, 1) == 19", "(plus(age, 1) != 19)"),
        ("arguments", "plus(age, 1)", "(plus(1, age))"),
    ],
)
def test_one_node_is_changed_and_nothing_else(kind: str, before: str, after: str) -> None:
    (change,) = [one for one in changes(WRITTEN) if (one.kind, one.before) == (kind, before)]
    assert change.after == after
    assert change.applied(WRITTEN) == WRITTEN.replace(before, after, 1)


def test_every_change_is_still_python() -> None:
    for change in changes(WRITTEN):
        ast.parse(change.applied(WRITTEN))


def test_a_change_is_noticed_where_a_test_asks_and_lives_where_none_does(tmp_path: Path) -> None:
    (tmp_path / "age.py").write_text("def may(age):\n    return age >= 18\n")
    (tmp_path / "test_age.py").write_text("import age\n\ndef test_may():\n    assert age.may(20) and not age.may(3)\n")
    fates = {}
    for change in changes((tmp_path / "age.py").read_text()):
        source = change.applied((tmp_path / "age.py").read_text())
        verdict = judged(tmp_path, Path("age.py"), source, ["test_age.py::test_may"], {"test_age.py::test_may": 0.1})
        fates[change.kind] = verdict.fate
    assert fates == {"comparison": "noticed", "boundary": "lives", "constant": "lives"}
    assert (tmp_path / "age.py").read_text() == "def may(age):\n    return age >= 18\n"
