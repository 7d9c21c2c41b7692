"""Who somebody is: starting, signing in and out, one's own affairs, and the pages of staff, all as plain forms."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from supporter.wiring import App

from . import (
    audit,
    card,
    certificate,
    certificate_run,
    certificates,
    claim,
    codes,
    confirming,
    contacts,
    delegations,
    desk,
    disposal,
    duplicates,
    duty,
    figures,
    figures_files,
    finding,
    import_look,
    importing,
    leavers,
    office,
    own,
    person,
    person_ways,
    posts,
    proof_page,
    regions,
    reminders,
    roster,
    safe,
    signin,
    staff,
    start,
    stock,
    surveys,
    town,
)


def routes(app: App) -> Sequence[BaseRoute]:
    """Every page of this room."""
    parts = (start, signin, card, own, claim, codes)
    desks = (staff, office, posts, confirming, desk, roster, reminders, contacts, leavers, surveys, proof_page)
    papers = (certificates, certificate_run, certificate, stock, town)
    kept = (regions, audit, delegations, safe, duty, disposal)
    people = (importing, import_look, finding, duplicates, person_ways, person)
    numbers = (figures, figures_files)
    return [route for part in (*parts, *desks, *papers, *kept, *people, *numbers) for route in part.routes(app)]
