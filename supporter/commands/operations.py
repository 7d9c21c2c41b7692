"""What the command line asks of a data folder, the same whether a server holds it or not (see `commands.local_client`).

Each command takes and returns plain JSON; people's rights do not apply: who may read the folder may do all.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import shutil
from collections.abc import Awaitable, Callable
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any

from supporter.commands.audit_operations import audit_export, audit_verify
from supporter.commands.backup import PARTS, held
from supporter.content.places import class_files_root, content_roots, towns_root
from supporter.data_folder import Folder
from supporter.domain.accounts.staff import STAFF_ROLES, clean_id
from supporter.domain.municipalities.municipality import Municipality, Programme, programme_name
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.session_number import same_number
from supporter.services.classroom.kept_files import KeptFiles
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.offline.envelope import MOST_BYTES
from supporter.services.offline.laptop import Laptop
from supporter.services.reporting.rosters import RosterFilter
from supporter.services.shared import giving_way
from supporter.services.shared.signing import Signing
from supporter.services.transcripts import summaries
from supporter.storage import backup as copies
from supporter.storage.base import StoreDamaged
from supporter.wording import say

Json = dict[str, Any]


#: Who asks on the command line where an administrator's rights are needed.
COMMAND = Person(role=Role.ADMINISTRATOR, id="command")

#: What one knows a class by.
_NAMED = ("number", "held_on", "venue")

#: A role by its own name and by the screens' word.
ROLES = {name: role for role in STAFF_ROLES for name in (role.value, say(f"role.{role}"))}


async def roster(folder: Folder, args: Json) -> Json:
    """The rows of a roster, audited as an export by the command line."""
    chosen = RosterFilter(
        municipality=args["municipality"],
        course=args["course"],
        programme=args["programme"],
        since=_day(args["since"]),
        until=_day(args["until"]),
    )
    officer = Person(role=Role.OFFICER, id="command", municipality=chosen.municipality)
    found = await folder.rosters.export(officer, chosen, args["reason"], args["format"])
    # Beside a server: its answers go first.
    rows = [row.model_dump(mode="json") async for row in giving_way.each(found.rows)]
    return {
        "municipality": found.municipality.model_dump(mode="json"),
        "programme": await _programme_name(folder, chosen, found.municipality),
        "made_at": found.made_at.isoformat(),
        "rows": rows,
    }


async def staff_add(folder: Folder, args: Json) -> Json:
    """A new member of staff and their first password, told once."""
    role = ROLES.get(args["role"])
    if role is None:
        raise Refused("staff.role_invalid")
    id = clean_id(args["id"])
    password = await folder.staff.add(COMMAND, id, args["name"], role, args["municipality"])
    return {"id": id, "password": password}


async def municipality_put(folder: Folder, args: Json) -> Json:
    """Write a municipality's profile and its programmes."""
    municipality = Municipality.model_validate(args["municipality"])
    programmes = [Programme.model_validate(programme) for programme in args["programmes"]]
    await folder.profiles.put(COMMAND, municipality, programmes)
    return {"name": municipality.name}


async def backup(folder: Folder, args: Json) -> Json:
    """A consistent copy of the database and of every part beside it into a new folder, read back before it counts.

    Raises `Refused('backup.unreadable')` with nothing left of a copy that cannot be read.
    """
    target, data = Path(args["folder"]), folder.settings.data
    await folder.store.backup(target)
    for part in PARTS:
        if (data / part).is_dir():
            await asyncio.to_thread(shutil.copytree, data / part, target / part)
    try:
        counts = await asyncio.to_thread(copies.count, target)
    except (StoreDamaged, OSError):
        await asyncio.to_thread(shutil.rmtree, target)
        raise Refused("backup.unreadable", folder=target) from None
    return {"folder": str(target), **held(counts)}


async def rebuild(folder: Folder, args: Json) -> Json:
    """Derive every summary anew; says how many differed."""
    return {"changed": await summaries.rebuild(folder.store)}


async def erase_due(folder: Folder, args: Json) -> Json:
    """Erase whoever's day has come; says how many."""
    return {"erased": await folder.erasure.run()}


async def take_in(folder: Folder, args: Json) -> Json:
    """Read a class that was taken along into this folder; tells the pass of the day once."""
    raw = await asyncio.to_thread(_file, Path(args["file"]))
    welcome = await _laptop(folder).take_in(None, raw, str(args.get("passphrase", "")))
    session = welcome.session
    told = {"session": session.id, "venue": session.venue, "held_on": session.held_on.isoformat()}
    return told | {"id": welcome.staff, "password": welcome.password}


async def export_class(folder: Folder, args: Json) -> Json:
    """The file for the way back, of the class of that 実施番号 or id or, without one, of the only class here.

    Raises `Refused('export.none_here')` and `Refused('export.which')`, which says what to type.
    """
    laptop, asked = _laptop(folder), args["session"]
    ids = sorted(await laptop.here())
    docs = await folder.store.read(lambda tx: [tx.get(TrainingSession.collection, id) for id in ids])
    here = sorted((doc for doc in docs if doc), key=itemgetter("held_on", "number"))
    chosen = [doc for doc in here if not asked or asked == doc["id"] or same_number(asked, doc["number"])]
    if not here:
        raise Refused("export.none_here", folder=folder.settings.data)
    if len(chosen) != 1:
        named = "、".join(say("cli.export_class.one", **{key: doc[key] for key in _NAMED}) for doc in here)
        raise Refused("export.which", classes=named, number=here[0]["number"])
    return {"session": chosen[0]["id"], "file": (await laptop.export(None, chosen[0]["id"])).decode()}


#: Those that begin an installation; no other makes a folder, or a slip in its name would look like an empty one.
BEGINNINGS = ("municipality-put", "take-in")

OPERATIONS: dict[str, Callable[[Folder, Json], Awaitable[Json]]] = {
    "roster": roster,
    "staff-add": staff_add,
    "municipality-put": municipality_put,
    "backup": backup,
    "rebuild": rebuild,
    "erase-due": erase_due,
    "audit-verify": audit_verify,
    "audit-export": audit_export,
    "take-in": take_in,
    "export-class": export_class,
}


def _laptop(folder: Folder) -> Laptop:
    signing = Signing(folder.settings.data / "keys")
    files = KeptFiles(class_files_root(folder.settings))
    return Laptop(folder.store, folder.clock, folder.hasher, signing, partial(_orders, folder), files)


def _orders(folder: Folder) -> RunningOrders:
    """Courses are read where a class is compared with them, and nowhere else: it takes a while."""
    from supporter.content.courses.library import Library

    return RunningOrders(Library.load(*content_roots(folder.settings), towns_root(folder.settings)))


def _file(path: Path) -> bytes:
    """So much of it that one too large is known to be."""
    with path.open("rb") as file:
        return file.read(MOST_BYTES["taken"] + 1)


async def _programme_name(folder: Folder, chosen: RosterFilter, municipality: Municipality) -> str:
    programme = await folder.profiles.programme(chosen.programme or municipality.programmes[0])
    return programme_name(municipality, programme) if programme else ""


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
