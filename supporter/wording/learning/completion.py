"""The words of 修了: congratulation, the certificate, verifying one."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

COMPLETION: dict[str, Said] = {
    "done.tab": Words("{修了|しゅうりょう}", "おわりました", "Completed"),
    "done.course": Words(
        "{course}を{修了|しゅうりょう}されました。", "{course}が おわりました。", "You have completed {course}."
    ),
    "done.words": Words(
        "できるときに、できる{範囲|はんい}で。", "できる ときに、できる ことだけ。", "When you can, as far as you can."
    ),
    "done.enough": Words("それで{十分|じゅうぶん}です。", "それで いいです。", "That is enough."),
    "congratulations": Words("おめでとうございます。", "おめでとうございます。", "congratulations."),
    "cert": Words("{修了証|しゅうりょうしょう}", "しゅうりょうしょう", "Certificate"),
    "cert.sample": Words(
        "{修了証|しゅうりょうしょう}の{見本|みほん}", "しゅうりょうしょうの みほん", "How your certificate looks"
    ),
    "cert.keep": Words(
        "{修了証|しゅうりょうしょう}を{見|み}る・{保存|ほぞん}する（PDF）",
        "しゅうりょうしょうを みます・ほぞんします（PDF）",
        "See and save your certificate (PDF)",
    ),
    "cert.see": Words("{修了証|しゅうりょうしょう}を{見|み}る", "しゅうりょうしょうを みます", "See your certificate"),
    "cert.see_keep": Words("{見|み}る・{保存|ほぞん}する", "みます・ほぞんします", "See and save"),
    "cert.none": Words(
        "まだありません。{講座|こうざ}を{終|お}えると、ここに{出|で}ます。",
        "まだ ありません。こうざが おわると、ここに でます。",
        "None yet. It appears here when you complete a course.",
    ),
    "cert.on": Words("{date} {交付|こうふ}", "{date}に だしました", "Issued on {date}"),
    "cert.print": Words("{印刷|いんさつ}のしかた", "いんさつの しかた", "How to print it"),
    "cert.print1": Words(
        "{家|いえ}に{印刷機|いんさつき}がない{方|かた}は、PDF を{保存|ほぞん}して、"
        "お{店|みせ}の{複合機|ふくごうき}で{印刷|いんさつ}できます。",
        "いえに プリンターが ない ひとは、PDF を ほぞんします。おみせの コピーの きかいで いんさつできます。",
        "No printer at home? Save the PDF and print it on the copier of a shop.",
    ),
    "cert.print2": Words(
        "{紙|かみ}は A4・よこ・「{実際|じっさい}のサイズ」をえらぶと、{枠|わく}が{切|き}れません。",
        "かみは A4・よこ・「じっさいの サイズ」を えらびます。わくが きれません。",
        "Choose A4, landscape and “Actual size”, so that the frame is not cut off.",
    ),
    "cert.print3": Words(
        "{紙|かみ}の{修了証|しゅうりょうしょう}が{要|い}る{方|かた}は、"
        "{department}の{窓口|まどぐち}へご{相談|そうだん}ください。",
        "かみの しゅうりょうしょうが いりますか。{department}の まどぐちで きいて ください。",
        "If you need it on paper, please ask at the counter of {department}.",
    ),
    "cert.tell": Words(
        "{確認|かくにん}の{番号|ばんごう}を{伝|つた}える",
        "かくにんの ばんごうを つたえます",
        "Share the verification code",
    ),
    "cert.tell_words": Words(
        "この{番号|ばんごう}を{伝|つた}えると、{修了証|しゅうりょうしょう}が{正|ただ}しく{発行|はっこう}されたことを、"
        "ほかの{方|かた}が{確|たし}かめられます。お{名前|なまえ}は{一部|いちぶ}だけ{出|で}ます。",
        "この ばんごうを つたえると、ほかの ひとが しゅうりょうしょうを たしかめられます。"
        "ただしく だした ものだと わかります。なまえは すこしだけ でます。",
        "With this code, others can check that your certificate is genuine. Only part of your name is shown.",
    ),
    "cert.verify": Words(
        "{確認|かくにん}の{画面|がめん}を{見|み}る", "かくにんの がめんを みます", "See the verification page"
    ),
    "cert.waits": Words(
        "{修了証|しゅうりょうしょう}は、いま{municipality}で{準備|じゅんび}しています。"
        "できあがりしだい、この{画面|がめん}でご{案内|あんない}します。"
        "お{受|う}け{取|と}りは{department}の{窓口|まどぐち}です。",
        "しゅうりょうしょうは、いま {municipality}で つくって います。できたら、この がめんで しらせます。"
        "{department}の まどぐちで もらえます。",
        "{municipality} is preparing your certificate. This page will tell you when it is ready. "
        "You can pick it up at the counter of {department}.",
    ),
    "seal.1": Words("{修了|しゅうりょう}の{記録|きろく}", "おわった きろく", "Completion recorded"),
    "seal.2": Words("{担当者|たんとうしゃ}の{確認|かくにん}", "スタッフの かくにん", "Checked by the staff"),
    "seal.3": Words("{印刷|いんさつ}と{公印|こういん}", "いんさつと はんこ", "Printed and sealed"),
    "seal.4": Words("お{渡|わた}し", "わたします", "Handed to you"),
    "one_step": Words("つぎの{一歩|いっぽ}", "つぎに すること", "One small step"),
    "one_step.words": Words(
        "{今週|こんしゅう}、だれかに「おはようございます」を{一回|いっかい}。そのくらいから{始|はじ}めましょう。",
        "こんしゅう、だれかに 1かい「おはようございます」と いいます。そこから はじめましょう。",
        "This week, say good morning to someone, once. That is a good way to begin.",
    ),
    # verification
    "verify.title": Words(
        "{修了証|しゅうりょうしょう}の{確認|かくにん}", "しゅうりょうしょうの かくにん", "Verify a certificate"
    ),
    "verify.valid": Words(
        "この{修了証|しゅうりょうしょう}は、たしかに{発行|はっこう}されています",
        "ただしい しゅうりょうしょうです",
        "This certificate is genuine",
    ),
    "verify.revoked": Words(
        "この{修了証|しゅうりょうしょう}は、いまは{使|つか}われていません",
        "この しゅうりょうしょうは、いまは つかえません",
        "This certificate is no longer in use",
    ),
    "verify.serial": Words(
        "{修了証|しゅうりょうしょう}{番号|ばんごう}", "しゅうりょうしょうの ばんごう", "Certificate number"
    ),
    "verify.course": Words("{講座|こうざ}", "こうざ", "Course"),
    "verify.completed": Words("{修了|しゅうりょう}した{日|ひ}", "おわった ひ", "Completed on"),
    "verify.issuer": Words("{発行|はっこう}", "だした ところ", "Issued by"),
    "verify.name": Words("お{名前|なまえ}（{一部|いちぶ}）", "なまえ（すこしだけ）", "Name (in part)"),
    "verify.part": Words(
        "お{名前|なまえ}は、ご{本人|ほんにん}を{確|たし}かめるための{一部|いちぶ}だけを{出|だ}しています。",
        "なまえは すこしだけ でます。ほんにんか どうか、たしかめるためです。",
        "Only part of the name is shown: enough to see whose it is.",
    ),
    "verify.code": Words("{確認|かくにん}{番号|ばんごう}", "かくにんの ばんごう", "Verification code"),
    "verify.hint": Words(
        "{修了証|しゅうりょうしょう}の{左下|ひだりした}にある10{文字|もじ}（{英字|えいじ}と{数字|すうじ}）です。"
        "{小|ちい}さい{字|じ}でも、あいだの{線|せん}があっても、かまいません。",
        "しゅうりょうしょうの ひだりしたに ある 10もじ（アルファベットと すうじ）です。"
        "ちいさい じでも、せんが あっても いいです。",
        "The 10 characters at the lower left of the certificate. "
        "Small letters are fine, and so are the dashes between.",
    ),
    "verify.do": Words("{確|たし}かめる", "たしかめます", "Verify"),
}
