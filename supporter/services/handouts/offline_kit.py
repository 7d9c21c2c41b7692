"""講座一式: what one takes along into a room without internet, as one zip."""

from __future__ import annotations

import asyncio
import io
import zipfile

from supporter.domain.shared.access import Person
from supporter.services.handouts.class_facts import ClassFacts, ClassSheet
from supporter.services.handouts.printables import Printables


class OfflineKits:
    """Everything in it can be made again; only the 番号札 exist from the moment in which they are printed."""

    def __init__(self, printables: Printables, classes: ClassFacts) -> None:
        self._printables, self._classes = printables, classes

    async def zip(self, person: Person, session_id: str, *, cards: int | None = None, names: bool = False) -> bytes:
        """The zip; with so many 番号札, and with the 受付表 only where it is asked for.

        Raises `Refused` as the papers in it do.
        """
        make, found = self._printables, await self._classes.of(person, session_id)
        files = {
            "1_スライド.pdf": await make.slides(person, session_id),
            "2_スライド（この1枚を開く）.html": await make.show(person, session_id),
            "3_進行台本.pdf": await make.script(person, session_id),
            "4_紙の答案.pdf": await make.answer_slips(person, session_id),
            "5_ワークシート.pdf": await make.worksheets(person, session_id),
            "6_紙で続ける手順.pdf": await make.steps(person, session_id),
        }
        if names:
            files["取扱注意_受付表.pdf"] = await make.reception_sheet(person, session_id)
        if cards is not None:
            files["7_番号札.pdf"] = await make.seat_cards(person, session_id, cards)
        files["はじめにお読みください.txt"] = _read_me(found, list(files)).encode("utf-8-sig")
        return await asyncio.to_thread(_zip, files, found)


def _zip(files: dict[str, bytes], found: ClassSheet) -> bytes:
    """Names are UTF-8, which Windows 10 and later unpack as they are; the same content is the same file."""
    day = found.head.printed_on
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, body in sorted(files.items()):
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 9, 0, 0))
            already = name.endswith(".pdf")
            entry.compress_type = zipfile.ZIP_STORED if already else zipfile.ZIP_DEFLATED
            packed.writestr(entry, body)
    return out.getvalue()


_ABOUT = {
    "1_": "スクリーンに映す。送りリモコンの「次へ」で進みます。",
    "2_": "同じスライド。ブラウザで開きます。インターネットは要りません。→ で次へ、B で黒い画面、T でタイマー。",
    "3_": "話すこと。1部刷ります。",
    "4_": "一人に1枚。人数より多めに刷ります。",
    "5_": "一人に1部。",
    "6_": "うまくいかないときに、手に持つ1枚。",
    "7_": "両面・長辺とじで刷り、点線で切ります。前に刷った札の引換番号は、使えなくなっています。",
    "取": "お名前のある紙です。係だけが持ち、終わったら担当課へ返します。一式を人に渡すときは、抜いてください。",
}


def _read_me(found: ClassSheet, names: list[str]) -> str:
    head = found.head
    lines = [
        f"講座一式　{head.course}",
        f"{head.when}　{head.venue}　{head.number}",
        "",
        "インターネットがない部屋でも、この一式だけで講座を終えられます。",
        "",
        *(f"・{name}\r\n    {_ABOUT[name[:2] if name[0].isdigit() else name[0]]}" for name in sorted(names)),
        "",
        "終わったあとは、集めた紙の答えと人数を、進行の画面の「紙の答えを入れる」で入れます。",
        "中身が古くなったら、進行の画面から、もう一度作り直してください。",
        "",
        f"作った日　{found.head.printed_on:%Y年%-m月%-d日}",
        f"発行　{head.municipality} {head.department}　電話 {head.phone}" + (f"　FAX {head.fax}" if head.fax else ""),
        "",
    ]
    return "\r\n".join(lines)
