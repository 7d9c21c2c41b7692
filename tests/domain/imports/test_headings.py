"""Headings as town halls and form builders write them, and where they stand; no person is ever taken for one."""

from __future__ import annotations

import pytest

from supporter.domain.imports.columns import ImportColumns, twice
from supporter.domain.imports.heading_words import field_of, is_wording
from supporter.domain.imports.headings import Head, find_head, guess, is_repeated, tables, titles

HEADINGS = {
    "name": (
        "氏名 お名前 名前 姓名 氏名（漢字） お名前【必須】 参加者氏名 受講者名 申込者氏名 ご氏名 氏　名 修了者氏名 "
        "1.お名前 "
        "Q2．お名前を教えてください ※氏名 受講者 FullName お名前(全角) 本人氏名 氏名（フルネーム） おなまえ"
    ),
    "kana": (
        "フリガナ ふりがな カナ 氏名（カナ） お名前（フリガナ） ﾌﾘｶﾞﾅ 氏名カナ よみがな 読み仮名 氏名（読み） "
        "振り仮名 ヨミ "
        "お名前（ひらがな） 氏名(ふりがな) カナ氏名 Name(Kana) 読みがな フリガナ（全角カナ） ふり仮名"
    ),
    "family": "姓 氏名（姓） お名前（姓） 氏名_姓 氏名【姓】 お名前：姓 姓（漢字） 苗字 氏 LastName 氏名・姓",
    "given": "名 氏名（名） お名前（名） 氏名_名 氏名【名】 お名前：名 名（漢字） 下の名前 FirstName 氏名・名",
    "kana_family": (
        "セイ 氏名（セイ） フリガナ（セイ） カナ（姓） せい お名前（セイ） 姓（フリガナ） 姓カナ ふりがな（姓） ウジ"
    ),
    "kana_given": (
        "メイ 氏名（メイ） フリガナ（メイ） カナ（名） めい お名前（メイ） 名（フリガナ） 名カナ ふりがな（名）"
    ),
    "age": "年代 年齢 年齢層 生年月日 ご年齢 お歳（年齢） 年代（○をつける） 生年月日（西暦） 年　齢 誕生日",
    "contact": (
        "電話番号 電話 連絡先 携帯電話 メールアドレス TEL E-mail ご連絡先（電話） 携帯番号 FAX番号 でんわ番号 "
        "電話(ハイフンなし)"
    ),
    "town": "市町村 お住まいの市町村 市区町村名 お住まい 団体コード 住所 居住地 自治体名 お住まいの市町 市町",
    "district": "地区 お住まいの地区 校区 小学校区 地区名",
    "relation": "区分 在住・在勤 在住在勤区分 在住/在勤/在学の別 居住区分",
    "news": (
        "メール案内を希望 今後のご案内を希望しますか お知らせの受け取り メールでのご案内を希望しますか 案内の送付 "
        "メルマガ配信"
    ),
    "consent": "個人情報の取扱いへの同意 同意 同意の有無 名簿掲載の同意 個人情報の利用に同意しますか",
    "number": "受講番号 受講者番号",
    "completed": "修了日 修了年月日 修了年月日（和暦） 認定日 修了証交付日",
    "serial": "修了証番号 認定番号 修了証の番号 証書番号",
    "": (
        "№ 番号 備考 性別 受付日時 緊急連絡先 緊急連絡先（電話） 紹介者氏名 保護者氏名 代筆者氏名 参加区分 会員区分 "
        "受講希望日 "
        "連絡先の種類 参加人数 会場 団体名 担当者 写真撮影への同意 ご意見 所属 職業 家族の電話 勤務先電話番号 申込区分"
    ),
}


@pytest.mark.parametrize("field", HEADINGS)
def test_what_headings_mean(field: str) -> None:
    assert {title: field_of(title) for title in HEADINGS[field].split(" ")} == dict.fromkeys(
        HEADINGS[field].split(" "), field
    )


PEOPLE = (
    "金井良子 カナイヨシコ カナヤカナエ 金谷かなえ（カナ） ミホンキヨミ 田中名美 湖山地区 城北地区 在住 在勤 "
    "電話なし 0857-00-0009 カナメ "
    "山本よし子 ザンリュウイチコ トヨミ 氏家太郎 名越日出 鳥取花子 1 70代 2026-11-20 カナエ セイコ メイコ 市川町子 "
    "町田 年男 日名子 "
    "同意 希望 Kana-Sato"
)


@pytest.mark.parametrize("text", PEOPLE.split())
def test_what_people_are_called_is_no_wording_of_headings(text: str) -> None:
    assert not is_wording(text)


