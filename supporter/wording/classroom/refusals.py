"""The words of a class: what phones show, and one sentence for everything that a room refuses."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

#: Refusals that people with phones meet, and (plain strings) those for trainers and staff alone.
CLASSROOM_SENTENCES: dict[str, Said] = {
    "session.unknown": Words(
        "その{番号|ばんごう}の{講座|こうざ}が{見|み}つかりません。スクリーンの6けたを、もう{一度|いちど}ごらんください。",
        "その ばんごうの こうざが ありません。スクリーンの 6つの すうじを もういちど みて ください。",
        "No session has this number. Please look at the six digits on the screen again.",
    ),
    "session.not_open": Words(
        "まだ{始|はじ}まっていません。{始|はじ}まると、この{画面|がめん}が{自動|じどう}で{変|か}わります。",
        "まだ はじまって いません。はじまると この がめんが かわります。",
        "It has not begun yet. This screen changes by itself when it does.",
    ),
    "session.ended": Words(
        "この{講座|こうざ}は{終|お}わりました。ご{用|よう}のある{方|かた}は、{近|ちか}くの{係|かかり}へ。",
        "この こうざは おわりました。わからない ことは スタッフに きいて ください。",
        "This session has ended. If you need something, please ask a staff member.",
    ),
    "session.full": Words(
        "{満席|まんせき}です。{番号札|ばんごうふだ}を{持|も}って{係|かかり}へ。{紙|かみ}でも{参加|さんか}できます。",
        "せきが いっぱいです。スタッフに きいて ください。かみで さんかできます。",
        "All seats are taken. Please see the staff; you can take part on paper.",
    ),
    "seat.unknown": Words(
        "その{番号札|ばんごうふだ}が{見|み}つかりません。{札|ふだ}の{数字|すうじ}を、もう{一度|いちど}ごらんください。",
        "その ふだの ばんごうが ありません。ふだの すうじを もういちど みて ください。",
        "No card has this number. Please look at your card again.",
    ),
    "seat.taken": Words(
        "この{番号札|ばんごうふだ}は、{別|べつ}の{電話|でんわ}で{使|つか}われています。"
        "ご{自分|じぶん}の{札|ふだ}なら、QR を{読|よ}むと{移|うつ}せます。ちがうときは{係|かかり}へ。",
        "この ふだは ほかの でんわで つかって います。"
        "じぶんの ふだなら QRコードを よむと この でんわに うつせます。ちがうときは スタッフに きいて ください。",
        "This card is in use on another phone. If it is yours, read its QR code to move it; if not, see the staff.",
    ),
    "seat.wrong": Words(
        "{番号|ばんごう}が{合|あ}いませんでした。{答|こた}えは{消|き}えていません。"
        "{札|ふだ}か{前|まえ}の{電話|でんわ}の{数字|すうじ}を、もう{一度|いちど}ごらんください。",
        "ばんごうが ちがいます。こたえは きえて いません。すうじを もういちど みて ください。",
        "The number did not match. Your answers are not lost. Please look at the card or your other phone again.",
    ),
    "seat.given": Words(
        "この{番号札|ばんごうふだ}は、もうお{名前|なまえ}で{受|う}け{付|つ}けています。"
        "ご{自分|じぶん}の{札|ふだ}なら QR を{読|よ}むか、{係|かかり}へ。",
        "この ふだは、もう なまえで うけつけました。じぶんの ふだなら QRコードを よみます。"
        "わからない ときは スタッフに きいて ください。",
        "This card was given to somebody by name. If it is yours, read its QR code, or see the staff.",
    ),
    "seat.resting": Words(
        "{何度|なんど}かちがったので、しばらくお{休|やす}みします。"
        "{番号札|ばんごうふだ}の QR を{読|よ}むと、いますぐ{入|はい}れます。",
        "なんども ちがいました。すこし まちます。ふだの QRコードを よむと すぐ はいれます。",
        "That was wrong several times, so please wait a while. The QR code on your card works right away.",
    ),
    "seat.moved": Words(
        "この{番号札|ばんごうふだ}は、{別|べつ}の{電話|でんわ}に{移|うつ}りました。{答|こた}えは{消|き}えていません。",
        "この ふだは ほかの でんわに うつりました。こたえは きえて いません。",
        "This card was moved to another phone. Your answers are not lost.",
    ),
    "question.closed": Words(
        "しめきりました。{間|ま}に{合|あ}わなかった{方|かた}は、{手|て}を{挙|あ}げてください。{紙|かみ}と{同|おな}じように{入|い}れます。",
        "もう こたえを かえる ことは できません。まにあわなかった ひとは てを あげて ください。",
        "This question is closed. If you were too late, please raise your hand; we enter it as we do for paper.",
    ),
    "question.unknown": Words(
        "その{質問|しつもん}は、もう{出|で}ていません。スクリーンをごらんください。{答|こた}えは{消|き}えていません。",
        "その しつもんは もう ありません。スクリーンを みて ください。こたえは きえて いません。",
        "That question is no longer being asked. Please look at the screen. Your answers are not lost.",
    ),
    "answer.older": Words(
        "あとから{選|えら}んだ{答|こた}えが、もう{届|とど}いています。{変|か}えるときは、もう{一度|いちど}{選|えら}んでください。",
        "あとの こたえが もう とどいて います。かえるときは もういちど えらんで ください。",
        "A later answer has already arrived. To change it, please choose again.",
    ),
    "message.malformed": Words(
        "{送|おく}られたものを{読|よ}みとれませんでした。{答|こた}えは{消|き}えていません。{画面|がめん}を{開|ひら}き{直|なお}してください。",
        "おくった ものが よめません。こたえは きえて いません。がめんを もういちど ひらいて ください。",
        "We could not read what was sent. Your answers are not lost. Please open this page again.",
    ),
    "message.too_long": Words(
        "{送|おく}られた{文|ぶん}が{長|なが}すぎました。{短|みじか}くして、もう{一度|いちど}{送|おく}ってください。",
        "ながすぎます。みじかく して もういちど おくって ください。",
        "That was too long. Please shorten it and send it again.",
    ),
    "name.unkind": Words(
        "ほかの{呼|よ}び{名|な}にしてください。{修了証|しゅうりょうしょう}を{受|う}け{取|と}る{方|かた}は、お{名前|なまえ}をそのままどうぞ。",
        "ほかの なまえに して ください。",
        "Please choose another name to be called by.",
    ),
    "help.nobody": Words(
        "いまは{見守|みまも}り{係|がかり}がいません。{近|ちか}くの{人|ひと}か、{受付|うけつけ}に{声|こえ}をかけてください。",
        "いま スタッフが いません。ちかくの ひとか うけつけに はなして ください。",
        "Nobody is on watch now. Please speak to someone near you or at the reception.",
    ),
    "question.sealed": "無記名の質問は、しめきったあとで開き直せません。集めた答えは消えていません。",
    "question.unsigned": "無記名の質問は、人数で入れてください（番号とは結びつけません）。",
    "seat.too_many": "番号札は、一度に1枚から{most}枚まで作れます。",
    "room.moved": "ほかの方が先に進めました。いまの画面をごらんになってから、もう一度押してください。",
    "room.too_soon": "いま進んだところです。画面を見てから、もう一度押してください。",
    "room.another_day": "この講座は{day}です。きょうは{today}です。",
    "room.finished": "この講座は、もう仕上げています。なにも変わっていません。",
    "room.day_over": "もう一度ひらけるのは、終わった日のうちだけです。記録と答えは残っています。",
    "room.wrong_state": "いまの講座では、その操作はできません。なにも変わっていません。",
    "room.last_page": "これが最後のページです。終わるときは「終わる」を押してください。",
    "room.no_such_page": "そのページは、いまの講座にありません。一覧からえらび直してください。",
    "room.bad_length": "時間は、1秒から90分までの間にしてください。",
    "undo.over": "8秒たったので、もう取り消せません。「前へ」か「ページをえらぶ」で、もどれます。",
    "plan.times": "この長さだと、終わりが夜の12時をこえます。始まる時刻を早めてください。書いたものは消えていません。",
    "plan.number_taken": "実施番号 {number} は、同じ年度のほかの講座で使っています。つぎに使えるのは {free} です。",
    "plan.address": "オンラインのアドレスは、https:// からはじまるものを入れてください。書いたものは消えていません。",
}
