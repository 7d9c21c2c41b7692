"""Every sentence shown to people, by refusal code and by screen; prose of whole pages is in its template.

Sentences for refusals are in `wording_refusals`, the learner's and sign-up words in files of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .wording_learning import LEARNING
from .wording_people import PEOPLE
from .wording_refusals import FALLBACK, SENTENCES

__all__ = ["FALLBACK", "SENTENCES", "WORDS", "say", "sentence"]

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
    "net.lost_wide": ("つながりが切れました。読むことはできます。答えはこの機械に残り、つながると送ります。"),
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
    "contact.old": ("確認日がすぎた番号は、変わっていることがあります。つながらないときは、ほかの窓口へどうぞ。"),
    "topic.life": "つらい気持ちのとき",
    "topic.loneliness": "ひとりで困っているとき",
    "topic.children": "こども・若い方のこと",
    "topic.violence": "暴力・虐待のこと",
    "topic.daily": "くらしのこと",
    "topic.supporter": "サポーターをしている方へ",
    "tel": "電話",
    "fax": "FAX",
    **LEARNING,
    **PEOPLE,
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
    if "{" not in text:
        return text
    known = {**_UNKNOWN, **{key: value for key, value in facts.items() if value not in (None, "")}}
    return re.sub(r"\{(\w+)\}", lambda place: str(known.get(place[1], "")), text)
