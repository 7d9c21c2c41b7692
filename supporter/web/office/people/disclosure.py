"""本人への写し: all that is kept of a person, printed for them by an office that has made sure who they are."""

from __future__ import annotations

from markupsafe import escape
from starlette.requests import Request
from starlette.responses import Response

from supporter import wording
from supporter.domain.privacy.data_export import DataExport
from supporter.web.learner.privacy.record_in_words import course_view, log_view
from supporter.web.shared import frame
from supporter.web.shared.dates import moment
from supporter.web.shared.office_frame import OfficeVisit
from supporter.wiring import App


def printed(app: App, request: Request, at: OfficeVisit, found: DataExport) -> Response:
    """The page that learners print of themselves, for whom an office hands it over."""
    courses = [course_view(app.library, transcript) for transcript in found.transcripts]
    back = (f"/o/people/{found.learner.id}", escape(found.learner.name))
    look, log = frame.Look(wording.say("records.title"), at.town, back=back), log_view(found.audit)
    page = "learner/privacy/data_export.html"
    return frame.plain(request, page, look, record=found, courses=courses, log=log, moment=moment, own=at)
