"""同じ方の見こみ: pairs proposed, two people side by side, and one number chosen to stay."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.refused import Refused
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

PAGE = 50


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/people/duplicates`, `/o/people/duplicates/A/B`, and the undoing of a merge."""

    async def proposed(request: Request, at: OfficeVisit) -> Response:
        pairs = await app.people.merges.proposed(at.person)
        facts = {"pairs": pairs[:PAGE], "total": len(pairs), "done": request.query_params.get("done", "")}
        return render(request, at, "office/people/duplicates.html", "office.duplicates", facts)

    async def side_by_side(request: Request, at: OfficeVisit) -> Response:
        return await pair(request, at)

    async def decide(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        numbers = [request.path_params[name] for name in ("one", "other")]
        if typed.get("go") == "apart":
            await app.people.merges.apart(at.person, *numbers)
            return RedirectResponse("/o/people/duplicates?done=apart", 303)
        try:
            if (kept := typed.get("kept", "")) not in numbers:
                raise Refused("merge.no_choice")
            (gone,) = (number for number in numbers if number != kept)
            await app.people.merges.merge(at.person, kept, gone)
        except Refused as refused:
            return await pair(request, at, field_error(refused))
        return RedirectResponse(f"/o/people/{kept}?noted", 303)

    async def pair(request: Request, at: OfficeVisit, problem: FieldError = NONE) -> Response:
        numbers = [request.path_params[name] for name in ("one", "other")]
        both = await app.people.merges.both(at.person, *numbers)
        files = [await app.people.learner_files.open(at.person, learner.id) for learner in both]
        facts = {
            "both": both,
            "certificates": [[one.serial for one in file.certificates] for file in files],
            "begun": [[title(each.course) for each in file.summaries] for file in files],
            "since": [era_date(learner.created_at.date()) for learner in both],
            "problem": problem,
        }
        return render(request, at, "office/people/duplicate.html", "office.duplicates", facts, problem.status)

    def title(course: str) -> str:
        return app.library.course(course).title.plain if course in app.library.courses else course

    async def undo(request: Request, at: OfficeVisit) -> Response:
        kept = await app.people.merges.undo(at.person, request.path_params["number"])
        return RedirectResponse(f"/o/people/{kept}?noted", 303)

    action = Action.LEARNER_MERGE
    both_of = "/o/people/duplicates/{one}/{other}"
    return [
        Route("/o/people/duplicates", office_page(app, proposed, action)),
        Route(both_of, office_page(app, side_by_side, action)),
        Route(both_of, office_page(app, decide, action), methods=["POST"]),
        Route("/o/people/{number}/unmerge", office_page(app, undo, action), methods=["POST"]),
    ]
