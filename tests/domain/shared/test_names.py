"""Names as typed: what passes is byte for byte what came in, what no paper can carry is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supporter.domain.shared.names import check_kana, check_name, fold
from supporter.domain.shared.refused import Refused

AS_TYPED = [
    "鳥取 花子",
    "　花子 ",
    "髙橋﨑子",
    "𠮷田",
    "葛\U000e0100城 辻\U000e0101子",
    "神\ufe00谷",
    "\ufa10本 \ufa19田",
    "ｶﾞﾙｼｱ Ａｎｎａ",
    "Nguyễn Thị Ánh",
    "Nguye\u0302\u0303n",
    "O'Brien-Smith, Jr.",
    "محمد علي",
    "می\u200cرا",
    "ශ්\u200dරී",
    "နန်းခင်ဇေယျာ",
    "김민준",
    "佐々木 〆子",
    "<script>alert(1)</script>",
    "=HYPERLINK(花)",
    "𱍊田",
    "＋８１田 花子",
    "ジャン＝リュック",
    "花" * 60,
    ("葛\U000e0100") * 60,
]


@pytest.mark.parametrize("name", AS_TYPED)
def test_a_name_comes_back_exactly_as_typed(name: str) -> None:
    assert check_name(name) == name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "name.empty"),
        (" 　", "name.empty"),
        ("・・・", "name.empty"),
        ("花" * 61, "name.too_long"),
        ("花" * 200, "name.too_long"),
        ("葛\U000e0100" * 101, "name.too_long"),
        ("花\x00子", "name.forbidden"),
        ("花\n子", "name.forbidden"),
        ("花\t子", "name.forbidden"),
        ("花\x7f子", "name.forbidden"),
        ("\u202e子花", "name.forbidden"),
        ("花\u200f子", "name.forbidden"),
        ("花\u2066子", "name.forbidden"),
        ("花\u200b子", "name.forbidden"),
        ("花\u200d子", "name.forbidden"),
        ("花\ufeff子", "name.forbidden"),
        ("花\u00ad子", "name.forbidden"),
        ("花\u2028子", "name.forbidden"),
        ("花\u2003子", "name.forbidden"),
        ("\u3164", "name.forbidden"),
        ("花\ue000", "name.forbidden"),
        ("花\u0378", "name.forbidden"),
        ("花\ud800", "name.forbidden"),
        ("花\ufffd", "name.forbidden"),
        ("花😀", "name.forbidden"),
        ("花∑", "name.forbidden"),
        ("花❤\ufe0f", "name.forbidden"),
        ("1\ufe0f\u20e3", "name.forbidden"),
        ("花👍🏽", "name.forbidden"),
        ("花🇯🇵", "name.forbidden"),
        ("花〰", "name.forbidden"),
        ("\u0301花", "name.forbidden"),
        ("a" + "\u0301" * 20, "name.forbidden"),
    ],
)
def test_a_name_no_paper_can_carry_is_refused(name: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        check_name(name)
    assert refused.value.code == code


@given(st.text())
def test_every_text_is_kept_or_refused_and_can_be_written_as_utf8(text: str) -> None:
    try:
        assert check_name(text) == text
    except Refused as refused:
        assert refused.code.startswith("name.")
    else:
        text.encode("utf-8")
    fold(text)


@pytest.mark.parametrize(
    ("typed", "kana"),
    [
        ("とっとり はなこ", "トットリ　ハナコ"),
        ("ﾄｯﾄﾘ ﾊﾅｺﾞ", "トットリ　ハナゴ"),
        (" トットリ　ハナコ ", "トットリ　ハナコ"),
        ("グエン・ティ・アイン", "グエン・ティ・アイン"),
        ("ゔぃおら", "ヴィオラ"),
        ("ﾕｰｺ", "ユーコ"),
        ("", ""),
        ("　", ""),
    ],
)
def test_kana_becomes_full_width_katakana(typed: str, kana: str) -> None:
    assert check_kana(typed) == kana


@pytest.mark.parametrize("typed", ["鳥取", "hanako", "ハナコ1", "ー", "ハナ\x00", "ハナ😀", "ア" * 61])
def test_kana_of_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        check_kana(typed)
    assert refused.value.code == "kana.invalid"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙橋", "高橋"),
        ("山﨑", "山崎"),
        ("𠮷田", "吉田"),
        ("齋藤", "斉藤"),
        ("渡邊", "渡辺"),
        ("濵田", "浜田"),
        ("葛\U000e0100城", "葛城"),
        ("\ufa10本", "塚本"),
        ("鳥取　花子", "鳥取花子"),
        ("とっとり がく", "ﾄｯﾄﾘｶﾞｸ"),
        ("Ｎguyễn Thị Ánh", "NGUYEN thi anh"),
        ("Đặng", "dang"),
        ("グエン・ティ", "グエンティ"),
    ],
)
def test_variants_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_names_fold_apart() -> None:
    assert len({fold(name) for name in ["はは", "ばば", "ぱぱ", "花子", "太郎", "김민준"]}) == 6
