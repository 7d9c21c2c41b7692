"""The words of one's own page and of the 受講票."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

MY: dict[str, Said] = {
    "card": Words("{受講票|じゅこうひょう}", "じゅこうひょう", "Learner card"),
    "card.shown": Words(
        "{受付|うけつけ}で{見|み}せる{番号|ばんごう}",
        "うけつけで みせる ばんごう",
        "The number to show at the reception",
    ),
    "card.number": Words("{受講番号|じゅこうばんごう}", "じゅこうばんごう", "Learner number"),
    "card.show": Words("{受講票|じゅこうひょう}を{見|み}る", "じゅこうひょうを みます", "See your learner card"),
    "name.formal": Words("{name} {様|さま}", "{name} さん", "{name}"),
    "my.courses": Words("{受|う}けた{講座|こうざ}", "うけた こうざ", "Your courses"),
    "sign_out": Words("サインアウト", "サインアウト", "Sign out"),
    # the 受講票
    "card.title": Words("{受講票|じゅこうひょう}", "じゅこうひょう", "Learner card"),
    "card.new": Words(
        "{新|あたら}しい{受講票|じゅこうひょう}を{作|つく}る",
        "あたらしい じゅこうひょうを つくります",
        "Make a new learner card",
    ),
    "card.new_words": Words(
        "{中|なか}に「{入|はい}るための QR」がある{受講票|じゅこうひょう}を{作|つく}ります。"
        "{前|まえ}の{受講票|じゅこうひょう}の QR は{使|つか}えなくなります。"
        "{受講番号|じゅこうばんごう}は{変|か}わりません。",
        "なかに「はいるための QRコード」が ある じゅこうひょうを つくります。"
        "まえの じゅこうひょうの QRコードは つかえなく なります。じゅこうばんごうは かわりません。",
        "Inside the new card is the QR code that signs you in. The QR code of your previous card stops working. "
        "Your learner number stays the same.",
    ),
    "card.made": Words(
        "{新|あたら}しい{受講票|じゅこうひょう}ができました",
        "あたらしい じゅこうひょうが できました",
        "Your new learner card is ready",
    ),
    "card.made_words": Words(
        "{前|まえ}の{受講票|じゅこうひょう}の{中|なか}の QR は、もう{使|つか}えません。"
        "この{画面|がめん}を{閉|と}じると、{中|なか}の QR は{二度|にど}と{出|だ}せません。"
        "いま{紙|かみ}に{刷|す}るか、{写真|しゃしん}に{残|のこ}してください。",
        "まえの じゅこうひょうの なかの QRコードは、もう つかえません。"
        "この がめんを とじると、なかの QRコードは もう でません。いま いんさつします。"
        "または、しゃしんを とって ください。",
        "The QR code inside your previous card no longer works. "
        "Once you close this page, the new one inside cannot be shown again. Please print it now, or take a picture.",
    ),
    "card.two": Words(
        "QR は{二|ふた}つあります。{表|おもて}の QR は{受付|うけつけ}で。"
        "{中|なか}の QR は、ご{自分|じぶん}の{電話|でんわ}で{読|よ}みます。",
        "QRコードは 2つ あります。おもての QRコードは うけつけで みせます。"
        "なかの QRコードは、じぶんの でんわで よみます。",
        "There are two QR codes. The outer one is for the reception. The inner one is for your own phone.",
    ),
    "card.one": Words(
        "{受付|うけつけ}で、この QR か{番号|ばんごう}を{見|み}せてください。この QR では{入|はい}れません。",
        "うけつけで、この QRコードか ばんごうを みせて ください。この QRコードでは はいれません。",
        "Show this QR code or the number at the reception. This QR code does not sign anyone in.",
    ),
    # on the card itself
    "card.front": Words("{受講票|じゅこうひょう}　{表|おもて}", "じゅこうひょう　おもて", "Learner card, outside"),
    "card.inside": Words("{受講票|じゅこうひょう}　{中|なか}", "じゅこうひょう　なか", "Learner card, inside"),
    "card.outer_label": Words(
        "{受付|うけつけ}で{見|み}せる QR（{受講番号|じゅこうばんごう}だけ）",
        "うけつけで みせる QRコード（じゅこうばんごうだけ）",
        "QR code for the reception (the learner number alone)",
    ),
    "card.outer": Words(
        "{受付|うけつけ}で{見|み}せる QR です。{受講番号|じゅこうばんごう}だけが{入|はい}っています。"
        "これでは{入|はい}れません。",
        "うけつけで みせる QRコードです。じゅこうばんごうだけが あります。これでは はいれません。",
        "For the reception. It holds the learner number alone and does not sign anyone in.",
    ),
    "card.secret": Words(
        "ほかの{人|ひと}に{見|み}せないでください", "ほかの ひとに みせないで ください", "Please show this to nobody"
    ),
    "card.inner_label": Words("{入|はい}るための QR", "はいるための QRコード", "QR code that signs in"),
    "card.inner": Words(
        "{暗証番号|あんしょうばんごう}のかわりに{入|はい}れる QR です。"
        "ご{自分|じぶん}の{電話|でんわ}のカメラで{読|よ}みます。なくしたら{department}へ。"
        "{新|あたら}しい{受講票|じゅこうひょう}を{出|だ}すと、{古|ふる}い QR は{使|つか}えなくなります。",
        "あんしょうばんごうの かわりに はいれる QRコードです。じぶんの でんわの カメラで よみます。"
        "なくしたら {department}に いって ください。あたらしい じゅこうひょうを だすと、ふるい QRコードは つかえなく "
        "なります。",
        "This QR code signs you in, instead of your PIN. Read it with the camera of your own phone. "
        "If you lose it, tell {department}: a new card makes the old QR code stop working.",
    ),
    "card.how": Words("{入|はい}り{方|かた}", "はいりかた", "How to sign in"),
    "card.how1": Words(
        "つながりサポーターの{画面|がめん}で「{番号|ばんごう}で{入|はい}る」を{押|お}します。",
        "つながりサポーターの がめんで「ばんごうで はいります」を おします。",
        "On the Tsunagari Supporter page, press “Sign in with your number”.",
    ),
    "card.how2": Words(
        "{受講番号|じゅこうばんごう}（8けた）と{暗証番号|あんしょうばんごう}を{入|い}れます。",
        "じゅこうばんごう（8けた）と あんしょうばんごうを いれます。",
        "Enter your learner number (8 digits) and your PIN.",
    ),
    "card.memo": Words("{暗証番号|あんしょうばんごう}のメモ", "あんしょうばんごうの メモ", "Note of your PIN"),
    "card.forgotten": Words(
        "{暗証番号|あんしょうばんごう}を{忘|わす}れたとき",
        "あんしょうばんごうを わすれた とき",
        "If you forget your PIN",
    ),
    "card.forgotten_inner": Words(
        "{折|お}った{中|なか}の QR を{読|よ}むと{入|はい}れます。"
        "{読|よ}めないときは、「{暗証番号|あんしょうばんごう}を{忘|わす}れました」とお{伝|つた}えください。",
        "おった なかの QRコードを よむと はいれます。よめない ときは、「あんしょうばんごうを わすれました」と いって "
        "ください。",
        "The QR code inside signs you in. If it cannot be read, tell us that you forgot your PIN.",
    ),
    "card.forgotten_say": Words(
        "「{暗証番号|あんしょうばんごう}を{忘|わす}れました」とお{伝|つた}えください。",
        "「あんしょうばんごうを わすれました」と いって ください。",
        "Just tell us that you forgot your PIN.",
    ),
}
