"""The words of everything that is kept about somebody, as they take it away on paper or as a file."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

RECORDS: dict[str, Said] = {
    "records.lead": Words(
        "あなたについて{保管|ほかん}しているものを、ぜんぶお{渡|わた}しします。"
        "{見|み}て{紙|かみ}に{刷|す}れる{画面|がめん}と、ほかの{道具|どうぐ}で{読|よ}めるファイル（JSON）があります。",
        "あなたの きろくを ぜんぶ わたします。みる ことも いんさつする ことも できます。",
        "Everything we keep about you: as a page to read and print, or as a file (JSON) for other programs.",
    ),
    "records.left_out": Words(
        "{暗証番号|あんしょうばんごう}や{受講票|じゅこうひょう}の QR の{中身|なかみ}は、"
        "だれにも{読|よ}めない{形|かたち}でしか"
        "{持|も}っていないので、{入|はい}りません。{書|か}きこみワークは、この{機械|きかい}の{中|なか}だけにあります。",
        "あんしょうばんごうと QRコードは はいりません。かいた ワークは この きかいの なかだけに あります。",
        "PIN and card codes are left out: we hold them only in a form that nobody can read. "
        "Worksheets exist on your own device alone.",
    ),
    "records.see": Words("{見|み}る・{紙|かみ}に{刷|す}る", "みます・いんさつします", "Read and print"),
    "records.file": Words(
        "ファイルで{受|う}け{取|と}る（JSON）", "ファイルで もらいます（JSON）", "Get the file (JSON)"
    ),
    "records.print": Words("{紙|かみ}に{刷|す}る", "いんさつします", "Print"),
    "records.title": Words("わたしの{記録|きろく}", "わたしの きろく", "Your records"),
    "records.on": Words(
        "{date} {time} の{記録|きろく}です（{town}）。"
        "{個人|こじん}のことが{書|か}いてあります。{大切|たいせつ}にしまってください。",
        "{date} {time}の きろくです（{town}）。だいじに して ください。",
        "As of {date} {time} ({town}). This holds personal information; please keep it safe.",
    ),
    "records.you": Words("お{名前|なまえ}など", "あなたの こと", "About you"),
    "records.number": Words("{受講番号|じゅこうばんごう}", "じゅこうばんごう", "Learner number"),
    "records.folded": Words("さがすための{写|うつ}し", "さがす ための うつし", "Copy for searching"),
    "records.begun": Words("はじめた{日|ひ}", "はじめた ひ", "Started on"),
    "records.notice": Words(
        "{使|つか}いみちをお{伝|つた}えした{日|ひ}", "つかいかたを つたえた ひ", "Told how data is used on"
    ),
    "records.source": Words(
        "お{名前|なまえ}などを{受|う}けとったところ", "なまえを おしえて くれた ところ", "Who gave us your details"
    ),
    "records.from": Words("{source}（{day}）", "{source}（{day}）", "{source} ({day})"),
    "records.from.more": Words(
        "お{名前|なまえ}などは、{source}から{department}が{受|う}けとりました（{day}）。",
        "あなたの なまえは、{source}から もらいました。もらったのは {department}です（{day}）。",
        "The {department} received your details from {source} ({day}).",
    ),
    "records.from.why": Words("{使|つか}いみちを{読|よ}む", "つかいみちを よみます", "Read what they are used for"),
    "records.erase_on": Words("{消|け}す{申|もう}し{出|で}", "きろくを けす ひ", "To be erased on"),
    "records.read": Words("{読|よ}んだページ", "よんだ ページ", "Pages read"),
    "records.attempt": Words(
        "{確認|かくにん}テスト {number}{回目|かいめ}（{all}{問|もん}のうち {right}{問|もん} そのとおり）",
        "テスト {number}かいめ（{all}の うち {right} できました）",
        "Check, attempt {number} ({right} of {all} right)",
    ),
    "records.checks": Words("ページの{中|なか}の{問|と}い", "ページの もんだい", "Questions inside pages"),
    "records.question": Words("{問|と}い", "もんだい", "Question"),
    "records.answer": Words("あなたの{答|こた}え", "あなたの こたえ", "Your answer"),
    "records.at": Words("いつ", "いつ", "When"),
    "records.what": Words("なにを", "なに", "What"),
    "records.who": Words("だれが", "だれ", "Who"),
    "records.attended": Words(
        "{会場|かいじょう}の{講座|こうざ}に{出|で}た", "かいじょうに いった", "Attended a session"
    ),
    "records.completed": Words("{修了|しゅうりょう}", "おわりました", "Completed"),
    "records.certificates": Words("{修了証|しゅうりょうしょう}", "しゅうりょうしょう", "Certificates"),
    "records.seats": Words(
        "{会場|かいじょう}での{番号札|ばんごうふだ}", "かいじょうの ばんごうふだ", "Seats at sessions"
    ),
    "records.seat": Words("{番号札|ばんごうふだ} {number}", "ばんごうふだ {number}", "Seat {number}"),
    "records.answers": Words("{答|こた}え {count}{件|けん}", "こたえ {count}", "{count} answers"),
    "records.procedures": Words("{手続|てつづ}きの{途中|とちゅう}・{記録|きろく}", "てつづきの きろく", "Procedures"),
    "records.procedure.stop": Words(
        "{利用|りよう}をとめる{申|もう}し{出|で}", "つかうのを やめる もうしで", "Request to stop using"
    ),
    "records.procedure.erase": Words("{消|け}す{申|もう}し{出|で}", "けす もうしで", "Request to erase"),
    "records.machines": Words("{入|はい}っている{機械|きかい}", "はいって いる きかい", "Devices signed in"),
    "records.log": Words("{手続|てつづ}きの{記録|きろく}", "てつづきの きろく", "Log of what was done"),
    "records.none": Words("まだありません。", "まだ ありません。", "None yet."),
    "records.self": Words("ご{本人|ほんにん}", "あなた", "You"),
    "records.staff": Words("{担当者|たんとうしゃ}（{id}）", "スタッフ（{id}）", "Staff ({id})"),
    "records.house": Words("サーバー", "サーバー", "The server"),
    # what the log tells, by action
    "log.learner.signed_up": Words("はじめる{手続|てつづ}き", "はじめました", "Signed up"),
    "log.learner.signed_in": Words("{番号|ばんごう}で{入|はい}った", "はいりました", "Signed in"),
    "log.learner.pin_changed": Words(
        "{暗証番号|あんしょうばんごう}を{変|か}えた", "あんしょうばんごうを かえました", "PIN changed"
    ),
    "log.learner.renew_card": Words(
        "{新|あたら}しい{受講票|じゅこうひょう}を{作|つく}った",
        "あたらしい じゅこうひょうを つくりました",
        "New card made",
    ),
    "log.learner.reset_pin": Words(
        "{一度|いちど}だけの{番号|ばんごう}を{出|だ}した", "いちどだけの ばんごうを だしました", "One-time PIN given"
    ),
    "log.learner.change": Words("{届|とど}け{出|で}を{直|なお}した", "とどけを かえました", "Details corrected"),
    "log.learner.take_away": Words(
        "{記録|きろく}を{持|も}ち{帰|かえ}った", "きろくを もらいました", "Records taken away"
    ),
    "log.learner.leave": Words(
        "{消|け}す{申|もう}し{出|で}", "「きろくを けして ください」と いいました", "Asked us to erase the records"
    ),
    "log.learner.stay": Words(
        "{消|け}す{申|もう}し{出|で}をもどした", "けすのを やめました", "Asked to stay after all"
    ),
    "log.learner.erased": Words(
        "お{名前|なまえ}などを{消|け}した", "なまえなどを けしました", "Name and details erased"
    ),
    "log.training.attended": Words(
        "{会場|かいじょう}に{出|で}たことを{記録|きろく}した", "かいじょうに いった きろく", "Attendance noted"
    ),
    "log.certificate.confirm": Words(
        "{修了証|しゅうりょうしょう}を{出|だ}した", "しゅうりょうしょうを だしました", "Certificate issued"
    ),
    "log.certificate.handed_over": Words(
        "{修了証|しゅうりょうしょう}をお{渡|わた}しした", "しゅうりょうしょうを わたしました", "Certificate handed over"
    ),
    "log.certificate.handed_back": Words(
        "{修了証|しゅうりょうしょう}をお{渡|わた}しした{記録|きろく}を{取|と}り{消|け}した",
        "しゅうりょうしょうを わたした きろくを けしました",
        "Certificate noted as not handed over",
    ),
    "log.other": Words("そのほかの{手続|てつづ}き（{action}）", "ほかの てつづき（{action}）", "Other ({action})"),
}
