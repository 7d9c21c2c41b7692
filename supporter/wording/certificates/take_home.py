"""The words of what people take home: certificates as pictures and on paper, the 受講票, the supporter's card."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

PAPERS: dict[str, Said] = {
    # the certificate as a picture
    "picture.show": Words(
        "{画面|がめん}で{見|み}せる（{写真|しゃしん}で{残|のこ}す）",
        "がめんで みせます（しゃしんに のこします）",
        "Show it on the screen (keep a picture)",
    ),
    "picture.title": Words(
        "{修了証|しゅうりょうしょう}を{画面|がめん}で{見|み}せる",
        "しゅうりょうしょうを がめんで みせます",
        "Your certificate on the screen",
    ),
    "picture.alt": Words(
        "{title}。{name} {様|さま}。{serial}。{date}。{issuer}。{確認|かくにん}の{番号|ばんごう} {code}。",
        "{title}。{name} さま。{serial}。{date}。{issuer}。かくにんの ばんごう {code}。",
        "{title}: {name}, {serial}, {date}, {issuer}. Verification code {code}.",
    ),
    "picture.hint": Words(
        (
            "{受付|うけつけ}などで、この{画面|がめん}を{見|み}せてください。{画面|がめん}を{明|あか}るくすると、"
            "QR が{読|よ}みやすくなります。"
        ),
        "うけつけで この がめんを みせます。がめんを あかるくすると、QRコードが よみやすいです。",
        "Show this screen where you are asked for it. The QR code reads best on a bright screen.",
    ),
    "picture.save": Words("この{画像|がぞう}を{保存|ほぞん}する", "この しゃしんを のこします", "Save this picture"),
    "picture.wide": Words(
        "よこ{長|なが}の{修了証|しゅうりょうしょう}を{画像|がぞう}で{保存|ほぞん}する",
        "よこに ながい しゅうりょうしょうを しゃしんで のこします",
        "Save the whole certificate as a picture",
    ),
    "picture.back": Words("{修了|しゅうりょう}の{画面|がめん}", "もどります", "Back"),
    # the certificate on paper
    "paper.ask": Words("{紙|かみ}の{修了証|しゅうりょうしょう}", "かみの しゅうりょうしょう", "A certificate on paper"),
    "paper.counter": Words(
        "{窓口|まどぐち}で{受|う}け{取|と}る", "まどぐちで もらいます", "I will pick it up at the counter"
    ),
    "paper.none": Words("いらない", "いりません", "I do not need one"),
    "paper.tell": Words("{伝|つた}える", "つたえます", "Send my answer"),
    "paper.told.counter": Words(
        (
            "「{窓口|まどぐち}で{受|う}け{取|と}る」と、{書|か}きとめました。{department}の{窓口|まどぐち}で、"
            "{修了証|しゅうりょうしょう}の{番号|ばんごう}をお{伝|つた}えください。"
        ),
        (
            "「まどぐちで もらいます」と かきました。{department}の まどぐちに いきます。"
            "しゅうりょうしょうの ばんごうを いって ください。"
        ),
        "Noted: you will pick it up. Please tell your certificate number at the counter of {department}.",
    ),
    "paper.told.none": Words(
        "「いらない」と、{書|か}きとめました。あとから{変|か}えられます。",
        "「いりません」と かきました。あとで かえることが できます。",
        "Noted: no paper. You can change this at any time.",
    ),
    "paper.handed": Words(
        "{紙|かみ}の{修了証|しゅうりょうしょう}は、{date}にお{渡|わた}ししました。",
        "かみの しゅうりょうしょうは、{date}に わたしました。",
        "Your certificate on paper was handed to you on {date}.",
    ),
    # the certificate as an Open Badge
    "badge.title": Words(
        "オープンバッジで{持|も}つ（ほかの{国|くに}や{職場|しょくば}で{見|み}せる{方|かた}へ）",
        "オープンバッジ（ほかの くにや しごとの ところで みせます）",
        "Keep it as an Open Badge (to show it abroad or at work)",
    ),
    "badge.words": Words(
        (
            "{署名|しょめい}の{入|はい}った{画像|がぞう}です。お{名前|なまえ}は{書|か}いてありません。"
            "オープンバッジを{読|よ}める{所|ところ}へ、このまま{出|だ}せます。"
        ),
        "しるしの はいった えです。なまえは かいて ありません。この えを そのまま だします。",
        "A picture with a signature inside (Open Badges 3.0). It does not contain your name. Hand it in as it is.",
    ),
    "badge.picture": Words("バッジの{画像|がぞう}を{保存|ほぞん}する", "バッジの えを のこします", "Save the badge"),
    "badge.token": Words(
        "{署名|しょめい}だけを{保存|ほぞん}する（JWT）",
        "しるしだけを のこします（JWT）",
        "Save the signature alone (JWT)",
    ),
    # waiting for it
    "wait.recorded": Words(
        "{修了|しゅうりょう}は、{date}に{記録|きろく}しました。",
        "おわったことは、{date}に かきました。",
        "Your completion was recorded on {date}.",
    ),
    "wait.number": Words("{番号|ばんごう}：{serial}", "ばんごう：{serial}", "Number: {serial}"),
    "wait.checks": Words(
        (
            "{修了証|しゅうりょうしょう}は、いま{municipality}で{準備|じゅんび}しています。できあがりしだい、"
            "この{画面|がめん}に{出|で}ます。"
        ),
        "しゅうりょうしょうは、いま {municipality}で つくって います。できたら、この がめんに でます。",
        "{municipality} is preparing your certificate. It will appear on this page as soon as it is ready.",
    ),
    "wait.screen": Words("この{画面|がめん}でお{渡|わた}し", "この がめんに でます", "On this page"),
    "wait.see": Words("{進|すす}みぐあいを{見|み}る", "すすみかたを みます", "See how far it is"),
    "cert.preparing": Words("いま{準備|じゅんび}しています", "いま つくって います", "Being prepared"),
    "wait.steps": Words(
        "{修了証|しゅうりょうしょう}の{進|すす}みぐあい",
        "しゅうりょうしょうの すすみかた",
        "How far your certificate is",
    ),
    # after the course
    "follow_up": Words(
        "{次|つぎ}の{学|まな}びのめやす：{year}",
        "つぎに まなぶ めやす：{year}ねんど（4がつから）",
        "Suggested time to learn again: fiscal year {year} (from April)",
    ),
    "supporter.card": Words("サポーターカード", "サポーターカード", "Supporter card"),
    "supporter.words": Words(
        "{名刺|めいし}の{大|おお}きさのカードです。うらに、{相談先|そうだんさき}が{三|みっ}つあります。",
        "めいしの おおきさの カードです。うらに そうだんする ところが 3つ あります。",
        "A card of the size of a business card, with three places to call on its back.",
    ),
    "supporter.get": Words("サポーターカード（PDF）", "サポーターカード（PDF）", "Supporter card (PDF)"),
    "supporter.print": Words(
        "カードを{紙|かみ}に{刷|す}る（PDF）", "カードを いんさつします（PDF）", "Print the card (PDF)"
    ),
    # the 受講票
    "card.paper": Words("{紙|かみ}に{刷|す}る", "かみに いんさつします", "Print it"),
    "card.pdf": Words(
        "{受講票|じゅこうひょう}を{紙|かみ}に{刷|す}る（PDF）",
        "じゅこうひょうを いんさつします（PDF）",
        "Print your card (PDF)",
    ),
    "card.pdf_fold": Words(
        "A4 の{紙|かみ}1{枚|まい}に{刷|す}り、{二度|にど}{折|お}ると、はがきの{大|おお}きさになります。",
        "A4の かみ 1まいに いんさつして、2かい おります。はがきの おおきさに なります。",
        "It prints on one sheet of A4. Folded twice, it is as large as a postcard.",
    ),
    "card.pdf_inner": Words(
        "{入|はい}るための QR は、{折|お}った{中|なか}に{入|はい}ります。",
        "はいるための QRコードは、おった かみの なかです。",
        "The QR code that signs in is on the inside.",
    ),
    "card.pdf_outer": Words(
        "この{紙|かみ}には、{入|はい}るための QR は{入|はい}りません。",
        "この かみに、はいるための QRコードは ありません。",
        "The QR code that signs in is not on this paper.",
    ),
    "card.pdf_shared": Words(
        "みんなで{使|つか}う{機械|きかい}では、{刷|す}ったあとで、{保存|ほぞん}した PDF を{消|け}してください。",
        "みんなで つかう きかいでは、いんさつしてから、PDFを けして ください。",
        "On a shared device, please erase the saved PDF after printing.",
    ),
}

PAPERS_SENTENCES: dict[str, Said] = {
    "certificate.awaits_seal": Words(
        (
            "{修了証|しゅうりょうしょう}は、いま{準備|じゅんび}しています。できあがりしだい、"
            "{修了|しゅうりょう}の{画面|がめん}でご{案内|あんない}します。"
        ),
        "しゅうりょうしょうは、いま つくって います。できたら、しゅうりょうの がめんで しらせます。",
        "Your certificate is being prepared. The completion page will tell you when it is ready.",
    ),
    "card.replaced": Words(
        (
            "そのあとに、{新|あたら}しい{受講票|じゅこうひょう}が{出|で}ています。"
            "{学|まな}びの{記録|きろく}は{消|き}えていません。「{受講票|じゅこうひょう}」の{画面|がめん}で、"
            "もう{一度|いちど}{作|つく}れます。"
        ),
        (
            "あたらしい じゅこうひょうが あります。きろくは きえて いません。「じゅこうひょう」の がめんで、"
            "もういちど つくれます。"
        ),
        "A newer card has been made since. Nothing is lost. You can make one again on the page of your card.",
    ),
    "supporter.not_listed": Words(
        (
            "サポーターカードは、"
            "サポーター{登録|とうろく}の{名簿|めいぼ}に{載|の}った{方|かた}にお{渡|わた}ししています。"
            "{修了|しゅうりょう}の{記録|きろく}は{消|き}えていません。{登録|とうろく}されたい{方|かた}は、"
            "{department}へ。"
        ),
        (
            "サポーターカードは、めいぼに なまえが ある ひとが もらいます。おわった きろくは きえて いません。"
            "めいぼに なまえを のせたい ひとは、{department}に いって ください。"
        ),
        (
            "The supporter card is for people on the supporter list. Your completion is kept. To be listed, "
            "please ask {department}."
        ),
    ),
    "paper.unprintable": Words(
        (
            "{紙|かみ}の{文|ぶん}に、いまの{印刷|いんさつ}の{字|じ}にない「{characters}」があります。"
            "{記録|きろく}は{消|き}えていません。{department}にお{知|し}らせください。"
        ),
        (
            "かみの ことばに、いんさつできない じ「{characters}」が あります。きろくは きえて いません。"
            "{department}に しらせて ください。"
        ),
        (
            "A text for this paper has a character that cannot be printed ({characters}). Nothing is lost. "
            "Please tell {department}."
        ),
    ),
}
