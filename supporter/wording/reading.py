"""The words of reading in comfort: aloud, in plain Japanese, on paper, without a line."""

from __future__ import annotations

from .words import Said, Words

READING: dict[str, Said] = {
    # aloud
    "aloud": Words("{読|よ}み{上|あ}げる", "こえで ききます", "Read aloud"),
    "aloud.onward": Words("つづきから{読|よ}み{上|あ}げる", "つづきを ききます", "Read on aloud"),
    "aloud.label": Words("{読|よ}み{上|あ}げ", "こえで きく", "Reading aloud"),
    "aloud.back": Words("{前|まえ}の{文|ぶん}", "まえの ぶん", "Sentence before"),
    "aloud.stop": Words("{止|と}める", "とめます", "Stop"),
    "aloud.forward": Words("{次|つぎ}の{文|ぶん}", "つぎの ぶん", "Next sentence"),
    # plain Japanese
    "original": Words("もとの{文|ぶん}で{読|よ}む", "もとの にほんごを よみます", "Read the full Japanese text"),
    "in_japanese": Words(
        "{講座|こうざ}の{文|ぶん}は、{日本語|にほんご}です。",
        "この こうざは にほんごです。",
        "The lessons are in Japanese, with readings above the characters.",
    ),
    "in_plain_japanese": Words(
        "{講座|こうざ}の{文|ぶん}は、やさしい{日本語|にほんご}です。",
        "この こうざは やさしい にほんごです。",
        "The lessons are in Japanese; this page is told in plain Japanese first, with the full text below it.",
    ),
    # without script
    "plain.open": Words(
        "{読|よ}むだけの{画面|がめん}を{開|ひら}く", "よむだけの がめんを ひらきます", "Open the page to read only"
    ),
    "script.lesson": Words(
        "{読|よ}むことは、このままできます。"
        "{問|と}いに{答|こた}えるには、JavaScript と{新|あたら}しいブラウザが{要|い}ります。",
        "よむことが できます。こたえるには、あたらしい ブラウザが いります。",
        "You can read this page as it is. To answer questions it needs JavaScript and a newer browser.",
    ),
}
