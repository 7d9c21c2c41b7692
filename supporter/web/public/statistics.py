"""つながりサポーターの数: the figures of a municipality for citizens and councils, with nobody to be found in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.reporting.statistics import Cell, Table
from supporter.domain.shared.calendar import fiscal_year, fiscal_year_text
from supporter.domain.shared.whole_number import whole_number
from supporter.web.shared import frame, municipality_in_address, templates
from supporter.wiring import App
from supporter.wording import Words
from supporter.wording.certificates.desk import WAYS
from supporter.wording.shared.days import spoken_year

TABLES = ("months", "ways", "ages", "districts", "courses", "years")


def routes(app: App) -> Sequence[BaseRoute]:
    """`/figures/CODE`."""

    async def show(request: Request) -> Response:
        town = await municipality_in_address.named(app, request)
        typed = request.query_params.get("year", "")
        latest = await app.reporting.statistics.public(town.id)
        years = [int(cell.key) for cell in latest.table("years").cells]
        year = asked if (asked := whole_number(typed)) in years else latest.year
        figures = latest if year == latest.year else await app.reporting.statistics.public(town.id, year)
        facts: dict[str, Any] = {
            "figures": figures,
            "tables": [_spoken(figures.table(name)) for name in TABLES],
            "years": [(str(one), templates.text(_year(one))) for one in reversed(years)],
            "year": year,
            "year_text": templates.fact(_year(year)),
            "past": year < fiscal_year(figures.totals.on),
        }
        return frame.plain(
            request, "public/statistics.html", frame.Look(wording.say("figures.title"), town, wide=True), **facts
        )

    return [Route("/figures/{code}", show)]


def _spoken(table: Table) -> Table:
    """Its lines as the reader says them; districts and courses keep their names."""
    return replace(table, cells=tuple(cell._replace(label=_label(table.name, cell)) for cell in table.cells))


def _label(table: str, cell: Cell) -> str:
    match table:
        case "months":
            year, month = map(int, cell.key.split("-"))
            return wording.month(dt.date(year, month, 1), year=False)
        case "ways" if cell.key in WAYS:
            return templates.html_of(f"figures.way.{cell.key}")
        case "ages":
            return templates.html_of(f"age.{cell.key}" if cell.key else "figures.ages.unsaid")
        case "districts" if not cell.key:
            return templates.html_of("figures.districts.unsaid")
        case "years":
            return templates.fact(_year(int(cell.key)))
    return cell.label


def _year(year: int) -> Words:
    return spoken_year(fiscal_year_text(year), year)
