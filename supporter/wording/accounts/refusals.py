"""One sentence for every refusal when signing up or in: what happened, nothing is lost, what to do next."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

SIGNIN_SENTENCES: dict[str, Said] = {
    # signing up
    "name.empty": Words(
        "お{名前|なまえ}を{入|い}れてください。{修了証|しゅうりょうしょう}に{印刷|いんさつ}します。",
        "なまえを いれて ください。しゅうりょうしょうに いんさつします。",
        "Please enter your name. It is printed on your certificate.",
    ),
    "name.too_long": Words(
        "お{名前|なまえ}が{長|なが}すぎて{修了証|しゅうりょうしょう}に{入|はい}りません（60{文字|もじ}まで）。"
        "{略|りゃく}し{方|かた}を{department}にご{相談|そうだん}ください。",
        "なまえが ながくて、しゅうりょうしょうに はいりません（60もじまで）。"
        "みじかく する かたちを {department}に きいて ください。",
        "Your name is too long for the certificate (60 characters at most). Please ask {department} how to shorten it.",
    ),
    "name.unprintable": Words(
        "「{characters}」の{字|じ}は、いまの{印刷|いんさつ}の{字|じ}にありません。このまま{進|すす}めます。"
        "{修了証|しゅうりょうしょう}では、その{字|じ}を{空|あ}けて{刷|す}り、{department}が{手|て}で{書|か}き{入|い}れます。",
        "「{characters}」の じは、いま いんさつできません。このまま つぎへ いけます。"
        "しゅうりょうしょうには、{department}の ひとが てで かきます。",
        "We cannot print “{characters}” yet. You can go on like this. "
        "We leave its place free on the certificate, and {department} writes it by hand.",
    ),
    "name.forbidden": Words(
        "お{名前|なまえ}に、{修了証|しゅうりょうしょう}に{印刷|いんさつ}できない{記号|きごう}（{絵文字|えもじ}や、"
        "{目|め}に{見|み}えない{字|じ}）が{入|はい}っています。もう{一度|いちど}、{入|い}れ{直|なお}してください。",
        "なまえに、いんさつできない きごうが あります（えもじや、みえない じ）。もういちど なまえを いれて ください。",
        "Your name holds signs that cannot be printed on a certificate (emoji or invisible characters). "
        "Please type it once more.",
    ),
    "kana.invalid": Words(
        "フリガナは、ひらがなかカタカナで{入|い}れてください。",
        "フリガナは、ひらがなか カタカナで いれて ください。",
        "Please write the reading in hiragana or katakana.",
    ),
    "kana.empty": Words(
        "フリガナを{入|い}れてください。お{名前|なまえ}を{読|よ}みまちがえないためです。",
        "フリガナを いれて ください。なまえを まちがえないで よむためです。",
        "Please enter the reading, so that nobody misreads your name.",
    ),
    "age.missing": Words(
        "{年代|ねんだい}をえらんでください。{言|い}いたくないときは「{答|こた}えない」をえらべます。",
        "ねんれいを えらんで ください。いいたくない ときは「こたえません」を えらべます。",
        "Please choose your age group. You can choose “I'd rather not say”.",
    ),
    "device.missing": Words(
        "どなたが{使|つか}うかを、えらんでください。{次|つぎ}に{入|はい}るときのやり{方|かた}が{変|か}わります。",
        "だれが つかうかを えらんで ください。つぎに はいる ときの やりかたが かわります。",
        "Please choose who uses this device. It decides how you sign in next time.",
    ),
    "form.invalid": Words(
        "{選|えら}んだものを{読|よ}みとれませんでした。もう{一度|いちど}、えらんでください。",
        "えらんだ ものが わかりませんでした。もういちど えらんで ください。",
        "We could not read what you chose. Please choose once more.",
    ),
    "form.expired": Words(
        "{時間|じかん}がたったので、まだ{送|おく}られていません。{書|か}いたものは{消|き}えていません。"
        "たしかめて、もう{一度|いちど}{押|お}してください。",
        "じかんが たったので、まだ おくって いません。かいた ものは きえて いません。"
        "もういちど みて、おして ください。",
        "Some time has passed, so this has not been sent yet. What you wrote is not lost. "
        "Please look it over and press once more.",
    ),
    # signing in
    "pin.weak": Words(
        "その{番号|ばんごう}は、ほかの{人|ひと}に{当|あ}てられやすい{番号|ばんごう}です。"
        "{別|べつ}の{番号|ばんごう}にしてください。",
        "その ばんごうは、ほかの ひとに すぐ わかります。べつの ばんごうに して ください。",
        "That one is easy for others to guess. Please choose another.",
    ),
    "pin.missing": Words(
        "{暗証|あんしょう}{番号|ばんごう}が、まだ{入|はい}っていません。{数字|すうじ}6けた{以上|いじょう}をきめて、"
        "{入|い}れてください。",
        "あんしょうばんごうが まだ ありません。すうじを 6つ いじょう いれて ください。",
        "The PIN is still missing. Please choose six digits or more.",
    ),
    "pin.short": Words(
        "{暗証|あんしょう}{番号|ばんごう}が{短|みじか}すぎます。{数字|すうじ}なら6けた{以上|いじょう}、"
        "{言葉|ことば}なら8{文字|もじ}{以上|いじょう}にしてください。",
        "あんしょうばんごうが みじかいです。すうじは 6つ いじょう、ことばは 8もじ いじょうに して ください。",
        "That PIN is too short. Please use six digits or more, or a phrase of eight characters or more.",
    ),
    "pin.long": Words(
        "{暗証|あんしょう}{番号|ばんごう}が{長|なが}すぎます。{most}{文字|もじ}までにしてください。",
        "あんしょうばんごうが ながいです。{most}もじまでに して ください。",
        "That PIN is too long. Please use {most} characters at most.",
    ),
    "pin.wrong": Words(
        "{番号|ばんごう}がちがうようです。これまでの{学|まな}びは{消|き}えていません。"
        "もう{一度|いちど}おためしください。",
        "ばんごうが ちがうようです。いままでの べんきょうは きえて いません。もういちど やって みて ください。",
        "The number does not seem to match. Your progress is saved. Please try once more.",
    ),
    "pin.wrong_left": Words(
        "{番号|ばんごう}がちがうようです。あと{left}{回|かい}ためせます。これまでの{学|まな}びは{消|き}えていません。",
        "ばんごうが ちがうようです。あと {left}かい できます。いままでの べんきょうは きえて いません。",
        "The number does not seem to match. Tries left: {left}. Your progress is saved.",
    ),
    "pin.resting": Words(
        "{安全|あんぜん}のため、{minutes}{分|ふん}お{休|やす}みします。{until} から、もう{一度|いちど}ためせます。"
        "これまでの{学|まな}びは{消|き}えていません。お{急|いそ}ぎの{方|かた}は{department}へ（{電話|でんわ}・FAX）。",
        "あんぜんの ために、{minutes}分 おやすみします。{until} から、もういちど できます。"
        "いままでの べんきょうは きえて いません。いそぐ ひとは {department}へ（でんわ・FAX）。",
        "To keep you safe, we pause for {minutes} minutes. You can try again from {until}. "
        "Your progress is saved. If you are in a hurry, please ask {department} (phone or fax).",
    ),
    "card.unknown": Words(
        "この{受講票|じゅこうひょう}の QR は、いまは{使|つか}えません。"
        "{新|あたら}しい{受講票|じゅこうひょう}を{出|だ}したときは、そちらの QR を{読|よ}んでください。"
        "{受講番号|じゅこうばんごう}と{暗証番号|あんしょうばんごう}でも{入|はい}れます。",
        "この じゅこうひょうの QRコードは、いまは つかえません。"
        "あたらしい じゅこうひょうが あれば、その QRコードを よんで "
        "ください。じゅこうばんごうと あんしょうばんごうでも はいれます。",
        "The QR code of this learner card does not work now. If a newer card was made, please read that one. "
        "Your learner number and PIN work, too.",
    ),
    "learner.unknown": Words(
        "その{受講番号|じゅこうばんごう}が{見|み}つかりません。"
        "{受講票|じゅこうひょう}の{数字|すうじ}（8けた）をもう{一度|いちど}ごらんください。",
        "その じゅこうばんごうが みつかりません。じゅこうひょうの すうじ（8けた）を もういちど みて ください。",
        "We cannot find that learner number. Please look at the 8 digits on your learner card once more.",
    ),
    "signin.needed": Words(
        "つづけるには、{番号|ばんごう}で{入|はい}ってください。これまでの{学|まな}びは{消|き}えていません。",
        "つづけるには、ばんごうで はいって ください。いままでの べんきょうは きえて いません。",
        "To go on, please sign in with your number. Your progress is saved.",
    ),
    "access.refused": Words(
        "この{画面|がめん}は、{担当|たんとう}の{市町村|しちょうそん}の{方|かた}だけが{見|み}られます。"
        "{心|こころ}あたりがあれば、{管理|かんり}の{方|かた}にお{知|し}らせください。",
        "この がめんは、この まちの スタッフだけが みられます。"
        "へんだと おもったら、かんりの ひとに しらせて ください。",
        "Only the staff of the town in charge can see this page. "
        "If you think you should, please tell the administrator.",
    ),
    "rate.limited": Words(
        "こみ{合|あ}っています。30{秒|びょう}ほど{待|ま}って、もう{一度|いちど}{押|お}してください。",
        "こんで います。30びょうくらい まって、もういちど おして ください。",
        "It is busy just now. Please wait about 30 seconds and press once more.",
    ),
}
