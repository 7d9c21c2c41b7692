"""一行ずつ: every line with all that will be kept of it, decided, corrected and taken back where it is seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from nicegui import ui

from supporter import wording
from supporter.domain.imports.matching import BARE, ENTER, SAME, SKIP, JudgedRow
from supporter.domain.imports.reading import Trouble
from supporter.services.imports.draft import ImportDraft
from supporter.web.office.imports import lines
from supporter.web.office.imports.desk import ImportDesk
from supporter.web.office.imports.row_dialog import RowDialog
from supporter.web.shared import frame

#: Groups of lines in the order in which they are shown: to be decided, left out, there already, entered as they are.
GROUPS = ("wait", "out", "there", "new")
PAGE = 50  # lines
_MOST_WORDS = 400  # characters of a correction that are listened to


def group_of(one: JudgedRow) -> str:
    """In which group a line is shown."""
    return "wait" if one.waits else one.fate


class ReviewStep:
    """One step; `go` opens another. Lines stay where they are on the page while they are decided."""

    def __init__(self, desk: ImportDesk, go: Callable[[str], Awaitable[None]]) -> None:
        self._desk, self._go = desk, go
        self._show, self._start, self._all = "", 0, 0
        self._keys: dict[str, str] = {}

    async def build(self) -> None:
        """The lines that have to be decided come first."""
        draft = await self._desk.draft()
        self._summary = ui.html("", sanitize=False).classes("full")
        self._summary.props["role"] = "status"
        with ui.element("div").classes("line-up import-groups"):
            groups = {"": "", **dict.fromkeys(GROUPS, "")}
            self._groups = ui.toggle(groups, value="", on_change=self._desk.pressed(self._chosen)).props(
                "no-caps unelevated color=own text-color=own toggle-color=own toggle-text-color=own"
            )
            self._groups.props["aria-label"] = wording.say("import.groups")
        self._table = ui.table(rows=[], columns=self._heads(draft), row_key="key", pagination=0)
        self._table.props["table-class"] = "table to-cards"
        self._table.props["aria-label"] = wording.say("import.look")
        self._table.props["hide-pagination"] = True
        self._table.classes("import-lines full").props("flat")
        self._table.add_slot("body", frame.part("office/imports/rows.html"))
        self._table.on("decide", self._desk.pressed(self._decide))
        self._table.on("correct", self._desk.pressed(self._correct))
        self._table.on("edit", self._desk.pressed(self._edit))
        self._dialog = RowDialog(self._desk, self._written)
        self._bulk = ui.element("div").classes("stack tight full")
        with ui.element("div").classes("line-up apart full"):
            self._place = ui.html("", sanitize=False, tag="p").classes("num")
            with ui.element("div").classes("line-up"):
                self._before = self._button(wording.say("import.page.before"), self._page_before, "btn")
                self._after = self._button(wording.say("import.page.after"), self._page_after, "btn")
        with ui.element("div").classes("import-bar full"):
            ui.html(wording.say("import.can_undo"), sanitize=False, tag="p")
            self._button(wording.say("import.to_columns"), self._columns, "btn")
            self._back = self._button(wording.say("import.undo"), self._undo, "btn")
            self._main = self._button("", self._enter, "btn main import-main")
        self._turn(draft)

    def _heads(self, draft: ImportDraft) -> list[dict[str, Any]]:
        heads = [{"name": "line", "label": wording.say("import.row"), "field": "line", "align": "left"}]
        for first, second in lines.COLUMNS:
            names = [each for each in (first, second) if each and each in self._kept(draft)]
            if names:
                label = wording.say("import.and").join(wording.say(f"import.field.{each}") for each in names)
                heads.append({"name": first, "label": label, "field": first, "align": "left"})
        heads.append({"name": "what", "label": wording.say("import.what"), "field": "what", "align": "left"})
        return heads

    @staticmethod
    def _kept(draft: ImportDraft) -> set[str]:
        return set(lines.cells(draft.judged[0], draft)) if draft.judged else set()

    def _turn(self, draft: ImportDraft) -> None:
        """Show a page anew: which lines stand on it is settled here, and only here."""
        shown = [one for one in draft.judged if not self._show or group_of(one) == self._show]
        shown.sort(key=lambda one: GROUPS.index(group_of(one)))
        self._start = min(self._start, max(len(shown) - 1, 0) // PAGE * PAGE)
        part = shown[self._start : self._start + PAGE]
        self._keys = {one.key: group_of(one) for one in part}
        self._all = len(shown)
        self._draw(draft)

    def _draw(self, draft: ImportDraft) -> None:
        """What stands on the page, as it is now."""
        counts, waiting = Counter(map(group_of, draft.judged)), draft.open()
        enters = draft.acting()
        self._summary.set_content(
            frame.part("office/imports/summary.html", draft=draft, waiting=len(waiting), enters=enters)
        )
        options = {"": wording.say("import.group.all", count=f"{len(draft.judged):,}")}
        for name in GROUPS:
            if counts[name] or name == self._show:
                options[name] = wording.say(f"import.group.{name}", count=f"{counts[name]:,}")
        if options != self._groups.options:
            self._groups.set_options(options)
        before, rows = "", []
        for key, group in self._keys.items():
            one = draft.row(key)
            head = wording.say(f"import.group.{group}", count=f"{counts[group]:,}") if group != before else ""
            rows.append(self._row(one, draft, head))
            before = group
        self._table.rows = rows
        self._table.update()
        self._offer(draft, waiting)
        last = min(self._start + PAGE, self._all)
        self._place.set_content(
            wording.say("import.page", first=f"{min(self._start + 1, last):,}", last=f"{last:,}", all=f"{self._all:,}")
        )
        self._before.set_visibility(self._start > 0)
        self._after.set_visibility(last < self._all)
        self._back.set_visibility(bool(draft.steps))
        key = "import.decide_rest" if waiting else "import.enter_rows"
        self._name(self._main, wording.say(key, count=f"{len(waiting) or enters:,}"))

    def _row(self, one: JudgedRow, draft: ImportDraft, head: str) -> dict[str, Any]:
        cells, where = lines.cells(one, draft), lines.place(one)
        now = draft.said.get(one.key) or one.default()
        pairs = []
        for pair in lines.COLUMNS:
            told = [cells[name] for name in pair if name in cells]
            if told:
                label = wording.say("import.and").join(wording.say(f"import.field.{cell.field}") for cell in told)
                empty = not any(cell.kept or cell.stood or cell.doubt for cell in told)
                shown = [self._cell(cell, where, one.waits) for cell in told]
                pairs.append({"label": label, "empty": empty, "cells": shown})
        offered = [] if one.fate == "likely" else lines.choices(one)
        choices = [{"value": value, "words": words} for value, words in offered]
        if one.waits:
            choices.insert(0, {"value": "", "words": wording.say("import.choose")})
        people = []
        if one.fate == "likely":
            for value, words in lines.choices(one):
                mine = [each for each in one.like if value == f"{SAME}{each.key}"]
                how = lines.candidate(one, mine[0])[1] if mine else ""
                people.append({"value": value, "words": words, "how": how, "on": value == now})
        return {
            "key": one.key,
            "line": one.key,
            "group": head,
            "look": "look" if one.waits and not draft.said.get(one.key) else "out" if draft.leaves(one) else "",
            "pairs": pairs,
            "told": lines.told(one, draft),
            "now": now,
            "choices": choices if not people else [],
            "ask": wording.say("import.ask_row", row=where),
            "people": people,
            "edit": wording.say("import.edit_row", row=where),
            "stood": wording.say("import.stood"),
            "name": f"c{one.key}",
            "what": wording.say("import.what"),
        }

    @staticmethod
    def _cell(cell: lines.Cell, where: str, here: bool) -> dict[str, Any]:
        """A field; one that is doubted is written anew right `here`, where the line is to be decided."""
        field = wording.say(f"import.field.{cell.field}")
        return {
            "field": cell.field,
            "kept": cell.kept,
            "stood": cell.stood,
            "doubt": cell.doubt,
            "open": here and bool(cell.doubt) and cell.field in ("name", "contact", "kana"),
            "label": wording.say("import.field_of_row", row=where, field=field),
        }

    def _offer(self, draft: ImportDraft, waiting: list[JudgedRow]) -> None:
        """One word for many lines of one kind, where there are many."""
        self._bulk.clear()
        kinds = Counter(one.troubles[0].code for one in waiting if one.fate == "ask")
        exact = [one for one in waiting if one.fate == "likely" and one.exact()]
        with self._bulk:
            for code, count in kinds.most_common():
                if count > 1:
                    first = next(one for one in waiting if one.fate == "ask" and one.troubles[0].code == code)
                    self._kind(code, count, first)
            with ui.element("div").classes("line-up"):
                if len(exact) > 1:
                    words = wording.say("import.all_exact", count=f"{len(exact):,}")
                    self._button(words, lambda: self._all_of("likely", SAME.rstrip(":"), ""), "btn slight")
                if len(waiting) > 1:
                    words = wording.say("import.all_skip", count=f"{len(waiting):,}")
                    self._button(words, self._skip_rest, "btn slight")

    def _kind(self, code: str, count: int, first: JudgedRow) -> None:
        with ui.element("div").classes("line-up"):
            told = lines.sentence(Trouble(field="", value="…", code=code))
            ui.html(
                frame.part("shared/text.html", text=wording.say("import.kind", told=told, count=f"{count:,}")),
                sanitize=False,
                tag="p",
            )
            for choice in (ENTER, BARE, SKIP):
                if choice in first.choices() and (choice != BARE or first.guessed):
                    words = wording.say(f"import.all.{'guess' if choice == ENTER and first.guessed else choice}")
                    self._button(words, partial(self._all_of, "ask", choice, code), "btn slight")

    async def _all_of(self, fate: Any, decision: str, code: str) -> None:
        self._draw(self._desk.drafts.decide_all(await self._desk.person(), fate, decision, code))

    async def _skip_rest(self) -> None:
        draft = await self._desk.draft()
        left = {one.key: SKIP for one in draft.open()}
        self._draw(self._desk.drafts.decide(await self._desk.person(), left))

    async def _chosen(self, event: Any) -> None:
        show = event.value if event.value in GROUPS else ""
        if show != self._show:
            self._show, self._start = show, 0
            self._turn(await self._desk.draft())

    async def _decide(self, event: Any) -> None:
        key, word = _texts(event.args, 2)
        self._draw(self._desk.drafts.decide(await self._desk.person(), {key: word}))

    async def _correct(self, event: Any) -> None:
        key, field, text = _texts(event.args, 3)
        self._draw(self._desk.drafts.correct(await self._desk.person(), key, {field: text}))

    async def _edit(self, event: Any) -> None:
        (key,) = _texts([event.args], 1)
        draft = await self._desk.draft()
        self._dialog.open(draft.row(key), draft)

    async def _written(self) -> None:
        self._draw(await self._desk.draft())

    async def _undo(self) -> None:
        keys = self._desk.drafts.undo(await self._desk.person())
        self._draw(await self._desk.draft())
        ui.notify(wording.say("import.undone_lines", count=len(keys)))

    async def _page_before(self) -> None:
        self._start = max(self._start - PAGE, 0)
        self._turn(await self._desk.draft())

    async def _page_after(self) -> None:
        self._start += PAGE
        self._turn(await self._desk.draft())

    async def _columns(self) -> None:
        await self._desk.person()
        await self._go("columns")

    async def _enter(self) -> None:
        """Enter what is decided; as long as something waits, show that."""
        draft = await self._desk.draft()
        waiting = draft.open()
        if waiting:
            if not any(one.key in self._keys for one in waiting):
                self._show, self._start = "wait", 0
                self._groups.set_value("wait")
                self._turn(draft)
            ui.run_javascript(f"document.getElementById('row-{waiting[0].key}')?.focus()")
            return
        begun = await self._desk.app.imports.runs.confirm(await self._desk.person())
        ui.navigate.to(f"/o/import/{begun.id}")

    def _button(self, words: str, do: Callable[[], Awaitable[None]], classes: str) -> ui.element:
        button = ui.element("button").classes(classes)
        button.props["type"] = "button"
        with button:
            ui.html(words, sanitize=False, tag="span")
        button.on("click", self._desk.pressed(do), args=[])
        return button

    @staticmethod
    def _name(button: ui.element, words: str) -> None:
        (text,) = button.default_slot.children
        assert isinstance(text, ui.html)
        text.set_content(words)


def _texts(told: object, count: int) -> list[str]:
    """What a page sent, of which nothing is believed but that it is text."""
    given = told if isinstance(told, list) else [told]
    return [str(one)[:_MOST_WORDS] for one in [*given, *[""] * count][:count]]
