"""The words of home: a first word for a newcomer, つづきから for who has begun."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

HOME: dict[str, Said] = {
    # told where a town has no headline of its own
    "home.headline": Words(
        "「さいきん、どう？」の ひと{声|こえ}から。",
        "「さいきん、どう？」と こえを かけます。",
        "“How have you been?” It begins with a word.",
    ),
    "home.lead": Words(
        "{特別|とくべつ}な{資格|しかく}はいりません。まわりの{人|ひと}のようすに{少|すこ}し{気|き}づいて、{声|こえ}をかける。"
        "{話|はなし}を{聴|き}く。こまっているときは{相談先|そうだんさき}を{伝|つた}える。"
        "つながりサポーターは、それを、できる{範囲|はんい}でする{人|ひと}です。",
        "とくべつな しかくは いりません。まわりの ひとを すこし みて、こえを かけます。はなしを ききます。"
        "こまって いる ひとに、そうだんする ところを おしえます。"
        "つながりサポーターは、できる ことだけを する ひとです。",
        "You need no special qualification. Notice a little how the people around you are, and speak to them. "
        "Listen. When someone is in trouble, tell them where to get help. "
        "A Tsunagari Supporter does this, as far as they can.",
    ),
    "home.art": Words(
        "{縁側|えんがわ}に{並|なら}んで{座|すわ}り、{湯|ゆ}のみを{手|て}に{話|はな}す{二人|ふたり}",
        "えんがわに すわって、おちゃを のみながら はなす ふたり",
        "Two people sitting side by side on a veranda, talking over tea",
    ),
    "home.number": Words(
        "{受講番号|じゅこうばんごう}のある{方|かた}は",
        "じゅこうばんごうが ある ひとは",
        "Do you have a learner number?",
    ),
    "home.course": Words(
        "{chapters}{章|しょう}、ぜんぶで およそ{minutes}{分|ふん}。1{回|かい}5{分|ふん}から、いつでも{休|やす}めます。",
        "{chapters}しょう あります。ぜんぶで {minutes}分くらいです。1かい 5分から できます。いつでも やすめます。",
        "{chapters} chapters, about {minutes} minutes in all. "
        "Five minutes at a time is fine, and you can pause whenever you like.",
    ),
    "home.free": Words(
        "{費用|ひよう}はかかりません（{通信料|つうしんりょう}はご{負担|ふたん}ください）。",
        "おかねは いりません。インターネットの おかねだけ じぶんで はらいます。",
        "Free of charge (you pay for your own data).",
    ),
    "home.no_course": Words(
        "いま、{読|よ}める{講座|こうざ}がありません。{準備|じゅんび}ができしだい、ここに{出|で}ます。",
        "いま よめる こうざが ありません。じゅんびが できたら、ここに でます。",
        "There is no course to read just now. It will appear here as soon as it is ready.",
    ),
    "home.heart_label": Words("いま、つらい{方|かた}へ", "いま つらい ひとへ", "If you are having a hard time"),
    "home.heart": Words(
        "いま、ご{自身|じしん}がつらい{方|かた}は、{先|さき}にこちらへ。",
        "いま じぶんが つらい ひとは、さきに ここを みて ください。",
        "If you are having a hard time yourself, please start here.",
    ),
    "home.onward": Words("つぎにできること", "つぎに できること", "What you can do next"),
    # where to get help
    "help.see": Words("{相談先|そうだんさき}を{見|み}る", "そうだんする ところを みます", "See where to get help"),
    "help.all": Words(
        "{相談先|そうだんさき}をぜんぶ{見|み}る", "そうだんする ところを ぜんぶ みます", "See every place to get help"
    ),
    "help.mine": Words(
        "わたしのまちの{相談先|そうだんさき}を{見|み}る",
        "わたしの まちの そうだんする ところを みます",
        "See where to get help in my town",
    ),
    # what it is about
    "what.title": Words(
        "つながりサポーターとは", "つながりサポーターは どんな ひと？", "What is a Tsunagari Supporter?"
    ),
    "what.definition": Words(
        "{孤独|こどく}・{孤立|こりつ}の{問題|もんだい}について{知識|ちしき}を{身|み}につけ、"
        "{身|み}の{回|まわ}りの{人|ひと}に{関心|かんしん}をもち、"
        "できる{範囲|はんい}で{困|こま}っている{人|ひと}をサポートする『つながりサポーター』",
        "ひとりで さびしい ことや、たすけて くれる ひとが いない ことを しって います。"
        "まわりの ひとを きに かけます。こまって いる ひとを、できる ことだけ たすけます。"
        "それが つながりサポーターです。",
        "A “Tsunagari Supporter” learns about loneliness and isolation, takes an interest in the people nearby, and "
        "supports those in trouble as far as they can.",
    ),
    "what.source": Words(
        "{出典|しゅってん}：{内閣府|ないかくふ}「つながりサポーター{養成|ようせい}{講座|こうざ}」"
        "のページ（2026{年|ねん}11{月|がつ}に{確|たし}かめました）。"
        "この{講座|こうざ}は、{内閣府|ないかくふ}のテキストの{考|かんが}え{方|かた}に{沿|そ}った{自主|じしゅ}{教材|きょうざい}です。",
        "ないかくふの ページから（2026年 11月に みました）。やさしい にほんごに しました。"
        "この こうざは、ないかくふの テキストでは ありません。テキストの かんがえかたに あわせて つくりました。",
        "Source: Cabinet Office of Japan, page on the training course for “Tsunagari Supporters” (read in November "
        "2026, our translation). This course is not the Cabinet Office's own text: it is material of our own that "
        "follows its ideas.",
    ),
    # who comes back
    "greet": Words("{name}さん、", "{name}さん、", "{name},"),
    "hello": Words("こんにちは。", "こんにちは。", "welcome back."),
    "swap": Words("{交代|こうたい}する", "ひとが かわります", "Switch person"),
    "swap.title": Words(
        "ほかの{方|かた}に{交代|こうたい}しますか", "ほかの ひとに かわりますか", "Let someone else use this?"
    ),
    "swap.words": Words(
        "いまは、{name}さんの{画面|がめん}です。{交代|こうたい}すると、{次|つぎ}から{番号|ばんごう}を{入|い}れて{入|はい}ります。"
        "{学|まな}びの{記録|きろく}は、そのまま{残|のこ}ります。",
        "いまは {name}さんの がめんです。かわると、つぎから ばんごうを いれます。べんきょうの きろくは のこります。",
        "This is {name}'s page. After switching, signing in takes the number again. Nothing you have learnt is lost.",
    ),
    "swap.stay": Words("{name}さんのまま、つづける", "{name}さんの まま つづけます", "Go on as {name}"),
    "left.told": Words(
        "サインアウトしました。{学|まな}びの{記録|きろく}は、{残|のこ}っています。",
        "サインアウトしました。べんきょうの きろくは あります。",
        "You are signed out. Nothing you have learnt is lost.",
    ),
    "next.page": Words("つづきは、", "つづきは、", "Next:"),
    "next.minutes": Words(
        "このページは およそ{minutes}{分|ふん}", "この ページは {minutes}分くらい", "About {minutes} min for this page"
    ),
    "next.test": Words(
        "あとは、{確認|かくにん}テストだけです", "あとは テストだけです", "Only the final check is left"
    ),
    "next.done": Words("{修了|しゅうりょう}されました", "ぜんぶ おわりました", "You have completed the course"),
    "next.done_words": Words(
        "できるときに、できる{範囲|はんい}で。それで{十分|じゅうぶん}です。",
        "できる ときに、できる ことだけ。それで いいです。",
        "When you can, as far as you can. That is enough.",
    ),
    "my.holds": Words(
        "{受講票|じゅこうひょう}・{修了証|しゅうりょうしょう}",
        "じゅこうひょう・しゅうりょうしょう",
        "Learner card and certificate",
    ),
}
