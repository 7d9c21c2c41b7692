"""The snapshot is plain TinyDB JSON, one document a line, only ever replaced by a rename.

A last table `_checksum` tells what the lines above must add up to and the number of the log that goes on
from here; older logs are inside the snapshot already.
"""

from __future__ import annotations

import logging
import os
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import orjson

from supporter.storage.base import StoreDamaged
from supporter.storage.log import Fsync, sync_folder
from supporter.storage.shelves import Shelves

CHECKSUM = "_checksum"
Frozen = Mapping[str, Mapping[str, bytes | None]]
_FOOTER_LINE = re.compile(rb'"_checksum":\t\{"1":\{"crc32":(\d+),"log":(\d+)\}\}\n')
_FOOTER = re.compile(_FOOTER_LINE.pattern + rb"\}\n\Z")
_log = logging.getLogger(__name__)


def write(path: Path, tables: Frozen, log: int, fsync: Fsync) -> None:
    """Replace the snapshot; when this raises, the old one is untouched and nothing is left lying about."""
    new = unfinished(path)
    try:
        fd = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(fd, "wb") as file:
            crc = 0
            for block in _blocks(tables):
                crc = zlib.crc32(block, crc)
                file.write(block)
            file.write(b'"%b":\t{"1":{"crc32":%d,"log":%d}}\n}\n' % (CHECKSUM.encode(), crc, log))
            file.flush()
            fsync(file.fileno())
        new.replace(path)
        sync_folder(path.parent, fsync)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def unfinished(path: Path) -> Path:
    """Where a snapshot is written before it takes the place of the old one."""
    return path.with_name(path.name + ".new")


def read(path: Path, into: Shelves) -> int | None:
    """Load the snapshot and return the number of the log that goes on from it, `None` if it does not tell.

    A file that we wrote must be as we wrote it (`StoreDamaged`). Any other JSON that TinyDB could read is
    taken as it is: a database that was kept by plain TinyDB, or the work of a person's hands.
    """
    with path.open("rb") as file:
        footer = _footer(file)
        if footer is None:
            return _read_plain(path, into)
        end, crc, log = footer
        if _crc(file, end) != crc:
            raise StoreDamaged(f"{path}{_first_bad_line(path)}: the file is not as it was written")
        file.seek(0)
        _read_lines(file, into)
    return log


def _blocks(tables: Frozen) -> Iterator[bytes]:
    """The text above the checksum, some hundred documents at a time so that other threads get their turn.

    Documents lie in the order of their ids: the place of an unsigned one must not tell when it came.
    """
    yield b"{\n"
    for table, docs in tables.items():
        yield orjson.dumps(table) + b":\t{\n"
        lines = (orjson.dumps(id) + b":\t" + raw for id, raw in sorted(docs.items()) if raw is not None)
        first = True
        while block := list(islice(lines, 256)):
            yield (b"" if first else b",\n") + b",\n".join(block)
            first = False
        yield b"\n},\n"


def _footer(file: BinaryIO) -> tuple[int, int, int] | None:
    """Where our last table begins, its checksum and its log; `None` if the file is not in our layout."""
    size = file.seek(0, os.SEEK_END)
    start = file.seek(max(0, size - 200))
    match = _FOOTER.search(file.read())
    return (start + match.start(), int(match[1]), int(match[2])) if match else None


def _crc(file: BinaryIO, end: int) -> int:
    crc, rest = 0, file.seek(0) + end
    while rest and (block := file.read(min(rest, 1 << 20))):
        crc, rest = zlib.crc32(block, crc), rest - len(block)
    return crc


def _read_lines(lines: Iterable[bytes], into: Shelves) -> None:
    """Load our own layout. JSON escapes tabs, so `:<tab>` is always ours."""
    table = ""
    for line in lines:
        key, tab, rest = line.partition(b":\t")
        if rest == b"{\n":
            table = orjson.loads(key)
        elif tab and not _FOOTER_LINE.match(line):
            into.put_bytes(table, orjson.loads(key), rest.rstrip(b",\n"))


def _read_plain(path: Path, into: Shelves) -> int | None:
    try:
        tables = orjson.loads(path.read_bytes())
        info = tables.pop(CHECKSUM, {}).get("1", {})
        for table, docs in tables.items():
            for id, doc in docs.items():
                into.load(table, id, dict(doc))
    except (ValueError, TypeError, AttributeError) as error:
        raise StoreDamaged(f"{path}{_first_bad_line(path)}: {error}") from error
    _log.warning("%s was not written by this program; taken as it is", path)
    log: int | None = info.get("log")
    return log


def _first_bad_line(path: Path) -> str:
    """`:line` of the first document that is not JSON, if the file is in our layout at all."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            key, tab, rest = line.partition(b":\t")
            if tab and rest != b"{\n":
                try:
                    orjson.loads(key), orjson.loads(rest.rstrip(b",\n"))
                except ValueError:
                    return f":{number}"
    return ""
