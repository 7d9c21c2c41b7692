"""Every sentence shown to people, by refusal code and by screen; prose of whole pages is in its template.

The tone (guide §1.3): what happened → nothing is lost → what to do next; nobody is blamed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .wording_learning import LEARNING

#: One sentence for each refusal code; `{places}` are filled from the refusal's facts.
SENTENCES: dict[str, str] = {
    "name.empty": "お名前を入れてください。修了証に印刷します。",
    "name.too_long": (
        "お名前が長すぎて修了証に入りません（60文字まで）。略し方を{department}にご相談ください。"
    ),
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
    "net.slow": (
        "時間がかかっています。届くと「受け取りました」と出ます。もう一度押しても、答えは一つだけです。"
    ),
    "rate.limited": "こみ合っています。30秒ほど待って、もう一度押してください。",
    "disk.full": (
        "いま保存ができません。読むことはできます。担当者に知らせました。答えはこの電話に残っています。"
    ),
    "access.refused": (
        "この画面は、担当の市町村の方だけが見られます。心あたりがあれば、管理の方にお知らせください。"
    ),
    "signin.needed": "つづけるには、番号で入ってください。これまでの学びは消えていません。",
    "cert.unknown": (
        "この番号の修了証は見つかりません。"
        "番号をもう一度お確かめください（O・I・0・1 の字は使っていません）。"
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
    "server.trouble": (
        "こちらの都合で、いまこの画面を出せません。これまでの学びは消えていません。"
        "少し待って、もう一度おためしください。"
    ),
}

#: What is said when a code has no sentence of its own.
FALLBACK = "いまは、できませんでした。これまでの学びは消えていません。もう一度おためしください。"

WORDS: dict[str, str] = {
    "product": "つながりサポーター",
    "skip": "本文へ",
    "home": "ホーム",
    "course": "講座",
    "events": "会場の講座",
    "my": "マイページ",
    "places": "おもな行き先",
    "letters.short": "文字",
    "letters.rest": "・ふりがな",
    "letters.title": "文字・ふりがな・色",
    "help.short": "相談先",
    "help.title": "今すぐ助けが必要なとき",
    "about.title": "使い方",
    "privacy.title": "個人情報",
    "accessibility.title": "見やすさへの配慮",
    "contact.title": "問い合わせ",
    "choose.title": "お住まいの市町村を おえらびください",
    "back": "もどる",
    "home.back": "ホームにもどる",
    "choose.back": "市町村をえらぶ",
    "trouble.title": "お困りのときは",
    "net.lost": SENTENCES["net.offline"],
    "net.back": "つながりました",
    "sending": "送っています",
    "script.needed": (
        "この画面には、JavaScript と新しいブラウザが要ります。"
        "学びの記録は消えていません。お困りのときは、相談先の画面と問い合わせの画面は、そのまま開けます。"
    ),
    "error.403": "この画面は見られません",
    "error.404": "画面が見つかりません",
    "error.413": "受け取れませんでした",
    "error.500": "いま、この画面を出せません",
    "error.other": "もう一度おためしください",
    "continue": "つづきから",
    "signup": "名前を書いて はじめる",
    "read": "まず 読んでみる",
    "received": "受け取りました",
    "almost": "もう少しです",
    "done": "おめでとうございます。修了されました",
    "pin.forgotten": "暗証番号を忘れた",
    "leave": "消す・やめる",
    "checked": "{date}に確かめました",
    "contact.overdue": "確認日がすぎています。出典：{source}",
    "contact.old": (
        "確認日がすぎた番号は、変わっていることがあります。つながらないときは、ほかの窓口へどうぞ。"
    ),
    "topic.life": "つらい気持ちのとき",
    "topic.loneliness": "ひとりで困っているとき",
    "topic.children": "こども・若い方のこと",
    "topic.violence": "暴力・虐待のこと",
    "topic.daily": "くらしのこと",
    "topic.supporter": "サポーターをしている方へ",
    "tel": "電話",
    "fax": "FAX",
    **LEARNING,
}


def sentence(code: str, **facts: object) -> str:
    """The sentence for a refusal `code`. Never raises: an unknown code and a missing fact read well too."""
    return _filled(SENTENCES.get(code, FALLBACK), facts)


def say(key: str, **facts: object) -> str:
    """A word or sentence of the screens; `KeyError` for a key that nobody wrote, so that tests find it."""
    return _filled(WORDS[key], facts)


#: Who or what is meant where a fact is not known.
_UNKNOWN = {"department": "担当課", "characters": "この字", "who": "ほかの担当者", "time": "少し前"}


def _filled(text: str, facts: Mapping[str, object]) -> str:
    known = {**_UNKNOWN, **{key: value for key, value in facts.items() if value not in (None, "")}}
    return re.sub(r"\{(\w+)\}", lambda place: str(known.get(place[1], "")), text)
