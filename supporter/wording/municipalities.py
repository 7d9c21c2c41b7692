"""The words of a municipality's settings and of the administrator's regions, and what may be refused there."""

from __future__ import annotations

from supporter.wording.shared.words import Said

TOWNS: dict[str, Said] = {
    "office.town": "市町村の設定",
    "office.towns": "市町村",
    "office.contact": "相談先を直す",
}

REGIONS: dict[str, Said] = {"office.regions": "圏域", "office.region": "圏域の設定"}

REGIONS_SENTENCES: dict[str, Said] = {
    "phone.invalid": (
        "電話番号・FAX番号は、数字・ハイフン・かっこで書いてください（例：0857-00-0000、#8008、0857-00-0000（代表））。"
    ),
    "region.name": "圏域の名前を、40文字までで入れてください。",
    "region.towns": "市町村を、二つ以上えらんでください。ほかに入れたことは、そのままです。",
    "region.coordinator": "圏域担当の役割の人を、えらんでください。ほかに入れたことは、そのままです。",
}

#: What is said of a setting that cannot be shown or printed.
TOWNS_SENTENCES: dict[str, Said] = {
    "line.missing": "ここが空いています。一行で書いてください。ほかの欄は、そのまま残っています。",
    "line.too_long": "ここは {most} 文字までの一行で書いてください。ほかの欄は、そのまま残っています。",
    "years.invalid": "年数は、1 から {most} までの数で書いてください（例：5）。まだ保存していません。",
    "day.invalid": "日にちを読みとれませんでした。年・月・日を入れてください（例：2027-04-01）。",
    "contact.no_topic": "どんなときの相談先かを、ひとつ以上えらんでください。",
    "certificate.body_empty": "修了証の本文が空いています。一行から書いてください。いまの修了証は変わっていません。",
    "certificate.body_long": (
        "修了証の本文が、紙に入りません。名前などをふくめて {most} 文字、{lines} 行までにしてください。"
        "いまの修了証は変わっていません。"
    ),
    "certificate.place": (
        "波かっこの中の「{place}」は、修了証に使えません。municipality・programme・course の三つだけが、"
        "市町村・事業・講座の名前に変わります。いまの修了証は変わっていません。"
    ),
}
