"""The words of bringing in lists, for staff, in Japanese alone."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

IMPORTING: dict[str, Said] = {
    "office.import": "取りこみ",
    "import.columns": "列を合わせる",
    "import.look": "取りこみの下見",
    "import.step.file": "ファイルをえらぶ",
    "import.step.columns": "列を合わせる",
    "import.step.look": "下見",
    "import.step.enter": "入れる",
    "import.notice.paper": "紙（申込書・ちらし）でお伝えした",
    "import.notice.screen": "申込の画面でお伝えした",
    "import.notice.spoken": "口頭・電話でお伝えした",
    "import.fate.new": "入ります",
    "import.fate.likely": "同じ方の見こみ",
    "import.fate.ask": "確かめて",
    "import.fate.there": "もう入っています",
    "import.fate.bad": "入れません",
    "import.book.applications": "申込",
    "import.book.roster": "名簿",
    "import.line": "{line}行目",
    "import.like": "{where}に同じ方がいるようです（{name}）",
    "import.there": "{where}と同じです",
    "import.enters": "新しく入れます",
    "import.ask_bare": "{line}行目：{told}。この行を「{field}なし」で入れるか、入れないか、えらんでください。",
    "import.progress": "{rows}行のうち {done}行",
    "import.no_heading": "（見出しなし・{column}列目）",
    "import.heading": "{line}行目：{cells}",
    "import.no_cells": "（空の行）",
    "import.deep.1": "1行",
    "import.deep.2": "2行（上下で一つの見出し）",
    "import.state.preparing": "準備しています",
    "import.state.running": "入れています",
    "import.state.done": "入れました",
    "import.state.undoing": "元に戻しています",
    "import.state.undone": "元に戻しました",
    "import.as_people": "受講者として",
    "import.as_applicants": "{told} への申込として",
    "import.online": "オンライン",
    "import.nothing": "使わない",
    "import.choose": "えらんでください",
    "import.choice.guess": "「{guess}」と書いて入れる",
    "import.choice.without": "{fields}なしで入れる",
    "import.choice.other": "別の方として入れる",
    "import.choice.same": "同じ方です（新しく入れない）",
    "import.choice.same_done": "同じ方です（修了の記録を足す）",
    "import.choice.skip": "この行を入れない",
    "import.column.name": "氏名",
    "import.column.family": "氏名の姓",
    "import.column.given": "氏名の名",
    "import.column.kana": "フリガナ",
    "import.column.kana_family": "フリガナの姓",
    "import.column.kana_given": "フリガナの名",
    "import.column.age": "年代・年齢・生年月日",
    "import.column.contact": "連絡先（電話・メール）",
    "import.column.district": "地区",
    "import.column.relation": "区分（在住・在勤・在学）",
    "import.column.number": "受講番号",
    "import.column.completed": "修了した日",
    "import.column.serial": "修了証の番号",
    "import.field.age": "年代",
    "import.field.district": "地区",
    "import.field.kana": "フリガナ",
    "import.field.contact": "連絡先",
    "import.field.completed": "修了の記録",
    "import.field.number": "受講番号",
    "import.field.serial": "修了証の番号",
    "import.trouble.age": "年代「{value}」を読めません",
    "import.trouble.district": "地区「{value}」は、こちらの地区の一覧にありません",
    "import.trouble.kana": "フリガナ「{value}」に、かな以外の字があります",
    "import.trouble.contact": "連絡先「{value}」は、1行に収まりません",
    "import.trouble.day": "修了した日「{value}」を読めません",
    "import.trouble.number": "受講番号「{value}」は、8けたの番号ではありません",
    "import.trouble.number_unknown": "受講番号「{value}」の方は、こちらの名簿にいません",
    "import.trouble.serial_taken": "修了証の番号「{value}」は、もう別の方に出ています",
    "import.trouble.name.empty": "氏名がありません",
    "import.trouble.name.too_long": "氏名「{value}」が長すぎます（60文字まで）",
    "import.trouble.name.forbidden": "氏名「{value}」に、使えない記号があります",
    "import.trouble.gaiji": "氏名「{value}」に外字（そちらの機械だけの字）があります。近い字にして入れてください",
    "import.trouble.unread": "氏名「{value}」に、読めない字があります",
    "log.learner.imported": Words(
        "{一覧|いちらん}から{入|い}れた", "ひょうから いれました", "Entered from a list of the office"
    ),
    "log.learner.completion_imported": Words(
        "{一覧|いちらん}から{修了|しゅうりょう}の{記録|きろく}を{足|た}した",
        "ひょうから おわった きろくを たしました",
        "Completion added from a list of the office",
    ),
    "log.learner.import_undone": Words(
        "{一覧|いちらん}から{入|い}れたことを{戻|もど}した",
        "ひょうから いれたのを もどしました",
        "Entry from a list taken back",
    ),
}

IMPORTING_SENTENCES: dict[str, Said] = {
    "import.bad_row": (
        "{line}行目：{told}。「{guess}」と書くか、この行を「{field}なし」で入れるか、えらんでください。"
    ),
    "import.no_draft": "下見の途中の一覧がありません。まだ何も入っていません。ファイルをもう一度えらんでください。",
    "import.no_file": "ファイルをえらんでください。まだ何も入っていません。",
    "import.no_name": "氏名の列がありません。氏名（または姓と名）の列をえらんでください。まだ何も入っていません。",
    "import.twice": "「{column}」が二つの列にあります。どちらか一つにしてください。まだ何も入っていません。",
    "import.no_rows": "見出しの下に行がありません。見出しの行をお確かめください。まだ何も入っていません。",
    "import.no_notice": "使いみちをどうお伝えしたかを、えらんでください。お一人ずつの記録に残ります。",
    "import.nothing_to_do": "入れる行がありません。もう入っている方は、二重に入りません。",
    "import.too_many_applicants": (
        "一つの講座への申込として取りこめるのは{most}行までです。ファイルをお確かめください。まだ何も入っていません。"
    ),
    "import.settled": "この取りこみは、もう元に戻せません（30日まで）。お一人ずつの画面から直せます。",
    "file.busy": "いま、ほかのファイルを読んでいます。1分ほど待って、もう一度どうぞ。まだ何も入っていません。",
    "sheet.too_large": "ファイルが大きすぎます（10MB まで）。いくつかに分けてください。まだ何も入っていません。",
    "sheet.empty": "このファイルには、行がありません。別のファイルをえらんでください。",
    "sheet.macros": (
        "マクロの入ったファイルは受け取れません。Excel で「ブック（xlsx）」として保存しなおしてください。"
        "まだ何も入っていません。"
    ),
    "sheet.old_excel": (
        "古い形の Excel（xls）は読めません。「ブック（xlsx）」か CSV で保存しなおしてください。まだ何も入っていません。"
    ),
    "sheet.locked": (
        "パスワードのかかったファイルは読めません。パスワードを外して保存しなおしてください。まだ何も入っていません。"
    ),
    "sheet.unreadable": (
        "このファイルを読めませんでした。Excel で開けるかを確かめ、xlsx か CSV で保存しなおしてください。"
        "まだ何も入っていません。"
    ),
    "sheet.unfolds": (
        "このファイルは、開くと大きくなりすぎます。要る表だけを新しいブックに写してください。まだ何も入っていません。"
    ),
    "sheet.too_many_rows": (
        "一度に取りこめるのは{most}行までです。年度などで分けて、一つずつえらんでください。まだ何も入っていません。"
    ),
    "sheet.formula": (
        "{cell} のセルは計算式だけで、値がありません。Excel で開いて保存しなおすか、値で貼りつけてください。"
        "まだ何も入っていません。"
    ),
}
