"""The words of going on: practice, a page found again, where to go on without a name, telling the family."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

MORE: dict[str, Said] = {
    "test.back": Words("テストにもどる", "テストに もどります", "Back to the final check"),
    # a page found again
    "search": Words("さがす", "さがします", "Search"),
    "search.title": Words("ページをさがす", "ページを さがします", "Find a page"),
    "search.label": Words(
        "さがすことば（かなでも）", "さがす ことば（ひらがなでも いいです）", "Words to look for (in Japanese)"
    ),
    "search.found": Words("{count}ページ {見|み}つかりました。", "{count}ページ ありました。", "Pages found: {count}."),
    "search.none": Words(
        "{見|み}つかりませんでした。{短|みじか}いことばにすると、{見|み}つかることがあります。",
        "ありませんでした。みじかい ことばで さがして ください。",
        "Nothing found. A shorter word may help.",
    ),
    # where to go on without a name
    "resume": Words(
        "つづきから（{chapter}{章|しょう} {page}ページ）",
        "つづきを よみます（{chapter}しょう {page}ページ）",
        "Continue (chapter {chapter}, page {page})",
    ),
    "seen": Words("この{機械|きかい}で{読|よ}みました", "この きかいで よみました", "read on this device"),
    # telling the family
    "share.course": Words(
        "{講座|こうざ}を{人|ひと}に{伝|つた}える", "こうざを ひとに おしえます", "Tell others about the course"
    ),
    "share.only": Words(
        "{講座|こうざ}の{入口|いりぐち}だけを{伝|つた}えます。あなたのことは{伝|つた}わりません。",
        "こうざの ばしょだけを おしえます。あなたの ことは いいません。",
        "Only the address of the course, nothing about you.",
    ),
    "share.picture": Words("{画像|がぞう}を{送|おく}る", "がぞうを おくります", "Send the picture"),
    # practice of one's own missed questions
    "practice": Words("もう{一度|いちど}、{考|かんが}えてみる", "もういちど かんがえます", "Practise once more"),
    "practice.count": Words(
        "「もう{少|すこ}し」だった{問題|もんだい}　{count}{問|もん}",
        "「もうすこし」だった もんだい　{count}もん",
        "Questions that were almost right: {count}",
    ),
    "practice.words": Words(
        "「もう{少|すこ}し」だった{問題|もんだい}です。{何度|なんど}でも{答|こた}えられます。テストの{結果|けっか}は{変|か}わりません。",
        "「もうすこし」だった もんだいです。なんかいでも できます。テストの けっかは かわりません。",
        "These are the questions you almost had. Answer as often as you like: "
        "the result of the final check stays as it is.",
    ),
    "practice.none": Words(
        "いま、{考|かんが}えなおす{問題|もんだい}はありません。",
        "いま かんがえる もんだいは ありません。",
        "There is no question to practise just now.",
    ),
    "practice.unsaved": Words(
        "{練習|れんしゅう}なので、{記録|きろく}はしていません。",
        "れんしゅうなので、きろくは しません。",
        "Practice is not recorded.",
    ),
}
