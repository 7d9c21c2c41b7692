"""確かめの1枚: one HTML file that verifies certificates where no server can be reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_date
from supporter.web.shared import templates
from supporter.web.shared.downloads import download
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/proof.html`."""

    async def page(request: Request, at: OfficeVisit) -> Response:
        facts = asdict(await app.certificates.offline_verifier.kit(at.person))
        made_on = facts.pop("made_on")
        html = (
            templates.templates()
            .get_template("office/certificates/offline_verifier.html")
            .render(kit=facts, made_on=era_date(made_on))
        )
        name = wording.say("certificates.verifier_file", day=f"{made_on:%Y%m%d}")
        return download(html.encode(), "text/html; charset=utf-8", name, opens=False)

    return [Route("/o/proof.html", office_page(app, page, Action.CERTIFICATE_READ))]
