"""Variant characters of names (異体字) and the one each is searched by."""

from __future__ import annotations

from collections.abc import Mapping

# The usual form first, then the forms that stand in names. Drawn from the 人名用漢字表 (旧字体) and the
# shapes that counters meet daily; folding too much only widens a search, so 斉/斎 and 崎/碕 go together.
_GROUPS = """
高髙 崎﨑嵜碕㟢 吉𠮷 斎斉齋齊 辺邉邊 浜濱濵 橋槗𣘺 沢澤 広廣 国國圀 桜櫻 竜龍 真眞 島嶋嶌 富冨 恵惠 浅淺 滝瀧
柳栁桺 徳德 瀬瀨 館舘 峰峯 野埜 土圡 増增 関關 児兒 来來 遥遙 会會 実實 寿壽 栄榮 円圓 条條 鉄鐵 万萬 豊豐
与與 礼禮 静靜 清淸 郎郞 緑綠 横橫 黒黑 戸戶 青靑 曽曾 桑桒 松枩 船舩 鴎鷗 藪薮 籠篭 蔵藏 昂昻 朗朖
鶴靏靍鸖 頼賴 弥彌 宝寶 宮宫 仏佛 仙僊 兼𠔥 処處 剣劍劔 励勵 勲勳 区區 参參 双雙 収收 叙敍 台臺 号號 呉吳
塩鹽 壱壹 学學 宇㝢 専專 将將 尚尙 岩巌巖 岳嶽 巣巢 帯帶 当當 彦彥 応應 恒恆 悦悅 慎愼 戦戰 戯戲 抜拔 択擇
拝拜 挙擧 教敎 数數 晃晄 晋晉 暁曉 暦曆 栃杤 検檢 楽樂 様樣 権權 歩步 歴歷 毎每 気氣 満滿 温溫 済濟 湾灣
焼燒 状狀 狭狹 瑶瑤 薗園 畑畠 畳疊 発發 県縣 砕碎 祢禰 称稱 稲稻 穂穗 穣穰 窪漥 竪豎 糸絲 経經 絵繪 継繼
続續 総總 縄繩 聡聰 声聲 脇𦚰 芦蘆 芸藝 茎莖 荘莊 蛍螢 蝦鰕 衛衞 覚覺 覧覽 観觀 誉譽 訳譯 読讀 賢贒 辞辭
遅遲 郷鄕 酔醉 醸釀 釈釋 鋭銳 録錄 鎌鐮 鎮鎭 陥陷 険險 霊靈 頬頰 顔顏 顕顯 駅驛 駆驅 騒騷 験驗 髪髮 鶏鷄
麦麥 麹麴 黄黃 黙默 亀龜 歯齒 弐貳 予豫 仮假 伝傳 価價 偽僞 党黨 内內 写寫
""".split()  # noqa: SIM905 -- a table for eyes


_LATIN = {"đ": "d", "Đ": "d", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"}  # no decomposition in Unicode

VARIANTS: Mapping[int, str] = {ord(letter): plain for letter, plain in _LATIN.items()} | {
    ord(variant): group[0] for group in _GROUPS for variant in group[1:]
}
