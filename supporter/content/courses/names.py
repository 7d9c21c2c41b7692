"""Files among courses and quizzes that nobody reads, most for their name or place: each is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from supporter.content.files.problems import Findings

_NEARLY = re.compile(r"(.+?)[.．](ya?ml|md|markdown)(?:[.．]txt)?\Z", re.IGNORECASE)
_RIGHT = {"yml": "yaml", "yaml": "yaml", "md": "md", "markdown": "md"}


def meant_name(name: str) -> str:
    """The name under which a file would be read: `a.yml` is `a.yaml`, `a.md.txt` is `a.md`; empty for other files."""
    found = _NEARLY.match(name)
    right = f"{found[1]}.{_RIGHT[found[2].lower()]}" if found else ""
    return right if right != name else ""


def check_quiz_folder(folder: Path, findings: Findings) -> None:
    """Note every file of a folder of quizzes that is read as none."""
    for path in _files(folder):
        if path.suffix == ".yaml" or path.name == "README.md":
            continue
        if (name := meant_name(path.name)).endswith(".yaml"):
            _renamed(path, name, findings)
        else:
            what = "確認テストのフォルダーにあるので、読まれません。"
            findings.of(path).warn(1, what, "章は講座のフォルダーへ移し、要らないファイルは消してください。")


def check_course_root(folder: Path, findings: Findings) -> None:
    """Note every chapter and quiz that lies beside the folders of courses instead of in one."""
    for path in _files(folder):
        if path.name != "README.md" and (path.suffix in (".md", ".yaml") or meant_name(path.name)):
            what = "講座のフォルダーの外にあるので、読まれません。"
            findings.of(path).warn(1, what, "章は講座のフォルダー（kiso など）の中へ移してください。")


def check_course_files(folder: Path, files: Sequence[Path], findings: Findings) -> None:
    """Note every text of a course folder that is neither its `course.yaml` nor one of its chapters."""
    for path in files:
        if name := meant_name(path.name):
            _renamed(path, name, findings)
        elif path.suffix == ".yaml" and path != folder / "course.yaml":
            what = f"講座のフォルダーで読まれる YAML は course.yaml だけです（{path.name[:40]}）。"
            findings.of(path).warn(1, what, "確認テストは、となりの quizzes のフォルダーへ移してください。")
        elif path.suffix == ".md" and path.parent != folder:
            what = "講座のフォルダーの中の、またフォルダーにあるので、読まれません。"
            findings.of(path).warn(1, what, f"「{folder.name}」の直下へ移してください。")


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "_")))


def _renamed(path: Path, name: str, findings: Findings) -> None:
    findings.of(path).error(1, f"「{path.name[:60]}」は読まれません。", f"「{name[:60]}」という名前にしてください。")
