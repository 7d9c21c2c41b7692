"""取りこみ: one page, step by step: a list is sent, its columns are named, each line is looked at, and it is entered.

It is made of NiceGUI's own parts and comes with Quasar, as no page of learners does.
"""

from __future__ import annotations

import json
from typing import Any

from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from supporter import wording
from supporter.documents.imports import sheets
from supporter.domain.shared.access import Action, Role, require
from supporter.domain.shared.refused import Refused
from supporter.web.office.imports import upload
from supporter.web.office.imports.columns_step import ColumnsStep
from supporter.web.office.imports.desk import ImportDesk
from supporter.web.office.imports.review_step import ReviewStep
from supporter.web.shared import frame, visitor
from supporter.web.shared.dates import era_moment
from supporter.web.shared.office_frame import OfficeVisit, visit_of
from supporter.wiring import App

STEPS = ("file", "columns", "look", "enter")
#: A check mark as Quasar draws paths: no font of icons is fetched for it.
_CHECK = "M4.5 12.5l5 6L20 5.5@@fill:none;stroke:currentColor;stroke-width:2.5"


def register(app: App) -> None:
    """`/o/import`."""

    @ui.page("/o/import")
    async def show(request: Request) -> Response | None:
        token = request.cookies.get(visitor.COOKIE, "")
        person = await visitor.person(app, request)
        if person.role is Role.READER:
            return RedirectResponse("/staff", 303)
        visit = await visit_of(app, request, person)
        require(visit.person, Action.IMPORT_RUN, municipality=visit.person.municipality)
        look = frame.Look(
            wording.say("office.import"),
            visit.town,
            here="/o/import",
            wide=True,
            scripts=("imports.js",),
            header="office/header.html",
        )
        with frame.page(request, look, desk=visit) as places:
            places.main.classes(add="office imports")
            page = ImportPage(app, token, visit.person.municipality, visit)
            await page.build()
        return None


class ImportPage:
    """The steps, of which one is open; each is built when it is come to."""

    def __init__(self, app: App, token: str, town: str, visit: OfficeVisit) -> None:
        self._app, self._visit, self._opened = app, visit, False
        self._desk = ImportDesk(app, token, town, self._say)

    async def build(self) -> None:
        """The page as it is opened: a list that was begun is gone on with."""
        with ui.element("div").classes("stack tight"):
            self._title = ui.html("", sanitize=False, tag="h1")
            self._under = ui.html("", sanitize=False, tag="p")
            self._told = ui.html("", sanitize=False)
        self._title.props["tabindex"] = -1
        self._told.props["role"] = "alert"
        self._stepper = ui.stepper(value="file", keep_alive=False).props("flat").classes("import-steps full")
        self._stepper.props["done-icon"], self._stepper.props["active-icon"] = _CHECK, "none"
        self._places, self._steps = {}, {}
        with self._stepper:
            for at, name in enumerate(STEPS, 1):
                step = ui.step(name, wording.say(f"import.step.{name}"))
                step.props["prefix"] = str(at)
                self._steps[name] = step
                with step:
                    self._places[name] = ui.element("div").classes("stack gap full")
        await self._open(await self._where())

    async def _where(self) -> str:
        try:
            draft = await self._desk.draft()
        except Refused:
            return "file"
        return "look" if draft.judged else "columns"

    async def _open(self, name: str) -> None:
        self._say("")
        place = self._places[name]
        place.clear()
        self._title.set_content(frame.part("office/imports/title.html", words=wording.say(f"import.title.{name}")))
        with place:
            if name == "file":
                await self._file()
            elif name == "columns":
                await ColumnsStep(self._desk, self._visit, self._open).build()
            else:
                await ReviewStep(self._desk, self._open).build()
        under = wording.say("import.nothing_yet")
        if name != "file":
            under = wording.say("import.file_and_nothing_yet", file=(await self._desk.draft()).file)
        self._under.set_content(frame.part("shared/text.html", text=under))
        self._stepper.value = name
        for at, step in self._steps.items():  # a check mark is for what has been done, the number for where one is
            step.props["done"] = STEPS.index(at) < STEPS.index(name)
        if self._opened:  # whoever listens to the page hears where they are now
            ui.run_javascript("scrollTo(0, 0); document.querySelector('h1').focus()")
        self._opened = True

    async def _file(self) -> None:
        """A file is sent by the browser to a page of its own, which looks who is asking before it reads."""
        ui.html(frame.part("office/imports/hint.html"), sanitize=False)
        sent = ui.upload(auto_upload=True, max_files=1).props("flat bordered").classes("import-file")
        sent.props["url"], sent.props["field-name"] = upload.ADDRESS, "list"
        sent.props["accept"] = ".xlsx,.csv,.txt,.tsv"
        sent.props["max-file-size"] = sheets.MOST_BYTES  # told at once, not after all of it was sent in vain
        with sent.add_slot("header"), ui.element("div").classes("import-drop"):
            trigger = ui.element("q-uploader-add-trigger")  # the field for files itself, over all of it
            trigger.props["aria-label"] = wording.say("import.choose_file")
            choose = ui.element("button").classes("btn main import-main")
            choose.props["type"] = "button"
            with choose:
                ui.html(wording.say("import.choose_file"), sanitize=False, tag="span")
            choose.on("click", js_handler=f"() => getElement({sent.id}).$refs.qRef.pickFiles()")
            ui.html(wording.say("import.drop_file"), sanitize=False, tag="span")
            self._reading = ui.html("", sanitize=False, tag="p")
            self._reading.props["role"] = "status"
        with sent.add_slot("list"):
            ui.element("span").classes("vh")

        async def taken(_: object) -> None:
            self._reading.set_content("")
            await self._open("columns")

        def begun(_: object) -> None:
            self._say("")
            self._reading.set_content(wording.say("import.reading"))

        def refused(event: Any) -> None:
            self._reading.set_content("")
            self._say(_told(event.args))
            sent.reset()

        def rejected(event: Any) -> None:
            large = event.args == "max-file-size"
            self._say(wording.sentence("sheet.too_large" if large else "import.other_kind"))

        sent.on("uploading", begun, args=[])
        sent.on("uploaded", self._desk.pressed(taken), args=[])
        sent.on("failed", refused, js_handler="(info) => emit(info.xhr ? info.xhr.responseText.slice(0, 600) : '')")
        sent.on("rejected", rejected, js_handler="(files) => emit(files[0].failedPropValidation)")
        imports = await self._app.imports.runs.all(await self._desk.person())
        ui.html(frame.part("office/imports/before.html", imports=imports, moment=era_moment), sanitize=False)

    def _say(self, words: str) -> None:
        self._told.set_content(frame.part("office/imports/told.html", words=words) if words else "")
        if words:  # the button that was pressed may stand a screen below
            self._told.client.run_javascript(
                "document.querySelector('main [role=alert]').scrollIntoView({block: 'center'})"
            )


def _told(answer: object) -> str:
    """The sentence in an answer to a file; one of ours where there is none, as when the line broke."""
    try:
        told = json.loads(str(answer))["told"]
    except (ValueError, KeyError, TypeError):
        return wording.sentence("import.not_sent")
    return str(told)
