"""講座の仕上げ: proposals to look through and change, one press that confirms them, and the papers after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.accounts.learner import Learner
from supporter.domain.classroom.outcome import ANOTHER
from supporter.domain.classroom.seat import Guest
from supporter.domain.shared.access import Action, may
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession, taking_part
from supporter.services.closing.proposals import Line
from supporter.web.shared import forms
from supporter.web.shared.class_frame import render
from supporter.web.shared.downloads import PDF, download
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.wiring import App

OUTCOMES = {each: wording.say(f"finish.outcome.{each}") for each in ("completed", "attended", "counted")}
#: What needs a look stands first.
_ORDER = ("lacking", "undecided", "attended", "completed", "counted")


def routes(app: App) -> Sequence[BaseRoute]:
    """`/t/ID/finish`, `/t/ID/finish/NUMBER`, and the papers."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        session, lines = await app.closing.finishing.opened(at.person, request.path_params["id"])
        town, waiting = at.person.municipality, [line for line in lines if not line.seat.finished]
        certificates = sum(line.certificate is not None for line in lines)
        facts = {
            "session": session,
            "course": app.library.courses.get(session.course),
            "groups": _grouped(lines),
            "sums": Counter(line.outcome for line in lines),
            "all": len(lines),
            "lacking": sum(bool(line.lacks) for line in lines),
            "undecided": sum(line.undecided for line in lines),
            "ready": sum(not line.undecided for line in waiting),
            "confirmed": len(lines) - len(waiting),
            "certificates": certificates,
            "undoable": len(lines) - len(waiting) - certificates,
            "cards": sum(_may_get_card(line, town) for line in lines),
            "unissued": sum(_waits_for_certificate(line, town) for line in lines),
            "supporters": await _supporters(app, at, session),
            "unprintable": _unprintable(app, lines),
            "officer": may(at.person, Action.CERTIFICATE_READ, municipality=town),
            "towns": {one.id: one.name for one in await app.municipalities.profiles.all()},
            "words": OUTCOMES,
            "presence": presence,
            "why": why,
        }
        return render(request, at, "trainer/closing/finish.html", "stage.finish", facts)

    async def press(request: Request, at: OfficeVisit) -> Response:
        typed, session = await forms.fields(request), request.path_params["id"]
        deed = app.closing.finishing.undo if typed.get("go") == "undo" else app.closing.finishing.confirm
        await deed(at.person, session)
        return RedirectResponse(f"/t/{session}/finish", 303)

    async def one(
        request: Request, at: OfficeVisit, typed: dict[str, str] | None = None, problem: FieldError = NONE
    ) -> Response:
        session, lines = await app.closing.finishing.lines(at.person, request.path_params["id"])
        number = request.path_params["number"]
        line = next((one for one in lines if one.seat.number == number), None)
        if line is None:
            raise Refused("seat.unknown")
        facts = {
            "session": session,
            "line": line,
            "typed": typed or (line.seat.verdict.model_dump() if line.seat.verdict else {}),
            "problem": problem,
            "outcomes": _outcomes(line),
            "same": _namesakes(line, at),
            "towns": await _taking_part(app, session),
            "words": OUTCOMES,
            "presence": presence,
            "why": why,
        }
        return render(request, at, "trainer/closing/finish_one.html", "stage.finish_one", facts, problem.status)

    async def decide(request: Request, at: OfficeVisit) -> Response:
        typed, session = await forms.fields(request), request.path_params["id"]
        number, outcome, reason = request.path_params["number"], typed.get("outcome", ""), typed.get("reason", "")
        try:
            if typed.get("go") == "supply":
                await app.closing.finishing.supply(at.person, session, number, told_by(typed))
                return RedirectResponse(f"/t/{session}/finish/{number}", 303)
            await app.closing.finishing.decide(at.person, session, number, outcome, reason, typed.get("same", ""))
        except Refused as refused:
            return await one(request, at, typed, field_error(refused))
        return RedirectResponse(f"/t/{session}/finish#n{number}", 303)

    async def certificates(request: Request, at: OfficeVisit) -> Response:
        session, body = await app.handouts.class_certificates.certificates(at.person, request.path_params["id"])
        return download(body, PDF, wording.say("finish.certificates_file", number=session.number))

    async def cards(request: Request, at: OfficeVisit) -> Response:
        session, body = await app.handouts.class_certificates.learner_cards(at.person, request.path_params["id"])
        return download(body, PDF, wording.say("finish.cards_file", number=session.number))

    action = Action.CLASS_FINISH
    return [
        Route("/t/{id}/finish", office_page(app, show, action)),
        Route("/t/{id}/finish", office_page(app, press, action), methods=["POST"]),
        Route("/t/{id}/finish/{number:int}", office_page(app, one, action)),
        Route("/t/{id}/finish/{number:int}", office_page(app, decide, action), methods=["POST"]),
        Route("/t/{id}/certificates.pdf", office_page(app, certificates, action)),
        Route("/t/{id}/cards.pdf", office_page(app, cards, action), methods=["POST"]),
    ]


