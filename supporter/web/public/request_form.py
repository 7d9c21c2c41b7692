"""開示・訂正・利用停止の請求書 of a town as a PDF: blank, for whoever has a right to what is kept of them."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter.documents.handouts.head import Head
from supporter.documents.privacy.request_form import RequestForm
from supporter.web.shared import municipality_in_address
from supporter.web.shared.downloads import PDF, download
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/m/CODE/request.pdf`."""
    made: dict[str, tuple[Head, bytes]] = {}  # by town: it is the same all day, and anybody may ask for it

    async def show(request: Request) -> Response:
        town = await municipality_in_address.named(app, request)
        programme = await app.municipalities.profiles.programme(town.programmes[0]) if town.programmes else None
        head = Head(
            municipality=town.name,
            programme=programme.name if programme else "",
            department=town.department,
            phone=town.phone,
            fax=town.fax,
            course=programme.name if programme else "",
            printed_on=app.clock.now().date(),
        )
        paper, kept = RequestForm(head), made.get(town.id)
        if kept is None or kept[0] != head:
            kept = made[town.id] = head, await app.press.pdf(paper)
        return download(kept[1], PDF, paper.file_name)

    return [Route("/m/{code}/request.pdf", show)]
