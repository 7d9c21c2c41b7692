"""`::: chapters`: every chapter of the course with its minutes, as learners of that town have them."""

from __future__ import annotations

from collections.abc import Sequence

from supporter.content.markdown.sanitise import clean
from supporter.domain.courses.course import Block, Module, Step

CHAPTERS = '<div class="prose"><table class="table"></table></div>'
"""What stands for the table until every chapter has been read."""

_HEAD = "<thead><tr><th scope='col'><ruby>章<rt>しょう</rt></ruby></th><th scope='col'>めやす</th></tr></thead>"


def with_chapters(modules: Sequence[Module]) -> tuple[Module, ...]:
    """The same chapters, with the table in the places that ask for it."""
    return tuple(_with_table(module, modules) for module in modules)


def _with_table(here: Module, modules: Sequence[Module]) -> Module:
    if not any(block.html == CHAPTERS for step in here.steps for block in step.blocks):
        return here
    rows = "".join(
        f"<tr><td>{one.number}　{one.title.html}{'（いま、ここです）' if one is here else ''}</td>"
        f"<td>{one.minutes:g}分</td></tr>"
        for one in modules
    )
    box = f'<div class="table-box" role="group" aria-label="表" tabindex="0"><table class="table">{_HEAD}'
    table = clean(f'<div class="prose">{box}<tbody>{rows}</tbody></table></div></div>')
    return here.model_copy(update={"steps": tuple(_filled(step, table) for step in here.steps)})


def _filled(step: Step, table: str) -> Step:
    blocks = (Block(kind="html", html=table) if block.html == CHAPTERS else block for block in step.blocks)
    return step.model_copy(update={"blocks": tuple(blocks)})
