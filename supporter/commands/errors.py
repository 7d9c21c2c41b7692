"""What stops a command, in a sentence that says what to do next."""

from __future__ import annotations

import errno

from pydantic import ValidationError

from supporter.content.files.problems import ContentBroken
from supporter.storage.base import LedgerDamaged, NewerDocument, NotSaved, StoreDamaged, StoreInUse, StoreNotEmpty
from supporter.wording import say


class Trouble(Exception):
    """A sentence for whoever gave the command."""


def explained(error: Exception) -> str:
    """The sentence for `error`, empty if it is none that we know."""
    match error:
        case ContentBroken():
            lines = "\n".join(str(problem) for problem in error.problems)
            return f"{lines}\n{say('cli.stopped.content')}"
        case StoreInUse():
            return f"{error}\n{say('cli.stopped.in_use')}"
        case LedgerDamaged():
            return f"{error}\n{say('cli.stopped.ledger')}"
        case StoreDamaged():
            return f"{error}\n{say('cli.stopped.damaged')}"
        case NewerDocument():
            return f"{error}\n{say('cli.stopped.newer')}"
        case Trouble():
            return str(error)
        case NotSaved():
            return f"{error}\n{say('cli.stopped.full')}"
        case StoreNotEmpty():
            return f"{error}\n{say('cli.stopped.not_empty')}"
        case ValidationError():
            fields = "、".join(".".join(map(str, detail["loc"])) for detail in error.errors())
            return say("cli.stopped.settings", fields=fields)
        case OSError() if error.errno == errno.EADDRINUSE:
            return say("cli.stopped.port")
        case FileExistsError():
            return say("cli.stopped.exists", path=error.filename or error)
        case OSError():
            return say("cli.stopped.system", why=error.strerror or error, path=error.filename or "")
        case _:
            return ""
