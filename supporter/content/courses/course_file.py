"""A course folder becomes a `Course`: its chapters in order, its files safe, its minutes adding up."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from supporter.content.courses.completion import check_requirement, way_of
from supporter.content.courses.names import check_course_files, meant_name
from supporter.content.files import shapes
from supporter.content.files.assets import SUFFIXES, is_asset_name
from supporter.content.files.problems import Findings
from supporter.content.files.schema import shaped
from supporter.content.files.text_file import read_text
from supporter.content.files.versions import sources, version_of
from supporter.content.files.yaml_reader import Yaml, read_yaml
from supporter.content.markdown import dialect
from supporter.content.markdown.chapter_table import with_chapters
from supporter.content.markdown.drawings import check_svg
from supporter.content.markdown.mistakes import check_source
from supporter.content.markdown.module import read_module
from supporter.content.markdown.outline import Outline, filled
from supporter.content.markdown.prose import Reference, Scene, checked_line, easy_line, english_line
from supporter.domain.courses import course as domain
from supporter.domain.courses.rich import Rich
from supporter.domain.training.time_budget import HOUR, has_short_form, written

_MODULE_FILE = re.compile(r"(?:[0-9]+-)?(.+)\Z")
_ID = re.compile(r"^id:[ \t]*([a-z0-9-]+)[ \t]*$", re.MULTILINE)
_SOURCES = {".md", ".yaml"}
_AS_WRITTEN = {"id", "level", "minutes", "programme", "prerequisites", "validity_months", "test"}
_AS_WRITTEN |= {"before_after", "survey"}


@dataclass
class CourseDraft:
    """A course with what the checks across files need; `whole` if every module could be read."""

    course: domain.Course
    path: Path
    tree: Yaml
    whole: bool
    outline: Outline
    references: list[Reference] = field(default_factory=list)


def read_course(folder: Path, today: dt.date, findings: Findings) -> CourseDraft | None:
    """The course of a folder, or None after noting problems that leave no course."""
    findings = findings.of(folder / "course.yaml")
    if not findings.path.is_file():
        findings.error(1, "course.yaml がありません。", "講座のフォルダーには course.yaml を置いてください。")
        check_course_files(folder, sources(folder), findings)
        return None
    files = sources(folder)
    _check_files(files, folder, findings)
    check_course_files(folder, files, findings)
    text = read_text(findings.path, findings)
    tree = read_yaml(text, findings) if text is not None else None
    shape = shaped(shapes.CourseShape, tree, findings) if tree else None
    if tree is None or shape is None:
        _read_alone(folder, today, findings)
        return None
    outline = Outline(tuple(dict.fromkeys(shape.modules)), shape.minutes)
    scene = Scene(
        findings,
        shape.id,
        folder,
        today,
        ruby_required=shape.ruby == "required",
        outline=outline,
        classroom=shape.classroom is not None,
    )
    modules = _modules(shape, tree, scene)
    _check_course(shape, modules, tree, scene)
    course = domain.Course(
        title=dialect.title(shape.title),
        summary=_summary(shape, tree, scene),
        easy=_told(shape.yasashii, easy_line, "yasashii", tree, findings),
        english=_told(shape.english, english_line, "english", tree, findings),
        modules=with_chapters(modules),
        completion=tuple(way_of(way) for way in shape.completion),
        classroom=domain.Classroom(**shape.classroom.model_dump()) if shape.classroom else None,
        version=version_of(folder, files),
        **shape.model_dump(include=_AS_WRITTEN),
    )
    whole = len(modules) == len(shape.modules)
    if whole:
        _check_class(course, tree, findings)
    return CourseDraft(course, findings.path, tree, whole, outline, scene.references)


def _told(
    shape: shapes.CourseToldShape | None,
    line_of: Callable[[str, int, Findings], Rich],
    voice: str,
    tree: Yaml,
    findings: Findings,
) -> domain.CourseTold | None:
    """What the course is called and about in `voice`."""
    if shape is None:
        return None
    title, summary = (line_of(getattr(shape, key), tree.line((voice, key)), findings) for key in ("title", "summary"))
    return domain.CourseTold(title=title, summary=summary)


def _summary(shape: shapes.CourseShape, tree: Yaml, scene: Scene) -> Rich:
    line = tree.line(("summary",))
    return checked_line(filled(shape.summary, scene.outline, scene.findings, line), line, scene.findings)


def module_files(folder: Path, findings: Findings) -> dict[str, Path]:
    """The module files by id: `05-koe.md` holds `koe`."""
    found: dict[str, Path] = {}
    for path in sorted(folder.glob("*.md")):
        name = _MODULE_FILE.match(path.stem)
        if not name or path.name == "README.md":
            continue
        if name[1] in found:
            findings.of(path).error(
                1,
                f"章「{name[1]}」のファイルが二つあります（{found[name[1]].name}）。",
                "片方を消すか、名前を変えてください。",
            )
        found[name[1]] = path
    return found


def _modules(shape: shapes.CourseShape, tree: Yaml, scene: Scene) -> tuple[domain.Module, ...]:
    files = module_files(scene.folder, scene.findings)
    modules = []
    for index, module_id in enumerate(dict.fromkeys(shape.modules)):
        path = files.pop(module_id, None)
        if path is None:
            line, name = tree.line(("modules", index)), f"{index + 1:02d}-{module_id}.md"
            other = next((id for id, path in files.items() if _id_inside(path) == module_id), None)
            instead = f"「{name}」を置くか、modules から消してください。"
            if other is not None:
                instead = f"「{files.pop(other).name}」の id がそれです。ファイルの名前を「{name}」にしてください。"
            scene.findings.error(line, f"章「{module_id}」のファイルがありません。", instead)
            continue
        module = _module(path, module_id, index + 1, scene)
        if module:
            modules.append(module)
    for path in files.values():
        scene.findings.of(path).warn(
            1,
            "この章は course.yaml の modules にありません。",
            "modules に足すか、ファイルを消してください。",
        )
    return tuple(modules)


def _id_inside(path: Path) -> str:
    """The id that the head of a module names, as far as it can be seen without reading it whole."""
    with path.open(encoding="utf-8", errors="replace") as file:
        found = _ID.search(file.read(2000))
    return found[1] if found else ""


def _module(path: Path, module_id: str, number: int, scene: Scene) -> domain.Module | None:
    findings = scene.findings.of(path)
    text = read_text(path, findings)
    if text is None:
        return None
    inside = replace(scene, findings=findings, taught=set())
    return read_module(text, module_id, number, inside)


def _read_alone(folder: Path, today: dt.date, findings: Findings) -> None:
    """Note the modules' own problems even when course.yaml cannot be read."""
    scene = Scene(findings, folder.name, folder, today)
    for number, (module_id, path) in enumerate(module_files(folder, findings).items(), 1):
        _module(path, module_id, number, scene)


