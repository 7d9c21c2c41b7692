"""つながりサポーターの数: the figures of a municipality for citizens and councils, with nobody to be found in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.shared.calendar import fiscal_year, fiscal_year_text
from supporter.web.shared import forms, frame, municipality_in_address
from supporter.wiring import App

TABLES = ("months", "ways", "ages", "districts", "courses", "years")


def routes(app: App) -> Sequence[BaseRoute]:
    """`/figures/CODE`."""

    async def show(request: Request) -> Response:
        town = await municipality_in_address.named(app, request)
        typed = request.query_params.get("year", "")
        latest = await app.reporting.statistics.public(town.id)
        years = [int(cell.key) for cell in latest.table("years").cells]
        year = asked if (asked := forms.whole_number(typed, otherwise=0)) in years else latest.year
        figures = latest if year == latest.year else await app.reporting.statistics.public(town.id, year)
        facts: dict[str, Any] = {
            "figures": figures,
            "tables": [figures.table(name) for name in TABLES],
            "years": [(str(one), _year(one)) for one in reversed(years)],
            "year": year,
            "year_text": _year(year),
            "past": year < fiscal_year(figures.totals.on),
        }
        return frame.plain(
            request, "public/statistics.html", frame.Look(wording.say("figures.title"), town, wide=True), **facts
        )

    return [Route("/figures/{code}", show)]


def _year(year: int) -> str:
    """A 年度 as the reader's language says it."""
    return fiscal_year_text(year) if wording.language.get() == "ja" else f"{year}/{(year + 1) % 100:02}"
