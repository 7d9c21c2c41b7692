"""The words of the frame around every page, of information pages and of what goes wrong."""

from __future__ import annotations

from .refusals import SENTENCES
from .words import Said, Words

FRAME: dict[str, Said] = {
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
    "help.title": Words("{今|いま}すぐ{助|たす}けが{必要|ひつよう}なとき", "いま たすけが ほしいとき", "Need help now"),
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
    "net.lost_wide": ("つながりが切れました。読むことはできます。答えはこの機械に残り、つながると送ります。"),
    "net.slow": SENTENCES["net.slow"],
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
    "continue": Words("つづきから", "つづきを よみます", "Continue"),
    "signup": Words("{名前|なまえ}を書いて はじめる", "なまえを かいて はじめます", "Sign up and start"),
    "read": Words("まず 読んでみる", "なまえを かかないで よみます", "Read without signing up"),
    "received": Words("{受|う}け取りました", "こたえが とどきました", "Your answer has been received"),
    "done": Words(
        "おめでとうございます。{修了|しゅうりょう}されました",
        "おめでとうございます。ぜんぶ おわりました",
        "Congratulations. You have completed the course",
    ),
    "pin.forgotten": Words(
        "{暗証番号|あんしょうばんごう}を{忘|わす}れた", "ばんごうを わすれました", "I forgot my PIN"
    ),
    "leave": Words("{消|け}す・やめる", "やめます。なまえを けします", "Leave and erase my data"),
    "checked": "{date}に確かめました",
    "contact.hours": Words("{時間|じかん}", "じかん", "Hours"),
    "contact.cost": Words("{費用|ひよう}", "おかね", "Cost"),
    "contact.chat": Words("{文字|もじ}", "もじ", "In writing"),
    "contact.chat_go": Words("{文字|もじ}で見る・{相談|そうだん}する", "もじで そうだんします", "Read or write"),
    "contact.languages": Words("ことば", "ことば", "Languages"),
    "contact.closed": Words("いまは{時間外|じかんがい}です。", "いまは やすみです。", "Closed now."),
    "contact.always": Words(
        "24{時間|じかん}の{窓口|まどぐち}はこちら", "24じかんの でんわは こちらです", "Lines open 24 hours"
    ),
    "contact.overdue": "確認日がすぎています。出典：{source}",
    "contact.old": ("確認日がすぎた番号は、変わっていることがあります。つながらないときは、ほかの窓口へどうぞ。"),
    "topic.life": "つらい気持ちのとき",
    "topic.loneliness": "ひとりで困っているとき",
    "topic.children": "こども・若い方のこと",
    "topic.violence": "暴力・虐待のこと",
    "topic.daily": "くらしのこと",
    "topic.supporter": "サポーターをしている方へ",
    "tel": "電話",
    "fax": "FAX",
}