def _check_course(shape: shapes.CourseShape, modules: tuple[domain.Module, ...], tree: Yaml, scene: Scene) -> None:
    findings = scene.findings
    check_source(shape.title, tree.line(("title",)), findings)
    if shape.id != scene.folder.name:
        findings.error(
            tree.line(("id",)),
            f"id「{shape.id}」がフォルダーの名前とちがいます。",
            f"id: {scene.folder.name} と書くか、フォルダーの名前を変えてください。",
        )
    for index, module_id in enumerate(shape.modules):
        if module_id in shape.modules[:index]:
            findings.error(
                tree.line(("modules", index)),
                f"章「{module_id}」が二度並んでいます。",
                "どちらか一つにしてください。",
            )
    if shape.test:
        scene.refer("quiz", shape.test, tree.line(("test",)))
    for key, survey in (("before_after", shape.before_after), ("survey", shape.survey)):
        if survey:
            scene.refer("survey", survey, tree.line((key,)))
    for number, way in enumerate(shape.completion):
        for index, requirement in enumerate(way.requires):
            check_requirement(requirement, tree.line(("completion", number, "requires", index)), shape.modules, scene)
    total = sum(module.minutes for module in modules)
    if len(modules) == len(shape.modules) and total != shape.minutes:
        findings.warn(
            tree.line(("minutes",)),
            f"章の時間の合計は {total:g}分ですが、講座は {shape.minutes:g}分です。",
            f"minutes: {total:g} と書くか、章の時間を直してください。",
        )


def _check_class(course: domain.Course, tree: Yaml, findings: Findings) -> None:
    """Warn where welcome, pages, break and time in hand are not the time that a class has."""
    if course.classroom is None:
        return
    line, (least, most) = tree.line(("class",)), written(course, short=False)
    if most != course.minutes:
        what = f"会場での時間の合計（案内・ページ・休けい・予備）は {most:g}分ですが、講座は {course.minutes:g}分です。"
        findings.warn(line, what, "notes の minutes か、class の分を直してください。")
    least, most = written(course, short=True)
    if has_short_form(course) and not least <= HOUR <= most:
        what = f"60分の形の合計は、予備を入れて {most:g}分、入れずに {least:g}分です。"
        findings.warn(line, what, "ページの short を直してください。")


def _check_files(files: list[Path], folder: Path, findings: Findings) -> None:
    for path in files:
        if path.suffix.lower() == ".svg":
            check_svg(path, findings.of(path))
        if meant_name(path.name):
            continue
        if path.suffix not in _SOURCES and not (path.parent == folder and is_asset_name(path.name)):
            findings.of(path).warn(
                1,
                f"「{path.name}」は配られないファイルです。",
                f"講座のフォルダーの直下に、英数字の名前で置いてください（{' '.join(sorted(SUFFIXES))}）。",
            )
