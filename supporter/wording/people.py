"""The words of starting, signing in, the 受講票 and the pages of staff, kept beside `wording`."""

from __future__ import annotations

from .words import Said

PEOPLE: dict[str, Said] = {
    # starting
    "start.1": "お名前を教えてください",
    "start.2": "年代と市町村を えらんでください",
    "start.3": "使いみちと、暗証番号",
    "start.done": "受講番号ができました",
    "start.step1": "お名前",
    "start.step2": "年代・市町村",
    "start.step3": "使いみち・番号",
    "start.place": "3つのうち {at}つ目",
    "start.next": "つぎへ",
    "start.finish": "読みました。はじめます",
    "need": "かならず",
    "free": "書かなくてもよい",
    "age.10代以下": "10代まで",
    "age.20代": "20代",
    "age.30代": "30代",
    "age.40代": "40代",
    "age.50代": "50代",
    "age.60代": "60代",
    "age.70代": "70代",
    "age.80代以上": "80代から",
    "age.unsaid": "答えない",
    "district.none": "えらばない",
    "relation.在住": "住まい",
    "relation.在勤": "勤め先",
    "relation.在学": "通学先",
    "relation.その他": "そのほか",
    "device.legend": "この電話やパソコンを使うのは、どなたですか",
    "device.mine": "わたしだけ",
    "device.mine.more": "次から番号はいりません（180日）",
    "device.family": "家族も使う",
    "device.family.more": "毎回、番号を入れます",
    "device.shared": "みんなの機械",
    "device.shared.more": "閉じたら全部消えます",
    # signing in
    "in.title": "番号で入る",
    "in.enter": "入る",
    "in.card": "受講票で入る",
    "in.pin": "新しい暗証番号を決めてください",
    "pin.rules": (
        "数字6けたか、8文字以上のことば。123456 や 000000 は使えません。生年月日も避けましょう。"
        "紙に書いて受講票といっしょにしまっても、かまいません。"
    ),
    # the card
    "card.title": "受講票",
    "card.new": "新しい受講票を作る",
    # staff
    "staff.in": "職員の方が入る",
    "staff.password": "ご自分のパスワードを決めてください",
    "office": "事務",
    "office.home": "事務のホーム",
    "office.roster": "名簿",
    "office.reminders": "声をかける方",
    "office.contacts": "相談先の確認日",
    "office.desk": "人・暗証番号",
    "office.leaving": "記録を消す申し出",
    "office.confirm": "修了証の確認",
    "office.posts": "職員",
    "office.added": "職員を足しました",
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
    "roster.here": (
        "つながりサポーターの修了者は、実人数で{people}人（延べ{completions}人）です。"
        "うち今年度の修了は、延べ{this_year}人です。"
    ),
}
