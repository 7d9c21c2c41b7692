"""Rows of a list that tell of nobody, or of somebody who does not want to be in it; each with its reason.

They are left out where nobody says otherwise, in everybody's sight, and each can be put in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from supporter.domain.shared.typed import half_width

Reason = Literal["", "heading", "total", "note", "blank", "number", "refused", "withdrawn"]

#: What a spreadsheet shows where a formula came to nothing.
ERROR = re.compile(r"#(?:REF!|NAME\?|VALUE!|DIV/0!|N/A|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|GETTING_DATA|#+)")

_LONGEST = 300  # characters of a cell that are looked at

_TOTAL = re.compile(
    r"(?:[総合小累]?計|合計|内訳)(?:[ \d:(].{0,30})?|"
    r"(?:総数|件数|人数|平均|参加者数|受講者数|修了者数|申込者?数|男性?|女性?|うち.{0,10})[ :(]*\d+.*|"
    r"(?:総数|件数|人数|平均|参加者数|受講者数|修了者数|申込者?数):?|\d+ ?(?:人|名|件)"
)
_NOTE = re.compile(
    r"(?:注|注意|備考|凡例|記入例|例|担当|問い?合わ?せ先?|連絡先|作成|作成者|出典|資料|締切|日時|会場|場所|提出先|持ち?物)"
    r"[:)\d].*|\((?:注|記入例|例|見本)\d*\).*|記入例|例|注意?|以上|以下.{0,4}余白|余白|つづく|続く|次(?:頁|ページ).*|"
    r".*(?:現在|時点)|第 ?\d+ ?(?:回|期|班|部|組).*|"
    r"(?:令和|平成|昭和|[RHS])? ?\d{1,4} ?(?:[年./]|-(?=\d{1,2}-\d{1,2}$)).*[日月\d]|"
    r".*(?:は除く|を除く|のこと|ください|下さい)。?|\d+ ?/ ?\d+ ?(?:頁|ページ)?|p(?:age)?\.? ?\d+.*|.*一覧表?|.*名簿"
)
_MARKED = re.compile(r"[※*★☆◎●○■□▼▲◆◇→・>].*")
_NOBODY = re.compile(
    r"未定|未記入|欠番|空欄|空席|空き|予備|該当なし|該当者なし|なし|無し|無|削除|不明|調整中|抽選中|同上|〃|々|-+|―+|ー+|\.+|テスト|test|サンプル|ダミー|xxx+"
)
_REFUSED = re.compile(
    r"(?:個人情報の.*に|名簿.*に|上記に|登録に|掲載に)?(?:同意|承諾)(?:しない|しません|できない|できません|せず|なし)|不同意|不承諾"
)
_WITHDRAWN = re.compile(
    r"取り?下げ?(?:ました|済み?|げ)?|取り?消し?(?:ました|済み?)?|キャンセル(?:済み?|待ちを除く)?|辞退(?:者|しました|済み?)?|申込取消|無効|重複|削除"
)
_NO = re.compile(r"(?:いいえ|いや|no|n|×|✕|✗|x|否|不可|false|0|しない|しません|なし|無)", re.I)
_PHOTOS = re.compile(r"写真|撮影|広報|動画|配信|メール|案内")


def reason(told: Mapping[str, str], cells: Sequence[str], titles: Sequence[str], name: str) -> Reason:
    """Why a row is nobody's, or should not be taken; empty for a row like any other.

    `told` are its cells by field, `cells` all of them below their `titles`, `name` what it says for a name.
    """
    words = " ".join(half_width(name[:_LONGEST]).split())
    if not words:
        return _nameless(told, cells)
    if ERROR.fullmatch(words):
        return ""
    if _TOTAL.fullmatch(words):
        return "total"
    marked = _MARKED.fullmatch(words) and not (told.get("kana") or told.get("kana_family") or told.get("age"))
    if marked or _NOTE.fullmatch(words):
        return "note"
    if _NOBODY.fullmatch(words.casefold()):
        return "blank"
    return _unwilling(told, cells, titles)


def refuses(answer: str) -> bool:
    """Whether an answer to a question for consent is no."""
    plain = half_width(answer[:_LONGEST]).strip()
    return bool(plain) and bool(_NO.fullmatch(plain) or _REFUSED.search(plain))


def _nameless(told: Mapping[str, str], cells: Sequence[str]) -> Reason:
    """Numbers alone are places that nobody took; totals and notes may stand in any column."""
    said = [" ".join(half_width(cell[:_LONGEST]).split()) for cell in cells if cell]
    if any(re.fullmatch(r"(?:[総合小累]?計|合計)(?:[ \d:(].{0,30})?", cell) for cell in said):
        return "total"
    if len(said) == 1 and (
        _NOTE.fullmatch(said[0]) or _MARKED.fullmatch(said[0]) or (len(said[0]) > 12 and not any(told.values()))
    ):
        return "note"
    if not any(told.values()) and all(re.fullmatch(r"[\W\d_]*", cell) for cell in said):
        return "number"
    return ""


def _unwilling(told: Mapping[str, str], cells: Sequence[str], titles: Sequence[str]) -> Reason:
    if refuses(told.get("consent", "")):
        return "refused"
    for title, cell in zip(titles, cells, strict=False):
        words = "".join(half_width(cell).split())
        if words and len(words) < 40 and not _PHOTOS.search(title):
            if _REFUSED.fullmatch(words):
                return "refused"
            if _WITHDRAWN.fullmatch(words):
                return "withdrawn"
    return ""
