"""A NiceGUI that the pages were not written for is told at the start, and pip is asked for the same version."""

from __future__ import annotations

import tomllib
from importlib.metadata import version

from supporter.commands.nicegui_version import WRITTEN_FOR, misfit
from tests.support.command_line import ROOT


def test_another_nicegui_is_told_with_what_to_do() -> None:
    assert misfit(version("nicegui")) == ""
    assert misfit(f"{WRITTEN_FOR}.7") == ""
    assert "nicegui~=3.18.0" in misfit("3.19.0") and "3.180.0" in misfit("3.180.0")


def test_the_pages_and_the_installer_mean_the_same_version() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert f"nicegui~={WRITTEN_FOR}.0" in asked
