"""What files are like on Windows: no folder is opened, no open file replaced or removed, texts are not bytes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

#: A bit that Linux does not look at.
_BINARY = 1 << 30


def like_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the test is over, this process meets files as it would there; its own handles alone are looked at."""
    opened, written, replaced, removed = os.open, os.write, os.replace, os.unlink
    texts: set[int] = set()

    def open_(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if Path(path).is_dir():
            raise PermissionError(13, "Permission denied", str(path))
        fd = opened(path, flags & ~_BINARY, *rest, **named)
        (texts.discard if flags & _BINARY else texts.add)(fd)
        return fd

    def write(fd: int, data: Any) -> int:
        if fd not in texts:
            return written(fd, data)
        written(fd, bytes(data).replace(b"\n", b"\r\n"))
        return len(data)

    def replace(source: Any, target: Any, **named: Any) -> None:
        _refuse_open(source, target)
        replaced(source, target, **named)

    def unlink(path: Any, **named: Any) -> None:
        _refuse_open(path)
        removed(path, **named)

    monkeypatch.delattr(os, "O_DIRECTORY")
    monkeypatch.setattr(os, "O_BINARY", _BINARY, raising=False)
    for name, own in {"open": open_, "write": write, "replace": replace, "unlink": unlink}.items():
        monkeypatch.setattr(os, name, own)


def _refuse_open(*paths: Any) -> None:
    held = {os.path.realpath(handle) for handle in Path("/proc/self/fd").iterdir()}
    for path in paths:
        if os.path.realpath(path) in held:
            raise PermissionError(13, "The process cannot access the file", str(path))
