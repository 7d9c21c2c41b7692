"""The words of the light page that phones get in class, as far as they are needed to join and to wait.

The page carries them in one language at a time; `phone_later` comes once it is open.
"""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

#: Keys are short: every phone of a hall loads them.
PHONE: dict[str, Said] = {
    "class.end_claim": Words(
        "{確認|かくにん}がすんだら、{記録|きろく}を{受|う}け{取|と}る",
        "あとで きろくを もらいます",
        "Claim your record once it is confirmed",
    ),
    "class.title": Words(
        "{会場|かいじょう}の{講座|こうざ}に{参加|さんか}する", "かいじょうの こうざ", "Join the session"
    ),
    "class.top": Words("{会場|かいじょう}の{講座|こうざ}", "かいじょうの こうざ", "The session"),
    "class.letters": Words("{文字|もじ}", "もじ", "Text"),
    "class.help": Words("{相談先|そうだんさき}", "そうだん", "Get help"),
    "class.card": Words("{番号札|ばんごうふだ} {n}", "ばんごう {n}", "Card {n}"),
    "class.on": Words("つながっています", "つながって います", "Connected"),
    "class.off": Words("{電波|でんぱ}をさがしています", "でんぱを さがして います", "Looking for a signal"),
    "class.lost": Words(
        "{答|こた}えは この{電話|でんわ}に{残|のこ}っています。そのままお{待|ま}ちください。",
        "こたえは この でんわに あります。そのまま まって ください。",
        "Your answers are kept on this phone. Please wait as you are.",
    ),
    "class.back": Words("もどる", "もどります", "Back"),
    "class.to_class": Words("{講座|こうざ}にもどる", "こうざに もどります", "Back to the session"),
    "class.no_script": Words(
        "この{画面|がめん}は、いまの{設定|せってい}では{動|うご}きません。{紙|かみ}でも{同|おな}じように{参加|さんか}できます。"
        "{近|ちか}くの{係|かかり}へ。",
        "この がめんは うごきません。かみで さんかできます。スタッフに きいて ください。",
        "This page needs JavaScript. You can take part on paper just the same: please see the staff.",
    ),
    "class.j": Words(
        "{番号札|ばんごうふだ}の QR を{読|よ}むか、{番号|ばんごう}を{入|い}れてください",
        "QRコード（しかくい もよう）を よみます。または ばんごうを いれます",
        "Scan the QR code on your card, or enter the numbers",
    ),
    "class.j_code": Words(
        "スクリーンの{番号|ばんごう}（6けた）", "スクリーンの 6つの すうじ", "The six digits on the screen"
    ),
    "class.j_1": Words("はじめの3けた", "はじめの 3つ", "First three digits"),
    "class.j_2": Words("あとの3けた", "あとの 3つ", "Last three digits"),
    "class.j_no": Words("{番号札|ばんごうふだ}の{番号|ばんごう}", "ふだの ばんごう", "The number on your card"),
    "class.j_pupil": Words("{出席番号|しゅっせきばんごう}", "しゅっせき ばんごう", "Your class number"),
    "class.j_again": Words(
        "ほかの{電話|でんわ}から{移|うつ}るときは、"
        "{席番号|せきばんごう}（27‑4831 のような{数字|すうじ}）を{入|い}れます。",
        "ほかの でんわから うつる ときは せきばんごう（27‑4831）を いれます。",
        "Coming from another phone? Enter your seat number (like 27‑4831).",
    ),
    "class.j_go": Words("{参加|さんか}する", "さんかします", "Join"),
    "class.j_none": Words("{番号札|ばんごうふだ}がない{方|かた}", "ふだが ない ひと", "If you have no card"),
    "class.j_name": Words("お{名前|なまえ}で{参加|さんか}する", "なまえで さんかします", "Join with a name"),
    "class.j_slip": Words(
        "{受講票|じゅこうひょう}で{参加|さんか}する", "じゅこうひょうで さんかします", "Join with your learner card"
    ),
    "class.j_me": Words("{name}さんとして{参加|さんか}する", "{name}さんで さんかします", "Join as {name}"),
    "class.j_paper": Words(
        "{紙|かみ}でも{同|おな}じように{参加|さんか}できます。うまくいかないときは、{近|ちか}くの{係|かかり}へ。",
        "かみでも さんかできます。わからない ときは スタッフに きいて ください。",
        "You can take part on paper just the same. If something does not work, please see the staff.",
    ),
    "class.j_move": Words("この{電話|でんわ}に{移|うつ}す", "この でんわに うつします", "Move it to this phone"),
    "class.w": Words("つながりました", "つながりました", "You are connected"),
    "class.w_p": Words(
        "スクリーンに{合|あ}わせて{画面|がめん}が{変|か}わります。{電話|でんわ}は{机|つくえ}に{置|お}いたままでだいじょうぶです。",
        "スクリーンと いっしょに がめんが かわります。でんわは つくえに おいて ください。",
        "This page follows the screen. You can leave your phone on the table.",
    ),
    "class.w_seat": Words("{席番号|せきばんごう} {seat}", "せきばんごう {seat}", "Seat number {seat}"),
    "class.w_seat_p": Words(
        "ほかの{電話|でんわ}やブラウザに{移|うつ}るときに{使|つか}います。",
        "ほかの でんわに うつる ときに つかいます。",
        "Use it to continue on another phone or browser.",
    ),
    "class.chapter": Words("{number}{章|しょう} {title}", "{number}しょう {title}", "Chapter {number}: {title}"),
    "class.l": Words(
        "{講師|こうし}の{話|はなし}をお{聞|き}きください。",
        "はなしを きいて ください。",
        "Please listen to the lecturer.",
    ),
    "class.l_p": Words(
        "この{電話|でんわ}は、{机|つくえ}に{置|お}いたままでだいじょうぶです。{質問|しつもん}のときは、ここに{出|で}ます。",
        "でんわは つくえに おいて ください。しつもんは ここに でます。",
        "You can leave this phone on the table. Questions appear here.",
    ),
    "class.sending": Words("{送|おく}っています", "おくって います", "Sending"),
    "class.h": Words("{気分|きぶん}がつらいとき", "こころが つらいとき", "If you feel upset"),
    "class.h_h": Words(
        "ここで{休|やす}んでも、だいじょうぶです", "ここで やすんで いいです", "It is all right to rest"
    ),
    "class.h_rest": Words("しずかに{休|やす}む", "しずかに やすみます", "Rest quietly"),
    "class.h_rest_p": Words(
        "{席|せき}を{立|た}っても、{画面|がめん}を{見|み}なくてもかまいません。{続|つづ}きは、あとからでも{受|う}けられます。",
        "せきを たっても いいです。みなくても いいです。つづきは あとで できます。",
        "You may leave your seat or stop looking. You can take the rest another time.",
    ),
    "class.h_call": Words(
        "{係|かかり}に、そっと{来|き}てもらう",
        "スタッフに しずかに きてもらいます",
        "Ask a staff member to come quietly",
    ),
    "class.h_call_p": Words(
        "{見守|みまも}り{係|がかり}の{name}に{知|し}らせます。スクリーンや、ほかの{人|ひと}の{電話|でんわ}には{出|で}ません。",
        "スタッフの {name}に いいます。ほかの ひとには わかりません。",
        "{name} is told. Nothing appears on the screen or on other phones.",
    ),
    "class.h_sending": Words("{知|し}らせています", "いって います", "Telling the staff"),
    "class.h_told": Words(
        "{知|し}らせました。{係|かかり}がそっとうかがいます。",
        "いいました。スタッフが しずかに きます。",
        "The staff have been told. Somebody will come quietly.",
    ),
    "class.h_seen": Words(
        "{係|かかり}が{気|き}づきました。", "スタッフが わかりました。", "A staff member has seen it."
    ),
    "class.h_honest": Words(
        "{係|かかり}がまだ{気|き}づいていません。{近|ちか}くの{人|ひと}か、{受付|うけつけ}に{声|こえ}をかけてください。",
        "スタッフは まだ きづいて いません。ちかくの ひとか うけつけに はなして ください。",
        "The staff have not seen it yet. Please speak to someone near you or at the reception.",
    ),
    "class.h_undo": Words("{取|と}り{消|け}す", "とりけします", "Cancel"),
    "class.h_danger": Words("いのちの{危険|きけん}があるときは", "いのちが あぶない とき", "If a life is in danger"),
    "class.h_119": Words("{救急|きゅうきゅう}", "きゅうきゅう", "Ambulance"),
    "class.h_110": Words("{警察|けいさつ}", "けいさつ", "Police"),
    "class.h_loading": Words("{読|よ}みこんでいます", "まって ください", "Loading"),
}

#: Refusals that a phone may meet in class and people should know the reason of; the page carries their sentences.
MET_ON_PHONES = (
    *("session.unknown", "session.not_open", "session.ended", "session.full"),
    *("seat.unknown", "seat.taken", "seat.given", "seat.wrong", "seat.resting", "seat.moved"),
    *("question.closed", "answer.older", "rate.limited", "disk.full", "server.full", "help.nobody"),
    *("name.empty", "name.too_long", "name.forbidden", "name.unkind", "kana.invalid"),
)
