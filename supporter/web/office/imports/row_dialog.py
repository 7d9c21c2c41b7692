"""One line with all its fields, to be written anew; what stands in the file stays beside it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui import ui

from supporter import wording
from supporter.domain.imports.matching import JudgedRow
from supporter.services.imports.draft import CORRECTABLE, NOT_OF_APPLICANTS, ImportDraft
from supporter.web.office.imports import lines
from supporter.web.office.imports.desk import ImportDesk
from supporter.web.shared import frame


class RowDialog:
    """The dialog of a page; `written` is called when a line was changed."""

    def __init__(self, desk: ImportDesk, written: Callable[[], Awaitable[None]]) -> None:
        self._desk, self._written = desk, written
        self._key, self._before = "", dict[str, str]()
        self._inputs: dict[str, ui.input] = {}
        self._dialog = ui.dialog().props("no-route-dismiss")
        self._dialog.props["aria-labelledby"] = "row-title"

    def open(self, one: JudgedRow, draft: ImportDraft) -> None:
        """Show a line."""
        self._key, cells = one.key, lines.cells(one, draft)
        self._dialog.clear()
        self._inputs, self._before = {}, {}
        with self._dialog, ui.element("div").classes("card stack gap import-dialog"):
            title = ui.html(wording.say("import.correct_row", row=lines.place(one)), sanitize=False, tag="h2")
            title.props["id"] = "row-title"
            if told := lines.told(one, draft):
                ui.html(frame.part("office/imports/told.html", words=told), sanitize=False)
            with ui.element("div").classes("import-fields"):
                for field in CORRECTABLE:
                    if field in cells and not (draft.session and field in NOT_OF_APPLICANTS):
                        self._field(
                            field, draft.corrected.get(one.key, {}).get(field), one.told.get(field, ""), cells[field]
                        )
            with ui.element("div").classes("line-up apart"):
                self._button("import.correct_stop", self._stop, "btn")
                self._button("import.correct_keep", self._keep, "btn main import-main")
        self._dialog.open()

    def _field(self, field: str, written: str | None, told: str, cell: lines.Cell) -> None:
        now = written if written is not None else told or cell.kept
        self._before[field] = now
        words = wording.say(f"import.field.{field}")
        self._inputs[field] = ui.input(words, value=now).props("outlined stack-label")
        self._inputs[field].props["hint"] = f"{wording.say('import.stood')}{cell.stood}" if cell.stood else None
        self._inputs[field].on("keydown.enter", self._desk.pressed(self._keep), args=[])

    async def _stop(self) -> None:
        self._dialog.close()

    async def _keep(self) -> None:
        now = {field: str(one.value or "") for field, one in self._inputs.items()}
        changed = {field: text for field, text in now.items() if text != self._before[field]}
        self._dialog.close()
        if changed:
            self._desk.drafts.correct(await self._desk.person(), self._key, changed)
            await self._written()

    def _button(self, key: str, do: Callable[[], Awaitable[None]], classes: str) -> None:
        button = ui.element("button").classes(classes)
        button.props["type"] = "button"
        with button:
            ui.html(wording.say(key), sanitize=False, tag="span")
        button.on("click", self._desk.pressed(do), args=[])
