"""The words of leaving and of a forgotten PIN: what stays, what goes, until when it can be undone."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

LEAVING: dict[str, Said] = {
    "leave.stayed": Words(
        "{消|け}すのを、やめました。これまでどおり{使|つか}えます。",
        "けすのを やめました。いままでのように つかえます。",
        "Nothing will be erased. You can go on as before.",
    ),
    "leave.title": Words(
        "{受講|じゅこう}をやめて、{記録|きろく}を{消|け}しますか",
        "やめて、きろくを けしますか",
        "Leave and erase your records?",
    ),
    "leave.goes": Words("{消|き}えるもの", "きえる もの", "What will be erased"),
    "leave.goes.words": Words(
        "お{名前|なまえ}・フリガナ・{年代|ねんだい}・{連絡先|れんらくさき}、{学|まな}びの{記録|きろく}、この{電話|でんわ}の{書|か}きこみ",
        "なまえ、ねんれい、れんらくさき、べんきょうの きろく、この でんわに かいた もの",
        "Your name and its reading, age group, contact, what you learnt, and what you wrote on this phone",
    ),
    "leave.goes.elsewhere": Words(
        "ほかの{電話|でんわ}やパソコンに「{残|のこ}す」をえらんだ{書|か}きこみは、その{機械|きかい}で{消|け}してください。",
        "ほかの きかいに かいた ものは、その きかいで けして ください。",
        "Worksheets you chose to keep on another device have to be erased on that device.",
    ),
    "leave.stays": Words("{残|のこ}るもの", "のこる もの", "What stays"),
    "leave.stays.certificate": Words(
        "{修了証|しゅうりょうしょう}の{番号|ばんごう}と{日付|ひづけ}（お{名前|なまえ}なし。{番号|ばんごう}の{確認|かくにん}のため）",
        "しゅうりょうしょうの ばんごうと ひ（なまえは ありません）",
        "Certificate numbers and dates (without your name, so that they can be verified)",
    ),
    "leave.stays.count": Words(
        "{年度|ねんど}や{会場|かいじょう}の{人数|にんずう}のうちの、お{一人|ひとり}{分|ぶん}（お{名前|なまえ}なし）",
        "「なんにん きたか」の かず（なまえは ありません）",
        "Your place in the head counts of the year and of sessions (without your name)",
    ),
    "leave.when": Words(
        "30{日|にち}の{間|あいだ}は、もとに{戻|もど}せます。{担当課|たんとうか}が{確|たし}かめて、{早|はや}くて{date}に{消|き}え、"
        "そのあとは{戻|もど}せません。{消|け}さずに{使|つか}うのをやめて、{保存|ほぞん}の{年|とし}まで{置|お}くときは、お{知|し}らせします。",
        "30にちの あいだは、もとに もどせます。まちの スタッフが たしかめてから、きえます（はやくて {date}）。"
        "そのあとは もどせません。けさないで、つかうのを やめる ときは、おしらせします。",
        "You can undo this for 30 days. Your town office checks it, and it happens on {date} at the earliest; "
        "it cannot be undone after that. If the records have to be kept, unused, for their years, you will be told.",
    ),
    "leave.or": Words(
        "{修了証|しゅうりょうしょう}がまだ{要|い}る{方|かた}は、{名簿|めいぼ}からおりるだけにすることもできます。",
        "しゅうりょうしょうが いる ひとは、めいぼから おりるだけでも いいです。",
        "If you still need your certificate, you can simply step down from the supporter list.",
    ),
    "leave.step_down": Words("{名簿|めいぼ}からおりる", "めいぼから おります", "Step down from the list"),
    "leave.pin": Words(
        "{消|け}すときは、{暗証番号|あんしょうばんごう}を{入|い}れてください",
        "けす ときは、あんしょうばんごうを いれて ください",
        "To erase, enter your PIN",
    ),
    "leave.do": Words(
        "{消|け}すことを{申|もう}し{出|で}る", "けして くださいと いいます", "Ask us to erase my records"
    ),
    "leaving.title": Words(
        "{消|け}す{申|もう}し{出|で}があります",
        "「きろくを けして ください」と いいました",
        "You asked us to erase your records",
    ),
    "leaving.words": Words(
        "{担当課|たんとうか}が{確|たし}かめて、{早|はや}くて{date}に{消|き}えます（あと{days}{日|にち}）。それまでは、いままでどおり{使|つか}えます。",
        "まちの スタッフが たしかめます。はやくて {date}に きえます（あと {days}にち）。それまでは つかえます。",
        "Your town office checks it, and it happens on {date} at the earliest ({days} days left). "
        "Until then, everything works as before.",
    ),
    "leaving.today": Words(
        "{担当課|たんとうか}の{確|たし}かめが{済|す}みしだい、{消|き}えます。{消|き}えるまでは、もとに{戻|もど}せます。",
        "まちの スタッフが たしかめたら、きえます。きえる まえなら もどせます。",
        "It happens as soon as your town office has checked it. Until then you can still undo it.",
    ),
    "leaving.undo": Words("もとに{戻|もど}す", "もとに もどします", "Undo"),
    "verify.erased": Words(
        "ご{本人|ほんにん}の{申|もう}し{出|で}により、お{名前|なまえ}は{消|け}しました",
        "なまえは ほんにんの きぼうで けしました",
        "Erased at the holder’s request",
    ),
    # a forgotten PIN
    "forgotten.calm": Words(
        "だいじょうぶです。{学|まな}びの{記録|きろく}も{修了証|しゅうりょうしょう}も{残|のこ}っています。",
        "だいじょうぶです。べんきょうの きろくも しゅうりょうしょうも あります。",
        "Don’t worry. Your records and certificates are still here.",
    ),
    "forgotten.card": Words(
        "{受講票|じゅこうひょう}をお{持|も}ちの{方|かた}", "じゅこうひょうが ある ひと", "If you have your learner card"
    ),
    "forgotten.card.words": Words(
        "{折|お}った{中|なか}の QR を、ご{自分|じぶん}の{電話|でんわ}のカメラで{読|よ}むと{入|はい}れます。",
        "じゅこうひょうを ひらいて、なかの QRコードを でんわの カメラで よみます。",
        "Unfold it and read the QR code inside with your own phone’s camera.",
    ),
    "forgotten.office": Words(
        "{受講票|じゅこうひょう}がないとき", "じゅこうひょうが ない ひと", "If you do not have your learner card"
    ),
    "forgotten.office.words": Words(
        "{department}に「{暗証番号|あんしょうばんごう}を{忘|わす}れました」とお{伝|つた}えください。ご{本人|ほんにん}のことを{確|たし}かめ、"
        "{一度|いちど}だけ{使|つか}える{番号|ばんごう}をお{知|し}らせします（24{時間|じかん}）。{郵便|ゆうびん}は{待|ま}ちません。",
        "{department}に「あんしょうばんごうを わすれました」と いいます。"
        "スタッフが いちどだけの ばんごうを いいます（24じかん）。",
        "Tell {department} that you forgot your PIN. Once they know it is you, they tell you a number "
        "that works once within 24 hours. Nothing has to come by post.",
    ),
    "forgotten.hall": Words("{会場|かいじょう}にいる{方|かた}", "かいじょうに いる ひと", "If you are at a session"),
    "forgotten.hall.words": Words(
        "{受付|うけつけ}の{係|かかり}へ、どうぞ。",
        "うけつけの スタッフに いいます。",
        "Please ask at the reception desk.",
    ),
    "forgotten.again": Words(
        "{番号|ばんごう}で{入|はい}る{画面|がめん}へ", "ばんごうで はいります", "Sign in with your number"
    ),
}

LEAVING_SENTENCES: dict[str, Said] = {
    "leaving.over": Words(
        "{消|け}す{日|ひ}が{来|き}て、もう{消|け}しはじめています。もとには{戻|もど}せません。"
        "もう{一度|いちど}はじめたいときは、いつでもどうぞ。",
        "けす ひに なりました。もう もどせません。また はじめる ことは できます。",
        "The day has come and erasing has begun, so it can no longer be undone. You are welcome to start anew.",
    ),
    "pin.again": Words(
        "{時間|じかん}がたったので、もう{一度|いちど}{暗証番号|あんしょうばんごう}を{入|い}れてください。{届|とど}け{出|で}は、まだ{変|か}わっていません。",
        "じかんが たちました。もういちど あんしょうばんごうを いれて ください。まだ かわって いません。",
        "Some time has passed, so please enter your PIN again. Nothing has been changed yet.",
    ),
    "owner.changed": Words(
        "いまこの{機械|きかい}には、ほかの{方|かた}が{番号|ばんごう}で{入|はい}っています。この{答|こた}えは{送|おく}っていません。"
        "ご{自分|じぶん}の{番号|ばんごう}で{入|はい}り{直|なお}すと、もう{一度|いちど}{答|こた}えられます。",
        "いま ほかの ひとが この きかいを つかって います。"
        "この こたえは おくって いません。じぶんの ばんごうで はいります。",
        "Somebody else is signed in on this device now. This answer was not sent. "
        "Sign in with your own number to answer again.",
    ),
    "cert.erased": ("ご本人の申し出により、この修了証のお名前は消しました。番号の確認はできますが、印刷はできません。"),
}
