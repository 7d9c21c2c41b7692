"""`…/CHAPTER/PAGE/sort`: what somebody sorted, judged for browsers without script. It is neither kept nor counted."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.courses.course import Block, Step
from supporter.domain.shared.refused import Refused
from supporter.web.learner.learning.course_view import course_view
from supporter.web.shared import frame, templates
from supporter.web.shared.visitor import visit as visit_of
from supporter.wiring import App


def form(block: Block, page: str, chosen: Sequence[str] = ()) -> str:
    """The form of a `sort` on the page of that address; with what was `chosen` (numbers of piles, empty for none) it
    says of each thing where it belongs.
    """
    return frame.part("learner/learning/sort.html", block=block, action=f"{page}/sort", chosen=chosen)


def routes(app: App) -> Sequence[BaseRoute]:
    """Looking only: the answers stand in the address, and nowhere else."""

    async def show(request: Request) -> Response:
        visit = await visit_of(app, request)
        view = await course_view(app, visit, request.path_params["course"])
        chapter, step_id = request.path_params["chapter"], request.path_params["page"]
        try:
            module, step = view.course.module(chapter), view.course.step(chapter, step_id)
        except KeyError:
            raise Refused("page.unknown") from None
        asked = request.query_params
        block = _block(step, asked.get("n", "1"))
        chosen = [asked.get(f"p{number}", "") for number in range(1, len(block.things) + 1)]
        title = wording.say("step.tab", page=step.title.plain, chapter=module.number, course=view.course.title.plain)
        look = frame.Look(title, visit.municipality, back=(view.base, templates.html_of("contents")), here="course")
        page = view.address(f"{chapter}/{step_id}")
        html = form(block, page, chosen)
        template = "learner/learning/sorted.html"
        return frame.plain(request, template, look, module=module, step=step, page=page, html=html)

    return [Route("/m/{code}/c/{course}/{chapter}/{page}/sort", show)]


def _block(step: Step, number: str) -> Block:
    for block in step.blocks:
        if block.kind == "sort" and block.ref.rpartition("/")[2] == number:
            return block
    raise Refused("page.unknown")
