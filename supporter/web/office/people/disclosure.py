"""本人への写し: all that is kept of a person, printed for them by an office that has made sure who they are."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import escape
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.shared.access import Action
from supporter.web.learner.privacy.record_in_words import course_view, log_view
from supporter.web.office.accounts.pin_reset import REASONS
from supporter.web.shared import forms, frame
from supporter.web.shared.dates import moment
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/people/NUMBER/record`."""

    async def record(request: Request, at: OfficeVisit) -> Response:
        """The page that learners print of themselves, for whom an office hands it over."""
        checked = REASONS.get((await forms.fields(request)).get("how", ""), "")
        found = await app.people.learner_files.disclose(at.person, request.path_params["number"], checked)
        courses = [course_view(app.library, transcript) for transcript in found.transcripts]
        back = (f"/o/people/{found.learner.id}", escape(found.learner.name))
        look, log = frame.Look(wording.say("records.title"), at.town, back=back), log_view(found.audit)
        page = "learner/privacy/data_export.html"
        return frame.plain(request, page, look, record=found, courses=courses, log=log, moment=moment, own=at)

    return [Route("/o/people/{number}/record", office_page(app, record, Action.LEARNER_DISCLOSE), methods=["POST"])]
