"""The words of signing in: by number, by the folded 受講票, with a new PIN."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

SIGNIN: dict[str, Said] = {
    "in.title": Words("{番号|ばんごう}で{入|はい}る", "ばんごうで はいります", "Sign in with your number"),
    "in.enter": Words("{入|はい}る", "はいります", "Sign in"),
    "in.number": Words(
        "{受講番号|じゅこうばんごう}（8けた）", "じゅこうばんごう（8けた）", "Learner number (8 digits)"
    ),
    "in.number_hint": Words(
        "{受講票|じゅこうひょう}に{書|か}いてある{数字|すうじ}です。",
        "じゅこうひょうに かいて ある すうじです。",
        "The digits on your learner card.",
    ),
    "secret.show": Words("{番号|ばんごう}を{見|み}る", "ばんごうを みます", "Show it"),
    "secret.letters": Words("{文字|もじ}も{入|い}れる", "もじも いれます", "Type letters"),
    "in.new": Words("はじめての{方|かた}は", "はじめての ひとは", "New here?"),
    "pin.rules": Words(
        "{数字|すうじ}6けたか、8{文字|もじ}{以上|いじょう}のことば。123456 や 000000 は{使|つか}えません。"
        "{生年月日|せいねんがっぴ}も{避|さ}けましょう。"
        "{紙|かみ}に{書|か}いて{受講票|じゅこうひょう}といっしょにしまっても、かまいません。",
        "すうじ 6けたか、8もじからの ことば。123456 や 000000 は つかえません。たんじょうびも やめましょう。"
        "かみに かいて、じゅこうひょうと いっしょに しまっても いいです。",
        "Six digits, or words of 8 letters or more. 123456 and 000000 cannot be used; please avoid your birthday, "
        "too. You may write it down and keep it with your learner card.",
    ),
    # forgotten
    # by card
    "in.card": Words(
        "{受講票|じゅこうひょう}で{入|はい}る", "じゅこうひょうで はいります", "Sign in with your learner card"
    ),
    "card.script": Words(
        "{受講票|じゅこうひょう}の QR で{入|はい}るには、JavaScript が{要|い}ります。"
        "{受講番号|じゅこうばんごう}と{暗証番号|あんしょうばんごう}でも{入|はい}れます。",
        "じゅこうひょうの QRコードで はいるには、JavaScript が いります。"
        "じゅこうばんごうと あんしょうばんごうでも はいれます。",
        "To sign in with the QR code of your learner card, this page needs JavaScript. "
        "Your learner number and PIN work, too.",
    ),
    "card.missing": Words(
        "QR のつづきが{届|とど}いていません。{受講票|じゅこうひょう}の{中|なか}の QR を、"
        "{電話|でんわ}のカメラでもう{一度|いちど}{読|よ}んでください。",
        "QRコードの つづきが とどいて いません。"
        "じゅこうひょうの なかの QRコードを、でんわの カメラで もういちど よんで "
        "ください。",
        "Part of the QR code did not arrive. Please read the QR code inside your learner card once more with your "
        "phone's camera.",
    ),
    "card.read": Words(
        "{受講票|じゅこうひょう}の QR を{読|よ}みました。よければ「はいる」を{押|お}してください。",
        "じゅこうひょうの QRコードを よみました。よければ「はいります」を おして ください。",
        "Your learner card has been read. If you are ready, press “Sign in”.",
    ),
    "card.enter": Words("はいる", "はいります", "Sign in"),
    "card.by_number": Words(
        "{受講番号|じゅこうばんごう}と{暗証番号|あんしょうばんごう}で{入|はい}る",
        "じゅこうばんごうと あんしょうばんごうで はいります",
        "Sign in with your learner number and PIN",
    ),
    # a new PIN
    "in.pin": Words(
        "{新|あたら}しい{暗証番号|あんしょうばんごう}を{決|き}めてください",
        "あたらしい あんしょうばんごうを きめて ください",
        "Please choose a new PIN",
    ),
    "pin.once": Words(
        "お{知|し}らせした{番号|ばんごう}は、もう{使|つか}えません。"
        "{次|つぎ}からは、ここで{決|き}める{番号|ばんごう}で{入|はい}ります。",
        "おしえた ばんごうは、もう つかえません。つぎからは、ここで きめる ばんごうで はいります。",
        "The one-time number no longer works. From now on you sign in with the PIN you choose here.",
    ),
    "pin.take": Words("この{番号|ばんごう}にする", "この ばんごうに します", "Use this PIN"),
}
