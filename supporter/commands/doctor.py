"""`supporter doctor`: what is wrong with an installation, and what to do about it."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import ValidationError

from supporter.commands import open_files
from supporter.commands.local_client import with_its_url
from supporter.commands.proxy_check import troubles
from supporter.config import Settings
from supporter.content.courses.local_chapters import check_everywhere
from supporter.content.places import content_roots, towns_root
from supporter.data_folder import DATABASE, ERASURES
from supporter.documents.engine import font_check
from supporter.domain.accounts.staff import Staff
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Role
from supporter.services.shared.clock import SystemClock
from supporter.services.shared.signing_keys import NAMES
from supporter.storage.base import StoreDamaged, StoreError, StoreInUse
from supporter.storage.ledger import ErasureLedger
from supporter.storage.tiny import TinyStore
from supporter.wording import say

ROOM = 500 * 1024**2  # bytes; a region's year of learning is a tenth of that
FIRST_DAY = dt.date(2026, 11, 1)  # no clock that is right shows an earlier day


class Finding(NamedTuple):
    """〇 all is well, △ worth a look, × must be mended before real people come."""

    mark: Literal["〇", "△", "×"]
    what: str
    do: str = ""

    def __str__(self) -> str:
        return f"{self.mark} {self.what}" + (f"　→ {self.do}" if self.do else "")


_NO_TOWN = Finding("×", say("doctor.no_town"), say("doctor.no_town.do"))


def examine(settings: Settings) -> list[Finding]:
    """Every finding, in the order in which one would mend them."""
    settings = with_its_url(settings)
    checks: Iterable[Callable[[Settings], Iterator[Finding]]] = (
        _clock, _folder, _keys, _erasures, _room, _files, _fonts, _content, _address, _proxy, _store,
    )  # fmt: skip
    return [finding for look in checks for finding in look(settings)]


def _clock(_: Settings) -> Iterator[Finding]:
    today = dt.date.today()
    if today < FIRST_DAY:
        yield Finding("×", say("doctor.clock_wrong", today=today), say("doctor.clock_wrong.do"))
    else:
        yield Finding("〇", say("doctor.clock", now=f"{SystemClock().now():%Y-%m-%d %H:%M}"))


def _folder(settings: Settings) -> Iterator[Finding]:
    if not settings.data.is_dir():
        yield Finding("×", say("doctor.no_folder", folder=settings.data), say("doctor.no_folder.do"))
    elif open_to_others(settings.data):
        yield Finding("×", say("doctor.folder_open", folder=settings.data), f"chmod 700 {settings.data}")
    else:
        yield Finding("〇", say("doctor.folder", folder=settings.data))


def _keys(settings: Settings) -> Iterator[Finding]:
    for name in NAMES:
        path = settings.data / "keys" / name
        if not path.exists():
            yield Finding("△", say("doctor.no_key", name=name), say("doctor.no_key.do"))
        elif open_to_others(path):
            yield Finding("×", say("doctor.key_open", path=path), f"chmod 600 {path}")
        else:
            yield Finding("〇", say("doctor.key", name=name))


def _erasures(settings: Settings) -> Iterator[Finding]:
    path = settings.data / ERASURES
    if not path.exists():
        return
    if open_to_others(path):
        yield Finding("×", say("doctor.erasures_open", path=path), f"chmod 600 {path}")
    try:
        count = len(ErasureLedger(path).entries())
        yield Finding("〇", say("doctor.erasures", count=count))
    except StoreDamaged as error:
        yield Finding("×", say("doctor.erasures_damaged", why=error.place), say("doctor.erasures_damaged.do"))


def _room(settings: Settings) -> Iterator[Finding]:
    place = settings.data if settings.data.exists() else Path.cwd()
    free = shutil.disk_usage(place).free
    if free < ROOM:
        yield Finding("×", say("doctor.disk_full", free=free // 1024**2), say("doctor.disk_full.do"))
    else:
        yield Finding("〇", say("doctor.disk", free=free // 1024**3))


def _files(_: Settings) -> Iterator[Finding]:
    """What a server started in the same way would get."""
    places = open_files.raised()
    told = {"phones": f"{places.lines:,}", "files": f"{places.files:,}"}
    if places.lines < open_files.A_HALL:
        yield Finding("△", say("doctor.files_few", **told), say("doctor.files_few.do"))
    else:
        yield Finding("〇", say("doctor.files", **told))


def _fonts(_: Settings) -> Iterator[Finding]:
    broken = font_check.damaged()
    if broken:
        yield Finding("×", say("doctor.fonts_damaged", fonts="、".join(broken)), say("doctor.fonts_damaged.do"))
    else:
        yield Finding("〇", say("doctor.fonts"))


def _content(settings: Settings) -> Iterator[Finding]:
    found = check_everywhere(*content_roots(settings), towns_root(settings), dt.date.today())
    errors = [problem for problem in found if problem.severity == "error"]
    if errors:
        yield Finding("×", say("doctor.content_wrong", count=len(errors)), say("doctor.content_wrong.do"))
    else:
        yield Finding("〇", say("doctor.content"))


def _address(settings: Settings) -> Iterator[Finding]:
    if not settings.url:
        yield Finding("△", say("doctor.no_address"), say("doctor.no_address.do"))
    elif not settings.secure:
        yield Finding("△", say("doctor.address_plain", url=settings.url), say("doctor.address_plain.do"))
    else:
        yield Finding("〇", say("doctor.address", url=settings.url))


def _proxy(settings: Settings) -> Iterator[Finding]:
    """How requests come to the running server; nothing where none runs."""
    found = troubles(settings)
    if found is None:
        return
    told = [
        Finding("×", say(f"doctor.way.{one.kind}", **one.facts), say(f"doctor.way.{one.kind}.do", **one.facts))
        for one in found
    ]
    yield from told or [Finding("〇", say("doctor.way", url=settings.url))]


def _store(settings: Settings) -> Iterator[Finding]:
    if not settings.data.is_dir():
        return
    if not any(settings.data.glob(f"{DATABASE}*")):
        yield _NO_TOWN
        return
    try:
        yield from asyncio.run(_inside(settings.data / DATABASE))
    except StoreInUse:
        yield Finding("〇", say("doctor.store_in_use"))
    except (StoreError, ValidationError) as error:
        why = error.place if isinstance(error, StoreDamaged) else error
        yield Finding("×", say("doctor.store_damaged", why=why), say("doctor.store_damaged.do"))


async def _inside(path: Path) -> list[Finding]:
    store = TinyStore(path)
    try:
        towns = [Municipality.model_validate(doc) for doc in store.scan(Municipality.collection)]
        officers = [Staff.model_validate(doc) for doc in store.scan(Staff.collection)]
    finally:
        await store.close()
    if not towns:
        return [_NO_TOWN]
    today = dt.date.today()
    return [finding for town in towns for finding in _town(town, officers, today)]


def _town(town: Municipality, staff: list[Staff], today: dt.date) -> Iterator[Finding]:
    late = [contact.name for contact in town.contacts if contact.overdue_on(today)]
    if late:
        told = say("doctor.contacts_late", town=town.name, contacts="、".join(late))
        yield Finding("△", told, say("doctor.contacts_late.do"))
    if not town.certificate.issuer_name:
        yield Finding("△", say("doctor.no_issuer", town=town.name), say("doctor.no_issuer.do"))
    serving = [
        one for one in staff if one.role is Role.OFFICER and one.municipality == town.id and one.serves_on(today)
    ]
    if len(serving) < 2:
        told = say("doctor.few_officers", town=town.name, count=len(serving))
        yield Finding("△", told, say("doctor.few_officers.do"))


def open_to_others(path: Path) -> bool:
    """Whether anybody but the owner has rights on `path`; Windows keeps rights in lists, not in these bits."""
    return os.name == "posix" and bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
