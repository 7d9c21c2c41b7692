"""A module file: front matter, then pages that begin with `## title {#id minutes=5}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from markdown_it.token import Token

from supporter.content.files.problems import Findings
from supporter.content.files.schema import shaped
from supporter.content.files.shapes import ModuleShape
from supporter.content.files.yaml_reader import Yaml, read_yaml
from supporter.content.markdown import dialect
from supporter.content.markdown.buttons import with_buttons
from supporter.content.markdown.directives import Directive, end_of, read_directive
from supporter.content.markdown.full_width import check_lines, is_mark
from supporter.content.markdown.mistakes import check_source
from supporter.content.markdown.outline import filled, warn_of_typed
from supporter.content.markdown.prose import Scene, check_ruby, checked_line, easy_line, english_line
from supporter.content.markdown.step import Page
from supporter.domain.courses.course import Module, Step
from supporter.domain.shared.typed import half_width

_MINUTES = r"[0-9]{1,3}(?:\.[0-9])?"
_ATTRIBUTES = re.compile(
    rf"([a-z][a-z0-9-]{{0,63}})\s+minutes=({_MINUTES})(?:\s+short=({_MINUTES}))?(?:\s+(keep))?\s*\}}\Z"
)

_MEANT = re.compile(
    r"[{｛]\s*[#＃]?\s*([A-Za-zＡ-Ｚａ-ｚ][A-Za-z0-9Ａ-Ｚａ-ｚ０-９_＿ー－-]*)[\s、,，]+"
    r"(?:minutes?|min|ｍｉｎｕｔｅｓ?|ｍｉｎ)\s*[=＝:：]\s*[\"“”＂]?"
    r"([0-9０-９]{1,3}(?:[.．][0-9０-９])?)[\"“”＂]?\s*(?:分|min)?\s*[}｝]\Z",
    re.IGNORECASE,
)
"""What an author meant as the id and time of a page, however it was typed."""


def read_module(text: str, expected_id: str, number: int, scene: Scene) -> Module | None:
    """The module of a file's text, or None after noting problems that leave no module.

    `expected_id` is the id that the file's name promises (`05-koe.md`: `koe`).
    """
    findings = scene.findings
    warn_of_typed(text, scene.outline, findings)
    front, body = _split(with_buttons(filled(text, scene.outline, findings), findings), findings)
    tree = read_yaml(front, findings, first_line=2) if front is not None else None
    shape = shaped(ModuleShape, tree, findings) if tree else None
    check_lines(body, findings)
    steps = tuple(_steps(body, expected_id, scene))
    if tree is None or shape is None:
        return None
    _check_head(shape, expected_id, tree, scene)
    _check_steps(steps, shape, tree, findings)
    return Module(
        id=shape.id,
        number=number,
        title=dialect.title(shape.title),
        minutes=shape.minutes,
        objectives=tuple(
            checked_line(objective, tree.line(("objectives", index)), findings)
            for index, objective in enumerate(shape.objectives)
        ),
        quiz=shape.quiz,
        steps=steps,
        easy_title=easy_line(shape.yasashii, tree.line(("yasashii",)), findings) if shape.yasashii else None,
        english_title=english_line(shape.english, tree.line(("english",)), findings) if shape.english else None,
    )


def _check_head(shape: ModuleShape, expected_id: str, tree: Yaml, scene: Scene) -> None:
    if shape.id != expected_id:
        scene.findings.error(
            tree.line(("id",)),
            f"id「{shape.id}」がファイルの名前とちがいます。",
            f"id: {expected_id} と書くか、ファイルの名前を変えてください。",
        )
    if shape.quiz:
        scene.refer("quiz", shape.quiz, tree.line(("quiz",)))
    check_source(shape.title, tree.line(("title",)), scene.findings)
    scene.taught.clear()
    for text, place in [
        (shape.title, ("title",)),
        *((one, ("objectives", n)) for n, one in enumerate(shape.objectives)),
    ]:
        check_ruby(text, tree.line(place), scene)


def _split(text: str, findings: Findings) -> tuple[str | None, str]:
    """Front matter and body; the body keeps its line numbers by blank lines before it."""
    lines = text.split("\n")
    if not is_mark(lines[0]):
        findings.error(
            1,
            "先頭の見出し情報（---で囲んだ部分）がありません。",
            "一行目に「---」、続けて id、title、minutes、objectives、また「---」と書いてください。",
        )
        return None, text
    front = list(takewhile(lambda line: not is_mark(line), lines[1:]))
    if len(front) == len(lines) - 1:
        findings.error(1, "先頭の見出し情報が閉じていません。", "objectives のあとに「---」の行を書いてください。")
        return None, ""
    for number in (0, len(front) + 1):
        if lines[number].rstrip(" \t") != "---":
            what = f"「{lines[number].strip()[:20]}」が半角の「---」ではありません。"
            findings.error(number + 1, what, "半角のハイフンを三つ、行の先頭に書いてください。")
    return "\n".join(front), "\n" * (len(front) + 2) + "\n".join(lines[len(front) + 2 :])


def _steps(body: str, module: str, scene: Scene) -> Iterator[Step]:
    """The pages in the order of the file."""
    lines = body.split("\n")
    seen: dict[str, int] = {}
    page: Page | None = None
    for part in _parts(dialect.markdown().parse(body)):
        if _is_step(part[0]):
            if page:
                yield page.step()
            page = _page(part[0], part[1], module, scene)
            _check_seen(page, seen)
        elif page is None:
            scene.findings.error(
                _line(part[0]),
                "最初の「##」より前に本文があります。",
                "「## ページの題 {#id minutes=5}」の下に移してください。",
            )
        elif part[0].type != dialect.DIRECTIVE_OPEN:
            page.take_prose(part)
        elif directive := _directive(part, lines, scene):
            page.take(directive)
    if page:
        yield page.step()


def _parts(tokens: list[Token]) -> Iterator[list[Token]]:
    """Headings of pages, whole directives, and the running text between them."""
    prose: list[Token] = []
    index = 0
    while index < len(tokens):
        end = index + 1
        if tokens[index].type == dialect.DIRECTIVE_OPEN and tokens[index].level == 0:
            end = end_of(tokens, index) + 1
        elif _is_step(tokens[index]):
            end = index + 3
        else:
            prose.append(tokens[index])
            index = end
            continue
        if prose:
            yield prose
            prose = []
        yield tokens[index:end]
        index = end
    if prose:
        yield prose


def _is_step(token: Token) -> bool:
    return token.type == "heading_open" and token.tag == "h2" and token.level == 0


def _check_seen(page: Page, seen: dict[str, int]) -> None:
    if page.id in seen:
        page.scene.findings.error(
            page.line,
            f"ページの id「{page.id}」が二度使われています（{seen[page.id]}行目）。",
            "この章のほかのページと重ならない id にしてください。",
        )
    seen[page.id] = page.line


def _line(token: Token) -> int:
    return (token.map or [0])[0] + 1


def _page(opening: Token, inline: Token, module: str, scene: Scene) -> Page:
    line = _line(opening)
    words, opened, attributes = inline.content.rpartition("{#")
    found = _ATTRIBUTES.match(attributes)
    if not found or float(found[2]) <= 0:
        meant = _MEANT.search(inline.content)
        words = inline.content[: meant.start()] if meant else words
        opened = opened or ("{#" if meant else "")
        scene.findings.error(line, *_amiss(meant))
    words = words if opened else inline.content
    check_source(words, line, scene.findings)
    scene.taught.clear()
    check_ruby(words, line, scene)
    page = Page(
        scene=scene,
        module=module,
        id=found[1] if found else f"line-{line}",
        title=dialect.title(words.strip()),
        minutes=float(found[2]) if found else 0,
        line=line,
        short=float(found[3]) if found and found[3] else None,
        keep=bool(found and found[4]),
    )
    if page.keep and page.short == 0:
        scene.findings.error(
            line,
            "「keep」のページは、60分の形でも はぶけません（short=0）。",
            "どちらかを消してください。",
        )
    return page


def _amiss(meant: re.Match[str] | None) -> tuple[str, str]:
    """What is wrong behind a page's title, and what to write; exactly, where it can be guessed."""
    id = re.sub(r"[^a-z0-9]+", "-", half_width(meant[1]).lower()).strip("-") if meant else ""
    minutes = half_width(meant[2]) if meant else ""
    if not meant or not re.fullmatch(r"[a-z][a-z0-9-]{0,63}", id) or float(minutes) <= 0:
        return (
            "ページの見出しに id か時間がありません。",
            "「## ページの題 {#id minutes=5}」のように書いてください（id は小文字の英数字と -。"
            "60分の形の分は short=4、はぶかないページは keep を、この順に足せます）。",
        )
    typed = "全角の文字があります" if half_width(meant[0]) != meant[0] else "形がちがいます"
    return f"「{meant[0][:40]}」の{typed}。", f"「{{#{id} minutes={minutes}}}」と、ぜんぶ半角で書いてください。"


def _directive(tokens: list[Token], lines: list[str], scene: Scene) -> Directive | None:
    """The directive of `tokens`, from its opening to its closing one."""
    first, last = tokens[0].map or [0, 0]
    if last >= len(lines) or not lines[last].strip().startswith(":::"):
        scene.findings.error(
            first + 1,
            f"「::: {tokens[0].info.strip()}」が閉じていません。",
            "枠の終わりに「:::」だけの行を書いてください。",
        )
    directive = read_directive(tokens[0].info, first + 1, scene.findings)
    if directive:
        directive.body, directive.lines = tokens[1:-1], lines[first + 1 : last]
    return directive


def _check_steps(steps: tuple[Step, ...], shape: ModuleShape, tree: Yaml, findings: Findings) -> None:
    if not steps:
        findings.error(
            tree.line(("title",)),
            "章にページがありません。",
            "「## ページの題 {#id minutes=5}」で始まるページを書いてください。",
        )
    total = sum(step.minutes for step in steps)
    if steps and total != shape.minutes:
        findings.warn(
            tree.line(("minutes",)),
            f"ページの時間の合計は {total:g}分ですが、章は {shape.minutes:g}分です。",
            f"minutes: {total:g} と書くか、ページの時間を直してください。",
        )