async def _supporters(app: App, at: OfficeVisit, session: TrainingSession) -> int | None:
    """How many サポーターカード there are to print; `None` for who may print none."""
    if not may(at.person, Action.CARDS_PRINT, municipality=at.person.municipality):
        return None
    return await app.certificates.cards.count_of_class(at.person, session.id)


def told_by(typed: Mapping[str, str]) -> Guest:
    """Name, フリガナ and town of a form that asks for what was lacking."""
    name, kana, town = (typed.get(field, "") for field in ("name", "kana", "municipality"))
    return Guest(name=name, kana=kana, municipality=town, certificate=True)


async def _taking_part(app: App, session: TrainingSession) -> list[tuple[str, str]]:
    found = [await app.municipalities.profiles.get(code) for code in taking_part(session)]
    return [(town.id, town.name) for town in found if town]


def _unprintable(app: App, lines: Sequence[Line]) -> list[int]:
    """The numbers of those in whose name something is left to be written by hand."""
    return [
        one.seat.number for one in lines if one.certificate and app.accounts.learners.unprintable(one.certificate.name)
    ]


def presence(line: Line) -> str:
    """20分おくれて、30分早く, or 時間どおり."""
    seen = line.proposal.seen if line.proposal else None
    parts = [wording.say("finish.late", minutes=seen.late)] if seen and seen.late else []
    parts += [wording.say("finish.early", minutes=seen.early)] if seen and seen.early else []
    return "、".join(parts) or wording.say("stage.in_time")


def why(line: Line) -> str:
    """What staff say to somebody who asks why."""
    if line.proposal is None:
        return _counted(line)
    verdict = line.seat.verdict
    if verdict and verdict.outcome:
        return wording.say("finish.decided", reason=verdict.reason)
    if line.proposal.before:
        return wording.say("finish.before")
    return _left(line) if line.outcome == "attended" else ""


def _counted(line: Line) -> str:
    if line.owner.why == "town" and not line.lacks:
        return wording.say("finish.counted.account")
    return wording.say(f"finish.counted.{line.owner.why}") if line.owner.why else ""


def _left(line: Line) -> str:
    left = line.proposal.left if line.proposal else None
    if left is None:
        return wording.say("finish.next_time")
    parts = [wording.say("finish.left.chapters", count=left.chapters)] if left.chapters else []
    parts += [wording.say("finish.left.tests")] if left.tests else []
    return wording.say("finish.left", parts=wording.say("finish.left.and").join(parts)) if parts else ""


def _grouped(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    found: dict[str, list[Line]] = {kind: [] for kind in _ORDER}
    for line in lines:
        found["lacking" if line.lacks else "undecided" if line.undecided else line.outcome].append(line)
    return [(kind, found[kind]) for kind in _ORDER if found[kind]]


def _waits_for_certificate(line: Line, town: str) -> bool:
    """Whether the own town has confirmed that somebody completed, and has not issued the certificate yet."""
    done = line.seat.finished is not None and line.outcome == "completed"
    return (
        done and line.owner.town == town and line.certificate is None and not (line.proposal and line.proposal.before)
    )


def _may_get_card(line: Line, town: str) -> bool:
    """Whether a 受講票 may be printed for somebody who was made for this seat and has not come yet."""
    finished, learner = line.seat.finished, line.owner.learner
    made = finished is not None and finished.how == "made" and learner is not None and not learner.pin_hash
    return made and line.owner.town == town


def _outcomes(line: Line) -> list[tuple[str, str, str]]:
    said = OUTCOMES[line.proposal.outcome] if line.proposal else ""
    return [
        ("", wording.say("finish.choice.rule", outcome=said), ""),
        ("completed", wording.say("finish.choice.completed"), wording.say("finish.choice.completed.more")),
        ("attended", wording.say("finish.choice.attended"), wording.say("finish.choice.attended.more")),
    ]


def _name_of(one: Learner) -> tuple[str, str]:
    about = "・".join(filter(None, (one.age_band, one.district)))
    return wording.say("finish.same", number=f"{one.id[:4]} {one.id[4:]}"), about


def _namesakes(line: Line, at: OfficeVisit) -> list[tuple[str, str, str]]:
    """Who has the same name; more than that there is one is told to officers of their own town alone."""
    known = may(at.person, Action.LEARNER_READ, municipality=line.owner.town)
    untold = wording.say("finish.same.untold"), wording.say("finish.same.untold.more")
    found = [(one.id, *(_name_of(one) if known else untold)) for one in line.owner.namesakes]
    another = (ANOTHER, wording.say("finish.another"), wording.say("finish.another.more"))
    return [*found, another] if found else []
