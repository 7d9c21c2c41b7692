"""The words of the pages of staff, in Japanese alone."""

from __future__ import annotations

from supporter.wording.shared.words import Said

PEOPLE: dict[str, Said] = {
    "staff.in": "職員の方が入る",
    "staff.password": "ご自分のパスワードを決めてください",
    "office": "事務",
    "office.home": "ホーム",
    "office.people": "人",
    "office.rosters": "名簿・修了証",
    "office.figures": "数字・報告",
    "office.settings": "設定",
    "office.find": "さがす",
    "office.roster": "名簿",
    "office.reminders": "声をかける方",
    "office.contacts": "相談先",
    "office.desk": "暗証番号",
    "office.leaving": "記録を消す申し出",
    "office.confirm": "修了証の確認",
    "office.posts": "職員",
    "role.trainer": "講師",
    "role.officer": "担当者",
    "role.coordinator": "広域の担当者",
    "role.administrator": "管理者",
    "all": "すべて",
    "roster.all_years": "これまで",
    "roster.who": "に修了した人",
    "roster.completed_era": "修了日",
    "roster.next_due": "次のめやす",
    "roster.reason.papers": "修了証の準備",
    "roster.reason.meeting": "地区の集まり",
    "roster.reason.answer": "照会への回答",
    "roster.reason.other": "そのほか",
    "form.xlsx": "Excel（xlsx）",
    "form.csv": "CSV（UTF-8）",
    "form.csv-cp932": "他システム用 CSV（CP932）",
    "desk.reason.counter": "窓口で、ご本人を確かめた",
    "desk.reason.phone": "電話で、ご本人を確かめた",
    "desk.reason.hall": "会場で、ご本人を確かめた",
}
