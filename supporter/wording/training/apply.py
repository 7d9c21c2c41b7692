"""The words of applying for a class: which ones are near, the form, the place or the turn, and giving it back."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

APPLYING: dict[str, Said] = {
    # the list
    "event.title": Words("{会場|かいじょう}の{講座|こうざ}", "かいじょうの こうざ", "Sessions in person"),
    # the weekday of a class, from Monday
    "event.weekday.0": Words("{月|げつ}", "げつようび", "Monday"),
    "event.weekday.1": Words("{火|か}", "かようび", "Tuesday"),
    "event.weekday.2": Words("{水|すい}", "すいようび", "Wednesday"),
    "event.weekday.3": Words("{木|もく}", "もくようび", "Thursday"),
    "event.weekday.4": Words("{金|きん}", "きんようび", "Friday"),
    "event.weekday.5": Words("{土|ど}", "どようび", "Saturday"),
    "event.weekday.6": Words("{日|にち}", "にちようび", "Sunday"),
    "event.near": Words(
        "{近|ちか}くの{会場|かいじょう}の{講座|こうざ}", "ちかくの かいじょうの こうざ", "Sessions near you"
    ),
    "event.lead": Words(
        "{講師|こうし}といっしょに{学|まな}ぶ{講座|こうざ}です。スマートフォンがなくても、{紙|かみ}で{参加|さんか}できます。",
        "せんせいと いっしょに べんきょうします。スマートフォンが なくても、かみで できます。",
        "Learn together with a lecturer. No smartphone? You can take part on paper.",
    ),
    "event.none": Words(
        "いま、{申|もう}し{込|こ}める{会場|かいじょう}の{講座|こうざ}はありません",
        "いま、もうしこめる こうざは ありません",
        "There is no session to apply for just now",
    ),
    "event.none.more": Words(
        "{日|ひ}が{決|き}まると、ここに{出|で}ます。この{画面|がめん}でも、いつでも{学|まな}べます。",
        "ひが きまると、ここに でます。この がめんでも、いつでも べんきょうできます。",
        "New ones appear here. You can also learn on this site at any time.",
    ),
    "event.all": Words("すべて{見|み}る", "ぜんぶ みます", "See all"),
    "event.see": Words("くわしく{見|み}る", "くわしく みます", "Details and application"),
    "event.join": Words(
        "{会場|かいじょう}の{講座|こうざ}に{参加|さんか}する",
        "かいじょうの こうざに いきます",
        "Join a session in person",
    ),
    "event.left": Words("あと{left}{席|せき}", "あと {left}にん", "{left} places left"),
    "event.free": Words("{申|もう}し{込|こ}めます", "もうしこめます", "Open"),
    "event.full": Words(
        "{満員|まんいん}（お{待|ま}ちの{方|かた} {waiting}{人|ひと}）",
        "いっぱいです（まって いる ひと {waiting}にん）",
        "Full ({waiting} waiting)",
    ),
    "event.closed": Words(
        "{申|もう}し{込|こ}みは、しめきりました", "もうしこみは おわりました", "No longer open for applications"
    ),
    # one class
    "event.day": Words("{日時|にちじ}", "いつ", "When"),
    "event.place": Words("{場所|ばしょ}", "ばしょ", "Where"),
    "event.host": Words("{主催|しゅさい}", "する ところ", "Organiser"),
    "event.towns": Words("{参加|さんか}できる{市町村|しちょうそん}", "いける まち", "Open to people in"),
    "event.until": Words("{申|もう}し{込|こ}みは", "もうしこみは", "Apply until"),
    "event.until.day": Words("{day}まで", "{day}まで", "{day}"),
    "event.phone": Words(
        "{電話|でんわ}や FAX でも{申|もう}し{込|こ}めます", "でんわや FAXでも もうしこめます", "By phone or fax, too"
    ),
    "event.phone.words": Words(
        "お{名前|なまえ}とフリガナだけ、お{知|し}らせください。{手話|しゅわ}や{車|くるま}いすなどのご{希望|きぼう}も、どうぞ。",
        "なまえと よみかたを いって ください。てつだいが いる ひとは、いって ください。",
        "We only need your name and its reading. Tell us, too, if you need sign language, a wheelchair space "
        "or the like.",
    ),
    "event.back": Words("{会場|かいじょう}の{講座|こうざ}の{一覧|いちらん}へ", "こうざの リストへ", "Back to the list"),
    "event.paper": Words(
        "この{画面|がめん}を{紙|かみ}に{刷|す}る（FAX{用紙|ようし}つき）",
        "かみに いんさつします（FAXの かみも でます）",
        "Print this page (with a fax form)",
    ),
    "event.fax": Words(
        "{申込用紙|もうしこみようし}（FAX・{窓口|まどぐち}）", "もうしこみの かみ", "Application form (fax or counter)"
    ),
    "event.fax.needs": Words(
        "ご{希望|きぼう}（{手話|しゅわ}・{車|くるま}いすなど）", "てつだいが ほしい こと", "Anything you need"
    ),
    # the form
    "apply.title": Words("{申|もう}し{込|こ}む", "もうしこみます", "Apply"),
    "apply.lead": Words(
        "{受講番号|じゅこうばんごう}もメールも、いりません。",
        "じゅこうばんごうも メールも いりません。",
        "You need neither a learner number nor e-mail.",
    ),
    "apply.others": Words(
        "ご{家族|かぞく}など、ほかの{方|かた}の{分|ぶん}は、{下|した}からどうぞ。",
        "ほかの ひとも、したから もうしこめます。",
        "You can apply for somebody else below.",
    ),
    "apply.contact.hint": Words(
        "{席|せき}があいたときや、{日|ひ}が{変|か}わったときに、お{知|し}らせします。",
        "せきが あいた ときや、ひが かわった ときに しらせます。",
        "So that we can tell you when a place becomes free or the day changes.",
    ),
    "apply.town.other": Words(
        "そのほか・{答|こた}えない", "そのほか・こたえません", "Another town, or I'd rather not say"
    ),
    "apply.needs": Words("{当日|とうじつ}のご{希望|きぼう}", "てつだいが ほしい こと", "What you need on the day"),
    "apply.needs.hint": Words(
        "その{日|ひ}の{係|かかり}と{担当者|たんとうしゃ}だけが{見|み}て、{次|つぎ}の{日|ひ}に{消|け}します。",
        "その ひの スタッフだけが みます。つぎの ひに けします。",
        "Only the staff of that day see it. It is erased the day after.",
    ),
    "apply.needs_text": Words(
        "{係|かかり}に{伝|つた}えておきたいこと", "スタッフに いいたい こと", "Anything to tell the staff"
    ),
    "need.手話": Words("{手話|しゅわ}", "しゅわ", "Sign language"),
    "need.要約筆記": Words("{要約筆記|ようやくひっき}", "はなしを もじに します（ようやくひっき）", "Captioning"),
    "need.席": Words("{席|せき}の{場所|ばしょ}", "せきの ばしょ", "A particular seat"),
    "need.車いす": Words("{車|くるま}いす", "くるまいす", "Wheelchair space"),
    "need.大きな字": Words("{大|おお}きな{字|じ}", "おおきい じ", "Large print"),
    "need.そのほか": Words("そのほか", "そのほか", "Something else"),
    "apply.do": Words("この{内容|ないよう}で{申|もう}し{込|こ}む", "もうしこみます", "Apply"),
    # the answer
    "apply.done": Words("{席|せき}をおとりしました", "せきが あります", "You have a place"),
    "apply.waits": Words(
        "いま{満員|まんいん}です。お{待|ま}ちの{rank}{番目|ばんめ}です",
        "いま いっぱいです。まつ じゅんばんは {rank}ばんです",
        "It is full. You are number {rank} on the waiting list",
    ),
    "apply.gone": Words("{取|と}りやめました", "やめました", "Your application is withdrawn"),
    "apply.gone.more": Words(
        "{席|せき}は、お{待|ま}ちの{方|かた}におゆずりします。またのご{参加|さんか}を、お{待|ま}ちしています。",
        "せきは まって いる ひとに わたします。また きて ください。",
        "Your place goes to somebody who is waiting. We hope to see you another time.",
    ),
    "apply.waits.more": Words(
        "{席|せき}があいたら、{順|じゅん}にお{知|し}らせします。{連絡先|れんらくさき}を{書|か}いていない{方|かた}は、"
        "{前|まえ}の{日|ひ}までに {department}へお{電話|でんわ}ください。",
        "せきが あいたら、じゅんばんに しらせます。れんらくさきを かいて いない ひとは、でんわして ください。"
        "でんわは {department}へ、まえの ひまでに。",
        "We tell you when a place becomes free. If you left no contact, please call {department} by the day before.",
    ),
    "apply.number": Words("{受付番号|うけつけばんごう}", "うけつけばんごう", "Application number"),
    "apply.note": Words(
        "{紙|かみ}に{書|か}くか、この{画面|がめん}を{写真|しゃしん}に{残|のこ}してください。メールは{届|とど}きません。",
        "かみに かくか、しゃしんを とって ください。メールは きません。",
        "Write it down, or take a picture of this screen. No e-mail is sent.",
    ),
    "apply.day": Words(
        "{当日|とうじつ}は、{受付|うけつけ}でお{名前|なまえ}をお{伝|つた}えください。",
        "その ひは、うけつけで なまえを いって ください。",
        "On the day, just tell the reception your name.",
    ),
    "apply.join": Words("オンラインの{方|かた}は、こちらへ", "オンラインの ひとは、ここへ", "To join online"),
    "apply.print": Words("この{画面|がめん}を{紙|かみ}に{刷|す}る", "この がめんを いんさつします", "Print this page"),
    "apply.home": Words("ホームへ", "ホームへ", "Home"),
    # giving it back
    "withdraw.title": Words("{申|もう}し{込|こ}みを{取|と}りやめる", "もうしこみを やめます", "Cancel your place"),
    "withdraw.lead": Words(
        "{受付番号|うけつけばんごう}とお{名前|なまえ}を{入|い}れてください。わからないときは、{department}へお{電話|でんわ}ください。",
        "うけつけばんごうと なまえを いれます。わからない ときは、{department}に でんわします。",
        "Enter your application number and your name. If you don't have it, call {department}.",
    ),
    "withdraw.name": Words("お{名前|なまえ}かフリガナ", "なまえ", "Name or its reading"),
    "withdraw.do": Words("{取|と}りやめる", "やめます", "Cancel my place"),
    "withdraw.stay": Words("{取|と}りやめないで、もどる", "やめないで もどります", "Keep it and go back"),
    "withdraw.ask": Words("{取|と}りやめるとき", "やめる とき", "If you cannot come"),
    # among one's own records
    "records.applications": Words(
        "{会場|かいじょう}の{講座|こうざ}への{申|もう}し{込|こ}み",
        "かいじょうの こうざの もうしこみ",
        "Applications for sessions",
    ),
    "records.applied.applied": Words("{席|せき}あり", "せきが あります", "With a place"),
    "records.applied.waiting": Words("お{待|ま}ち", "まって います", "Waiting"),
    "records.applied.withdrawn": Words("{取|と}りやめ", "やめました", "Withdrawn"),
    # staff
    "stage.applications": "申込",
}

APPLYING_SENTENCES: dict[str, Said] = {
    "event.unknown": Words(
        "その{会場|かいじょう}の{講座|こうざ}は、いま{出|で}ていません。{終|お}わったか、{日|ひ}が{変|か}わったのかもしれません。"
        "{一覧|いちらん}をごらんいただくか、{department}へお{電話|でんわ}ください。",
        "その こうざは いま ありません。おわったか、ひが かわりました。"
        "リストを みるか、{department}に でんわして ください。",
        "That session is not listed now. It may be over, or its day may have changed. "
        "See the list, or call {department}.",
    ),
    "apply.closed": Words(
        "{申|もう}し{込|こ}みは、しめきりました。{席|せき}があいていることもあります。{department}へお{電話|でんわ}ください。",
        "もうしこみは おわりました。せきが ある ことも あります。{department}に でんわして ください。",
        "Applications are closed. There may still be a place: please call {department}.",
    ),
    "apply.not_found": Words(
        "その{番号|ばんごう}とお{名前|なまえ}の{申|もう}し{込|こ}みが{見|み}つかりません。まだ{何|なに}も{変|か}わっていません。"
        "{番号|ばんごう}をもう{一度|いちど}ごらんになるか、{department}へお{電話|でんわ}ください。",
        "その ばんごうと なまえが ありません。まだ なにも かわって いません。"
        "もういちど みるか、{department}に でんわして ください。",
        "We cannot find an application with that number and name. Nothing has changed. "
        "Please look at the number again, or call {department}.",
    ),
    "apply.twice": (
        "同じ氏名・フリガナの申込が、もうあります（受付番号 {numbers}）。"
        "別の方なら、もう一度 Enter を押してください。まだ入れていません。"
    ),
    "plan.until": "申込のしめきりは、講座の日か、その前の日にしてください。書いたものは消えていません。",
}
