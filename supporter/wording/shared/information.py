"""The words of choosing a town, of asking, of the help page and of how one likes to read."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

INFORMATION: dict[str, Said] = {
    # choosing a town
    "choose.words": Words(
        "{修了証|しゅうりょうしょう}を{出|だ}す{市町村|しちょうそん}です。"
        "お{勤|つと}め・{通学|つうがく}の{市町村|しちょうそん}でもかまいません。"
        "この{機械|きかい}が{覚|おぼ}えて、{次|つぎ}からは{聞|き}きません。",
        "しゅうりょうしょうを だす まちです。しごとの まちでも、がっこうの まちでも いいです。"
        "この きかいが おぼえます。つぎからは ききません。",
        "The town that issues your certificate. The town where you work or go to school is fine, too. "
        "This device remembers it and will not ask again.",
    ),
    "choose.none": Words("まだ{市町村|しちょうそん}がありません", "まだ まちが ありません", "There are no towns yet"),
    "choose.none_words": Words(
        "{管理|かんり}の{方|かた}が{市町村|しちょうそん}の{設定|せってい}を{入|い}れると、ここに{出|で}ます。",
        "スタッフが まちの せっていを いれると、ここに でます。",
        "They appear here once the administrator has set them up.",
    ),
    # asking
    "contact.words": Words(
        "{講座|こうざ}のこと、{受講番号|じゅこうばんごう}や{暗証番号|あんしょうばんごう}のこと、"
        "{修了証|しゅうりょうしょう}のこと。{電話|でんわ}でも FAX でも、{窓口|まどぐち}でもどうぞ。",
        "こうざの こと、ばんごうの こと、しゅうりょうしょうの こと。なんでも きいて ください。"
        "でんわでも、FAX でも、まどぐちでも いいです。",
        "About the course, your learner number or PIN, or your certificate: you can ask by phone, by fax or at the "
        "counter.",
    ),
    "contact.ready": Words(
        "お{知|し}らせいただくと{早|はや}いこと", "おしえて ほしい こと", "What helps us to help you"
    ),
    "contact.ready1": Words(
        "{受講番号|じゅこうばんごう}（8けた）。わからなくても、だいじょうぶです。",
        "じゅこうばんごう（8けた）。わからなくても だいじょうぶです。",
        "Your learner number (8 digits). It is fine if you do not know it.",
    ),
    "contact.ready2": Words(
        "どの{画面|がめん}で、{何|なに}をしたいか",
        "どの がめんで なにを したいか",
        "Which page you were on, and what you wanted to do",
    ),
    "contact.pin": Words(
        "{暗証番号|あんしょうばんごう}は、だれにも{言|い}わないでください。"
        "{担当者|たんとうしゃ}から{聞|き}くこともありません。",
        "あんしょうばんごうは、だれにも いわないで ください。スタッフも ききません。",
        "Please tell your PIN to nobody. Our staff will never ask you for it.",
    ),
    # help now
    "help.quiet": Words(
        "{名前|なまえ}を{言|い}わなくても、{話|はな}せます。",
        "なまえを いわなくても、はなせます。",
        "You can talk without giving your name.",
    ),
    "help.unseen": Words(
        "この{画面|がめん}を{見|み}たことは、{記録|きろく}に{残|のこ}りません。",
        "この がめんを みた ことは、きろくに のこりません。",
        "Your visit to this page is not recorded.",
    ),
    "help.hide": Words("この{画面|がめん}をかくす", "この がめんを かくします", "Hide this page"),
    "help.urgent": Words("いのちの{危険|きけん}があるとき", "いのちが あぶない とき", "When life is in danger"),
    "help.ambulance": Words("{救急|きゅうきゅう}・{消防|しょうぼう}", "きゅうきゅう しょうぼう", "Ambulance, fire"),
    "help.police": Words("{警察|けいさつ}", "けいさつ", "Police"),
    "help.voiceless": Words(
        "{声|こえ}を{出|だ}せないときは、NET119（{先|さき}に{登録|とうろく}した{方|かた}）や 110{番|ばん}アプリで、"
        "{文字|もじ}でも{知|し}らせられます。",
        "こえが でない ときは、もじでも しらせられます。NET119（さきに とうろくした ひと）か、110ばんアプリを "
        "つかいます。",
        "If you cannot speak, you can write: by NET119 (if you registered before) or by the app “110-ban”.",
    ),
    "help.print": Words("この{一覧|いちらん}を{紙|かみ}に{刷|す}る", "これを かみに いんさつします", "Print this list"),
}
