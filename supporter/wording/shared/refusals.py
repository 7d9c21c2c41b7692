"""One sentence for every refusal a learner meets: what happened, nothing is lost, what to do next; no blame."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

SENTENCES: dict[str, Said] = {
    # the line and the machine
    "net.offline": Words(
        "{電波|でんぱ}が{切|き}れました。{読|よ}むことはできます。{答|こた}えはこの{電話|でんわ}に{残|のこ}り、"
        "つながると{送|おく}ります。",
        "でんぱが きれました。よむことは できます。こたえは この でんわに あります。つながったら おくります。",
        "The signal is lost. You can go on reading. Your answers stay on this phone and are sent once it is back.",
    ),
    "net.slow": Words(
        "{時間|じかん}がかかっています。{届|とど}くと「{受|う}け{取|と}りました」と{出|で}ます。"
        "もう{一度|いちど}{押|お}しても、{答|こた}えは{一|ひと}つだけです。",
        "じかんが かかって います。とどいたら「こたえが とどきました」と でます。"
        "もういちど おしても、こたえは 1つだけです。",
        "This is taking a while. We will tell you when it has arrived. Pressing again still sends one answer only.",
    ),
    "disk.full": Words(
        "いま{保存|ほぞん}ができません。{読|よ}むことはできます。{担当者|たんとうしゃ}に{知|し}らせました。"
        "{答|こた}えはこの{電話|でんわ}に{残|のこ}っています。",
        "いま ほぞんが できません。よむことは できます。スタッフに しらせました。こたえは この でんわに あります。",
        "We cannot save just now. You can go on reading. The staff have been told. Your answer stays on this phone.",
    ),
    "server.full": Words(
        "つながれる{電話|でんわ}の{数|かず}が、いっぱいです。{空|あ}きしだい、つながります。"
        "{紙|かみ}でも{参加|さんか}できます。{近|ちか}くの{係|かかり}へ。",
        "でんわが いっぱいで、まだ つながりません。あいたら つながります。かみで さんかできます。"
        "スタッフに きいて ください。",
        "No more phones fit in just now; yours will connect as soon as one can. "
        "You can take part on paper: please see the staff.",
    ),
    "server.trouble": Words(
        "こちらの{都合|つごう}で、いまこの{画面|がめん}を{出|だ}せません。"
        "これまでの{学|まな}びは{消|き}えていません。{少|すこ}し{待|ま}って、もう{一度|いちど}おためしください。",
        "わたしたちの ほうで、いま この がめんを だせません。いままでの べんきょうは きえて いません。"
        "すこし まって、もういちど やって みて ください。",
        "The trouble is ours: we cannot show this page just now. Your progress is saved. "
        "Please wait a little and try once more.",
    ),
    "page.unknown": Words(
        "アドレスが{変|か}わったか、{番号|ばんごう}がちがうのかもしれません。"
        "{学|まな}びの{記録|きろく}は、{消|き}えていません。",
        "アドレスが かわったか、ばんごうが ちがうかも しれません。べんきょうの きろくは きえて いません。",
        "The address may have changed, or a number in it is different. Your progress is saved.",
    ),
    "municipality.unknown": Words(
        "その{番号|ばんごう}の{市町村|しちょうそん}は、まだここにありません。{一覧|いちらん}からおえらびください。",
        "その ばんごうの まちは、まだ ここに ありません。リストから えらんで ください。",
        "The town with that number is not here yet. Please choose one from the list.",
    ),
    "post.foreign": Words(
        "ほかの{画面|がめん}から{送|おく}られたので、{受|う}け{取|と}りませんでした。なにも{変|か}わっていません。"
        "この{画面|がめん}を{開|ひら}き{直|なお}して、もう{一度|いちど}おためしください。",
        "ほかの がめんから きたので、うけとりませんでした。なにも かわって いません。"
        "この がめんを もういちど ひらいて、やって みて ください。",
        "This came from another page, so we did not take it. Nothing has changed. "
        "Please open this page again and try once more.",
    ),
    "post.too_long": Words(
        "{送|おく}られた{文|ぶん}が{長|なが}すぎて、{受|う}け{取|と}れませんでした。"
        "{短|みじか}くして、もう{一度|いちど}お{送|おく}りください。",
        "ぶんが ながくて、うけとれませんでした。みじかく して、もういちど おくって ください。",
        "The text was too long for us to take. Please make it shorter and send it once more.",
    ),
    "edit.conflict": Words(
        "{who}が{先|さき}に{直|なお}しました（{time}）。{二|ふた}つをくらべて、{残|のこ}すほうをえらんでください。",
        "{who}が さきに なおしました（{time}）。2つを くらべて、のこす ほうを えらんで ください。",
        "{who} made a change first ({time}). Please compare the two and choose which to keep.",
    ),
    # learning
    "answer.malformed": Words(
        "{答|こた}えの{形|かたち}が{読|よ}めませんでした。{前|まえ}の{答|こた}えは{消|き}えていません。"
        "もう{一度|いちど}、えらんでください。",
        "こたえが よめませんでした。まえの こたえは きえて いません。もういちど えらんで ください。",
        "We could not read your answer. The answers before are not lost. Please choose once more.",
    ),
    "answer.unknown_question": Words(
        "この{問題|もんだい}は、{新|あたら}しい{版|はん}に{変|か}わりました。これまでの{答|こた}えは{消|き}えていません。"
        "{画面|がめん}を{開|ひら}き{直|なお}してください。",
        "この もんだいは、あたらしく なりました。いままでの こたえは きえて いません。"
        "がめんを もういちど ひらいて ください。",
        "This question has changed since. Your answers so far are not lost. Please open the page again.",
    ),
    "test.none": Words(
        "この{講座|こうざ}に、{確認|かくにん}テストはありません。{目次|もくじ}からお{進|すす}みください。",
        "この こうざに テストは ありません。もくじから よんで ください。",
        "This course has no final check. Please go on from the contents.",
    ),
    "test.no_other": Words(
        "かわりの{問題|もんだい}が、もうありません。つらいときは、ここで{閉|と}じてかまいません。"
        "これまでの{答|こた}えは{残|のこ}っています。",
        "ほかの もんだいが ありません。つらい ときは、とじて いいです。いままでの こたえは のこって います。",
        "There is no other question left. You can stop here if it is painful. Your answers so far are saved.",
    ),
    "test.no_attempts_left": Words(
        "この{確認|かくにん}テストは、{attempts}{回|かい}までです。これまでの{記録|きろく}は{消|き}えていません。"
        "{department}にご{相談|そうだん}ください。",
        "この テストは {attempts}かいまでです。いままでの きろくは きえて いません。"
        "{department}に そうだんして ください。",
        "This final check can be tried {attempts} times. Nothing is lost. Please talk to {department}.",
    ),
    "course.prerequisite": Words(
        "{先|さき}に「{course}」を{修了|しゅうりょう}すると、この{講座|こうざ}の{確認|かくにん}テストをためせます。"
        "ここまで{読|よ}んだ{記録|きろく}は、{残|のこ}っています。",
        "さきに「{course}」を ぜんぶ おわります。そのあと この テストが できます。よんだ きろくは のこって います。",
        "Complete “{course}” first; then you can take the final check. What you have read is kept.",
    ),
    "course.unknown": Words(
        "この{講座|こうざ}は、いまここにありません。ホームから、{読|よ}める{講座|こうざ}をごらんください。",
        "この こうざは、いま ここに ありません。ホームから、よめる こうざを みて ください。",
        "This course is not here now. The home page shows the courses you can read.",
    ),
    # certificates
    "certificate.not_ready": Words(
        "{修了証|しゅうりょうしょう}は、まだできていません。{講座|こうざ}が{終|お}わると、ここでごらんになれます。",
        "しゅうりょうしょうは、まだ できて いません。こうざが おわると、ここで みられます。",
        "Your certificate is not ready yet. You will see it here once the course is completed.",
    ),
    "certificate.unprintable": Words(
        "{修了証|しゅうりょうしょう}の{文|ぶん}に、いまの{印刷|いんさつ}の{字|じ}にない「{characters}」があります。"
        "{記録|きろく}は{消|き}えていません。{設定|せってい}の「{修了証|しゅうりょうしょう}の{文|ぶん}」を、"
        "ほかの{字|じ}にしてください。",
        "しゅうりょうしょうに、いんさつできない「{characters}」が あります。きろくは きえて いません。"
        "せっていの「しゅうりょうしょうの ぶん」を かえて ください。",
        "The text of the certificate holds “{characters}”, which cannot be printed. Nothing is lost. "
        "The text in the town's settings needs another character.",
    ),
    "cert.unknown": Words(
        "この{番号|ばんごう}の{修了証|しゅうりょうしょう}は{見|み}つかりません。"
        "{番号|ばんごう}をもう{一度|いちど}お{確|たし}かめください（O・I・0・1 の{字|じ}は{使|つか}っていません）。",
        "この ばんごうの しゅうりょうしょうは みつかりません。ばんごうを もういちど みて ください（O・I・0・1 の "
        "じは つかいません）。",
        "We cannot find a certificate with this code. Please look at the code once more (O, I, 0 and 1 are never "
        "used).",
    ),
    "cert.revoked": Words(
        "この{番号|ばんごう}の{修了証|しゅうりょうしょう}は、いまは{使|つか}われていません。"
        "くわしくは{発行|はっこう}した{市町村|しちょうそん}へ。",
        "この ばんごうの しゅうりょうしょうは、いまは つかえません。だした まちに きいて ください。",
        "The certificate with this code is no longer in use. The town that issued it can tell you more.",
    ),
}

#: What is said when a code has no sentence of its own.
FALLBACK: Said = Words(
    "いまは、できませんでした。これまでの{学|まな}びは{消|き}えていません。もう{一度|いちど}おためしください。",
    "いまは できませんでした。いままでの べんきょうは きえて いません。もういちど やって みて ください。",
    "That did not work just now. Your progress is saved. Please try once more.",
)
