"""`/t`: the classes of the own municipality, today's first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter.domain.accounts.staff import names_open
from supporter.domain.shared.access import Action, Role, may
from supporter.domain.shared.calendar import era_date
from supporter.domain.training.session import TrainingSession
from supporter.web.shared.class_frame import render
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.wiring import App

#: Past classes on the page; the rest is in the records.
PAST = 20


def routes(app: App) -> Sequence[BaseRoute]:
    """`/t`."""

    async def page(request: Request, at: OfficeVisit) -> Response:
        found = await app.training.planning.all(at.person, at.person.municipality)
        brought = await app.offline.laptop.here()
        today = app.clock.now().date()
        town = await app.municipalities.profiles.get(at.person.municipality)
        over = [one for one in found if one.held_on < today or one.state == "ended"]
        coming = sorted((one for one in found if one not in over), key=lambda one: (one.held_on, str(one.begins)))
        facts = {
            "today": [one for one in coming if one.held_on == today],
            "coming": [one for one in coming if one.held_on != today],
            "past": over[:PAST],
            "over": len(over),
            "came": {id: held.came for id, held in (await app.reporting.entries.current()).held.items() if held.ended},
            "reports": may(at.person, Action.FIGURES_READ, municipality=at.person.municipality),
            "era_date": era_date,
            "brought": brought,
            "finishes": {one.id for one in over if _finishes(at, one, town.trainer_days if town else 0, today)},
            "away": [one for one in found if one in coming or one.id in brought],
            "courses": {id: course.title.plain for id, course in app.library.courses.items()},
        }
        return render(request, at, "trainer/training/list.html", "stage.classes", facts)

    return [Route("/t", office_page(app, page, Action.TRAINING_PLAN))]


def _finishes(at: OfficeVisit, one: TrainingSession, trainer_days: int, today: dt.date) -> bool:
    """Whether there is something to finish in a class, and the names of who came are still shown to who looks."""
    held = one.state == "ended" and one.room.started_at is not None
    return held and (at.person.role is not Role.TRAINER or names_open(one.held_on, today, trainer_days))
