"""集計表 as an Excel file: what it is, the answers choice by choice, words, questions from the hall, attendance."""

from __future__ import annotations

from collections.abc import Sequence

from supporter.documents.closing.report import FEW, asked_as, group_text
from supporter.documents.tables.table_book import TableSheet, Value, table_book
from supporter.domain.classroom.hall_question import HallQuestionState
from supporter.domain.classroom.outcome import Outcome
from supporter.domain.closing.asked import Asked, Chosen
from supporter.domain.closing.tally_sheet import TallySheet
from supporter.domain.shared.calendar import era_date

_OUTCOMES: dict[Outcome, str] = {"completed": "修了", "attended": "参加のみ", "counted": "人数だけ"}
_STATES: dict[HallQuestionState, str] = {
    "waiting": "まだ見ていない",
    "shown": "みんなに見せた",
    "answered": "答えた",
    "hidden": "出さないことにした",
}
_WAYS = {"phone": "電話", "paper": "紙", "card": "—"}
_NOTHING = "—"


def tally_sheet_xlsx(sheet: TallySheet) -> bytes:
    """The table as .xlsx; no text in it is ever a formula."""
    return table_book(sheet.title, sheet.issuer, sheets(sheet))


def sheets(sheet: TallySheet) -> list[TableSheet]:
    """Every sheet, also those on which there is nothing to tell: they say so."""
    found = [
        TableSheet("はじめに", ("項目", "内容"), _about(sheet)),
        TableSheet(
            "回答",
            ("問", "質問", "記号", "選ぶもの", "めやす", "電話", "紙", "挙手", "あわせて", "割合", "答えた人"),
            [row for one in sheet.asked for row in _answers(one)] or [_none("質問は、出していません。")],
            filtered=bool(sheet.asked),
        ),
        TableSheet("ことば", ("問", "質問", "ことば", "同じことばの数", "スクリーン"), _words(sheet)),
        TableSheet("会場からの質問", ("質問", "わたしも聞きたい", "ようす"), _heard(sheet)),
        TableSheet("出席", ("区分", "内訳", "人数"), _attendance(sheet)),
    ]
    if sheet.names is not None:
        headings = ("番号札", "お名前", "フリガナ", "市町村", "来かた", "来た時刻", "帰った時刻", "結果")
        found.append(TableSheet("出席した方（取扱注意）", headings, _names(sheet), filtered=True))
    return found


def _about(sheet: TallySheet) -> list[Sequence[Value]]:
    answers = sum(one.answered for one in sheet.asked)
    words = sum(len(one.words) + one.kept for one in sheet.written)
    came = "・".join(f"{one.label} {group_text(one)}" for one in sheet.ways)
    rows: list[Sequence[Value]] = [("表", sheet.title), *sheet.facts]
    rows.append(("参加した人", f"{sheet.people}人" + (f"（{came}）" if came else "")))
    rows.append(("質問", f"{len(sheet.asked)}問、答え {answers}件"))
    rows.append(("ことば", f"{words}件"))
    rows.append(("会場からの質問", f"{len(sheet.heard)}件" + _left_out(sheet)))
    if sheet.names is None:
        rows.append(("お名前", "この表に名前はありません。だれが何を答えたかも、ありません。"))
    else:
        told = "「出席した方」のシートにだけ、お名前があります。ほかの人にわたすときは、そのシートを消してください。"
        rows.append(("お名前", told + "だれが何を答えたかは、どこにもありません。"))
    if words or sheet.heard:
        told = "「ことば」と「会場からの質問」は、書かれたままです。"
        rows.append(("書かれたもの", told + "人が分かることが書かれていないか、外に出す前に読んでください。"))
    rows.append(
        (
            "少ない数",
            "答えた人が5人に満たない質問は、選ばれた数を「出しません」と書きます。電話か紙のどちらかが5人に満たない質問は、"
            "電話・紙・挙手に分けた数を出しません。年代と市町村も、実施報告と同じ決まりです。",
        )
    )
    if any(one.many for one in sheet.asked):
        rows.append(
            ("割合", "答えた人のうち、それを選んだ人の割合です。いくつでも選べる質問は、足しても100%になりません。")
        )
    if sheet.confirmed < sheet.people:
        rows.append(("注意", f"修了は、まだ確定の途中です（{sheet.people}人のうち {sheet.confirmed}人）。"))
    rows += [("作ったところ", sheet.issuer or _NOTHING), ("いつ現在", era_date(sheet.made_on))]
    return rows


