"""The words of a class's papers, for staff alone: what each is, whom it is for, and why one cannot be printed."""

from __future__ import annotations

from supporter.wording.shared.words import Said

PRINTABLES: dict[str, Said] = {
    "stage.papers": "紙と講座一式",
    "printed.kit_file": "講座一式_{number}.zip",
    "printed.pages": "{count}ページ",
    "printed.group.flyer": "人を呼ぶ",
    "printed.group.reception": "受付で",
    "printed.group.people": "参加する方に",
    "printed.group.staff": "講師と係に",
    "printed.group.after": "終わったあとで",
    "printed.flyer": "ちらし",
    "printed.flyer.what": "掲示板や回覧板に。申し込みを受け付けている講座には、QR がつきます。",
    "printed.flyer.for": "来てほしい方",
    "printed.cards": "番号札",
    "printed.cards.what": "番号・QR・引換番号。両面に刷って、点線で切ります。",
    "printed.cards.pages": "8枚で2ページ",
    "printed.cards.for": "参加する方（一人に1枚）",
    "printed.reception": "受付表",
    "printed.reception.what": "申し込んだ方と来た方のお名前、配慮の印、空欄10行。署名の欄はありません。取扱注意。",
    "printed.reception.pages": "18人で1ページ",
    "printed.reception.for": "受付の係だけ",
    "printed.tags": "名札",
    "printed.tags.what": "申し込んだ方と来た方の分、書きこめる白い札。名刺用の紙（10面）にも。",
    "printed.tags.pages": "10人で1ページ",
    "printed.tags.for": "参加する方",
    "printed.slips": "紙の答案",
    "printed.slips.what": "番号を書いて、ア〜オに印をつけます。1枚をコピーして使います。",
    "printed.slips.for": "電話を使わない方",
    "printed.guide": "四ページの手引き",
    "printed.guide.what": "定義・すること・手順・急ぐ番号・相談先・四つの場面。A3 の両面に刷って、二つ折りに。",
    "printed.guide.for": "参加する方（一人に1枚）",
    "printed.worksheets": "ワークシート",
    "printed.worksheets.what": "個人ワークと、会場の問い。書きこむ場所つき。",
    "printed.worksheets.for": "参加する方",
    "printed.booklet": "講座の冊子",
    "printed.booklet.what": "全部のページを、大きな字（14ポイント）とふりがなで。白黒、とじ穴の余白つき。",
    "printed.booklet.for": "参加する方、家で読みたい方",
    "printed.script": "進行台本",
    "printed.script.what": "読むお話と話すことを 16ポイントで。右の端に、予定の時刻。前の日からのことも。",
    "printed.script.for": "講師",
    "printed.slides": "スライド",
    "printed.slides.what": "スクリーンと同じページを、16:9 の PDF に。",
    "printed.slides.for": "スクリーン（インターネットがないとき）",
    "printed.steps": "紙で続ける手順",
    "printed.steps.what": "電波もスクリーンもないときの六つの手順と、手を挙げた人数の表。",
    "printed.steps.for": "講師と係",
    "printed.supporter": "サポーターカード",
    "printed.supporter.what": "この講座で修了し、サポーター登録をした方の分。両面、名刺用の紙（10面）。",
    "printed.supporter.pages": "10人で2ページ",
    "printed.supporter.for": "修了した方",
}

#: 講座一式: its files in the order of their names, and what the sheet on top of them says.
KIT: dict[str, Said] = {
    "kit.file.slides": "1_スライド.pdf",
    "kit.file.show": "2_スライド（この1枚を開く）.html",
    "kit.file.script": "3_進行台本.pdf",
    "kit.file.slips": "4_紙の答案.pdf",
    "kit.file.worksheets": "5_ワークシート.pdf",
    "kit.file.guide": "6_四ページの手引き（A3を二つ折り）.pdf",
    "kit.file.steps": "7_紙で続ける手順.pdf",
    "kit.file.cards": "8_番号札.pdf",
    "kit.file.reception": "取扱注意_受付表.pdf",
    "kit.read_me": "はじめにお読みください.txt",
    "kit.about.slides": "スクリーンに映す。送りリモコンの「次へ」で進みます。",
    "kit.about.show": (
        "同じスライド。ブラウザで開きます。インターネットは要りません。→ で次へ、B で黒い画面、T でタイマー。"
    ),
    "kit.about.script": "話すこと。1部刷ります。",
    "kit.about.slips": "一人に1枚。人数より多めに刷ります。",
    "kit.about.worksheets": "一人に1部。",
    "kit.about.guide": "一人に1枚。A3 の両面（短い辺でとじる）に刷り、まんなかで二つに折ります。",
    "kit.about.steps": "うまくいかないときに、手に持つ1枚。",
    "kit.about.cards": "両面・長辺とじで刷り、点線で切ります。前に刷った札の引換番号は、使えなくなっています。",
    "kit.about.reception": (
        "お名前のある紙です。係だけが持ち、終わったら担当課へ返します。一式を人に渡すときは、抜いてください。"
    ),
    "kit.course": "講座一式　{course}",
    "kit.enough": "インターネットがない部屋でも、この一式だけで講座を終えられます。",
    "kit.line": "・{file}",
    "kit.afterwards": "終わったあとは、集めた紙の答えと人数を、進行の画面の「紙の答えを入れる」で入れます。",
    "kit.again": "中身が古くなったら、進行の画面から、もう一度作り直してください。",
    "kit.made": "作った日　{year}年{month}月{day}日",
    "kit.issuer": "発行　{municipality} {office}　電話 {phone}",
}

PRINTABLES_SENTENCES: dict[str, Said] = {
    "seat.all_taken": "その枚数の番号札は、もう全部の方が使っています。なにも変わっていません。枚数を増やせます。",
    "guide.empty": "この講座の教材には、手引きに入れるものが書かれていません。ほかの紙は刷れます。",
    "session.no_code": "あとから書きとめた講座なので、番号札はありません。ほかの紙は刷れます。",
    "supporter.none": "まだ、カードをお渡しする方がいません。修了してサポーター登録をした方が出ると、ここで刷れます。",
}
