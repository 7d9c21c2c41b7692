"""The words of reading in comfort: aloud, in plain Japanese, on paper, without a line."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

COMFORT: dict[str, Said] = {
    # aloud
    "aloud": Words("{読|よ}み{上|あ}げる", "こえで ききます", "Read aloud"),
    "aloud.onward": Words("つづきから{読|よ}み{上|あ}げる", "つづきを ききます", "Read on aloud"),
    "aloud.label": Words("{読|よ}み{上|あ}げ", "こえで きく", "Reading aloud"),
    "aloud.back": Words("{前|まえ}の{文|ぶん}", "まえの ぶん", "Back"),
    "aloud.stop": Words("{止|と}める", "とめます", "Stop"),
    "aloud.forward": Words("{次|つぎ}の{文|ぶん}", "つぎの ぶん", "Next"),
    "aloud.rate": Words("{速|はや}さ", "はやさ", "Speed"),
    "aloud.rate.0": Words("ふつう", "ふつう", "Normal"),
    "aloud.rate.1": Words("ゆっくり", "ゆっくり", "Slow"),
    "aloud.rate.2": Words("{速|はや}く", "はやく", "Fast"),
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
    "in_test": Words(
        "{問題|もんだい}は{日本語|にほんご}で、ふりがながあります。わからないときは、{department}にお{聞|き}きください。",
        "もんだいは にほんごです。かんじには よみかたが あります。わからない ときは {department}に きいて ください。",
        "The questions of the final check are in Japanese, with readings above the characters. "
        "If you need help with them, please ask {department}.",
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
    "script.answers": Words(
        "このブラウザでは、この{画面|がめん}の{問|と}いに{答|こた}えられません。"
        "つぎの{画面|がめん}なら、このまま{答|こた}えられます。",
        "この ブラウザでは、この がめんで こたえられません。つぎの がめんで こたえる ことが できます。",
        "Questions on this page cannot be answered in this browser. The next page lets you answer them.",
    ),
    # the plain forms of lessons and test
    "plain.ask": Words("{問|と}いに{答|こた}える", "しつもんに こたえます", "Answer the questions"),
    "plain.read": Words(
        "{読|よ}んだことを{残|のこ}す{画面|がめん}へ",
        "よんだ ことを のこす がめんへ いきます",
        "Go on to note it as read",
    ),
    "plain.lesson": Words("ページの{文|ぶん}を{読|よ}む", "ページの ぶんを よみます", "Read the page"),
    "plain.no_questions": Words(
        "このページに、{問|と}いはありません。{読|よ}みおわったら、{押|お}してください。",
        "この ページに しつもんは ありません。よんだら、おして ください。",
        "There is no question on this page. Press the button once you have read it.",
    ),
    "plain.have_read": Words("{読|よ}みました", "よみました", "I have read it"),
    "plain.noted": Words(
        "{読|よ}んだことを、{記録|きろく}しました。",
        "よんだ ことを きろくしました。",
        "We noted that you read this page.",
    ),
    "plain.lacking": Words(
        "まだのところがあります。えらんだものは、{残|のこ}っています。{下|した}の{印|しるし}のところを、たしかめてください。",
        "まだの ところが あります。えらんだ ものは のこって います。したの しるしの ところを みて ください。",
        "Something is still to be done. What you chose is kept. Please look at the marked places below.",
    ),
    # the plain copy, kept and printed
    "plain.words": Words(
        "{読|よ}むだけの{画面|がめん}です。{答|こた}えたり{書|か}いたりするのは、こちらから。",
        "よむだけの がめんです。こたえる ときは、こちらです。",
        "This page is for reading only. To answer and write,",
    ),
    "plain.whole": Words("もとの{画面|がめん}を{開|ひら}く", "もとの がめんを ひらきます", "open the full page"),
    "plain.answer": Words(
        "{答|こた}えと{説明|せつめい}を{見|み}る", "こたえと せつめいを みます", "See the answer and why"
    ),
    "plain.work": Words(
        "{紙|かみ}に{刷|す}ると、ここに{書|か}けます。だれにも{見|み}せなくて、かまいません。",
        "いんさつすると、ここに かけます。みせなくて いいです。",
        "On paper you can write here. You need not show it to anybody.",
    ),
    "kept.page": Words(
        "{電波|でんぱ}が{切|き}れているので、{読|よ}むだけの{画面|がめん}です。これまでの{学|まな}びは{消|き}えていません。",
        "でんぱが ありません。だから よむだけの がめんです。",
        "There is no connection, so this page is for reading only. Nothing you did is lost.",
    ),
    "kept.again": Words("もう{一度|いちど}つないでみる", "もういちど つなぎます", "Try to connect again"),
    "print.page": Words("このページを{紙|かみ}に{刷|す}る", "この ページを いんさつします", "Print this page"),
    "print.course": Words(
        "{講座|こうざ}ぜんぶを{紙|かみ}に{刷|す}る", "こうざを ぜんぶ いんさつします", "Print the whole course"
    ),
    "print.sheets": Words(
        "A4で、およそ{count}{枚|まい}になります。{両面|りょうめん}に{刷|す}ると、{半分|はんぶん}です。",
        "A4の かみ {count}まいくらいです。りょうめんに すると、はんぶんです。",
        "About {count} sheets of A4, half as many when printed on both sides.",
    ),
    "print.tab": Words("{course}の{冊子|さっし}", "{course}の ほん", "{course}: booklet"),
    "print.words": Words(
        "{講座|こうざ}ぜんぶを、{一冊|いっさつ}にまとめました。{下|した}のとおりに{刷|す}れます。",
        "こうざを ぜんぶ まとめました。したの とおりに かみに できます。",
        "The whole course as one booklet. It prints as shown below.",
    ),
    "print.now": Words("この{冊子|さっし}を{紙|かみ}に{刷|す}る", "この ほんを いんさつします", "Print this booklet"),
    "print.how": Words(
        "A4の{紙|かみ}に、{白黒|しろくろ}で{刷|す}れます。{左|ひだり}に、とじるための{余白|よはく}があります。",
        "A4の かみに、しろくろで できます。ひだりを とじます。",
        "A4, black and white, with room at the left to bind it.",
    ),
    "print.made": Words(
        "{date}の{講座|こうざ}から{作|つく}りました",
        "{date}の こうざから つくりました",
        "Made from the course as of {date}",
    ),
    "print.own_material": Words(
        "この{講座|こうざ}は、{内閣府|ないかくふ}のテキストの{考|かんが}え{方|かた}に{沿|そ}った{自主教材|じしゅきょうざい}です。",
        "この こうざは、ないかくふの かんがえかたで つくりました。",
        "This course was made independently, along the ideas of the Cabinet Office's text.",
    ),
    "print.aims": Words("この{章|しょう}でめざすこと", "この しょうで できること", "What this chapter is for"),
    "print.answers": Words(
        "{number}{章|しょう}「{考|かんが}えてみよう」の{答|こた}えと{説明|せつめい}",
        "{number}しょうの こたえと せつめい",
        "Chapter {number}: answers and why",
    ),
    "print.onward": Words("{読|よ}み{終|お}えた{方|かた}へ", "よみおわった ひとへ", "When you have read it all"),
    "print.test": Words(
        "{確認|かくにん}テストは、{電話|でんわ}やパソコンの{画面|がめん}で、または{会場|かいじょう}の{講座|こうざ}で{受|う}けられます。"
        "わからないことは、こちらへ。",
        "テストは、でんわか パソコンで できます。わからない ときは、こちらに きいて ください。",
        "You can take the final check on a phone or computer, or at a session in person. Questions? Ask:",
    ),
    # without a line
    "offline.title": Words("{電波|でんぱ}が{切|き}れています", "でんぱが ありません", "There is no connection"),
    "offline.words": Words(
        "これまでの{学|まな}びは{消|き}えていません。{電波|でんぱ}のよい{所|ところ}で、もう{一度|いちど}おためしください。",
        "まなんだ ことは きえません。ばしょを かえて、もういちど ためして ください。",
        "Nothing you did is lost. Please try again where the signal is better.",
    ),
    "offline.art": Words(
        "{山|やま}あいのバス{停|てい}で、{電話|でんわ}をひざに{置|お}き、{空|そら}の{鳥|とり}を{見|み}て{一息|ひといき}つく{人|ひと}",
        "バスを まつ ひとが、そらの とりを みて います",
        "Somebody at a bus stop in the hills, the phone on their lap, watching a bird",
    ),
    "offline.pages": Words(
        "{電波|でんぱ}がなくても{読|よ}めるページ",
        "でんぱが なくても よめる ページ",
        "Pages you can read without a connection",
    ),
    "offline.help": Words(
        "{相談先|そうだんさき}の{番号|ばんごう}は、{電波|でんぱ}がなくても{見|み}られます。",
        "そうだんする ばしょの ばんごうを みる ことが できます。",
        "The numbers to call can be seen without a connection, too.",
    ),
    # 文字・ふりがな・ことば・色
    "letters.heading": Words(
        "{文字|もじ}・ふりがな・ことば・{色|いろ}", "もじ・ふりがな・ことば・いろ", "Letters, language and colours"
    ),
    "letters.words": Words(
        "えらぶと、{見本|みほん}が{変|か}わります。「これでよい」を{押|お}すと、すべての{画面|がめん}が{変|か}わります。"
        "この{機械|きかい}が{覚|おぼ}えておきます。",
        "えらぶと、したの ぶんが かわります。「これで いいです」を おします。",
        "The sample follows your choice. Press “Use these” to change every page. This device remembers it.",
    ),
    "letters.sample": Words("{見本|みほん}", "みほん", "Sample"),
    "letters.size": Words("{文字|もじ}の{大|おお}きさ", "もじの おおきさ", "Size of letters"),
    "letters.size.m": Words("{標準|ひょうじゅん}", "ふつう", "Normal"),
    "letters.size.l": Words("{大|おお}きい", "おおきい", "Large"),
    "letters.size.xl": Words("とても{大|おお}きい", "とても おおきい", "Very large"),
    "letters.ruby": Words("ふりがな", "ふりがな", "Readings above Japanese characters"),
    "letters.ruby.off": Words("なし", "なし", "Without"),
    "letters.ruby.on": Words("あり", "あり", "With"),
    "letters.language": Words("ことば", "ことば", "Language"),
    "letters.theme": Words("{画面|がめん}の{色|いろ}", "がめんの いろ", "Colours"),
    "letters.theme.auto": Words(
        "{電話|でんわ}やパソコンに{合|あ}わせる", "でんわや パソコンと おなじ", "As on this device"
    ),
    "letters.theme.light": Words("{明|あか}るい", "あかるい", "Light"),
    "letters.theme.dark": Words("{夜|よる}の{色|いろ}", "くらい いろ", "Dark"),
    "letters.theme.clear": Words("くっきり", "くっきり", "High contrast"),
    "letters.done": Words("これでよい", "これで いいです", "Use these"),
}
