"""A plain page about a class, inside the frame of the office."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from supporter import wording
from supporter.domain.training.session_dates import when_text
from supporter.web.shared import frame
from supporter.web.shared.office_frame import OfficeVisit


def render(
    request: Request, desk: OfficeVisit, template: str, title: str, facts: Mapping[str, object], status: int = 200
) -> Response:
    """The page; `title` is a key of the words."""
    look = frame.Look(wording.say(title), desk.town, here="/t", wide=True)
    return frame.plain(request, template, look, status=status, desk=desk, when=when_text, **facts)
