"""What somebody can be called about: authors name it in their pages, municipalities with their contacts."""

from __future__ import annotations

from typing import Literal

Topic = Literal["life", "loneliness", "children", "violence", "daily", "supporter"]
