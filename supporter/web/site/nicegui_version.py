"""Which NiceGUI the pages are written for: they are changed as text on their way out, and its socket is narrowed."""

from __future__ import annotations

#: Major and minor version; pyproject.toml asks for the same.
WRITTEN_FOR = "3.18"


def misfit(installed: str) -> str:
    """What to tell whoever starts a server with the version `installed`; empty where it fits."""
    if installed.startswith(f"{WRITTEN_FOR}."):
        return ""
    return (
        f"NiceGUI {installed} が入っています。画面は {WRITTEN_FOR} に合わせてあります。"
        f"うまく出ないときは、入れなおしてください（pip install 'nicegui~={WRITTEN_FOR}.0'）。"
    )
