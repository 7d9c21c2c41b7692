"""集計表 of a class as an Excel file, with and without names."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter.documents.closing.tally_sheet_xlsx import tally_sheet_xlsx
from supporter.documents.tables.table_file import MEDIA
from supporter.domain.closing.tally_sheet import TallySheet
from supporter.domain.shared.access import Action
from supporter.domain.training.session import TrainingSession
from supporter.services.closing.tally_sheets import tally_file_name
from supporter.web.shared.downloads import download
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/t/ID/tally.xlsx` and `/t/ID/tally-names.xlsx`."""

    async def plain(request: Request, at: OfficeVisit) -> Response:
        session, sheet = await app.closing.tally_sheets.exported(at.person, request.path_params["id"])
        return _file(session, sheet)

    async def named(request: Request, at: OfficeVisit) -> Response:
        session, sheet = await app.closing.tally_sheets.exported_with_names(at.person, request.path_params["id"])
        return _file(session, sheet)

    action = Action.CLASS_FINISH
    return [
        Route("/t/{id}/tally.xlsx", office_page(app, plain, action)),
        Route("/t/{id}/tally-names.xlsx", office_page(app, named, action), methods=["POST"]),
    ]


def _file(session: TrainingSession, sheet: TallySheet) -> Response:
    name = tally_file_name(session, names=sheet.names is not None)
    return download(tally_sheet_xlsx(sheet), MEDIA["xlsx"], f"{name}.xlsx", opens=False)
