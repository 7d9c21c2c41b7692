"""One sentence for every refusal: what happened, that nothing is lost, what to do next; nobody is blamed."""

from __future__ import annotations

from .words import Said, Words

#: One sentence for each refusal code; `{places}` are filled from the refusal's facts.
SENTENCES: dict[str, Said] = {
    "name.empty": "お名前を入れてください。修了証に印刷します。",
    "name.too_long": ("お名前が長すぎて修了証に入りません（60文字まで）。略し方を{department}にご相談ください。"),
    "name.unprintable": (
        "「{characters}」の字は、いまの印刷の字にありません。このまま進めます。"
        "修了証の書き方は、{department}がご相談します。"
    ),
    "name.forbidden": (
        "お名前に、修了証に印刷できない記号（絵文字や、目に見えない字）が入っています。もう一度、入れ直してください。"
    ),
    "certificate.unprintable": (
        "修了証の文に、いまの印刷の字にない「{characters}」があります。"
        "記録は消えていません。設定の「修了証の文」を、ほかの字にしてください。"
    ),
    "certificate.number_format": (
        "修了証の番号の書き方「{format}」は使えません。"
        "年度（era_year か fiscal_year）と番号（number）を入れてください。いまの番号は変わっていません。"
    ),
    "kana.invalid": "フリガナは、ひらがなかカタカナで入れてください。",
    "kana.empty": "フリガナを入れてください。お名前を読みまちがえないためです。",
    "age.missing": "年代をえらんでください。言いたくないときは「答えない」をえらべます。",
    "device.missing": "どなたが使うかを、えらんでください。次に入るときのやり方が変わります。",
    "number.not_here": (
        "その受講番号の方は、こちらの市町村の名簿にありません。番号（8けた）をもう一度お確かめください。"
    ),
    "reason.missing": "どうやってご本人を確かめたかを、えらんでください。記録に残ります。",
    "pin.weak": "その番号は、ほかの人に当てられやすい番号です。別の番号にしてください。",
    "pin.wrong": "番号がちがうようです。これまでの学びは消えていません。もう一度おためしください。",
    "pin.wrong_left": "番号がちがうようです。あと{left}回ためせます。これまでの学びは消えていません。",
    "pin.resting": (
        "安全のため、{minutes}分お休みします。{until} から、もう一度ためせます。"
        "これまでの学びは消えていません。お急ぎの方は{department}へ（電話・FAX）。"
    ),
    "card.unknown": (
        "この受講票の QR は、いまは使えません。新しい受講票を出したときは、そちらの QR を読んでください。"
        "受講番号と暗証番号でも入れます。"
    ),
    "form.invalid": "選んだものを読みとれませんでした。もう一度、えらんでください。",
    "staff.wrong": "ID かパスワードがちがうようです。もう一度おためしください。",
    "staff.password_weak": (
        "パスワードは12文字以上にしてください。ID や、よく使われることば、同じ字のくりかえしは使えません。"
    ),
    "staff.password_same": "はじめのパスワードとはちがうものにしてください。",
    "staff.id_invalid": "ID は、英字ではじまる 3〜32 文字の英小文字・数字・「.」「_」「-」にしてください。",
    "staff.exists": "ID「{id}」は、もう使われています。別の ID にしてください。",
    "staff.unknown": "その ID の職員は見つかりません。",
    "staff.role_invalid": "役割は、講師・担当者・広域の担当者・管理者からえらんでください。",
    "staff.municipality_missing": "講師と担当者には、市町村の番号（6けた）が要ります。",
    "learner.unknown": "その受講番号が見つかりません。受講票の数字（8けた）をもう一度ごらんください。",
    "net.offline": "電波が切れました。読むことはできます。答えはこの電話に残り、つながると送ります。",
    "net.slow": ("時間がかかっています。届くと「受け取りました」と出ます。もう一度押しても、答えは一つだけです。"),
    "rate.limited": "こみ合っています。30秒ほど待って、もう一度押してください。",
    "disk.full": ("いま保存ができません。読むことはできます。担当者に知らせました。答えはこの電話に残っています。"),
    "access.refused": ("この画面は、担当の市町村の方だけが見られます。心あたりがあれば、管理の方にお知らせください。"),
    "signin.needed": "つづけるには、番号で入ってください。これまでの学びは消えていません。",
    "cert.unknown": (
        "この番号の修了証は見つかりません。番号をもう一度お確かめください（O・I・0・1 の字は使っていません）。"
    ),
    "cert.revoked": "この番号の修了証は、いまは使われていません。くわしくは発行した市町村へ。",
    "edit.conflict": "{who}が先に直しました（{time}）。二つをくらべて、残すほうをえらんでください。",
    "page.unknown": "アドレスが変わったか、番号がちがうのかもしれません。学びの記録は、消えていません。",
    "municipality.unknown": "その番号の市町村は、まだここにありません。一覧からおえらびください。",
    "post.foreign": (
        "ほかの画面から送られたので、受け取りませんでした。なにも変わっていません。"
        "この画面を開き直して、もう一度おためしください。"
    ),
    "post.too_long": "送られた文が長すぎて、受け取れませんでした。短くして、もう一度お送りください。",
    "answer.malformed": "答えの形が読めませんでした。前の答えは消えていません。もう一度、えらんでください。",
    "answer.unknown_question": (
        "この問題は、新しい版に変わりました。これまでの答えは消えていません。画面を開き直してください。"
    ),
    "test.none": "この講座に、確認テストはありません。目次からお進みください。",
    "test.no_attempts_left": (
        "この確認テストは、{attempts}回までです。これまでの記録は消えていません。{department}にご相談ください。"
    ),
    "course.prerequisite": Words(
        "{先|さき}に「{course}」を{修了|しゅうりょう}すると、この{講座|こうざ}の{確認|かくにん}テストをためせます。"
        "ここまで読んだ{記録|きろく}は、{残|のこ}っています。",
        "さきに「{course}」を ぜんぶ おわります。そのあと この テストが できます。よんだ きろくは のこって います。",
        "Complete “{course}” first; then you can take this check. What you have read is kept.",
    ),
    "course.unknown": "この講座は、いまここにありません。ホームから、読める講座をごらんください。",
    "certificate.not_ready": "修了証は、まだできていません。講座が終わると、ここでごらんになれます。",
    "programme.unknown": "「{id}」という事業は、まだここにありません。先に事業の設定を入れてください。",
    "roster.no_reason": "書き出す理由をえらんでください。書き出しの記録に残します。",
    "municipality.no_file": "「{source}」が見つかりません。ファイルの場所か、見本の番号をお確かめください。",
    "roster.unknown_form": "「{form}」では書き出せません。xlsx・csv・csv-cp932・json からえらんでください。",
    "demo.not_empty": (
        "{folder} には、見本ではない記録があります。なにも変わっていません。"
        "--data で、何もない置き場所をえらんでください。"
    ),
    "sample.not_empty": (
        "「{folder}」には、もう記録があります。見本の人は、空のフォルダーにだけ作れます。なにも変わっていません。"
    ),
    "server.trouble": (
        "こちらの都合で、いまこの画面を出せません。これまでの学びは消えていません。"
        "少し待って、もう一度おためしください。"
    ),
}

#: What is said when a code has no sentence of its own.
FALLBACK: Said = "いまは、できませんでした。これまでの学びは消えていません。もう一度おためしください。"
