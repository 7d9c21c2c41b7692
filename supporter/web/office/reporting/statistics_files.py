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
from supporter.web.office.reporting.statistics import Look, asked, in_words, require_town, settled
from supporter.web.shared.downloads import download
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/figures/year.xlsx` and `/o/figures/sessions.xlsx`."""

    async def year(request: Request, at: OfficeVisit) -> Response:
        look = await asked(app, request, at)
        town = require_town(look)
        figures = await app.reporting.statistics.year(at.person, town, look.year, look.on, look.programme)
        held = await _held(app, at, look)
        title = wording.say("statistics.year_file")
        return await _file(app, at, look, figures, title, statistics_tables.of_year(figures, held))

    async def sessions(request: Request, at: OfficeVisit) -> Response:
        look = await asked(app, request, at)
        town = require_town(look)
        figures = await app.reporting.statistics.year(at.person, town, look.year, look.on, look.programme)
        held = await _held(app, at, look)
        sheet = statistics_tables.sessions(held, fiscal_year_text(look.year))
        return await _file(app, at, look, figures, wording.say("office.sessions"), [sheet])

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
        (wording.say("statistics.about.what"), in_words(figures)),
        (wording.say("statistics.about.settled"), settled(figures.year, figures.totals.on)),
        (wording.say("statistics.about.programme"), programme.name if programme else wording.say("all")),
        (wording.say("statistics.about.made_at"), f"{era_date(now.date())} {now:%H:%M}"),
        (wording.say("statistics.about.made_by"), at.staff.name),
        (wording.say("statistics.about.counted"), wording.say("statistics.counted")),
        (
            wording.say("statistics.about.few"),
            wording.say("statistics.few.exact" if figures.exact else "statistics.few.hidden"),
        ),
    ]
    hidden = wording.say("figures.hidden")
    body = await asyncio.to_thread(statistics_xlsx, f"{in_words(figures)} {title}", about, sheets, hidden)
    name = file_of(f"{town.name}_{fiscal_year_text(figures.year)}_{title}", figures.totals.on, "xlsx")
    return download(body, FORMS["xlsx"][1], name, opens=False)
