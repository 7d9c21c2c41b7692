"""What the words of headings mean, and which text is made of such words alone.

A heading is told from a person's data by its words: every piece of 「お名前（ふりがな）」 is a word of forms, no piece
of 「カナイ ヨシコ」 is. The words are those of town halls' lists and of what form builders (e-TUMO, Graffer, LoGo,
Microsoft and Google Forms) write above their columns.
"""

from __future__ import annotations

import re
from functools import lru_cache

from supporter.domain.shared.names import fold
from supporter.domain.shared.typed import half_width

#: Whose headings tell of somebody or something else than who is to be entered.
_OTHERS_TOLD = """
緊急 紹介 保護者 家族 親族 代筆 代理 代表 続柄 推薦 担当 講師 記入者 受付者 作成者 更新者 会社 勤務先 所属 団体名
団体ノ 学校(?!区) 事業所 請求 種類 方法 手段 可否 有無 人数 写真 撮影 広報 会場 開催 商品 件名 ファイル アカウント
ユーザー 講座名 コース名 希望日 希望スル 日時 時刻 時間
"""
_OTHERS = "|".join(_OTHERS_TOLD.split())
_SOUND = r"フリ(?:ガナ|仮名)|振リ?(?:仮名|ガナ)|読ミ?|ヨミ|仮名|カナ|ヒラガナ|ルビ|kana|furigana"
_FAMILY = r"(?<!氏)姓(?!名)|苗字|名字|(?<![ァ-ヺ])セイ(?![ァ-ヺ])|^ウジ$|^氏$|(?:last|family|sur)_?name"
_GIVEN = (
    r"(?<![ァ-ヺ一-龠々])名(?![ァ-ヺ一-龠々])|^名(?:カナ|フリガナ|ヨミ)|(?:氏名|名前)名|(?<![ァ-ヺ])メイ(?![ァ-ヺ])|"
    r"^ナ$|下ノ名前|(?:first|given)_?name"
)
_NAME = (
    r"氏名|姓名|名前|(?:受講|参加|申込|申込ミ|応募|修了|登録|対象|希望|本人)者名(?!簿)|^(?:受講|参加|申込|修了)者$|^本人$|"
    r"ナマエ|full_?name|^name$"
)
_CONTACT = r"電話|デンワ|携帯|ケータイ|スマホ|連絡先|メール|^tel|mail|fax|ファックス|ファクス|phone"
#: What each of the other fields is called, in the order in which they are tried.
_PATTERNS = (
    ("consent", r"同意|承諾"),
    ("news", r"(?:案内|知ラセ|メール|通知|ニュース|メルマガ).*(?:希望|受ケ|受信|要|不要|配信|送)"),
    ("district", r"地区|校区|^地域$"),
    ("town", r"市区?町村|自治体|団体コード|住マイ|住所|居住地|^[市町]$|^市町$"),
    ("number", r"受講者?番号|サポーター番号"),
    ("serial", r"(?:修了|認定|証書?).*(?:番号|ナンバー|no\.?$)"),
    ("completed", r"修了.*日|認定.*日|受講日|受講年月日|交付日"),
    ("age", r"年代|年齢|生年月日|誕生日|^才$|^歳$|^age$|birth"),
    ("contact", _CONTACT),
    ("relation", r"^区分$|在住.*在勤|在住区分|住民区分|居住区分|受講者区分|^在住ト?在勤"),
)

