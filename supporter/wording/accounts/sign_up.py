"""The words of はじめる手続き: its three screens and the number that comes of them."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

START: dict[str, Said] = {
    "start.1": Words(
        "お{名前|なまえ}を{教|おし}えてください", "なまえを おしえて ください", "Please tell us your name"
    ),
    "start.2": Words(
        "{年代|ねんだい}と{市町村|しちょうそん}を えらんでください",
        "ねんれいと まちを えらんで ください",
        "Choose your age group and your town",
    ),
    "start.3": Words(
        "{使|つか}いみちと、{暗証番号|あんしょうばんごう}",
        "つかいみちと、あんしょうばんごう",
        "What your data is for, and your PIN",
    ),
    "start.done": Words(
        "{受講番号|じゅこうばんごう}ができました", "じゅこうばんごうが できました", "Your learner number is ready"
    ),
    "start.step1": Words("お{名前|なまえ}", "なまえ", "Name"),
    "start.step2": Words("{年代|ねんだい}・{市町村|しちょうそん}", "ねんれい・まち", "Age and town"),
    "start.step3": Words("{使|つか}いみち・{番号|ばんごう}", "つかいみち・ばんごう", "Your data and PIN"),
    "start.tab": Words("{step}｜はじめる{手続|てつづ}き", "{step}｜はじめます", "{step} | Sign up"),
    "start.place": Words("3つのうち {at}つ{目|め}", "3つの なかの {at}つめ", "Step {at} of 3"),
    "start.next": Words("つぎへ", "つぎへ", "Next"),
    "start.finish": Words("{読|よ}みました。はじめます", "よみました。はじめます", "I have read this. Start"),
    "start.back1": Words("お{名前|なまえ}にもどる", "なまえに もどります", "Back to your name"),
    "start.back2": Words(
        "{年代|ねんだい}・{市町村|しちょうそん}にもどる", "ねんれい・まちに もどります", "Back to age and town"
    ),
    "start.kept": Words(
        "{読|よ}んだページは、そのまま{引|ひ}きつぎます。",
        "よんだ ページは、そのまま のこります。",
        "The pages you have read still count.",
    ),
    "need": Words("かならず", "かならず", "required"),
    "free": Words("{書|か}かなくてもよい", "かかなくて いいです", "optional"),
    # the first screen
    "name.hint": Words(
        "{修了証|しゅうりょうしょう}に、この{字|じ}のまま{印刷|いんさつ}します。"
        "ふだんお{使|つか}いの{字|じ}でどうぞ。ローマ{字|じ}でもかまいません。",
        "しゅうりょうしょうに、この じの まま いんさつします。いつも つかう じを かいて ください。"
        "ローマじでも いいです。",
        "It is printed on your certificate exactly as you type it, so please write it as you always do. "
        "Latin letters are fine.",
    ),
    "contact.hint": Words(
        "{電話|でんわ}・FAX・メールのどれか。{暗証番号|あんしょうばんごう}を{忘|わす}れたときや、"
        "お{知|し}らせを{希望|きぼう}されたときに{使|つか}います。",
        "でんわ・FAX・メールの どれか。あんしょうばんごうを わすれた ときに つかいます。"
        "おしらせが ほしい ときにも つかいます。",
        "Phone, fax or e-mail. We use it if you forget your PIN, or if you ask for news.",
    ),
    # the second screen
    "age.hint": Words(
        "18{歳未満|さいみまん}の{方|かた}は、おうちの{人|ひと}か{先生|せんせい}といっしょに{読|よ}んでください。",
        "17さいまでの ひとは、おうちの ひとか せんせいと いっしょに よんで ください。",
        "If you are under 18, please read this with someone of your family or a teacher.",
    ),
    "age.10代以下": Words("10{代|だい}まで", "19さいまで", "Up to 19"),
    "age.20代": Words("20{代|だい}", "20から 29さい", "20 to 29"),
    "age.30代": Words("30{代|だい}", "30から 39さい", "30 to 39"),
    "age.40代": Words("40{代|だい}", "40から 49さい", "40 to 49"),
    "age.50代": Words("50{代|だい}", "50から 59さい", "50 to 59"),
    "age.60代": Words("60{代|だい}", "60から 69さい", "60 to 69"),
    "age.70代": Words("70{代|だい}", "70から 79さい", "70 to 79"),
    "age.80代以上": Words("80{代|だい}から", "80さいから", "80 or over"),
    "age.unsaid": Words("{答|こた}えない", "こたえません", "I'd rather not say"),
    "town": Words("{市町村|しちょうそん}", "まち", "Town"),
    "town.hint": Words(
        "{修了証|しゅうりょうしょう}を{出|だ}す{市町村|しちょうそん}です。"
        "お{勤|つと}め・{通学|つうがく}の{市町村|しちょうそん}でもかまいません。",
        "しゅうりょうしょうを だす まちです。しごとの まちでも、がっこうの まちでも いいです。",
        "The town that issues your certificate. The town where you work or go to school is fine, too.",
    ),
    "district.hint": Words(
        "{town}の{地区|ちく}をえらべます。", "{town}の ちくを えらべます。", "You can choose a district of {town}."
    ),
    "district.none": Words("えらばない", "えらびません", "None"),
    "relation.在住": Words("{住|す}まい", "すんで いる まち", "Where I live"),
    "relation.在勤": Words("{勤|つと}め{先|さき}", "しごとの まち", "Where I work"),
    "relation.在学": Words("{通学先|つうがくさき}", "がっこうの まち", "Where I go to school"),
    "relation.その他": Words("そのほか", "そのほか", "Something else"),
    # the third screen
    "start.registered": Words(
        "{修了|しゅうりょう}したら、サポーター{登録|とうろく}の{名簿|めいぼ}に{載|の}りますか",
        "おわったら、サポーターの めいぼに のりますか",
        "When you have completed the course, shall we put you on the supporter list?",
    ),
    "start.registered.hint": Words(
        "{断|ことわ}っても、{修了証|しゅうりょうしょう}は{出|で}ます。",
        "のらなくても、しゅうりょうしょうは もらえます。",
        "You receive your certificate either way.",
    ),
    "start.pin": Words(
        "{番号|ばんごう}で{入|はい}るための{暗証番号|あんしょうばんごう}を{決|き}める",
        "はいるための あんしょうばんごうを きめます",
        "Choose a PIN to sign in with",
    ),
    "device.legend": Words(
        "この{電話|でんわ}やパソコンを{使|つか}うのは、どなたですか",
        "この でんわや パソコンを つかうのは、だれですか",
        "Who uses this phone or computer?",
    ),
    "device.mine": Words("わたしだけ", "わたしだけ", "Only me"),
    "device.mine.more": Words(
        "{次|つぎ}から{番号|ばんごう}はいりません（180{日|にち}）",
        "つぎから ばんごうは いりません（180日）",
        "No number needed next time (for 180 days)",
    ),
    "device.family": Words("{家族|かぞく}も{使|つか}う", "かぞくも つかいます", "My family uses it, too"),
    "device.family.more": Words(
        "{毎回|まいかい}、{番号|ばんごう}を{入|い}れます",
        "まいかい ばんごうと あんしょうばんごうを いれます",
        "You sign in each time",
    ),
    "device.shared": Words("みんなの{機械|きかい}", "みんなの きかい", "A shared device"),
    "device.shared.more": Words(
        "{閉|と}じたら{全部|ぜんぶ}{消|き}えます", "とじたら ぜんぶ きえます", "You are signed out when you close it"
    ),
    # the number
    "start.whose": Words("{name} {様|さま}の", "{name} さんの", "For {name}:"),
    "start.use": Words(
        "{次|つぎ}に{入|はい}るとき、この{番号|ばんごう}と{暗証番号|あんしょうばんごう}を{使|つか}います",
        "つぎに はいる とき、この ばんごうと あんしょうばんごうを つかいます",
        "Next time, sign in with this number and your PIN",
    ),
    "start.note": Words(
        "{紙|かみ}に{書|か}くか、{上|うえ}の{番号|ばんごう}を{写真|しゃしん}に{残|のこ}してください。"
        "{下|した}の「{入|はい}るための QR」は、ほかの{人|ひと}に{見|み}せないでください。",
        "かみに かくか、うえの ばんごうの しゃしんを とって ください。"
        "したの「はいるための QRコード」は、ほかの ひとに みせないで ください。",
        "Write it down, or take a picture of the number above. Please show the QR code that signs you in to nobody.",
    ),
    "start.paper": Words(
        "{印刷機|いんさつき}がなくても、だいじょうぶです。{department}の{窓口|まどぐち}で、"
        "{紙|かみ}の{受講票|じゅこうひょう}を{受|う}け{取|と}れます。",
        "プリンターが なくても、だいじょうぶです。{department}の まどぐちで、かみの じゅこうひょうを もらえます。",
        "No printer? No problem. You can pick up a learner card on paper at the counter of {department}.",
    ),
}
