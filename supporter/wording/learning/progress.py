"""The words of what is left to do and of the ways that lead to the end of a course."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

PROGRESS: dict[str, Said] = {
    "chapter.unread": Words("{全|ぜん}{all}ページ", "ぜんぶで {all}ページ", "Pages: {all}"),
    "left.after_class": Words(
        "あと {chapters}{章|しょう}で{修了|しゅうりょう}です。"
        "スマートフォンか、{次|つぎ}の{会場|かいじょう}の{講座|こうざ}で{続|つづ}きを{受|う}けられます。",
        "あと {chapters}しょうで おわりです。スマートフォンで つづきを よめます。かいじょうでも つづきを きけます。",
        "Chapters still to do: {chapters}. Go on by phone, or at the next session in person.",
    ),
    "left.test": Words(
        "あとは、{確認|かくにん}テストだけです。スマートフォンで、いつでもためせます。",
        "あとは テストだけです。スマートフォンで いつでも できます。",
        "Only the final check is left. You can take it by phone at any time.",
    ),
    "before.title": Words("{先|さき}に{受|う}ける{講座|こうざ}", "さきに べんきょうすること", "First complete"),
    "before.words": Words(
        "この{講座|こうざ}は、「{course}」を{修了|しゅうりょう}した{方|かた}のための{続|つづ}きです。"
        "{読|よ}むことは、いまでもできます。",
        "「{course}」が おわった ひとの ための べんきょうです。よむことは いまでも できます。",
        "This course follows “{course}”. You may read it now and complete it afterwards.",
    ),
    "before.go": Words("「{course}」へ", "「{course}」を よみます", "Go to “{course}”"),
    "ways.title": Words("{修了|しゅうりょう}のしかた", "おわりかた", "Ways to complete this course"),
    "ways.any": Words(
        "どれか{一|ひと}つで{修了|しゅうりょう}です。", "どれか 1つで おわりです。", "Any one of these is enough."
    ),
    "way.online": Words("{電話|でんわ}やパソコンで", "でんわや パソコンで", "By phone or computer"),
    "way.classroom": Words("{会場|かいじょう}の{講座|こうざ}で", "かいじょうで", "In person"),
    "way.blended": Words("{組|く}み{合|あ}わせて", "りょうほうで", "Both together"),
    "need.all_steps": Words("ぜんぶのページを{読|よ}む", "ぜんぶの ページを よみます", "read every page"),
    "need.steps_of": Words("{chapters}を{読|よ}む", "{chapters}を よみます", "read {chapters}"),
    "need.chapters": Words("{number}{章|しょう}", "{number}しょう", "chapter {number}"),
    "need.test": Words(
        "{確認|かくにん}テストで、10{問|もん}なら{of_ten}{問|もん} そのとおり",
        "テストの 10もんの なかで {of_ten}もん あって いる",
        "get {of_ten} of 10 right in the final check",
    ),
    "need.attendance": Words(
        "{会場|かいじょう}の{講座|こうざ}に{出|で}る（{late}{分|ふん}までのおくれは、だいじょうぶです。"
        "もっとおくれたときは、{聞|き}けなかったページをあとで{読|よ}みます）",
        "かいじょうに いきます。{late}分 おくれても いいです。"
        "もっと おくれたら、きけなかった ページを あとで よみます。",
        "attend a session (up to {late} minutes late is fine; if later, read the missed pages afterwards)",
    ),
    "need.within": Words(
        "{読|よ}みはじめてから {months}か{月|げつ}のあいだに",
        "よんでから {months}かげつの あいだに",
        "within {months} months of reading",
    ),
    "need.reflection": Words("ふりかえりを{書|か}く", "おもったことを かきます", "hand in a reflection"),
    "need.and": Words("・", "・", ", "),
    "need.or": Words(" または ", " または ", " or "),
}
