"""`supporter doctor`: what is wrong with an installation, and what to do about it."""

from __future__ import annotations

import asyncio
import datetime as dt
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import ValidationError

from supporter.config import Settings
from supporter.content.courses.local_chapters import check_everywhere
from supporter.content.places import content_roots, towns_root
from supporter.data_folder import DATABASE, ERASURES
from supporter.documents.engine import font_check
from supporter.domain.accounts.staff import Staff
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Role
from supporter.services.shared.signing_keys import NAMES
from supporter.storage.base import StoreDamaged, StoreError, StoreInUse
from supporter.storage.ledger import ErasureLedger
from supporter.storage.tiny import TinyStore

ROOM = 500 * 1024**2  # bytes; a region's year of learning is a tenth of that
FIRST_DAY = dt.date(2026, 11, 1)  # no clock that is right shows an earlier day


class Finding(NamedTuple):
    """〇 all is well, △ worth a look, × must be mended before real people come."""

    mark: Literal["〇", "△", "×"]
    what: str
    do: str = ""

    def __str__(self) -> str:
        return f"{self.mark} {self.what}" + (f"　→ {self.do}" if self.do else "")


_NO_TOWN = Finding("×", "市町村がまだありません", "supporter municipality add を使ってください")


def examine(settings: Settings) -> list[Finding]:
    """Every finding, in the order in which one would mend them."""
    checks: Iterable[Callable[[Settings], Iterator[Finding]]] = (
        _clock, _folder, _keys, _erasures, _room, _fonts, _content, _address, _store,
    )  # fmt: skip
    return [finding for look in checks for finding in look(settings)]


def _clock(_: Settings) -> Iterator[Finding]:
    today = dt.date.today()
    if today < FIRST_DAY:
        yield Finding("×", f"時計が {today} を指しています", "機械の日付と時刻を合わせてください")
    else:
        yield Finding("〇", f"時計：{dt.datetime.now():%Y-%m-%d %H:%M}")


def _folder(settings: Settings) -> Iterator[Finding]:
    if not settings.data.is_dir():
        do = "--data か SUPPORTER_DATA を確かめるか、supporter serve で作ってください"
        yield Finding("×", f"データの置き場所がありません：{settings.data}", do)
    elif open_to_others(settings.data):
        yield Finding("×", f"ほかの人も置き場所を開けます：{settings.data}", f"chmod 700 {settings.data}")
    else:
        yield Finding("〇", f"置き場所：{settings.data}（持ち主だけが開けます）")


def _keys(settings: Settings) -> Iterator[Finding]:
    for name in NAMES:
        path = settings.data / "keys" / name
        if not path.exists():
            yield Finding("△", f"鍵がありません：{name}", "次に supporter serve をひらくと作られます")
        elif open_to_others(path):
            yield Finding("×", f"ほかの人も鍵を読めます：{path}", f"chmod 600 {path}")
        else:
            yield Finding("〇", f"鍵：{name}")


def _erasures(settings: Settings) -> Iterator[Finding]:
    path = settings.data / ERASURES
    if not path.exists():
        return
    if open_to_others(path):
        yield Finding("×", f"ほかの人も消去の記録を読めます：{path}", f"chmod 600 {path}")
    try:
        count = len(ErasureLedger(path).entries())
        yield Finding("〇", f"消去の記録：{count}人（控えには入りません。別の場所にも写してください）")
    except StoreDamaged as error:
        yield Finding("×", f"消去の記録を読めません：{error}", "別に写しておいた記録と置きかえてください")


def _room(settings: Settings) -> Iterator[Finding]:
    place = settings.data if settings.data.exists() else Path.cwd()
    free = shutil.disk_usage(place).free
    if free < ROOM:
        yield Finding("×", f"ディスクの空きが {free // 1024**2} MB です", "500 MB より多く空けてください")
    else:
        yield Finding("〇", f"ディスクの空き：{free // 1024**3} GB")


def _fonts(_: Settings) -> Iterator[Finding]:
    broken = font_check.damaged()
    if broken:
        yield Finding("×", f"書体のファイルが違います：{'、'.join(broken)}", "入れ直してください（pip install）")
    else:
        yield Finding("〇", "書体：そろっています")


def _content(settings: Settings) -> Iterator[Finding]:
    found = check_everywhere(*content_roots(settings), towns_root(settings), dt.date.today())
    errors = [problem for problem in found if problem.severity == "error"]
    if errors:
        yield Finding("×", f"講座の原稿に直すところが {len(errors)}件", "supporter check を見てください")
    else:
        yield Finding("〇", "講座の原稿：直すところはありません")


def _address(settings: Settings) -> Iterator[Finding]:
    if not settings.url:
        do = "はじめの修了証を出す前に、SUPPORTER_URL=https://… を決めてください（QR に入ります）"
        yield Finding("△", "SUPPORTER_URL が決まっていません", do)
    elif not settings.secure:
        yield Finding("△", f"{settings.url} は暗号化されません", "会場の中だけで使うのでなければ https にしてください")
    else:
        yield Finding("〇", f"アドレス：{settings.url}")


def _store(settings: Settings) -> Iterator[Finding]:
    if not settings.data.is_dir():
        return
    if not any(settings.data.glob(f"{DATABASE}*")):
        yield _NO_TOWN
        return
    try:
        yield from asyncio.run(_inside(settings.data / DATABASE))
    except StoreInUse:
        yield Finding("〇", "データ：サーバーが使っています（中を調べるには、止めてからどうぞ）")
    except (StoreError, ValidationError) as error:
        yield Finding("×", f"データが傷んでいます：{error}", "控えからもどしてください（supporter restore）")


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
        yield Finding(
            "△", f"{town.name}：相談先の確認日がすぎています（{'、'.join(late)}）", "電話番号を確かめてください"
        )
    if not town.certificate.issuer_name:
        yield Finding("△", f"{town.name}：修了証の発行者の氏名がありません", "市町村の設定に書いてください")
    serving = [
        one for one in staff if one.role is Role.OFFICER and one.municipality == town.id and one.serves_on(today)
    ]
    if len(serving) < 2:
        yield Finding("△", f"{town.name}：担当が {len(serving)}人です", "休みや異動にそなえて、二人以上にしてください")


def open_to_others(path: Path) -> bool:
    """Whether anybody but the owner has rights on `path`."""
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
