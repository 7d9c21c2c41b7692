"""What stops a command, in a sentence that says what to do next."""

from __future__ import annotations

import errno
import os

from pydantic import ValidationError

from supporter.content.files.problems import ContentBroken
from supporter.storage.base import (
    LedgerDamaged,
    NewerDocument,
    NotSaved,
    StoreDamaged,
    StoreFull,
    StoreInUse,
    StoreNotEmpty,
)
from supporter.wording import say

#: What the system says in English, in the words of this house.
_SYSTEM = {
    errno.ENOENT: "missing",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "forbidden",
    errno.ENOTDIR: "no_folder",
    errno.EISDIR: "folder",
    errno.ENOSPC: "full",
    errno.EADDRNOTAVAIL: "address",
}


class Trouble(Exception):
    """A sentence for whoever gave the command."""


def explained(error: Exception) -> str:
    """The sentence for `error`, empty if it is none that we know."""
    match error:
        case ContentBroken():
            lines = "\n".join(str(problem) for problem in error.problems)
            return f"{lines}\n{say('cli.stopped.content')}"
        case StoreInUse():
            return say("cli.stopped.in_use", folder=error.path.parent)
        case LedgerDamaged():
            return say("cli.stopped.ledger", place=error.place)
        case StoreDamaged():
            return say("cli.stopped.damaged", place=error.place)
        case NewerDocument():
            return say("cli.stopped.newer")
        case Trouble():
            return str(error)
        case StoreFull():
            return say("cli.stopped.full")
        case NotSaved():
            return say("cli.stopped.disk")
        case StoreNotEmpty():
            return say("cli.stopped.not_empty", folder=error.path.parent)
        case ValidationError():
            fields = "、".join(".".join(map(str, detail["loc"])) for detail in error.errors())
            return say("cli.stopped.settings", fields=fields)
        case OSError() if error.errno == errno.EADDRINUSE:
            return say("cli.stopped.port")
        case FileExistsError():
            return say("cli.stopped.exists", path=error.filename or error)
        case OSError():
            return say("cli.stopped.system", why=_why(error), path=error.filename or "")
        case _:
            return ""


def _why(error: OSError) -> str:
    """What the system said, in Japanese where we know it; its own words are explained as such."""
    if error.errno is None or error.strerror != os.strerror(error.errno):
        return error.strerror or str(error)
    if known := _SYSTEM.get(error.errno):
        return say(f"cli.system.{known}")
    return say("cli.system.other", said=error.strerror)
