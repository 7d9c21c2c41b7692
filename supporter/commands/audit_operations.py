"""What the two commands about the audit log ask of a data folder."""

from __future__ import annotations

import datetime as dt
from typing import Any

from supporter.data_folder import Folder
from supporter.domain.shared.access import Person, Role
from supporter.services.administration.audit_log import AuditFilter

Json = dict[str, Any]
_COMMAND = Person(role=Role.ADMINISTRATOR, id="command")


async def audit_verify(folder: Folder, args: Json) -> Json:
    """What looking through the whole log found, and whether it still holds a line noted elsewhere."""
    found = await folder.audit_log.verify()
    known = not args["known"] or await folder.audit_log.holds(*args["known"].partition(":")[::2])
    return found.model_dump(mode="json") | {"known": known}


async def audit_export(folder: Folder, args: Json) -> Json:
    """The log of some days as rows of texts, audited as an export by the command line."""
    from supporter.documents.administration.audit_sentences import (
        audit_table,  # a slow import that no other command needs
    )

    since, until = (dt.date.fromisoformat(args[end]) for end in ("since", "until"))
    entries = await folder.audit_log.export(_COMMAND, AuditFilter(since, until), args["reason"], args["form"])
    towns = {town.id: town.name for town in await folder.profiles.all()}
    names, things = await folder.audit_log.names(_COMMAND), await folder.audit_log.things(_COMMAND, entries)
    return {"rows": audit_table(entries, names, towns, things).rows}
