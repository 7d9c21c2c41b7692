"""列を合わせる: where the headings stand, what each column holds, and what the list is for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from nicegui import ui

from supporter import wording
from supporter.domain.accounts.learner import LONGEST_SOURCE
from supporter.domain.imports.columns import FIELDS
from supporter.domain.shared.calendar import era_short
from supporter.domain.shared.whole_number import whole_number
from supporter.services.imports.draft import ImportDraft
from supporter.web.office.imports.desk import ImportDesk
from supporter.web.shared import frame
from supporter.web.shared.office_frame import OfficeVisit

NOTICES = ("paper", "screen", "spoken", "other")
_SAMPLES, _LONGEST, _HEAD = 3, 30, 60
_LOOK_AGAIN = 0.4  # seconds between two looks at how far the lines are judged


class ColumnsStep:
    """One step; `go` opens another."""

    def __init__(self, desk: ImportDesk, visit: OfficeVisit, go: Callable[[str], Awaitable[None]]) -> None:
        self._desk, self._visit, self._go = desk, visit, go

    async def build(self) -> None:
        """Everything as it is guessed, to be corrected."""
        draft = await self._desk.draft()
        ui.html(frame.part("office/imports/columns_told.html", draft=draft), sanitize=False)
        self._headings(draft)
        self._columns(draft)
        await self._purpose(draft)
        self._progress = ui.linear_progress(0, show_value=False).props("size=12px").classes("full")
        self._progress.props["aria-label"] = wording.say("import.judging")
        self._progress.set_visibility(False)
        with ui.element("div").classes("line-up apart"):
            self._button(wording.say("import.other_file"), self._other_file, "btn slight")
            self._button(wording.say("import.to_look"), self._judge, "btn main import-main")

    def _headings(self, draft: ImportDraft) -> None:
        rows = draft.table.rows
        with ui.expansion(wording.say("import.head.where"), value=not draft.head.sure).classes("full import-head"):
            with ui.element("div").classes("filters"):
                self._sheet = self._select(
                    "import.head.sheet", dict(enumerate(draft.table.sheets or [""])), draft.sheet
                )
                self._sheet.set_visibility(len(draft.table.sheets) > 1)
                self._head = ui.number(
                    wording.say("import.head.row"), value=draft.head.at + 1, min=1, max=len(rows), precision=0
                ).props("outlined")
                deeps = {deep: wording.say(f"import.deep.{deep}") for deep in range(4)}
                self._deep = self._select("import.head.deep", deeps, draft.head.deep)
                self._button(wording.say("import.head.again"), self._again, "btn")
            stands = ui.label(_row(rows, draft.head.at)).classes("small")
            stands.props["role"] = "status"
            self._head.on_value_change(lambda e: stands.set_text(_row(rows, _number(e.value, 1) - 1)))

    def _columns(self, draft: ImportDraft) -> None:
        options = {"": wording.say("import.nothing")}
        options |= {field: wording.say(f"import.column.{field}") for field in FIELDS}
        self._fields: list[ui.select] = []
        with ui.element("div").classes("table-box full"), ui.element("table").classes("table to-cards chooses"):
            words = wording.say("import.columns.count", columns=len(draft.titles), rows=f"{len(draft.data):,}")
            ui.html(words, sanitize=False, tag="caption")
            with ui.element("thead"), ui.element("tr"):
                for name in ("heading", "samples", "field"):
                    ui.html(wording.say(f"import.columns.{name}"), sanitize=False, tag="th").props["scope"] = "col"
            with ui.element("tbody"):
                for at, field in enumerate(draft.fields):
                    self._column(draft, at, field, options)

    def _column(self, draft: ImportDraft, at: int, field: str, options: dict[str, str]) -> None:
        told = [row[at] for row in draft.data if row[at]][:_SAMPLES]
        title = draft.titles[at] or wording.say("import.no_heading", column=at + 1)
        if at in draft.table.hidden_columns:
            title += wording.say("import.hidden_column")
        samples = "、".join(" ".join(cell.split())[:_LONGEST] for cell in told) or wording.say("import.columns.empty")
        with ui.element("tr"):
            ui.html(frame.part("shared/text.html", text=title), sanitize=False, tag="th").props["scope"] = "row"
            cell = ui.html(frame.part("shared/text.html", text=samples), sanitize=False, tag="td")
            cell.props["data-l"] = wording.say("import.columns.samples")
            last = ui.element("td")
            last.props["data-l"] = wording.say("import.columns.field")
            with last:
                chosen = ui.select(options, value=field).props("outlined dense options-dense")
                chosen.props["aria-label"] = title
                self._fields.append(chosen)

    async def _purpose(self, draft: ImportDraft) -> None:
        app, town = self._desk.app, self._visit.town
        known = await app.municipalities.profiles.run_by(town)
        programmes = {one.id: one.name for one in known}
        ids = dict.fromkeys(id for one in known for id in one.courses if id in app.library.courses)
        courses = {id: app.library.course(id).title.plain for id in ids}
        with ui.element("div").classes("filters"):
            self._session = self._select("import.as", await self._classes(), draft.session)
            notices = {each: wording.say(f"import.notice.{each}") for each in NOTICES}
            self._notice = self._select("import.notice", notices, None)
            self._source = ui.input(wording.say("import.source"), value=draft.source).classes("import-select")
            self._source.props("outlined").props["maxlength"] = LONGEST_SOURCE
            self._source.bind_visibility_from(self._notice, "value", value="other")
            first = draft.programme or next(iter(programmes), "")
            self._programme = self._select("import.programme", programmes, first if first in programmes else None)
            self._programme.set_visibility(len(programmes) > 1)
            course = draft.course or next(iter(courses), "")
            self._course = self._select("import.course", courses, course if course in courses else None)
            self._course.bind_visibility_from(
                self._session, "value", backward=lambda value: not value and bool(courses)
            )

    async def _classes(self) -> dict[str, str]:
        """The coming classes for which a list of applicants may be meant."""
        app, person = self._desk.app, await self._desk.person()
        today = app.clock.now().date()
        found = await app.training.planning.all(person, person.municipality)
        coming = [one for one in found if one.held_on >= today and one.state != "ended"]
        told = {
            one.id: f"{era_short(one.held_on)} {one.venue or wording.say('import.online')}"
            for one in sorted(coming, key=lambda one: one.held_on)
        }
        words = {id: wording.say("import.as_applicants", told=name) for id, name in told.items()}
        return {"": wording.say("import.as_people")} | words

    async def _again(self) -> None:
        head, deep, sheet = (
            _number(self._head.value, 1) - 1,
            _number(self._deep.value, 0),
            _number(self._sheet.value, 0),
        )
        await self._desk.drafts.set_headings(await self._desk.person(), head, deep, sheet)
        await self._go("columns")

    async def _other_file(self) -> None:
        self._desk.drafts.drop(await self._desk.person())
        await self._go("file")

    async def _judge(self) -> None:
        draft = await self._desk.draft()
        draft.tell(self._notice.value or "", self._source.value or "")
        programmes = self._visit.town.programmes if self._visit.town else ()
        draft.programme = self._programme.value if self._programme.value in programmes else programmes[0]
        draft.session = self._session.value or ""
        draft.course = "" if draft.session else self._course.value or ""
        self._progress.set_visibility(True)
        whole = max(len(draft.data), 1)
        await asyncio.sleep(_LOOK_AGAIN / 4)  # so that the bar is seen before the work begins
        timer = ui.timer(_LOOK_AGAIN, lambda: self._progress.set_value(min(len(draft.judged) / whole, 1)))
        try:
            await self._desk.drafts.judge(await self._desk.person(), [one.value or "" for one in self._fields])
        finally:
            timer.cancel()
            self._progress.set_visibility(False)
        await self._go("look")

    def _select(
        self, key: str, options: dict[object, str] | dict[str, str] | dict[int, str], value: object
    ) -> ui.select:
        return ui.select(options, value=value, label=wording.say(key)).props("outlined").classes("import-select")

    def _button(self, words: str, do: Callable[[], Awaitable[None]], classes: str) -> None:
        button = ui.element("button").classes(classes)
        button.props["type"] = "button"
        with button:
            ui.html(words, sanitize=False, tag="span")
        button.on("click", self._desk.pressed(do), args=[])


def _number(typed: object, otherwise: int) -> int:
    """A number as a field gives it, whatever was typed there."""
    found = whole_number(str(typed).removesuffix(".0"))
    return otherwise if found is None else found


def _row(rows: Sequence[Sequence[str]], at: int) -> str:
    """A row in words, for whoever says which are headings."""
    if not 0 <= at < len(rows):
        return ""
    told = wording.say("import.and").join(dict.fromkeys(filter(None, rows[at])))[:_HEAD] or wording.say(
        "import.no_cells"
    )
    return wording.say("import.heading", line=at + 1, cells=told)
