"""The words after a class: finishing and reporting for staff, and claiming a record for those without an account."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

FINISHING: dict[str, Said] = {
    "stage.finish": "講座の仕上げ",
    "stage.finish_one": "修了の決め方を変える",
    "stage.report": "実施報告",
    "finish.outcome.completed": "修了",
    "finish.outcome.attended": "参加のみ",
    "finish.outcome.counted": "人数だけ",
    "finish.late": "{minutes}分おくれて",
    "finish.early": "{minutes}分早く",
    "finish.decided": "担当が決めました：{reason}",
    "finish.before": "前に修了しています（修了証は、そのまま）",
    "finish.next_time": "次の会場の講座で、続きを受けられます",
    "finish.left": "あと {parts}で修了です",
    "finish.left.and": "と",
    "finish.left.chapters": "{count}章",
    "finish.left.tests": "確認テスト（または、ふり返り）",
    "finish.choice.rule": "決まりのとおり（{outcome}）",
    "finish.choice.completed": "修了にする",
    "finish.choice.completed.more": "はじめから終わりまで参加し、ふり返りもしたものとして記録します",
    "finish.choice.attended": "参加のみにする",
    "finish.choice.attended.more": "きょうの分を、修了に数えません",
    "finish.same": "この方と同じ（受講番号 {number}）",
    "finish.same.untold": "登録のある方と同じ",
    "finish.same.untold.more": "ご本人に、登録したことがあるかをたずねてください",
    "finish.another": "別の方",
    "finish.another.more": "新しく記録を作ります。引換番号で受け取れます",
    "finish.certificates_file": "修了証_{number}.pdf",
    "finish.cards_file": "受講票_{number}.pdf",
    "finish.counted.nameless": "修了証のためのお名前が、まだありません",
    "finish.counted.townless": "修了証を出す市町村が、まだわかりません",
    "finish.counted.town": "お住まいの市町村が、この講座に参加していません",
    "finish.counted.account": "登録の市町村が、この講座に参加していません",
    "finish.counted.school": "子どもの講座では、人数だけを数えます",
    "finish.counted.gone": "記録を消した方です",
    "finish.counted.meeting": "交流会やミーティングでは、人数だけを数えます",
    "log.training.withdrawn": Words(
        "{会場|かいじょう}の{講座|こうざ}の{記録|きろく}を{取|と}りやめた",
        "かいじょうの きろくを とりやめました",
        "The record of a session was taken back",
    ),
    "log.learner.claimed": Words(
        "{引換番号|ひきかえばんごう}で{記録|きろく}を{受|う}け{取|と}った",
        "ひきかえばんごうで きろくを もらいました",
        "Claimed the record with the claim code",
    ),
    "my.class": Words(
        "{会場|かいじょう}で{受|う}けた{日|ひ}：{day} {venue}",
        "かいじょうで うけた ひ：{day} {venue}",
        "Attended on {day} at {venue}",
    ),
    "claim.title": Words("{記録|きろく}を{受|う}け{取|と}る", "きろくを もらいます", "Claim your record"),
    "claim.with_card": Words(
        "{番号札|ばんごうふだ}で{記録|きろく}を{受|う}け{取|と}る",
        "ふだの ばんごうで きろくを もらいます",
        "Claim a record with the card of a session",
    ),
    "claim.lead": Words(
        "{会場|かいじょう}の{講座|こうざ}の{記録|きろく}と{修了証|しゅうりょうしょう}を、{番号札|ばんごうふだ}で{受|う}け{取|と}れます。",
        "かいじょうの きろくと しゅうりょうしょうを、ふだの ばんごうで もらえます。",
        "Receive your record and certificate of a session with the card you were given there.",
    ),
    "claim.number": Words("{番号札|ばんごうふだ}の{番号|ばんごう}", "ふだの ばんごう", "Number on your card"),
    "claim.code": Words("{引換番号|ひきかえばんごう}", "ひきかえ ばんごう", "Claim code"),
    "claim.code_hint": Words(
        "{番号札|ばんごうふだ}の{裏|うら}にある10{文字|もじ}です。{札|ふだ}のない{方|かた}は、{参加|さんか}した{電話|でんわ}の「{文字|もじ}」の{画面|がめん}に{出|で}ます。",
        "ふだの うらに ある 10もじです。ふだが ない ひとは でんわの「もじ」の がめんに あります。",
        "Ten letters and digits on the back of your card. Without a card: on the phone you joined with, under “Text”.",
    ),
    "claim.look": Words("{確|たし}かめる", "たしかめます", "Look it up"),
    "claim.found": Words("この{記録|きろく}ですか", "この きろくですか", "Is this yours?"),
    "claim.course": Words("{講座|こうざ}", "こうざ", "Course"),
    "claim.on": Words("{受|う}けた{日|ひ}", "うけた ひ", "Held on"),
    "claim.town": Words("{市町村|しちょうそん}", "まち", "Town"),
    "claim.name": Words("お{名前|なまえ}（はじめの{字|じ}だけ）", "なまえ（はじめの じ）", "Name (initials only)"),
    "claim.result": Words("{結果|けっか}", "けっか", "Result"),
    "claim.completed": Words("{修了|しゅうりょう}", "おわりました", "Completed"),
    "claim.attended": Words(
        "{参加|さんか}（つづきがあります）", "さんか（つづきが あります）", "Attended (more to do)"
    ),
    "claim.lack": Words(
        "{修了証|しゅうりょうしょう}のために、{教|おし}えてください",
        "しゅうりょうしょうの ために おしえて ください",
        "For your certificate",
    ),
    "claim.lack_name": Words(
        "{修了証|しゅうりょうしょう}にのせるお{名前|なまえ}",
        "しゅうりょうしょうの なまえ",
        "Your name, as on the certificate",
    ),
    "claim.lack_kana": Words(
        "フリガナ（{書|か}かなくてもよい）", "フリガナ（かかなくても いいです）", "Reading in kana (optional)"
    ),
    "claim.lack_town": Words(
        "{修了証|しゅうりょうしょう}を{出|だ}す{市町村|しちょうそん}",
        "しゅうりょうしょうを だす まち",
        "Town that issues your certificate",
    ),
    "claim.lack_choose": Words("えらんでください", "えらんで ください", "Please choose"),
    "claim.lack_next": Words("つぎへ", "つぎへ", "Next"),
    "claim.pin": Words(
        "{暗証番号|あんしょうばんごう}を{決|き}める", "あんしょうばんごうを きめます", "Choose your PIN"
    ),
    "claim.take": Words("{受|う}け{取|と}る", "もらいます", "Receive it"),
    "claim.not_mine": Words("{自分|じぶん}のではない", "わたしのでは ありません", "This is not mine"),
    "claim.done": Words("{受|う}け{取|と}りました", "もらいました", "It is yours now"),
    "claim.see": Words("{記録|きろく}と{修了証|しゅうりょうしょう}を{見|み}る", "きろくを みます", "See your record"),
    "claim.sign_in": Words(
        "{受講番号|じゅこうばんごう}で{入|はい}る", "じゅこうばんごうで はいります", "Sign in with your number"
    ),
}

#: 実施報告: its title and file, and what it says of a class before its numbers.
REPORT: dict[str, Said] = {
    "report.title": "{programme}養成講座 実施報告書",
    "report.file": "実施報告書_{number}_{date}",
    "report.ask": "電話 {phone}",
    "report.unsaid": "答えない・聞いていない",
    "report.words": "{word}（{count}人）",
    "report.others": "そのほか",
    "report.way.phone": "電話",
    "report.way.paper": "紙",
    "report.fact.number": "実施番号",
    "report.fact.course": "事業・講座",
    "report.fact.when": "日時",
    "report.fact.venue": "場所",
    "report.fact.host": "主催",
    "report.fact.trainers": "講師",
    "report.fact.watcher": "見守り係",
    "report.fact.capacity": "定員",
    "report.fact.applied": "申込",
    "report.fact.partly": "途中から・途中まで",
    "report.online": "（オンライン併用）",
    "report.watcher.calls": "{name}（呼び出し {calls}回）",
    "report.people": "{count}人",
    "report.partly.people": "{late}人・{early}人",
    "report.before": "受講前",
    "report.after": "受講後",
    "report.true": "そう思う",
    "report.false": "そうは思わない",
    "report.solved": "めやすのとおり",
    "report.otherwise": "そのほかの答え",
    "tally.title": "{programme}養成講座 集計表",
    "tally.file": "集計表_{number}_{date}",
    "tally.file.names": "集計表（お名前入り）_{number}_{date}",
}

FINISHING_SENTENCES: dict[str, Said] = {
    "finish.not_ended": "講座は、まだ終わっていません。記録はそのままです。"
    "進行の画面で「終わる」を押してから、もう一度開いてください。",
    "finish.done": "この方は、もう確定しています。変えるときは、先に「確定を取りやめる」を押してください。",
    "finish.who": "同じ方かどうかを、どれか一つ選んでください。選ぶまで、この方は確定しないで残ります。",
    "finish.reason": "決まりとちがう決め方をするときは、わけを書いてください。"
    "あとで聞かれたときに、ここを見て答えられます。",
    "finish.nothing": "まだ、印刷するものがありません。修了を確定すると、ここから印刷できます。",
    "report.too_long": "のせられるのは{most}件まで、一つ{longest}字までです。"
    "前のものは残っています。短くして、もう一度えらんでください。",
    "claim.wrong": Words(
        "{番号|ばんごう}がちがうようです。あと{left}{回|かい}ためせます。{記録|きろく}は{消|き}えていません。"
        "{番号札|ばんごうふだ}を{見|み}て、もう{一度|いちど}{入|い}れてください。",
        "ばんごうが ちがうようです。あと {left}かい できます。きろくは きえて いません。"
        "ふだを みて、もういちど いれて ください。",
        "The number or code does not seem to match. Tries left: {left}. Your record is not lost; "
        "please look at your card and try again.",
    ),
    "claim.waiting": Words(
        "{修了|しゅうりょう}の{確認|かくにん}をしているところです。{記録|きろく}は{残|のこ}っています。"
        "{少|すこ}したってから、もう{一度|いちど}ためしてください。",
        "いま たしかめて います。きろくは あります。すこし あとで、もういちど して ください。",
        "We are still confirming the session. Your record is safe; please try again a little later.",
    ),
    "claim.taken": Words(
        "この{記録|きろく}は、もう{受|う}け{取|と}られています。{受講番号|じゅこうばんごう}で{入|はい}ると、{見|み}られます。",
        "この きろくは もう もらって います。じゅこうばんごうで はいると みられます。",
        "This record has been claimed already. Sign in with your learner number to see it.",
    ),
    "claim.lacking": Words(
        "{修了証|しゅうりょうしょう}に{要|い}ることが、まだわかっていません。{記録|きろく}は{残|のこ}っています。"
        "{書|か}いて「つぎへ」を{押|お}してください。{department}でも{書|か}けます。",
        "しゅうりょうしょうに いる ことが まだ わかりません。きろくは あります。"
        "かいて「つぎへ」を おして ください。{department}でも できます。",
        "We still need something for your certificate. Your record is safe. "
        "Please fill it in and press “Next”, or ask {department}.",
    ),
    "claim.counted": Words(
        "この{番号札|ばんごうふだ}は、{人数|にんずう}だけを{数|かぞ}えるものです。{受|う}け{取|と}る{記録|きろく}はありません。"
        "おたずねは、{department}へどうぞ。",
        "この ふだは にんずうだけ かぞえました。もらう きろくは ありません。わからない ときは {department}へ どうぞ。",
        "This card was only counted, so there is no record. If you have a question, please ask {department}.",
    ),
    "lack.nothing": Words(
        "もう{入|はい}っています。{記録|きろく}はそのままです。{画面|がめん}を{新|あたら}しくして、{確|たし}かめてください。",
        "もう わかって います。きろくは あります。がめんを あたらしく して ください。",
        "This is known already, and the record is as it was. Please reload the page to see it.",
    ),
    "lack.town": Words(
        "{修了証|しゅうりょうしょう}を{出|だ}す{市町村|しちょうそん}を、{一|ひと}つえらんでください。"
        "お{住|す}まいの{市町村|しちょうそん}がないときは、{係|かかり}にたずねてください。",
        "まちを ひとつ えらんで ください。ない ときは スタッフに きいて ください。",
        "Please choose the town that issues your certificate. If yours is not there, please ask the staff.",
    ),
    "claim.over": Words(
        "{引換番号|ひきかえばんごう}は、1{年|ねん}のあいだ{使|つか}えます。{記録|きろく}は{残|のこ}っています。"
        "{department}へどうぞ。",
        "ひきかえばんごうは 1ねん つかえます。きろくは あります。{department}へ どうぞ。",
        "Claim codes can be used for one year. Your record is still there; please ask {department}.",
    ),
}
