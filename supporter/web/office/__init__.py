"""Pages of the municipal office, as plain forms; lists are brought in on a page of NiceGUI."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from supporter.web.office import home
from supporter.web.office.accounts import pin_reset, posts, second_factor, security, sign_in
from supporter.web.office.administration import audit_log, handover
from supporter.web.office.certificates import certificate, confirm, list, offline_verifier, paper_stock, print_run
from supporter.web.office.imports import front, run, upload
from supporter.web.office.municipalities import contacts, delegations, regions, settings
from supporter.web.office.people import duplicates, person, search, transfer, withdrawal
from supporter.web.office.privacy import disclosure_requests, erasure_requests, retention
from supporter.web.office.reporting import reminders, roster, statistics, statistics_files, surveys
from supporter.wiring import App

PAGES = (
    *(sign_in, second_factor, home, posts, security, pin_reset),
    *(
        upload,
        run,
        search,
        duplicates,
        transfer,
        withdrawal,
        person,
        reminders,
        erasure_requests,
        disclosure_requests,
    ),
    *(roster, statistics, statistics_files, surveys),
    *(confirm, list, print_run, certificate, paper_stock, offline_verifier),
    *(settings, contacts, regions, delegations, audit_log, handover, retention),
)


def routes(app: App) -> Sequence[BaseRoute]:
    """Every page of an office."""
    return [route for page in PAGES for route in page.routes(app)]


def register(app: App) -> None:
    """取りこみ, on NiceGUI."""
    front.register(app)
