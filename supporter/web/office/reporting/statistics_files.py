"""年度統計表 and 実施報告 as Excel files: dated, marked with who made them, and kept on record."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.documents.reporting.roster_files import FORMS
from supporter.documents.reporting.roster_note import file_of
from supporter.documents.reporting.statistics_xlsx import Sheet, statistics_xlsx
from supporter.domain.reporting.entry import HeldClass
from supporter.domain.shared.calendar import era_date, fiscal_year_text
from supporter.services.reporting import statistics_tables
from supporter.services.reporting.statistics import Year
from supporter.web.office.reporting.statistics import Look, asked, in_words, require_town
from supporter.web.shared.downloads import download
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.wiring import App

_COUNTED = (
    "実人数は一人を一回だけ、延べは修了した講座ごとに数えます。転出・退会・消去した人をふくみ、"
    "取り消した修了証をふくみません。その日の記録から、毎回 数えなおしています。"
)


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/figures/year.xlsx` and `/o/figures/sessions.xlsx`."""

    async def year(request: Request, at: OfficeVisit) -> Response:
        look = await asked(app, request, at)
        town = require_town(look)
        figures = await app.reporting.statistics.year(at.person, town, look.year, look.on, look.programme)
        held = await _held(app, at, look)
        return await _file(app, at, look, figures, "年度統計表", statistics_tables.of_year(figures, held))

    async def sessions(request: Request, at: OfficeVisit) -> Response:
        look = await asked(app, request, at)
        town = require_town(look)
        figures = await app.reporting.statistics.year(at.person, town, look.year, look.on, look.programme)
        held = await _held(app, at, look)
        sheet = statistics_tables.sessions(held, fiscal_year_text(look.year))
        return await _file(app, at, look, figures, "実施報告", [sheet])

    return [
        Route("/o/figures/year.xlsx", office_page(app, year)),
        Route("/o/figures/sessions.xlsx", office_page(app, sessions)),
    ]


async def _held(app: App, at: OfficeVisit, look: Look) -> list[tuple[HeldClass, int]]:
    found = await app.reporting.statistics.sessions(at.person, look.town, look.year, look.on)
    return [(one, done) for one, done in found if look.programme in ("", one.programme)]


async def _file(app: App, at: OfficeVisit, look: Look, figures: Year, title: str, sheets: Sequence[Sheet]) -> Response:
    town, now = figures.municipality, app.clock.now()
    await app.reporting.statistics.note_export(at.person, town.id, title, figures.year, figures.totals.on)
    programme = await app.municipalities.profiles.programme(look.programme)
    about = [
        ("どこの、いつの", in_words(figures)),
        ("事業", programme.name if programme else "すべて"),
        ("作った日時", f"{era_date(now.date())} {now:%H:%M}"),
        ("作った人", at.staff.name),
        ("数え方", _COUNTED),
        (
            "5人未満の数",
            "そのまま出しています。外に出すときは「公表用の数」を使ってください。" if figures.exact else "出しません。",
        ),
    ]
    hidden = wording.say("figures.hidden")
    body = await asyncio.to_thread(statistics_xlsx, f"{in_words(figures)} {title}", about, sheets, hidden)
    name = file_of(f"{town.name}_{fiscal_year_text(figures.year)}_{title}", figures.totals.on, "xlsx")
    return download(body, FORMS["xlsx"][1], name, opens=False)
