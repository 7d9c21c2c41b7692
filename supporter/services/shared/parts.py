"""What every service is built from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from supporter.content.courses.library import Library
from supporter.documents.engine.press import Press
from supporter.services.shared.child_process import Apart
from supporter.services.shared.clock import Clock
from supporter.services.shared.keyed_hash import KeyedHash
from supporter.services.shared.secrets import Hasher
from supporter.services.shared.signing import Signing
from supporter.storage.base import Store


@dataclass(frozen=True)
class Parts:
    """The tools of this process; `site` is the address that papers and badges tell, `random_bytes(n)` are n bytes.

    Files that people send are read by `files`, and nowhere else; those of classes are kept in the folder `class_files`.
    """

    store: Store
    clock: Clock
    library: Library
    press: Press
    hasher: Hasher
    signing: Signing
    keyed: KeyedHash
    site: str
    files: Apart
    random_bytes: Callable[[int], bytes]
    class_files: Path
