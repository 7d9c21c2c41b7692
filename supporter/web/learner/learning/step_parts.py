"""A page's parts in the order they are read: the running text, or in its place the plain-Japanese one."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.content.markdown.buttons import BUTTONS
from supporter.domain.courses.course import Block, Step
from supporter.wording import WORDS, Language, in_language


@dataclass(frozen=True)
class Lesson:
    """`original` is the running text that plain Japanese stands for, empty where it is what is read."""

    blocks: tuple[Block, ...]
    original: tuple[Block, ...] = ()


def lesson(step: Step, language: Language) -> Lesson:
    """The page for who reads in `language`; English readers get the plain Japanese, too.

    Questions, worksheets and contacts stay where they are, drawings too: they need no words. What prepares
    for a heavy topic stands before the plain text, which may tell it all.
    """
    if language == "ja" or not step.yasashii:
        return Lesson(step.blocks)
    care = tuple(block for block in step.blocks if block.kind == "care")
    text = tuple(block for block in step.blocks if _is_text(block))
    others = tuple(block for block in step.blocks if block.kind != "care" and not _is_text(block))
    # Its lines break at the spaces between its words.
    plain = step.yasashii.replace("<p>", '<p class="plain-words">').replace("<li>", '<li class="plain-words">')
    if language == "en":
        plain = _with_english_buttons(plain)
    return Lesson((*care, Block(kind="html", html=plain), *others), text)


def _with_english_buttons(plain: str) -> str:
    """The page around the text speaks English: beside each button that it names stands what is written on it there."""
    for said in (WORDS[key] for key in BUTTONS.values()):
        easy, english = in_language(said, "easy"), in_language(said, "en")
        plain = plain.replace(f"「{easy}」", f'「{easy}」<span lang="en">(“{english}”)</span>')
    return plain


def _is_text(block: Block) -> bool:
    return block.kind in ("html", "scene") and not is_drawing(block)


def is_drawing(block: Block) -> bool:
    """Whether this part of a page is a drawing alone."""
    return block.kind == "html" and block.html.startswith("<img ")
