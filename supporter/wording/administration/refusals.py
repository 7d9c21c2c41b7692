"""One sentence for every refusal that staff and commands alone meet, in Japanese alone."""

from __future__ import annotations

from supporter.wording.shared.words import Said

STAFF_SENTENCES: dict[str, Said] = {
    "certificate.number_format": (
        "修了証の番号の書き方「{format}」は使えません。年度（era_year か fiscal_year）と番号（number）"
        "を入れてください。いまの番号は変わっていません。"
    ),
    "number.not_here": (
        "その受講番号の方は、こちらの市町村の名簿にありません。番号（8けた）をもう一度お確かめください。"
    ),
    "reason.missing": "どうやってご本人を確かめたかを、えらんでください。記録に残ります。",
    "staff.wrong": "ID かパスワードがちがうようです。もう一度おためしください。",
    "staff.password_weak": (
        "パスワードは12文字以上にしてください。ID や、よく使われることば、同じ字のくりかえしは使えません。"
    ),
    "staff.idle_minutes": "分の数を、{least} から {most} までで書いてください（例：30）。まだ保存していません。",
    "staff.password_same": "はじめのパスワードとはちがうものにしてください。",
    "staff.id_invalid": "ID は、英字ではじまる 3〜32 文字の英小文字・数字・「.」「_」「-」にしてください。",
    "staff.exists": "ID「{id}」は、もう使われています。別の ID にしてください。",
    "staff.unknown": "その ID の職員は見つかりません。",
    "staff.role_invalid": "役割は、講師・担当者・広域の担当者・管理者・監査の担当者からえらんでください。",
    "staff.municipality_missing": "講師・担当者・監査の担当者には、市町村の番号（6けた）が要ります。",
    "programme.unknown": "「{id}」という事業は、まだここにありません。先に事業の設定を入れてください。",
    "roster.no_reason": "書き出す理由をえらんでください。書き出しの記録に残します。",
    "municipality.no_file": "「{source}」が見つかりません。ファイルの場所か、見本の番号をお確かめください。",
    "roster.unknown_form": "「{form}」では書き出せません。xlsx・csv・csv-cp932・json からえらんでください。",
    "data.missing": (
        "「{folder}」に、データがありません。何も作っていません。"
        "--data か SUPPORTER_DATA で、サーバーが使っている置き場所を指定してください。"
    ),
    "backup.unreadable": (
        "控えを読み返せなかったので、残しませんでした：{folder}。別の場所を指定して、もう一度おためしください。"
    ),
    "audit.no_list": (
        "この行には、対象の方の一覧がありません（前の版の記録か、書き出しでない行です）。監査の記録から、行をえらび直してください。"
    ),
    "audit.period": "期間は、はじめの日から一年（{most}日）までにしてください。何も書き出していません。",
    "demo.not_empty": (
        "{folder} には、見本ではない記録があります。なにも変わっていません。"
        "--data で、何もない置き場所をえらんでください。"
    ),
    "sample.not_empty": (
        "「{folder}」には、もう記録があります。見本の人は、空のフォルダーにだけ作れます。なにも変わっていません。"
    ),
}
