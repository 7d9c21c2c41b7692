"""What a learner takes home from a certificate: PDF, pictures, a page to show, the supporter's card."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.certificates.serials import code_text
from supporter.domain.shared.access import Person
from supporter.domain.shared.calendar import era_date
from supporter.web.shared import forms, frame, templates, visitor
from supporter.web.shared.downloads import PDF, PNG, download
from supporter.wiring import App

AT = "/m/{code}/certificate/{certificate}"


class File(NamedTuple):
    """A file that is made of the certificate in the address: by which service, of which kind, under which name."""

    make: Callable[[App], Callable[[Person, str], Awaitable[tuple[Certificate, bytes]]]]
    media_type: str
    name: str


FILES = {
    ".pdf": File(lambda app: app.certificates.register.pdf, PDF, "{title}_{serial}.pdf"),
    ".png": File(lambda app: app.certificates.register.picture, PNG, "{title}_{serial}.png"),
    "/portrait.png": File(lambda app: app.certificates.register.portrait, PNG, "{title}_{serial}_たて.png"),
    "/badge.png": File(lambda app: app.certificates.open_badges.picture, PNG, "オープンバッジ_{serial}.png"),
    "/badge.jwt": File(
        lambda app: app.certificates.open_badges.token, "application/vc+jwt", "オープンバッジ_{serial}.jwt"
    ),
    "/card.pdf": File(lambda app: app.certificates.cards.supporter_card, PDF, "サポーターカード_{serial}.pdf"),
}


def routes(app: App) -> Sequence[BaseRoute]:
    """Everything below `/m/CODE/certificate/CODE`."""

    async def show(request: Request) -> Response:
        visit = await visitor.visit(app, request)
        certificate = await app.certificates.register.shown(visit.person, request.path_params["certificate"])
        back = (f"{visit.home}/c/{certificate.course}/done", templates.html_of("picture.back"))
        look = frame.Look(wording.say("picture.title"), visit.municipality, back=back)
        here = f"{visit.home}/certificate/{certificate.code}"
        return frame.plain(request, "learner/certificate.html", look, here=here, told=_facts_of(certificate))

    async def wish(request: Request) -> Response:
        visit = await visitor.visit(app, request)
        typed = await forms.fields(request)
        code = request.path_params["certificate"]
        certificate = await app.certificates.register.ask_for_paper(visit.person, code, typed.get("paper", ""))
        return RedirectResponse(f"{visit.home}/c/{certificate.course}/done#paper", 303)

    return [
        *(Route(AT + ending, _sends(app, file)) for ending, file in FILES.items()),
        Route(AT + "/show", show),
        Route(AT + "/paper", wish, methods=["POST"]),
    ]


def _sends(app: App, file: File) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        visit = await visitor.visit(app, request)
        certificate, body = await file.make(app)(visit.person, request.path_params["certificate"])
        facts = {"title": certificate.style.title, "serial": certificate.serial}
        return download(body, file.media_type, wording.filled(file.name, facts))

    return answer


def _facts_of(certificate: Certificate) -> dict[str, str]:
    """The same words as in the picture, for who cannot see it."""
    style = certificate.style
    return {
        "title": style.title,
        "name": certificate.name,
        "serial": certificate.serial,
        "date": era_date(certificate.issued_on, style.date_style),
        "issuer": " ".join(f"{style.issuer_title} {style.issuer_name}".split()) or certificate.municipality_name,
        "code": code_text(certificate.code),
    }