SHEETS: dict[str, tuple[list[str], Head, list[str]]] = {
    "one row": (["氏名,フリガナ", "金井 良子,カナイ ヨシコ"], Head(0, 1, True), ["name", "kana"]),
    "a name that is a reading": (["氏名,フリガナ", "香川 佳奈,カガワ カナ"], Head(0, 1, True), ["name", "kana"]),
    "a value like a heading": (
        ["氏名,区分", "見本 三郎,在住", "見本 四郎,在勤"],
        Head(0, 1, True), ["name", "relation"],
    ),
    "words of headings in data": (
        ["氏名,地区,電話番号", "見本 五郎,湖山地区,電話なし"], Head(0, 1, True), ["name", "district", "contact"],
    ),
    "kana of a group over parts": (
        ["氏名,,フリガナ,,年代", "姓,名,セイ,メイ,", "見本,花子,ミホン,ハナコ,60代"],
        Head(0, 2, True),
        ["family", "given", "kana_family", "kana_given", "age"],
    ),
    "parts below お名前": (
        ["お名前,,お名前（カナ）,", "姓,名,姓,名", "見本,花子,ミホン,ハナコ"],
        Head(0, 2, True),
        ["family", "given", "kana_family", "kana_given"],
    ),
    "a title above": (["令和8年度 受講者一覧,", "氏名,年代", "見本 一,60代"], Head(1, 1, True), ["name", "age"]),
    "a title and a day above": (
        ["令和8年度 受講者一覧,令和8年11月30日現在", ",", "氏名,年代", "見本 一,60代"],
        Head(2, 1, True), ["name", "age"],
    ),
    "groups above": (
        ["受講者,,連絡先,", "氏名,フリガナ,電話,メール", "見本 一,ミホン,0857-00-0001,"],
        Head(0, 2, True),
        ["name", "kana", "contact", ""],
    ),
    "no headings": (
        ["見本 九郎,ミホン クロウ,60代", "見本 十郎,ミホン ジュウロウ,70代"],
        Head(0, 0, False), ["name", "kana", "age"],
    ),
    "no headings, telephones": (
        ["1,見本 九郎,0857-00-0001,鳥取市", "2,見本 十郎,0857-00-0002,岩美町"],
        Head(0, 0, False), ["", "name", "contact", "town"],
    ),
    "ウジ and ナ": (
        ["氏,名,ウジ,ナ", "見出,花子,ミダシ,ハナコ"],
        Head(0, 1, True), ["family", "given", "kana_family", "kana_given"],
    ),
    "English": (
        ["Full Name,Name (Kana),Phone", "見出 花子,ミダシ,0857-00-0604"], Head(0, 1, True), ["name", "kana", "contact"],
    ),
    "English in parts": (
        ["Last Name,First Name,E-mail", "見出,花子,a@example.jp"], Head(0, 1, True), ["family", "given", "contact"],
    ),
    "one column": (["氏名", "見本 一", "見本 二"], Head(0, 1, True), ["name"]),
    "one column without": (["見本 一", "見本 二"], Head(0, 0, False), ["name"]),
    "hiragana before kanji": (
        ["お名前（ひらがな）,お名前（漢字）", "みほん はなこ,見本 花子"], Head(0, 1, True), ["kana", "name"],
    ),
    "others' names": (["紹介者氏名,参加者氏名,保護者氏名", "甲 一,見本 二,丙 三"], Head(0, 1, True), ["", "name", ""]),
    "whole and parts": (
        ["姓,名,氏名,セイ,メイ", "見本,花子,見本 花子,ミホン,ハナコ"],
        Head(0, 1, True),
        ["", "", "name", "kana_family", "kana_given"],
    ),
    "a column that is empty": (["氏名,年代,修了日", "見本 一,60代,"], Head(0, 1, True), ["name", "age", ""]),
    "区分 of another kind": (["区分,氏名", "会場,見本 五子"], Head(0, 1, True), ["", "name"]),
    "an address": (
        ["氏名,住所", "見本 一,鳥取市湖山町北1-2", "見本 二,岩美町浦富3"],
        Head(0, 1, True), ["name", "town"],
    ),
    "an address without its town": (
        ["氏名,住所", "見本 一,湖山町北1-2の3", "見本 二,浦富3"],
        Head(0, 1, True), ["name", ""],
    ),
    "groups have no headings": (
        ["団体名,代表者名,参加人数,電話", "見本会,見本 子,5,0857-00-0605"],
        Head(0, 1, False), [*[""] * 3, "contact"],
    ),
    "a form": (
        ["ID,開始時刻,完了時刻,メール,名前,お名前（漢字）,お名前（フリガナ）,ご意見をお聞かせください",
         "1,2026/11/20 10:00,2026/11/20 10:03,anonymous,,見本 一,ミホン ハジメ,とくになし"],
        Head(0, 1, True),
        ["", "", "", "", "", "name", "kana", ""],
    ),
    "three rows": (
        ["受講者,,,", "氏名,,フリガナ,", "姓,名,セイ,メイ", "見本,花子,ミホン,ハナコ"],
        Head(1, 2, True),
        ["family", "given", "kana_family", "kana_given"],
    ),
    "a title of words of headings": (
        ["受講者名簿,,", "氏名,フリガナ,年代", "見本 一,ミホン ハジメ,60代"], Head(1, 1, True), ["name", "kana", "age"],
    ),
    "a richer table below": (
        ["氏名,電話,,", "見本 一,0857-00-0001,,", "氏名,フリガナ,年代,電話", "見本 二,ミホン,60代,0857-00-0002"],
        Head(0, 1, False),
        ["name", "contact", "", ""],
    ),
    "people above the headings": (
        ["見本 一,ミホン ハジメ,60代", "氏名,フリガナ,年代", "見本 二,ミホン ニ,60代"],
        Head(1, 1, False), ["name", "kana", "age"],
    ),
    "headings far below": (
        [*["よくお読みください,"] * 12, "氏名,年代", "見本 一,60代"], Head(12, 1, True), ["name", "age"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", SHEETS)
def test_headings_are_found_by_looking_at_the_whole_sheet(kind: str) -> None:
    lines, head, fields = SHEETS[kind]
    rows = [line.split(",") for line in lines]
    found = find_head(rows)
    assert found == head
    assert guess(titles(rows, found), rows[found.at + found.deep :], {}) == fields


SIDE_BY_SIDE = {
    "a gap between": (["氏名,電話番号,年代,,氏名,電話番号"], [range(4), range(4, 6)]),
    "a title over each": (["午前の部,,,,午後の部,", "氏名,電話番号,年代,,氏名,電話番号"], [range(4), range(4, 6)]),
    "numbers begin each": (["№,氏名,出欠,№,氏名,出欠"], [range(3), range(3, 6)]),
    "nothing between": (["氏名,電話,氏名,電話"], [range(2), range(2, 4)]),
    "three of them": (["№,氏名,№,氏名,№,氏名"], [range(2), range(2, 4), range(4, 6)]),
    "parts of names": (["姓,名,電話,姓,名,電話"], [range(3), range(3, 6)]),
    "spaces in the headings": (["氏 名,電話,,氏　名,電話"], [range(3), range(3, 5)]),
    "other columns": (["氏名,年代,,氏名,フリガナ,電話"], [range(3), range(3, 6)]),
    "one table": (["氏名,フリガナ,電話番号"], [range(3)]),
    "somebody else's name": (["氏名,緊急連絡先氏名,電話"], [range(3)]),
}


@pytest.mark.parametrize("kind", SIDE_BY_SIDE)
def test_tables_side_by_side_are_each_read(kind: str) -> None:
    lines, spans = SIDE_BY_SIDE[kind]
    heads = [line.split(",") for line in lines]
    samples = {"氏名": "見本 一", "姓": "見本", "名": "一", "電話": "0857-00-0001", "年代": "60代"}
    data = [samples.get("".join(cell.split())[:2], "x" if cell else "") for cell in heads[-1]]
    rows = [*heads, data, data]
    head = find_head(rows)
    heads_said = titles(rows, head)
    fields = guess(heads_said, rows[head.at + head.deep :], {})
    assert tables(heads_said, fields) == spans
    assert twice(fields, spans) == ""


@pytest.mark.parametrize(
    "row, again",
    [
        ("№,氏名,フリガナ,年代,電話番号", True), ("No,氏名,ふりがな,年齢,TEL", True), (",氏名,,,", True),
        (",お名前,カナ,,", True),
        ("3,見本 三,ミホン ミツ,50代,0857-00-0103", False), (",合計,,,2名", False),
        (",金井 良子,カナイ ヨシコ,,", False),
        (",見本 三,カナ,,", False), ("1,,,,", False), (",在住,,,", False), ("№,氏名,フリガナ,年代,", True),
    ],
)  # fmt: skip
def test_headings_that_come_again_below(row: str, again: bool) -> None:
    heads = ["№", "氏名", "フリガナ", "年代", "電話番号"]
    assert is_repeated(row.split(","), heads) == again


def test_only_what_was_corrected_is_remembered_and_never_a_person() -> None:
    heads = ["氏名", "会員番号", "でんわ", "残留 一子", "0857-99-0001", "カナイ ヨシコ"]
    guessed = ["name", "", "contact", "", "", ""]
    said = ["name", "number", "contact", "kana", "contact", "kana"]
    memory = ImportColumns(id="312011").with_these(heads, guessed, said)
    assert memory.columns == {"会員番号": "number"}
    assert guess(["氏名", "会員番号"], [["見本 一", "12345678"]], memory.columns) == ["name", "number"]
    assert guess(["氏名", "会員番号"], [["見本 一", ""]], memory.columns) == ["name", ""], "a column that is empty"
