"""The words of a page: where one is, 前へ and 次へ, talk and worksheet."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

STEP: dict[str, Said] = {
    "page.of": Words(
        "{place}ページ{目|め}／{全|ぜん}{all}ページ", "{place}ページめ（ぜんぶで {all}ページ）", "Page {place} of {all}"
    ),
    "page.name": Words(
        "{chapter}{章|しょう} {page}ページ　{title}",
        "{chapter}しょう {page}ページ　{title}",
        "Chapter {chapter}, page {page}: {title}",
    ),
    "step.tab": Words(
        "{page}｜{chapter}{章|しょう}｜{course}",
        "{page}｜{chapter}しょう｜{course}",
        "{page} | Chapter {chapter} | {course}",
    ),
    "bottom.label": Words("ページの{移動|いどう}", "つぎの ページと まえの ページ", "Turn the pages"),
    "prev": Words("{前|まえ}へ", "まえへ", "Previous"),
    "next": Words("{次|つぎ}へ", "つぎへ", "Next"),
    "end_chapter": Words("この{章|しょう}を{終|お}える", "この しょうを おわります", "Finish this chapter"),
    "to_test": Words("{確認|かくにん}テストへ", "テストへ いきます", "Go to the final check"),
    "yasashii": Words("やさしい{日本語|にほんご}で{読|よ}む", "やさしい にほんごで よみます", "Read in plain Japanese"),
    "sources": Words("{出典|しゅってん}と、{確|たし}かめた{日|ひ}", "どこから きた ことばか", "Sources"),
    "reader.label": Words("{読|よ}んでいる{方|かた}へ", "よんで いる ひとへ", "For readers"),
    "reader.words": Words(
        "{名前|なまえ}を{書|か}かずに{読|よ}んでいます。"
        "ここまで{読|よ}んだページは、はじめる{手続|てつづ}きのとき{引|ひ}き{継|つ}ぎます。",
        "なまえを かかないで よんで います。よんだ ページは、なまえを かいて はじめても のこります。",
        "You are reading without signing up. When you sign up, the pages you have read still count.",
    ),
    "has_number": Words(
        "{受講番号|じゅこうばんごう}がある{方|かた}", "じゅこうばんごうが ある ひと", "I have a learner number"
    ),
    "care.label": Words("{心|こころ}の{用意|ようい}", "こころの じゅんび", "Before you read on"),
    "care.skip": Words("このページをとばす", "この ページを よみません", "Skip this page"),
    "care.easy": Words(
        "つらい{気持|きも}ちの{話|はなし}が{出|で}てきます。とじても、とばしてもかまいません。",
        "つらい はなしが あります。つらく なったら、とじて いいです。よまなくても いいです。",
        "This page talks about loneliness and painful feelings. You can stop or skip it.",
    ),
    "care.question": Words(
        "つらいと{感|かん}じるかもしれない{問題|もんだい}です。",
        "つらく なるかも しれない もんだいです。",
        "This question may be painful.",
    ),
    "care.other": Words("ほかの{問題|もんだい}にする", "ほかの もんだいに します", "Choose another question"),
    "care.free": Words(
        "{答|こた}えなくても、かまいません。", "こたえなくても いいです。", "You do not have to answer."
    ),
    "pair.label": Words("{二人|ふたり}で、やってみる", "ふたりで やって みます", "Try it in pairs"),
    "pair.trio": Words("{三人|さんにん}で、やってみる", "3にんで やって みます", "Try it in threes"),
    "pair.people": Words(
        "{people}{人|にん}で、やってみる", "{people}にんで やって みます", "Try it in groups of {people}"
    ),
    "pair.group": Words("みんなで、やってみる", "みんなで やって みます", "Try it in a group"),
    "pair.roles": Words("{役|やく}わり：{roles}", "やくわり：{roles}", "Roles: {roles}"),
    "pair.alone": Words(
        "お{一人|ひとり}のときは、{読|よ}むだけでかまいません。",
        "ひとりの ときは、よむだけで いいです。",
        "If you are on your own, just reading is fine.",
    ),
    # a conversation that branches
    "dialogue": Words("{会話|かいわ}で、ためしてみる", "はなして みる れんしゅう", "Try a conversation"),
    "dialogue.live": Words(
        "{言葉|ことば}を{選|えら}ぶと、{先|さき}へ{進|すす}みます。{正解|せいかい}も{点数|てんすう}もありません。"
        "{選|えら}んだものは、どこにも{残|のこ}りません。",
        "ことばを えらびます。つぎに いきます。てんすうは ありません。えらんだ ことは のこりません。",
        "Choose what to say and see what comes. There is no right answer and no score, and nothing is kept.",
    ),
    "dialogue.paper": Words(
        "1から{読|よ}み、{選|えら}んだ{言葉|ことば}の{番号|ばんごう}へ{進|すす}みます。{正解|せいかい}も{点数|てんすう}もありません。",
        "1から よみます。えらんだ ことばの ばんごうに いきます。てんすうは ありません。",
        "Begin at 1 and go on to the number of what you choose. There is no right answer and no score.",
    ),
    "dialogue.to": Words("→ {number}へ", "→ {number}へ", "→ go to {number}"),
    "dialogue.other": Words(
        "もどって、ほかの{言葉|ことば}をためす", "もどって、ほかの ことばを えらびます", "Go back and try other words"
    ),
    "dialogue.end": Words(
        "この{会話|かいわ}は、ここまでです。", "はなしは ここまでです。", "This conversation ends here."
    ),
    "dialogue.back": Words("もどる", "もどります", "Back"),
    "dialogue.again": Words("はじめから", "はじめから", "From the beginning"),
    "dialogue.skip": Words("この{会話|かいわ}を、とばす", "この はなしを よみません", "Skip this conversation"),
    "dialogue.after": Words("{会話|かいわ}は、ここまで。", "はなしは ここまで。", "End of the conversation."),
    # things to be sorted
    "sort": Words("わけてみる", "わけて みます", "Sort these"),
    "sort.unscored": Words(
        "{点数|てんすう}はつかず、{残|のこ}りません", "てんすうは ありません。のこりません", "Not scored, not kept"
    ),
    "sort.look": Words("たしかめる", "たしかめます", "See how they fit"),
    "sort.looked": Words(
        "それぞれの{下|した}に、めやすの{答|こた}えとわけが{出|で}ました。",
        "ひとつずつ、したに こたえと わけが でました。",
        "Below each one you now find the suggested answer and why.",
    ),
    "sort.back": Words("ページにもどる", "ページに もどります", "Back to the page"),
    # the private worksheet
    "work": Words("{個人|こじん}ワーク", "ひとりで する ワーク", "Worksheet of your own"),
    "work.unscored": Words("{点数|てんすう}はつきません", "てんすうは ありません", "Not scored"),
    "work.private": Words(
        "ここに{書|か}いたことは、この{電話|でんわ}から{外|そと}へ{出|で}ません。{閉|と}じると{消|き}えます。",
        "ここに かいた ことは、この でんわから そとへ でません。とじると きえます。",
        "What you write here never leaves this phone. It is gone when you close the page.",
    ),
    "work.keep_label": Words(
        "{書|か}いたものをどうするか", "かいた ものを どうしますか", "What to do with what you write"
    ),
    "work.forget": Words("{閉|と}じたら{消|け}す", "とじたら けします", "Forget it when I close the page"),
    "work.keep": Words("この{電話|でんわ}に{残|のこ}す", "この でんわに のこします", "Keep it on this phone"),
    "work.keep_warning": Words(
        "{同|おな}じ{電話|でんわ}を{使|つか}う{人|ひと}にも{見|み}えることがあります",
        "おなじ でんわを つかう ひとが みるかも しれません",
        "Others who use this phone may see it",
    ),
    "work.kept": Words(
        "{書|か}いたものは、ここにまとまります：", "かいた ものは ここに あります：", "What you write is gathered in:"
    ),
    "work.erased": Words("{消|け}しました。", "けしました。", "Erased."),
    "work.undo": Words("もとに{戻|もど}す", "もとに もどします", "Undo"),
    "work.erase": Words("{書|か}いたものを{消|け}す", "かいた ものを けします", "Erase what I wrote"),
}
