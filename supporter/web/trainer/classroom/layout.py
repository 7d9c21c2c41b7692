"""The parts of which the console is built: places that change, and sections under headings."""

from __future__ import annotations

from nicegui import ui

from supporter import wording

#: Per cent of the width that the script takes: at first, and at least and at most.
SCRIPT, LEAST, MOST = 62, 35, 80


def part(classes: str) -> ui.html:
    """A place whose content is changed as a whole."""
    return ui.html("", sanitize=False).classes(classes)


def pane(name: str, heading: str, beside: str = "") -> ui.element:
    """A section under a heading, with something beside it."""
    section = ui.element("section").classes(f"pane {name}")
    section.props["aria-labelledby"] = name
    with section, ui.element("div").classes("line-up apart"):
        ui.html(heading, sanitize=False, tag="h2").props["id"] = name
        if beside:
            ui.html(beside, sanitize=False)
    return section


def beside() -> ui.splitter:
    """Script and screen beside each other, parted by a line that is drawn by hand or moved by keys."""
    panes = ui.splitter(value=SCRIPT, limits=(LEAST, MOST)).classes("panes")
    with panes.separator:
        handle = ui.element("div").classes("handle")
        handle.props.update({"role": "separator", "tabindex": "0", "aria-orientation": "vertical"})
        handle.props.update({"aria-label": wording.say("stage.panes"), "aria-valuemin": LEAST, "aria-valuemax": MOST})
        handle.props["aria-valuenow"] = SCRIPT

    def moved() -> None:
        handle.props["aria-valuenow"] = round(panes.value or SCRIPT)
        handle.update()

    def draw(by: object) -> None:
        step = by if isinstance(by, int) and abs(by) <= MOST else 0
        panes.set_value(min(MOST, max(LEAST, round(panes.value or SCRIPT) + step)))

    panes.on_value_change(moved)
    by = "({ArrowLeft: -4, ArrowRight: 4, Home: -80, End: 80})[e.key]"
    handle.on("keydown", lambda event: draw(event.args), js_handler=f"(e) => {by} && (e.preventDefault(), emit({by}))")
    return panes
