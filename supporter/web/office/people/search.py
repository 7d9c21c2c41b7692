"""人をさがす, and 窓口で入れる: a new learner by name and reading, on their word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.documents.engine.qr import qr_svg
from supporter.domain.accounts.learner import Learner, SignUpForm, check_contact, read_form
from supporter.domain.shared.access import Action
from supporter.domain.shared.names import check_kana, check_name
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.whole_number import whole_number
from supporter.web.shared import forms, person_fields
from supporter.web.shared.downloads import PDF, download
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

PAGE = 50
HOW = ("spoken", "paper")


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/people` and `/o/people/new`; what is searched is posted, so that no name stands in an address."""

    async def ask(request: Request, at: OfficeVisit) -> Response:
        return render(request, at, "office/people/search.html", "office.find", {"typed": {}, "hits": None})

    async def find(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        start = whole_number(typed.get("start", "")) or 0
        hits = await app.people.search.search(at.person, typed.get("words", ""), start, PAGE)
        facts = {"typed": typed, "hits": hits, "start": start, "page_rows": PAGE}
        return render(request, at, "office/people/search.html", "office.find", facts)

    async def blank(request: Request, at: OfficeVisit) -> Response:
        return entry(request, at, {"how": "spoken"})

    async def enter(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        try:
            form = _form(at, typed)
            alike = await app.people.corrections.alike(at.person, form)
            if alike and not typed.get("other"):
                return entry(request, at, typed, alike=alike)
            how = "paper" if typed.get("how") == "paper" else "spoken"
            learner, code = await app.people.corrections.enter(at.person, form, how)  # type: ignore[arg-type]  # one of two
        except Refused as refused:
            return entry(request, at, typed, field_error(refused, at.town))
        return entry(request, at, {"how": how}, entered=learner, code=code, qr=qr_svg(learner.id))

    def entry(
        request: Request, at: OfficeVisit, typed: Mapping[str, str], problem: FieldError = NONE, **facts: object
    ) -> Response:
        facts = {"alike": [], "entered": None, "code": "", **facts, "typed": typed, "problem": problem}
        ages = [(age, wording.say(f"age.{age}")) for age in (person_fields.UNSAID, *person_fields.AGES[:-1])]
        entered = facts["entered"]
        missing = app.accounts.learners.unprintable(entered.name) if isinstance(entered, Learner) else ()
        facts |= {"by_hand": "、".join(missing)}
        facts |= {"ages": ages, "hows": [(how, wording.say(f"import.notice.{how}"), "") for how in HOW]}
        return render(request, at, "office/people/new.html", "office.enter", facts, problem.status)

    async def paper(request: Request, at: OfficeVisit) -> Response:
        """The 受講票 with the secret that only the page just shown knows: posted, so that no address holds it."""
        typed = await forms.fields(request)
        number, _, _ = typed.get("code", "").partition(".")
        card = await app.certificates.cards.learner_card(at.person, number, typed.get("code", ""))
        return download(card, PDF, wording.say("person.card_file"), opens=False)

    return [
        Route("/o/people", office_page(app, ask, Action.LEARNER_FIND)),
        Route("/o/people", office_page(app, find, Action.LEARNER_FIND), methods=["POST"]),
        Route("/o/people/new", office_page(app, blank, Action.LEARNER_ENTER)),
        Route("/o/people/new", office_page(app, enter, Action.LEARNER_ENTER), methods=["POST"]),
        Route("/o/people/card.pdf", office_page(app, paper, Action.CARD_RENEW), methods=["POST"]),
    ]


def _form(at: OfficeVisit, typed: Mapping[str, str]) -> SignUpForm:
    """A name is enough; everything else may follow when somebody has time."""
    check_name(typed.get("name", ""))
    check_kana(typed.get("kana", ""))
    check_contact(typed.get("contact", ""))
    age = typed.get("age_band", "")
    return read_form(
        {
            "name": typed.get("name", ""),
            "kana": check_kana(typed.get("kana", "")),
            "contact": typed.get("contact", ""),
            "municipality": at.person.municipality,
            "age_band": "" if age == person_fields.UNSAID else age,
            "pin": "",
        }
    )