def _left_out(sheet: TallySheet) -> str:
    return f"（ほかに、出さないことにした質問 {sheet.left_out}件。ことばは入れていません）" if sheet.left_out else ""


def _answers(one: Asked) -> list[Sequence[Value]]:
    if not one.chosen:
        counts = (one.phone, one.paper, one.hands, one.answered)
        return [
            (asked_as(one), one.text, _NOTHING, "（「ことば」のシートに）", _NOTHING, *counts, _NOTHING, one.answered)
        ]
    return [_answer(one, chosen) for chosen in one.chosen]


def _answer(one: Asked, chosen: Chosen) -> Sequence[Value]:
    hoped = _NOTHING if one.result is None else "めやす" if chosen.hoped else "ほか"
    counts = [FEW if count is None else count for count in (chosen.phone, chosen.paper, chosen.hands, chosen.all)]
    share = one.share(chosen)
    told: Value = _NOTHING if share is None else share
    words = (asked_as(one), one.text, chosen.letter or _NOTHING, chosen.text, hoped)
    return (*words, *counts, told, one.answered)


def _words(sheet: TallySheet) -> list[Sequence[Value]]:
    rows: list[Sequence[Value]] = []
    for one in sheet.written:
        at = (asked_as(one), one.text)
        rows += [(*at, word.text, word.times, "出した" if word.shown else "出していない") for word in one.words]
        if one.kept:
            few = f"（ほか {one.kept}件。書いた人が5人に満たないので、{FEW}）"
            rows.append((*at, few, _NOTHING, "出していない"))
        elif not one.words:
            rows.append((*at, "（書いた人は、いません）", _NOTHING, _NOTHING))
    return rows or [_none("ことばで答える質問は、出していません。")]


def _heard(sheet: TallySheet) -> list[Sequence[Value]]:
    rows: list[Sequence[Value]] = [(one.text, one.votes, _STATES[one.state]) for one in sheet.heard]
    return rows or [("（会場からの質問は、ありません）",)]


def _attendance(sheet: TallySheet) -> list[Sequence[Value]]:
    rows: list[Sequence[Value]] = [("参加", "参加した人", sheet.people)]
    rows += [("来かた", one.label, FEW if one.count is None else one.count) for one in sheet.ways]
    if sheet.applied:
        rows.append(("申込", "申し込んで来た方", sheet.applied))
        rows.append(("申込", "当日に来た方", sheet.people - sheet.applied))
    rows += [("来た時刻", f"{one.begins:%H:%M}–{one.ends:%H:%M}", one.count) for one in sheet.arrivals]
    rows += [("途中から・途中まで", "おくれて来た方", sheet.late), ("途中から・途中まで", "早く帰った方", sheet.early)]
    rows += [
        ("結果" if sheet.confirmed == sheet.people else "結果（案）", _OUTCOMES[one], n) for one, n in sheet.outcomes
    ]
    for title, found in (("年代", sheet.ages), ("市町村", sheet.towns)):
        rows += [(title, one.label, FEW if one.count is None else one.count) for one in found]
    return rows


def _names(sheet: TallySheet) -> list[Sequence[Value]]:
    return [
        (
            one.number,
            one.name or "（お名前なし）",
            one.kana or _NOTHING,
            one.town or _NOTHING,
            _WAYS[one.kind],
            f"{one.came:%H:%M}" if one.came else _NOTHING,
            f"{one.left:%H:%M}" if one.left else _NOTHING,
            _OUTCOMES[one.outcome],
        )
        for one in sheet.names or ()
    ]


def _none(said: str) -> Sequence[Value]:
    return (_NOTHING, f"（{said.rstrip('。')}）")
