"""The words of the frame around every page: header, footer, the lost line, what goes wrong, a place to call."""

from __future__ import annotations

from supporter.wording.shared.refusals import SENTENCES
from supporter.wording.shared.words import Said, Words

FRAME: dict[str, Said] = {
    "programme": "つながりサポーター",
    "product": Words("つながりサポーター", "つながりサポーター", "Tsunagari Supporter"),
    # between the parts of a tab's name
    "tab.bar": Words("｜", "｜", " | "),
    "colon": Words("：", "：", ": "),
    # between the names of a list
    "between": Words("、", "、", ", "),
    "skip": Words("{本文|ほんぶん}へ", "ほんぶんへ いきます", "Skip to content"),
    "home": Words("ホーム", "ホーム", "Home"),
    "course": Words("{講座|こうざ}", "こうざ", "Course"),
    "events": Words("{会場|かいじょう}の{講座|こうざ}", "かいじょうの こうざ", "Sessions in person"),
    "my": Words("マイページ", "マイページ", "My page"),
    "places": Words("おもな{行|い}き{先|さき}", "おもな ページ", "Main pages"),
    "letters.short": Words("{文字|もじ}", "もじ", "Text"),
    "letters.rest": Words("・ふりがな", "・ふりがな・ことば", "and language"),
    "letters.title": Words(
        "{文字|もじ}・ふりがな・{色|いろ}", "もじ・ふりがな・いろ・ことば", "Text, readings, colours and language"
    ),
    "help.short": Words("{相談先|そうだんさき}", "そうだん", "Get help"),
    "help.title": Words("{今|いま}すぐ{助|たす}けが{必要|ひつよう}なとき", "いま たすけが ほしいとき", "Need help now"),
    "about.title": Words("{使|つか}い{方|かた}", "つかいかた", "How it works"),
    "privacy.title": Words("{個人|こじん}{情報|じょうほう}", "あなたの じょうほう", "Your data"),
    "accessibility.title": Words("{見|み}やすさへの{配慮|はいりょ}", "みやすさ", "Accessibility"),
    "contact.title": Words("{問|と}い{合|あ}わせ", "きく ところ", "Contact"),
    "choose.title": Words(
        "お{住|す}まいの{市町村|しちょうそん}を おえらびください",
        "すんで いる まちを えらんで ください",
        "Choose your town",
    ),
    "back": Words("もどる", "もどります", "Back"),
    "home.back": Words("ホームにもどる", "ホームに もどります", "Back to the home page"),
    "choose.back": Words("{市町村|しちょうそん}をえらぶ", "まちを えらびます", "Choose your town"),
    "trouble.title": Words("お{困|こま}りのときは", "こまったら", "Questions about this site"),
    "net.lost": SENTENCES["net.offline"],
    "net.lost_wide": Words(
        "つながりが{切|き}れました。{読|よ}むことはできます。{答|こた}えはこの{機械|きかい}に{残|のこ}り、"
        "つながると{送|おく}ります。",
        "インターネットが きれました。よむことは できます。こたえは この きかいに あります。つながったら おくります。",
        "The connection is lost. You can go on reading. Your answers stay on this device and are sent once it is back.",
    ),
    "net.unsent": Words(
        "{電波|でんぱ}が{切|き}れていて、{送|おく}れませんでした。{書|か}いたものは、この{画面|がめん}に{残|のこ}っています。"
        "つながったら、もう{一度|いちど}{押|お}してください。",
        "インターネットが きれて います。おくれませんでした。かいた ものは この がめんに あります。"
        "つながったら、もういちど おして ください。",
        "There is no connection, so nothing was sent. What you typed is still on this page. "
        "Press again once you are connected.",
    ),
    "net.slow": SENTENCES["net.slow"],
    "net.back": Words("つながりました", "つながりました", "Connected again"),
    "sending": Words("{送|おく}っています", "おくって います", "Sending…"),
    "script.needed": Words(
        "この{画面|がめん}には、JavaScript と{新|あたら}しいブラウザが{要|い}ります。"
        "{学|まな}びの{記録|きろく}は{消|き}えていません。"
        "お{困|こま}りのときは、{相談先|そうだんさき}の{画面|がめん}と{問|と}い{合|あ}わせの{画面|がめん}は、"
        "そのまま{開|ひら}けます。",
        "この がめんには、JavaScript と あたらしい ブラウザが いります。べんきょうの きろくは きえて いません。"
        "こまったら、そうだんの がめんと きく ところの がめんを ひらけます。",
        "This page needs JavaScript and a newer browser. Your progress is saved. "
        "The help page and the contact page open without them.",
    ),
    "error.403": Words(
        "この{画面|がめん}は{見|み}られません", "この がめんは みられません", "This page is not open to you"
    ),
    "error.404": Words("{画面|がめん}が{見|み}つかりません", "がめんが みつかりません", "We cannot find this page"),
    "error.413": Words("{受|う}け{取|と}れませんでした", "うけとれませんでした", "We could not receive this"),
    "error.500": Words(
        "いま、この{画面|がめん}を{出|だ}せません", "いま この がめんを だせません", "We cannot show this page just now"
    ),
    "error.other": Words(
        "もう{一度|いちど}おためしください", "もういちど やって みて ください", "Please try once more"
    ),
    "continue": Words("つづきから", "つづきを よみます", "Continue"),
    "signup": Words("{名前|なまえ}を{書|か}いて はじめる", "なまえを かいて はじめます", "Sign up and start"),
    "read": Words("まず {読|よ}んでみる", "なまえを かかないで よみます", "Read without signing up"),
    "done": Words(
        "おめでとうございます。{修了|しゅうりょう}されました",
        "おめでとうございます。ぜんぶ おわりました",
        "Congratulations. You have completed the course",
    ),
    "pin.forgotten": Words(
        "{暗証番号|あんしょうばんごう}を{忘|わす}れた", "あんしょうばんごうを わすれました", "I forgot my PIN"
    ),
    "leave": Words("{消|け}す・やめる", "やめて、きろくを けします", "Leave and erase my data"),
    # a place to call
    "checked": Words("{month}に{確|たし}かめました", "{month}に たしかめました", "Checked in {month}"),
    "contact.source": Words("{出典|しゅってん}", "しらべた ところ", "Source"),
    "contact.hours": Words("{時間|じかん}", "じかん", "Hours"),
    "contact.cost": Words("{費用|ひよう}", "おかね", "Cost"),
    "contact.chat": Words("{文字|もじ}", "もじ", "In writing"),
    "contact.chat_go": Words("{文字|もじ}で{見|み}る・{相談|そうだん}する", "もじで そうだんします", "Read or write"),
    "contact.languages": Words("ことば", "ことば", "Languages"),
    "contact.closed": Words("いまは{時間外|じかんがい}です。", "いまは やすみです。", "Closed now."),
    "contact.always": Words(
        "24{時間|じかん}の{窓口|まどぐち}はこちら", "24じかんの でんわは こちらです", "Lines open 24 hours"
    ),
    "contact.overdue": Words(
        "{month}に{確|たし}かめてから、1{年|ねん}がすぎています",
        "{month}に たしかめました。1ねん まえより ふるいです",
        "Last checked in {month}, more than a year ago",
    ),
    "contact.unchecked": Words(
        "この{番号|ばんごう}は、まだ{確|たし}かめていません",
        "この ばんごうは、まだ たしかめて いません",
        "We have not checked this number yet",
    ),
    "contact.old": Words(
        "{最近|さいきん}{確|たし}かめていない{番号|ばんごう}は、{変|か}わっていることがあります。"
        "つながらないときは、ほかの{窓口|まどぐち}へどうぞ。",
        "さいきん たしかめて いない ばんごうは、かわったかも しれません。"
        "つながらない ときは、ほかの ところへ かけて ください。",
        "Numbers that were not checked lately may have changed. If one does not answer, please try another.",
    ),
    "topic.life": Words("つらい{気持|きも}ちのとき", "こころが つらいとき", "When life is hard to bear"),
    "topic.loneliness": Words(
        "ひとりで{困|こま}っているとき", "ひとりで こまって いるとき", "When you are alone with a problem"
    ),
    "topic.children": Words(
        "こども・{若|わか}い{方|かた}のこと", "こどもや わかい ひとの こと", "Children and young people"
    ),
    "topic.violence": Words(
        "{暴力|ぼうりょく}・{虐待|ぎゃくたい}のこと", "ぼうりょくや ひどい ことを されたとき", "Violence and abuse"
    ),
    "topic.daily": Words("くらしのこと", "せいかつの こと", "Daily life"),
    "topic.supporter": Words("サポーターをしている{方|かた}へ", "サポーターを して いる ひとへ", "For supporters"),
    "tel": Words("{電話|でんわ}", "でんわ", "Phone"),
    "fax": Words("FAX", "FAX", "FAX"),
}
