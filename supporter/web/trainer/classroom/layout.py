"""The parts of which the console is built: places that change, and sections under headings."""

from __future__ import annotations

from nicegui import ui


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
