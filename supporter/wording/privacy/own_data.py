"""The words of one's own affairs: what is kept seen and corrected, one's machines, everything taken away."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

OWN: dict[str, Said] = {
    "request.form.link": Words(
        "{開示|かいじ}・{訂正|ていせい}・{利用停止|りようていし}の{請求書|せいきゅうしょ}（{手|て}で{書|か}く{紙|かみ}）",
        "じぶんの きろくを みたい とき、なおしたい とき、とめたい ときの かみ（PDF）",
        "Form to ask for, correct or stop the use of your records (PDF, in Japanese)",
    ),
    # the hub
    "own.title": Words("{届|とど}け{出|で}", "とどけた こと", "Your details"),
    "own.ask": Words(
        "わからないことは、{department}へ。",
        "わからない ことは {department}に ききます。",
        "Questions? Ask {department}.",
    ),
    "own.safe": Words(
        "{暗証番号|あんしょうばんごう}と、{使|つか}っている{機械|きかい}",
        "あんしょうばんごうと、つかって いる きかい",
        "Your PIN and devices",
    ),
    "own.yours": Words("わたしの{記録|きろく}", "わたしの きろく", "Your records"),
    "own.name": Words("お{名前|なまえ}・フリガナ", "なまえ", "Name"),
    "own.age": Words("{年代|ねんだい}", "ねんれい", "Age group"),
    "own.place": Words("この{市町村|しちょうそん}とのつながり", "まちとの つながり", "Your link to this town"),
    "own.contact": Words("{連絡先|れんらくさき}", "れんらくさき", "Contact"),
    "own.supporter": Words("サポーター{登録|とうろく}", "サポーターの めいぼ", "Supporter list"),
    "own.news": Words("お{知|し}らせ", "おしらせ", "News"),
    "own.pin": Words("{暗証番号|あんしょうばんごう}を{変|か}える", "あんしょうばんごうを かえます", "Change your PIN"),
    "own.machines": Words(
        "どの{機械|きかい}で{入|はい}っているか", "どの きかいで はいって いるか", "Where you are signed in"
    ),
    "own.records": Words(
        "わたしの{記録|きろく}を{持|も}ち{帰|かえ}る", "わたしの きろくを もらいます", "Take your records with you"
    ),
    "own.contact.hidden": Words(
        "{見|み}るときに、{暗証番号|あんしょうばんごう}を{入|い}れます",
        "みる ときに あんしょうばんごうを いれます",
        "Needs your PIN",
    ),
    "own.unknown": Words("{届|とど}けていません", "まだ ありません", "Not given"),
    # forms
    "own.change": Words("これで{直|なお}す", "これに かえます", "Save"),
    "own.choose": Words("これに{決|き}める", "これに します", "Save"),
    "own.saved": Words("{保存|ほぞん}しました。", "ほぞんしました。", "Saved."),
    "own.back": Words("マイページにもどる", "マイページに もどります", "Back to My page"),
    "own.name.paper": Words(
        "もう{出|で}た{修了証|しゅうりょうしょう}のお{名前|なまえ}は、{出|だ}した{日|ひ}のまま{変|か}わりません。"
        "{新|あたら}しいお{名前|なまえ}の{修了証|しゅうりょうしょう}が{要|い}る{方|かた}は、{department}へ。",
        "もう ある しゅうりょうしょうの なまえは かわりません。"
        "あたらしい なまえの かみが ほしい ひとは {department}へ。",
        "Certificates already issued keep the name they were issued with. "
        "For one with your new name, ask {department}.",
    ),
    "own.name.hint": Words(
        "これからの{修了証|しゅうりょうしょう}に、この{字|じ}のまま{印刷|いんさつ}します。",
        "つぎの しゅうりょうしょうに この じで かきます。",
        "Printed on future certificates exactly as typed.",
    ),
    "own.kana.hint": Words(
        "ひらがなで{入|い}れても、カタカナに{直|なお}します。ローマ{字|じ}のお{名前|なまえ}の{方|かた}は、"
        "{書|か}かなくてもかまいません。",
        "ひらがなで いれても いいです。カタカナに なおします。ローマじの なまえの ひとは、かかなくて いいです。",
        "Hiragana is fine, too: it is turned into katakana. Not needed for a name in Latin letters.",
    ),
    "need.kana": Words(
        "ローマ{字|じ}でなければ{必要|ひつよう}", "にほんの なまえの ひとは いります", "For Japanese names"
    ),
    "own.kana": Words("フリガナ", "よみかた（フリガナ）", "Reading (furigana)"),
    "own.family": Words("お{名前|なまえ}", "なまえ", "Name"),
    "own.district": Words("{地区|ちく}", "ちく", "District"),
    "own.relation": Words("この{市町村|しちょうそん}は", "この まちは", "This town is"),
    "own.contact.lead": Words(
        "{連絡先|れんらくさき}は、ご{本人|ほんにん}だけに{出|だ}します。{暗証番号|あんしょうばんごう}を{入|い}れてください。",
        "れんらくさきは あなただけが みます。あんしょうばんごうを いれて ください。",
        "Your contact is shown to you alone. Please enter your PIN.",
    ),
    "own.contact.hint": Words(
        "{電話|でんわ}・FAX・メールのどれか。{空|から}にすると、{届|とど}けをやめられます。",
        "でんわか FAXか メール。なにも かかないと けせます。",
        "A phone number, FAX number or e-mail address. Leave it empty to remove it.",
    ),
    "own.contact.see": Words("{連絡先|れんらくさき}を{見|み}る", "れんらくさきを みます", "Show my contact"),
    "own.proof": Words(
        "ご{本人|ほんにん}であることを、もう{一度|いちど}{確|たし}かめます。",
        "あなたか どうか もういちど たしかめます。",
        "We check once more that it is you.",
    ),
    "own.pin.field": Words("{暗証番号|あんしょうばんごう}", "あんしょうばんごう", "PIN"),
    # the roster of supporters, and news
    "own.supporter.asked": Words(
        "{修了|しゅうりょう}した{方|かた}のうち、{希望|きぼう}された{方|かた}だけを、サポーター{登録|とうろく}の{名簿|めいぼ}に{載|の}せます。"
        "{断|ことわ}っても、おりても、{修了証|しゅうりょうしょう}はそのままです。",
        "めいぼに のりたい ひとだけ のります。のらなくても しゅうりょうしょうは なくなりません。",
        "Only those who wish are put on the supporter list. Your certificate stays yours whichever you choose.",
    ),
    "own.supporter.with": Words(
        "{town}では、{修了|しゅうりょう}した{方|かた}をサポーター{登録|とうろく}の{名簿|めいぼ}に{載|の}せます。"
        "いつでもおりられます。おりても、{修了証|しゅうりょうしょう}はそのままです。",
        "{town}では、おわった ひとが めいぼに のります。いつでも やめられます。しゅうりょうしょうは なくなりません。",
        "In {town}, everyone who completes the course is put on the supporter list. "
        "You may step down at any time; your certificate stays yours.",
    ),
    "registered.legend": Words("{名簿|めいぼ}に{載|の}りますか", "めいぼに のりますか", "Be on the list?"),
    "registered.yes": Words("はい", "はい", "Yes"),
    "registered.undecided": Words("まだ{決|き}めない", "まだ きめません", "Not decided yet"),
    "registered.no": Words("{名簿|めいぼ}に{載|の}らない", "めいぼに のりません", "No, not on the list"),
    "registered.now.yes": Words("{名簿|めいぼ}に{載|の}ります", "めいぼに のります", "On the list"),
    "registered.now.undecided": Words("まだ{決|き}めていません", "まだ きめて いません", "Not decided yet"),
    "registered.now.no": Words("{名簿|めいぼ}に{載|の}りません", "めいぼに のりません", "Not on the list"),
    "registered.now.with": Words(
        "{修了|しゅうりょう}すると、{名簿|めいぼ}に{載|の}ります",
        "おわると めいぼに のります",
        "On the list once completed",
    ),
    "news.legend": Words(
        "{講座|こうざ}や{交流会|こうりゅうかい}のお{知|し}らせを{受|う}け{取|と}りますか",
        "こうざや あつまりの おしらせが ほしいですか",
        "Receive news of courses and meetings?",
    ),
    "news.hint": Words(
        "お{知|し}らせは、{届|とど}け{出|で}の{連絡先|れんらくさき}にお{送|おく}りします。",
        "おしらせは あなたの れんらくさきに おくります。",
        "News is sent to the contact you gave.",
    ),
    "news.needs_contact": Words(
        "お{知|し}らせは、{届|とど}け{出|で}の{連絡先|れんらくさき}に{送|おく}ります。まだの{方|かた}は、こちらから：",
        "おしらせは、でんわや メールに おくります。まだの ひとは ここに かきます：",
        "News goes to the contact you have given. If you have not given one yet:",
    ),
    "news.yes": Words("はい", "はい", "Yes"),
    "news.no": Words("いいえ", "いいえ", "No"),
    "news.now.yes": Words("{受|う}け{取|と}ります", "もらいます", "Yes, please"),
    "news.now.no": Words("{受|う}け{取|と}りません", "もらいません", "No, thank you"),
    # the PIN and the machines
    "pin.now": Words("いまの{暗証番号|あんしょうばんごう}", "いまの あんしょうばんごう", "Your PIN now"),
    "pin.next": Words("{新|あたら}しい{暗証番号|あんしょうばんごう}", "あたらしい あんしょうばんごう", "New PIN"),
    "pin.next.hint": Words(
        "{数字|すうじ}6けたか、8{文字|もじ}{以上|いじょう}のことば。123456 や 000000 は{使|つか}えません。"
        "{生年月日|せいねんがっぴ}も{避|さ}けましょう。",
        "すうじ 6こ、または 8もじより ながい ことば。123456や たんじょうびは だめです。",
        "Six digits, or words of 8 letters or more. Not 123456, 000000 or a birthday.",
    ),
    "pin.changed": Words(
        "{暗証番号|あんしょうばんごう}を{変|か}えました。{次|つぎ}から、{新|あたら}しい{番号|ばんごう}で{入|はい}ります。",
        "あんしょうばんごうを かえました。つぎから あたらしい ばんごうで はいります。",
        "Your PIN is changed. Use the new one from now on.",
    ),
    "machines.lead": Words(
        "いま、あなたの{番号|ばんごう}で{入|はい}っている{電話|でんわ}やパソコンです。",
        "いま あなたの ばんごうで はいって いる きかいです。",
        "These devices are signed in with your number now.",
    ),
    "machines.here": Words("この{機械|きかい}", "この きかい", "This device"),
    "machines.other": Words("ほかの{機械|きかい}", "ほかの きかい", "Another device"),
    "machines.since": Words("{day}から", "{day}から", "since {day}"),
    "machines.until": Words("{day}まで", "{day}まで", "until {day}"),
    "machines.out": Words(
        "ほかの{機械|きかい}ぜんぶからサインアウト", "ほかの きかいを ぜんぶ やめます", "Sign out everywhere else"
    ),
    "machines.done": Words(
        "ほかの{機械|きかい}からサインアウトしました。いま{入|はい}っているのは、この{機械|きかい}だけです。",
        "ほかの きかいを やめました。いまは この きかいだけです。",
        "Signed out everywhere else. Only this device is signed in now.",
    ),
    "machines.alone": Words(
        "{入|はい}っているのは、この{機械|きかい}だけです。", "この きかいだけです。", "Only this device is signed in."
    ),
}