#: Words of headings, folded, beside the names of fields. Kana in one piece: a reading is hardly ever made of them.
_WORDS_TOLD = """
氏名 姓名 名前 オナマエ 氏 姓 名 苗字 名字 フリガナ フリ仮名 振リ仮名 振仮名 振リガナ 読ミ仮名 読ミガナ 読仮名 読ミ
ヨミガナ ヨミ 仮名 カタカナ ヒラガナ カナ ルビ 漢字 セイ メイ 年代 年齢 年齢層 生年月日 誕生日 性別 電話番号 電話
デンワ 携帯 連絡先 メールアドレス メール アドレス ファックス ファクス 番号 郵便番号 住所 住マイ 居住地 市町村
市区町村 自治体 団体コード コード 市 町 村 地区 校区 地域 区分 在住 在勤 在学 市内 市外 町内 町外 会員 参加 参加者
受講 受講者 申込 申込者 申込ミ 申シ込ミ 応募者 修了 修了者 認定 登録 対象者 本人 日 年月日 月日 年度 日付 日時 時刻
時間 開始 完了 終了 回答 送信 受付 更新 作成 受理 証 証書 証番号 修了証 同意 承諾 個人情報 取扱 取リ扱イ 希望 案内
知ラセ 通知 配信 備考 摘要 意見 感想 質問 自由記述 自由記入 動機 理由 キッカケ 職業 所属 団体 団体名 勤務先 学校
会社 部署 役職 状態 状況 出欠 出席 欠席 会場 オンライン 講座 講座名 回 種別 種類 方法 緊急 続柄 関係 家族 保護者
紹介者 代表者 代表者名 担当 担当者 人数 参加人数 資格 経験 有無 必須 任意 半角 全角 ハイフン 記入 入力 選択 記載 番
組 行 通シ番号 整理番号 受講番号 受付番号 会員番号 管理番号 情報 一覧 名簿 自宅 固定 スマホ ケータイ 午前 午後 部 班
グループ 希望日 受講日 受講希望日 交付日 認定日 修了日 合計 計 代筆 記入者 サポーター name fullname firstname
lastname familyname givenname first last full email e-mail mail tel phone fax mobile address age id no № no. sex
gender birthday date time kana furigana memo note
"""
_WORDS = _WORDS_TOLD.split()
_GLUE = re.compile(
    r"[オゴノデヲニハトカモガマシスルタテイサクダ]|下サイ|クダサイ|マス|マセン|教エ|書イ|願イ|頂|チラ|[\W_]|\d{1,2}"
)
_FOLDED = frozenset(map(fold, _WORDS))
_LENGTHS = sorted({len(word) for word in _FOLDED})
#: Words that stand in cells of people as they stand in headings.
_VALUES_TOLD = "在住 在勤 在学 その他 市内 市外 町内 町外 会場 オンライン 午前 午後 出席 欠席 有 無 本人 同意 希望"
_VALUES = frozenset(map(fold, _VALUES_TOLD.split()))
_KANA = re.compile("[ァ-ヺー]+")
_ALONE = frozenset(map(fold, ("氏", "名", "姓", "ウジ", "ナ", "市", "町", "区分", "no", "id", "才", "歳")))
_LONGEST = 80


def plain(title: str) -> str:
    """A heading as its words are looked for: folded, without what stands before and behind in forms (1. … 【必須】)."""
    # 氏　名 is one word with air in it, フリガナ　セイ are two.
    text = fold(re.sub(r"(?<=\S\S)\s+(?=\S)", "_", half_width(title)[:_LONGEST].strip()))
    text = re.sub(r"[\[(【〔<](?:入力)?(?:必須|任意)(?:項目)?[\])】〕>]|※?必須$|^\*|\*$", "", text)
    return re.sub(r"^(?:q|問|設問|質問)?\d{1,2}[.:、)\]]|^[①-⑳]", "", text)


@lru_cache(4096)
def field_of(title: str) -> str:
    """What a column under this heading holds, as far as the heading says; empty where it holds nothing that is kept."""
    text = plain(title)
    if not text:
        return ""
    if re.search("写真|撮影|広報", text):
        return ""
    for field, told in _PATTERNS[:2]:
        if re.search(told, text):
            return field
    if re.search(_OTHERS, text) and "団体コード" not in text:
        return ""
    sound, family, given = (bool(re.search(told, text)) for told in (_SOUND, _FAMILY, _GIVEN))
    if not sound and re.search(r"(?<![ァ-ヺ])(?:セイ|メイ)(?![ァ-ヺ])|^(?:ウジ|ナ)$", text):
        sound = True
    if family != given and not re.search("姓名", text):
        return ("kana_" if sound else "") + ("family" if family else "given")
    if sound and not re.search(_CONTACT, text):
        return "kana"
    if re.search(_NAME, text):
        return "name"
    return next((field for field, told in _PATTERNS[2:] if re.search(told, text)), "")


@lru_cache(16384)
def is_wording(text: str) -> bool:
    """Whether a text is made of the words of headings alone, and so tells nothing of any person."""
    words = plain(text)
    if not words or len(words) >= _LONGEST or words in _VALUES:
        return False
    if _KANA.fullmatch(words):  # as readings of names are written: トヨミ is nobody's heading
        return words in _FOLDED or words in _ALONE or (words[1:] in _FOLDED and words[0] in "オゴ")
    return words in _ALONE or _is_made_of_words(words)


def _is_made_of_words(text: str) -> bool:
    """Whether words, one of two letters at least among them, and what stands between words fill all of a text.

    Each place is looked at once: texts come from outside, and trying every way to part them would take for ever.
    """
    reached = {0: False}  # how far one has come -> whether a word was among it
    for at in range(len(text)):
        if at not in reached:
            continue
        ends = {at + long: long > 1 for long in _LENGTHS if text[at : at + long] in _FOLDED}
        if glue := _GLUE.match(text, at):
            ends.setdefault(glue.end(), False)
        for end, word in ends.items():
            reached[end] = reached.get(end, False) or reached[at] or word
    return reached.get(len(text), False)
