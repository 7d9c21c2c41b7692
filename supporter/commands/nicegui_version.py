"""Which NiceGUI the pages are written for: they are changed as text on their way out, and its socket is narrowed."""

from __future__ import annotations

from supporter import wording

#: Major and minor version; pyproject.toml asks for the same.
WRITTEN_FOR = "3.18"


def misfit(installed: str) -> str:
    """What to tell whoever starts a server with the version `installed`; empty where it fits."""
    if installed.startswith(f"{WRITTEN_FOR}."):
        return ""
    return wording.say("server.nicegui", installed=installed, wanted=WRITTEN_FOR)
