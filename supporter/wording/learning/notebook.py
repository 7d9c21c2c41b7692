"""The words of わたしのノート: what was written, bookmarks, and when to read on."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

NOTEBOOK: dict[str, Said] = {
    "notebook": Words("わたしのノート", "わたしの ノート", "My notebook"),
    "notebook.holds": Words("{書|か}いたもの・しおり", "かいた もの・しおり", "What you wrote, and bookmarks"),
    "notebook.words": Words(
        "{書|か}いたものは、この{機械|きかい}の{中|なか}だけにあります。{町|まち}にも{講師|こうし}にも、{届|とど}きません。",
        "かいた ものは、この きかいの なかだけに あります。まちにも せんせいにも とどきません。",
        "What you wrote is on this device only. Neither the town nor the lecturer can see it.",
    ),
    "notebook.script": Words(
        "ノートを{開|ひら}くには、JavaScript が{要|い}ります。{書|か}いたものは{消|き}えていません。",
        "ノートを ひらくには、JavaScript が いります。かいた ものは きえて いません。",
        "Your notebook needs JavaScript. What you wrote is not lost.",
    ),
    "notebook.step": Words("わたしの{一歩|いっぽ}", "わたしの つぎの こと", "My next step"),
    "notebook.done": Words("できました", "できました", "Done"),
    "notebook.done_on": Words("{day}に、できました。", "{day}に できました。", "Done on {day}."),
    "notebook.rewrite": Words("つぎの{一歩|いっぽ}を{書|か}く", "つぎの ことを かきます", "Write the next one"),
    "notebook.written": Words("{書|か}いたもの", "かいた もの", "What you wrote"),
    "notebook.empty": Words(
        "まだ、ありません。ページの{中|なか}の「{個人|こじん}ワーク」に{書|か}くと、ここにまとまります。",
        "まだ ありません。ページの なかの「ひとりで する ワーク」に かくと、ここに でます。",
        "Nothing yet. What you write in the worksheets of the pages is gathered here.",
    ),
    "notebook.edit": Words("{直|なお}す", "なおします", "Change"),
    "notebook.fleeting": Words(
        "この{画面|がめん}を{閉|と}じると、{消|き}えます。",
        "この がめんを とじると、きえます。",
        "Gone when you close this page.",
    ),
    "notebook.keep": Words("{残|のこ}す・{消|け}す", "のこします・けします", "Keep or erase"),
    "notebook.keep_all": Words(
        "ぜんぶ、この{機械|きかい}に{残|のこ}す", "ぜんぶ この きかいに のこします", "Keep all on this device"
    ),
    "notebook.kept_all": Words(
        "{残|のこ}しました。{同|おな}じ{機械|きかい}を{使|つか}う{人|ひと}にも、{見|み}えることがあります。",
        "のこしました。おなじ きかいを つかう ひとが みるかも しれません。",
        "Kept. Others who use this device may see it.",
    ),
    "notebook.print": Words("{紙|かみ}に{刷|す}る", "かみに いんさつします", "Print it"),
    "notebook.save": Words("ファイルに{写|うつ}す", "ファイルに うつします", "Save a copy as a file"),
    "notebook.erase": Words("ノートをぜんぶ{消|け}す", "ノートを ぜんぶ けします", "Erase the whole notebook"),
    "notebook.sure": Words(
        "{書|か}いたものとしおりを、この{機械|きかい}からぜんぶ{消|け}します。もとには{戻|もど}せません。",
        "かいた ものと しおりを、この きかいから ぜんぶ けします。もとに もどせません。",
        "All you wrote and all bookmarks go from this device. This cannot be undone.",
    ),
    "notebook.sure_first": Words(
        "{消|け}す{前|まえ}に、もう{一度|いちど}おたずねします。",
        "けす まえに もういちど ききます。",
        "We ask once more before anything is erased.",
    ),
    "mark": Words("しおり", "しおり", "Bookmarks"),
    "mark.put": Words("しおりをはさむ", "しおりを はさみます", "Bookmark"),
    "mark.there": Words("しおりをぬく", "しおりを とります", "Remove bookmark"),
    "mark.on": Words("{day}にはさみました", "{day}に はさみました", "Put in on {day}"),
    "mark.none": Words(
        "まだ、ありません。ページの「しおりをはさむ」で、あとからすぐに{開|ひら}けます。",
        "まだ ありません。ページの「しおりを はさみます」で、あとから ひらけます。",
        "None yet. Bookmark a page to find it here.",
    ),
    "next_time": Words("つぎは、いつ{読|よ}みますか", "つぎは いつ よみますか", "When will you read on?"),
    "next_time.tomorrow": Words("あしたの{朝|あさ}", "あしたの あさ", "Tomorrow morning"),
    "next_time.saturday": Words("{土曜日|どようび}", "どようび", "Saturday"),
    "next_time.words": Words(
        "この{機械|きかい}の{予定表|よていひょう}に{入|い}れます。わたしたちからは、{何|なに}も{送|おく}りません。",
        "この きかいの カレンダーに いれます。わたしたちは なにも おくりません。",
        "It goes into the calendar of this device. We send you nothing.",
    ),
    "next_time.paper": Words(
        "　　{月|がつ}　　{日|にち}（　　）　　{時|じ}ごろ", "　　がつ　　にち　　じごろ", "Day: ____________ at ______"
    ),
    "next_time.entry": Words("{course}のつづきを{読|よ}む", "{course}の つづきを よみます", "Read on: {course}"),
}
