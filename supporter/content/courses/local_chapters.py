"""A town's own chapters, laid over the courses of everybody: each course whole, as that town has it."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import yaml
from pydantic import Field

from supporter.content.courses.checker import Content, read_content, unswept, unused
from supporter.content.courses.course_file import CourseDraft, module_files
from supporter.content.files.assets import SUFFIXES
from supporter.content.files.problems import Findings, Problem, nearest, shown
from supporter.content.files.schema import shaped
from supporter.content.files.shapes import Id, Shape
from supporter.content.files.text_file import read_text
from supporter.content.files.versions import sources
from supporter.content.files.yaml_reader import Yaml, read_yaml
from supporter.domain.municipalities.code import is_code

LOCAL, COURSE = "local.yaml", "course.yaml"
_MINUTES = re.compile(r"^minutes:[ \t]*([0-9]+(?:\.[0-9]+)?)[ \t]*(?:#.*)?$", re.MULTILINE)


class AddShape(Shape):
    module: Id
    after: Id


class LocalShape(Shape):
    """`local.yaml`: where chapters stand that the course of everybody does not have."""

    add: list[AddShape] = Field(min_length=1)


def check_everywhere(
    course_roots: Sequence[Path], quiz_roots: Sequence[Path], towns: Path, today: dt.date
) -> list[Problem]:
    """Every problem of these folders and of what the towns lay over them, by path and line."""
    with unswept(), tempfile.TemporaryDirectory() as made:
        content, problems = read_content(course_roots, quiz_roots, today)
        of_towns, more = read_towns(towns, Path(made), content, today)
        return sorted({*problems, *more, *unused([content, *of_towns.values()])})


def read_towns(root: Path, made: Path, base: Content, today: dt.date) -> tuple[dict[str, Content], list[Problem]]:
    """By code what learners of a town read, its courses put together below `made`; and every problem of the towns."""
    findings, read = Findings(root), {}
    for folder in sorted(root.glob("*/")):
        if folder.name.startswith((".", "_")):
            continue
        if is_code(folder.name):
            read[folder.name] = _read_town(folder, made / folder.name, base, today, findings.of(folder))
        else:
            instead = "六けたの団体コード（鳥取市は 312011）を、フォルダーの名前にしてください。"
            findings.of(folder).error(1, f"「{folder.name[:60]}」は団体コードではありません。", instead)
    return read, findings.problems


def _read_town(folder: Path, made: Path, base: Content, today: dt.date, findings: Findings) -> Content:
    written: dict[str, str] = {}
    made.mkdir(parents=True)
    for local in sorted((folder / "courses").glob("*/")):
        draft = base.courses.get(local.name)
        if draft is not None:
            written |= _compose(local, draft, made / local.name, findings.of(local))
        elif local.name not in base.unread_courses:
            what = f"「{local.name[:60]}」という講座がありません。"
            findings.of(local).error(1, what, nearest(local.name, base.courses))
    quizzes = [root for root in (folder / "quizzes",) if root.is_dir()]
    content, problems = read_content([made], quizzes, today, base)
    for problem in problems:
        path = written.get(problem.path, problem.path)
        # The head of a course is put together by us: what is amiss there is amiss in the course of everybody too.
        if problem.severity == "error" or not path.endswith(LOCAL):
            findings.problems.append(replace(problem, path=path))
    return content


def _compose(local: Path, draft: CourseDraft, target: Path, findings: Findings) -> dict[str, str]:
    """Put the whole course together in `target`; returns where each of its files was written, as paths are shown."""
    base = draft.path.parent
    _check_names(local, findings)
    own = module_files(local, findings)
    replaced = {path for id, path in module_files(base, Findings(base)).items() if id in own}
    written = {shown(target / COURSE): shown(local / LOCAL)}
    for folder in (base, local):
        for path in sources(folder):
            if path.name in (LOCAL, COURSE) or path in replaced:
                continue
            copy = target / path.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            written[shown(copy)] = shown(path)
    minutes = {module.id: module.minutes for module in draft.course.modules}
    minutes |= {id: _minutes(path) for id, path in own.items()}
    order = _order(draft.tree.data["modules"], own, findings.of(local / LOCAL))
    head = draft.tree.data | {"modules": order, "minutes": sum(minutes.get(id, 0) for id in order)}
    (target / COURSE).write_text(yaml.safe_dump(head, allow_unicode=True, sort_keys=False), "utf-8")
    return written


def _order(modules: Sequence[str], own: dict[str, Path], findings: Findings) -> list[str]:
    """The chapters in order; those whose place is not known stand at the end, so that they are read nevertheless."""
    order = list(modules)
    tree, shape = _read_local(findings)
    for index, wish in enumerate(shape.add if shape else ()):
        line = tree.line(("add", index)) if tree else 1
        if wish.module not in own:
            what = f"章「{wish.module}」のファイルがありません。"
            findings.error(line, what, f"「01-{wish.module}.md」を、となりに置いてください。")
        elif wish.module in order:
            _told_twice(wish.module, modules, findings, line)
        elif wish.after not in order:
            findings.error(line, f"章「{wish.after}」がありません。", nearest(wish.after, order))
        else:
            order.insert(order.index(wish.after) + 1, wish.module)
    for id in own:
        if id not in order:
            instead = f"{LOCAL} の add に「- {{module: {id}, after: どの章のあとか}}」と書いてください。"
            findings.of(own[id]).error(1, "この章の入る所がわかりません。", instead)
            order.append(id)
    return order


def _told_twice(module: str, modules: Sequence[str], findings: Findings, line: int) -> None:
    if module in modules:
        what = f"章「{module}」は、もとの講座にもあります。"
        instead = (
            f"べつの章なら、どちらかの id とファイルの名前を変えてください（市町村の章は machi-{module} のように）。"
            "入れかえるなら、add に書かずに、ファイルだけを置いてください。"
        )
        findings.error(line, what, instead)
    else:
        findings.error(line, f"章「{module}」が二度書かれています。", "どちらか一つにしてください。")


def _read_local(findings: Findings) -> tuple[Yaml | None, LocalShape | None]:
    text = read_text(findings.path, findings) if findings.path.is_file() else None
    tree = read_yaml(text, findings) if text is not None else None
    return tree, shaped(LocalShape, tree, findings) if tree else None


def _check_names(local: Path, findings: Findings) -> None:
    """Pictures bear the town's code: addresses know the course alone, and no town may change another's pictures."""
    code = local.parent.parent.name
    for path in _surprising(local, code):
        instead = f"「{code}-{path.name}」のように、団体コードで始まる名前にしてください。"
        findings.of(path).error(1, "市町村の講座の絵や音声に、団体コードがついていません。", instead)
    if (local / COURSE).exists():
        instead = f"章を足すときは、{LOCAL} に書いてください。"
        findings.of(local / COURSE).error(1, f"市町村のフォルダーには、{COURSE} を置けません。", instead)


def _surprising(local: Path, code: str) -> Iterator[Path]:
    media = (path for path in sources(local) if path.suffix.lower() in SUFFIXES)
    return (path for path in media if not path.name.startswith(f"{code}-"))


def _minutes(path: Path) -> float:
    """The minutes that a chapter's head promises; a chapter without them is reported where it is read."""
    found = _MINUTES.search(path.read_text("utf-8", errors="replace"))
    return float(found[1]) if found else 0
