"""Where a list is sent: who is asking is looked at before a byte is read, and it is read in a process of its own."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.web.shared.client_gone import while_there
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.wiring import App

ADDRESS = "/o/import/file"


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/import/file`, to which the page's own part sends; it answers for that part alone."""

    async def take(request: Request, at: OfficeVisit) -> Response:
        """The one page that reads more than a form."""
        try:
            async with request.form(max_files=1, max_fields=3) as typed:
                sent = typed.get("list")
                if not isinstance(sent, UploadFile) or not sent.filename:
                    raise Refused("import.no_file")
                body = await sent.read()
                await while_there(request, app.imports.drafts.read(at.person, sent.filename, body))
        except Refused as refused:
            return JSONResponse({"told": wording.sentence(refused.code, **refused.facts)}, 422)
        return JSONResponse({"told": ""})

    return [Route(ADDRESS, office_page(app, take, Action.IMPORT_RUN), methods=["POST"])]
