"""The words of the light page that come once it is open: questions, results, activities, the end, how to read."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

PHONE_LATER: dict[str, Said] = {
    "class.j_two": Words(
        "{一台|いちだい}を{二人|ふたり}で{使|つか}う{方|かた}", "ふたりで つかう ひと", "Two people on one phone"
    ),
    "class.j_add": Words("もう{一人|ひとり}をくわえる", "もう ひとりを いれます", "Add one more person"),
    "class.n": Words(
        "{修了証|しゅうりょうしょう}を{受|う}け{取|と}りますか",
        "しゅうりょうしょうが ほしいですか",
        "Would you like a certificate?",
    ),
    "class.n_yes": Words("{受|う}け{取|と}る", "ほしいです", "Yes"),
    "class.n_no": Words(
        "いらない（{呼|よ}び{名|な}だけ）", "いりません（なまえだけ）", "No (just a name to be called by)"
    ),
    "class.n_name": Words("お{名前|なまえ}", "なまえ", "Name"),
    "class.n_print": Words(
        "{修了証|しゅうりょうしょう}に、この{字|じ}のまま{印刷|いんさつ}します。",
        "しゅうりょうしょうに この じを かきます。",
        "It is printed on the certificate exactly as you write it.",
    ),
    "class.n_kana": Words("フリガナ", "フリガナ", "Reading in kana"),
    "class.n_age": Words("{年代|ねんだい}", "ねんれい（なんさいですか）", "Age group"),
    "class.n_unsaid": Words("{答|こた}えない", "いいません", "Prefer not to say"),
    "class.n_town": Words(
        "{修了証|しゅうりょうしょう}を{出|だ}す{市町村|しちょうそん}",
        "しゅうりょうしょうを だす まち",
        "Town that issues your certificate",
    ),
    "class.n_nick": Words("{呼|よ}び{名|な}", "なまえ", "A name to be called by"),
    "class.n_seen": Words(
        "スクリーンや、ほかの{人|ひと}の{電話|でんわ}には{出|で}ません。",
        "スクリーンや ほかの ひとの でんわに でません。",
        "It is not shown on the screen or on other people's phones.",
    ),
    "class.n_town.other": Words(
        "ほかの{市町村|しちょうそん}・わからない（{受付|うけつけ}でうかがいます）",
        "ほかの まち・わかりません（うけつけで ききます）",
        "Another town, or not sure (we will ask you)",
    ),
    "class.n_use": Words(
        "{受講|じゅこう}の{記録|きろく}と{修了証|しゅうりょうしょう}のためにお{預|あず}かりします。くわしくは「{個人情報|こじんじょうほう}」へ。",
        "きろくと しゅうりょうしょうの ために つかいます。くわしくは「あなたの じょうほう」を みて ください。",
        "Used for your record and certificate. See “Your data”.",
    ),
    "class.n_privacy": Words("{個人情報|こじんじょうほう}", "あなたの じょうほう", "Your data"),
    "class.free": Words("{書|か}かなくてもよい", "かかなくても いいです", "optional"),
    "class.w_late": Words(
        "いまは「{chapter}」の{途中|とちゅう}です。{前|まえ}のページは、{終|お}わったあと、この{画面|がめん}から{読|よ}めます。",
        "いまは「{chapter}」の とちゅうです。まえの ページは あとで よめます。",
        "We are in {chapter}. You can read earlier pages from here afterwards.",
    ),
    "class.l_read": Words(
        "いまの{話|はなし}を{文字|もじ}で{読|よ}む", "いまの はなしを よみます", "Read what is being said"
    ),
    "class.l_ruby": Words(
        "ふりがな・やさしい{日本語|にほんご}", "ふりがな・やさしい にほんご", "Furigana and language"
    ),
    "class.l_work": Words("{自分|じぶん}だけのメモ", "じぶんだけの メモ", "Notes for yourself"),
    "class.l_work_p": Words(
        "ここに{書|か}いたことは、この{電話|でんわ}から{外|そと}へ{出|で}ません。{画面|がめん}を{閉|と}じると{消|き}えます。",
        "かいた ことは だれにも みえません。がめんを とじると きえます。",
        "What you write here never leaves this phone and is gone when you close the page.",
    ),
    "class.q_new": Words("{質問|しつもん}が{出|で}ました", "しつもんが でました", "There is a question"),
    "class.q_no": Words("{問|とい}{n}", "しつもん{n}", "Question {n}"),
    "class.q_one": Words(
        "{触|ふ}れると{送|おく}ります。しめきるまで{変|か}えられます。",
        "さわると おくります。しめきるまで かえられます。",
        "Tap to send. You can change it until it is closed.",
    ),
    "class.q_all": Words(
        "あてはまるものに、ぜんぶ{触|ふ}れてください。しめきるまで{変|か}えられます。",
        "いくつでも さわって ください。しめきるまで かえられます。",
        "Tap all that fit. You can change it until it is closed.",
    ),
    "class.q_order": Words(
        "{上|うえ}から{順|じゅん}にならべて、「{送|おく}る」を{押|お}してください。",
        "うえから じゅんに ならべて「おくります」を おします。",
        "Put them in order from the top, then press Send.",
    ),
    "class.q_match": Words(
        "{組|くみ}になるものを{選|えら}んで、「{送|おく}る」を{押|お}してください。",
        "くみに なる ものを えらんで「おくります」を おします。",
        "Choose what belongs together, then press Send.",
    ),
    "class.q_short": Words(
        "{短|みじか}いことばで{書|か}いてください。だれが{書|か}いたかは{出|で}ません。",
        "みじかく かいて ください。だれが かいたか わかりません。",
        "Write a few words. Nobody sees who wrote them.",
    ),
    "class.q_cloud": Words(
        "12{字|じ}までのことばで{書|か}いてください。だれが{書|か}いたかは{出|で}ません。",
        "12もじまで。だれが かいたか わかりません。",
        "Write one to three words, up to 12 letters. Nobody sees who wrote them.",
    ),
    "class.checked": Words(
        "スクリーンに{出|で}るのは、{確認|かくにん}のあとです。",
        "スタッフが みてから スクリーンに でます。",
        "It appears on the screen after it has been checked.",
    ),
    "class.q_unsigned": Words(
        "{答|こた}えは、お{名前|なまえ}や{番号札|ばんごうふだ}と{結|むす}びつけません。",
        "こたえと なまえは いっしょに しません。",
        "Your answer is not linked to your name or card.",
    ),
    "class.send": Words("{送|おく}る", "おくります", "Send"),
    "class.up": Words("{上|うえ}へ", "うえへ", "Up"),
    "class.down": Words("{下|した}へ", "したへ", "Down"),
    "class.pick": Words("えらぶ", "えらびます", "Choose"),
    "class.true": Words("そう{思|おも}う", "そう おもいます", "I think so"),
    "class.false": Words("そうは{思|おも}わない", "そう おもいません", "I don't think so"),
    "class.got": Words("{受|う}け{取|と}りました", "こたえが とどきました", "Your answer has been received"),
    "class.yours": Words(
        "あなたの{答|こた}えは「{answer}」です。", "あなたの こたえは「{answer}」です。", "Your answer: {answer}."
    ),
    "class.until": Words(
        "しめきるまでは、{変|か}えられます。", "しめきるまで かえられます。", "You can change it until it is closed."
    ),
    "class.not_yet": Words("まだ{届|とど}いていません", "まだ とどいて いません", "Not received yet"),
    "class.not_yet_1": Words(
        "{電波|でんぱ}がもどると、ひとりでに{送|おく}ります。もう{一度|いちど}{押|お}しても、{答|こた}えは{一|ひと}つだけです。",
        "でんぱが もどると じぶんで おくります。なんども おしても こたえは ひとつです。",
        "It is sent by itself when the signal returns. Pressing again does not send it twice.",
    ),
    "class.not_yet_2": Words(
        "1{分|ぷん}たっても{変|か}わらないときは、{手|て}を{挙|あ}げてください。{紙|かみ}と{同|おな}じように{入|い}れます。",
        "1ぷん まっても とどかない ときは てを あげて ください。",
        "If nothing changes within a minute, please raise your hand; we enter it as we do for paper.",
    ),
    "class.closed": Words("しめきりました", "もう こたえを かえる ことは できません", "This question is closed"),
    "class.closed_see": Words(
        "{結果|けっか}はスクリーンに{出|で}ます。",
        "けっかは スクリーンに でます。",
        "The result appears on the screen.",
    ),
    "class.closed_none": Words(
        "{間|ま}に{合|あ}わなかった{方|かた}は、{手|て}を{挙|あ}げてください。{紙|かみ}と{同|おな}じように{入|い}れます。",
        "まにあわなかった ひとは てを あげて ください。",
        "If you were too late, please raise your hand; we enter it as we do for paper.",
    ),
    "class.all": Words("みんなの{考|かんが}え", "みんなの かんがえ", "What everybody thinks"),
    "class.n_people": Words("{n}{人|にん}", "{n}にん", "{n}"),
    "class.answered": Words(
        "{答|こた}えた{人|ひと} {a}／{of}{人|にん}", "こたえた ひと {a}／{of}にん", "Answered: {a} of {of}"
    ),
    "class.paper": Words("（{紙|かみ} {n}{人|にん}をふくむ）", "（かみ {n}にん）", " ({n} on paper)"),
    "class.hands": Words("{挙手|きょしゅ} {n}{人|にん}", "てを あげた ひと {n}にん", "Hands: {n}"),
    "class.few": Words(
        "5{人|にん}になるまで、{結果|けっか}は{出|だ}しません。",
        "5にんに なるまで けっかを だしません。",
        "Results are shown from five answers on.",
    ),
    "class.hoped": Words("めやすの{答|こた}え", "めやすの こたえ", "Suggested answer"),
    "class.solved": Words("めやすのとおり", "めやすと おなじ", "As suggested"),
    "class.otherwise": Words("ほかの{考|かんが}え", "ほかの かんがえ", "Another way"),
    "class.pair": Words("{二人|ふたり}で、やってみる", "ふたりで やって みます", "Try it in pairs"),
    "class.people": Words("{n}{人|にん}で、やってみる", "{n}にんで やって みます", "Try it in groups of {n}"),
    "class.group": Words("みんなで、やってみる", "みんなで やって みます", "Try it together"),
    "class.roles": Words("{役|やく}わり：{roles}", "やくわり：{roles}", "Roles: {roles}"),
    "class.unheard": Words(
        "{話|はな}したことは、どこにも{記録|きろく}されません。",
        "はなした ことは のこりません。",
        "Nothing you say is recorded.",
    ),
    "class.left": Words("のこり", "のこり", "Time left"),
    "class.break": Words("{休憩|きゅうけい}です", "やすみです", "Break"),
    "class.break_p": Words("{time}に、つづきを{始|はじ}めます。", "{time}に はじめます。", "We go on at {time}."),
    "class.end": Words("おつかれさまでした", "おわりました", "Thank you for coming"),
    "class.end_code": Words("{引換番号|ひきかえばんごう}", "ひきかえ ばんごう", "Your claim code"),
    "class.end_code_p": Words(
        "きょうの{記録|きろく}を{受|う}け{取|と}るときに{使|つか}います。"
        "{写真|しゃしん}に{残|のこ}すか{紙|かみ}に{書|か}いて、1{年間|ねんかん}{取|と}っておいてください。",
        "きょうの きろくを もらう ときに つかいます。しゃしんを とって ください。1ねん つかえます。",
        "You need it to receive today's record. Take a photo or write it down; it is valid for one year.",
    ),
    "class.end_code_new": Words(
        "{電話|でんわ}を{移|うつ}したので、{新|あたら}しい{番号|ばんごう}です。{前|まえ}の{番号|ばんごう}は{使|つか}えません。",
        "でんわを かえたので あたらしい ばんごうです。まえの ばんごうは つかえません。",
        " It is new because you changed phones; the earlier one no longer works.",
    ),
    "class.end_card": Words(
        "きょうの{記録|きろく}を{受|う}け{取|と}るには、{番号札|ばんごうふだ}の{裏|うら}の{引換番号|ひきかえばんごう}を{取|と}っておいてください（1{年間|ねんかん}）。",
        "ふだの うらの ひきかえばんごうを もって いて ください。1ねん つかえます。",
        "Keep the claim code on the back of your card (one year): you need it to receive today's record.",
    ),
    "class.end_own": Words(
        "きょうの{記録|きろく}は、{確認|かくにん}がすんだら、マイページに{入|はい}ります。",
        "きょうの きろくは あとで マイページに はいります。",
        "Today's record comes to My page once it is confirmed.",
    ),
    "class.end_my": Words("マイページを{見|み}る", "マイページを みます", "Open my page"),
    "class.end_more": Words(
        "あと{n}{章|しょう}で{修了|しゅうりょう}です。{電話|でんわ}か、{次|つぎ}の{会場|かいじょう}の{講座|こうざ}で、{続|つづ}きを{受|う}けられます。",
        "あと {n}しょうで おわりです。でんわか つぎの かいじょうで できます。",
        "Chapters left to complete the course: {n}. You can go on by phone or in another session.",
    ),
    "class.end_read": Words(
        "きょうの{講座|こうざ}をもう{一度|いちど}{読|よ}む", "こうざを もういちど よみます", "Read the course again"
    ),
    "class.h_hours": Words("{時間|じかん}", "じかん", "Hours"),
    "class.h_cost": Words("{費用|ひよう}", "おかね", "Cost"),
    "class.h_chat": Words("{文字|もじ}", "もじ", "In writing"),
    "class.h_go": Words("{文字|もじ}で{見|み}る・{相談|そうだん}する", "もじで そうだんします", "Read or write"),
    "class.h_shut": Words("いまは{時間外|じかんがい}です", "いまは やすみです", "Closed now"),
    "class.t": Words("{文字|もじ}・ふりがな・ことば", "もじ・ふりがな・ことば", "Text, furigana, language"),
    "class.t_size": Words("{文字|もじ}の{大|おお}きさ", "もじの おおきさ", "Text size"),
    "class.t_m": Words("{標準|ひょうじゅん}", "ふつう", "Normal"),
    "class.t_l": Words("{大|おお}きい", "おおきい", "Large"),
    "class.t_xl": Words("とても{大|おお}きい", "とても おおきい", "Very large"),
    "class.t_ruby": Words("ふりがな", "ふりがな", "Furigana"),
    "class.t_off": Words("なし", "なし", "Off"),
    "class.t_on": Words("あり", "あり", "On"),
    "class.t_theme": Words("{画面|がめん}の{色|いろ}", "がめんの いろ", "Colours"),
    "class.t_auto": Words("{電話|でんわ}に{合|あ}わせる", "でんわと おなじ", "As the phone"),
    "class.t_light": Words("{明|あか}るい", "あかるい", "Light"),
    "class.t_dark": Words("{夜|よる}の{色|いろ}", "くらい", "Dark"),
    "class.t_clear": Words("くっきり", "くっきり", "High contrast"),
    "class.t_language": Words("ことば", "ことば", "Language"),
    "class.t_leave": Words("この{席|せき}からはなれる", "この せきを やめます", "Leave this seat"),
    "class.t_leave_p": Words(
        "{電話|でんわ}をほかの{人|ひと}に{渡|わた}すときに。{答|こた}えは{消|き}えません。",
        "でんわを ほかの ひとに わたす とき。こたえは きえません。",
        "When you hand the phone to somebody else. Your answers are kept.",
    ),
}
