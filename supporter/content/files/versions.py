"""A version is the hash of the sources; every version somebody learnt from can be kept, byte for byte."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable
from pathlib import Path


def sources(folder: Path) -> list[Path]:
    """Every file of a course folder, hidden ones and links aside, in a fixed order."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not path.is_symlink()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def version_of(base: Path, files: Iterable[Path]) -> str:
    """Twelve hex digits over the names (relative to `base`) and bytes of `files`."""
    total = hashlib.sha256()
    for path in files:
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        total.update(f"{path.relative_to(base).as_posix()}\0{content}\n".encode())
    return total.hexdigest()[:12]


def keep(base: Path, files: Iterable[Path], archive: Path) -> None:
    """Write `files` to the zip `archive` unless it exists; it appears whole or not at all.

    Entries carry no date, so that equal sources make equal archives.
    """
    if archive.exists():
        return
    archive.parent.mkdir(parents=True, exist_ok=True)
    draft = archive.with_suffix(".part")
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as bundle:
        for path in files:
            entry = zipfile.ZipInfo(path.relative_to(base).as_posix())
            entry.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(entry, path.read_bytes())
    draft.replace(archive)
