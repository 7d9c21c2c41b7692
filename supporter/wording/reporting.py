"""The words of rosters and figures, for staff in Japanese alone, and of the public figures in three languages."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

ROSTERS: dict[str, Said] = {
    "office.numbers": "表と図",
    "office.sessions": "実施報告",
    "roster.completed_on": "修了日（西暦）",
    "roster.age_band": "年代",
    "roster.serial": "修了証番号",
    "roster.list.done": "修了した人",
    "roster.list.listed": "サポーターの名簿",
    "roster.list.open": "まだ修了していない人",
    "roster.kind.done": "修了者名簿",
    "roster.kind.listed": "サポーター名簿",
    "roster.kind.open": "未修了者一覧",
    "roster.who.listed": "に修了して、サポーターの名簿に載っている人",
    "roster.who.open": "を、まだ修了していない人",
    "roster.filter.municipality": "市町村",
    "roster.filter.programme": "事業",
    "roster.filter.course": "講座",
    "roster.filter.way": "方法",
    "roster.filter.year": "修了した年度",
    "roster.filter.session": "講座の回",
    "roster.filter.district": "地区",
    "roster.filter.age": "年代",
    "roster.filter.relation": "区分",
    "roster.filter.registered": "サポーター登録",
    "roster.filter.contact": "連絡の同意",
    "roster.filter.due": "次の学びのめやす",
    "roster.filter.since": "修了日（この日から）",
    "roster.filter.until": "修了日（この日まで）",
    "roster.filter.on": "いつ現在の名簿か",
    "roster.filter.once": "一人を一回だけ（実人数）",
    "roster.registered.yes": "登録 あり",
    "roster.registered.no": "登録 なし",
    "roster.registered.undecided": "登録 まだ決めていない",
    "roster.contact.yes": "連絡の同意 あり",
    "roster.contact.no": "連絡の同意 なし",
    "roster.chip.since": "{day}から",
    "roster.chip.until": "{day}まで",
    "roster.chip.on": "{day}現在",
    "roster.note.moved_away": "ほかの市町村へ転出",
    "roster.note.moved_in": "転入（前の市町村で修了）",
    "roster.note.begun": "講座の途中",
    "roster.note.not_begun": "まだ開いていません",
    "roster.cards_file": "受講票.pdf",
    "roster.due_until": "{year}まで",
    "roster.district": "地区",
    "roster.on": "{day}現在",
    "roster.next_until": "次の学びのめやすが{year}までの人",
    "roster.once": "一人を一回だけ（はじめの修了）",
    "roster.searched": "さがした人だけ",
    "roster.picked": "選んだ人だけ",
    "roster.class": "{month}月{day}日 {venue}（{number}）",
    "roster.online": "オンライン",
    "roster.from": "{since}から",
    "roster.span": "{since}から{until}まで",
    "bulk.title": "まとめて直す",
    "bulk.change": "{field}を「{value}」に",
    "bulk.reason.asked": "ご本人からの申し出（紙・電話）",
    "bulk.reason.wrong": "入れまちがいを直す",
    "bulk.reason.renamed": "地区の名前・区割りが変わった",
    "statistics.no_answer": "答えなし",
    "statistics.given": "{answer}（{count}人）",
    "statistics.of": "{town} {year}（{day}現在）",
    "statistics.year_file": "年度統計表",
    "statistics.about.what": "どこの、いつの",
    "statistics.first": "速報（確報は、{day}から）",
    "statistics.final": "確報（{day}から）",
    "statistics.about.settled": "速報・確報",
    "statistics.about.programme": "事業",
    "statistics.about.made_at": "作った日時",
    "statistics.about.made_by": "作った人",
    "statistics.about.counted": "数え方",
    "statistics.counted": (
        "実人数は一人を一回だけ、延べは修了した講座ごとに数えます。転出・退会・消去した人をふくみ、"
        "取り消した修了証をふくみません。その日の記録から、毎回 数えなおしています。"
    ),
    "statistics.about.few": "5人未満の数",
    "statistics.few.exact": "そのまま出しています。外に出すときは「公表用の数」を使ってください。",
    "statistics.few.hidden": "出しません。",
    "figures.title": Words(
        "つながりサポーターの{数|かず}", "つながりサポーターの かず", "Tsunagari Supporters in figures"
    ),
    "figures.completed": Words("{修了|しゅうりょう}した{人|ひと}", "おわった ひと", "People who completed a course"),
    "figures.each_time": Words("{延|の}べ", "ぜんぶの かず", "Completions in all"),
    "figures.this_year": Words(
        "{年度|ねんど}の{修了|しゅうりょう}（{延|の}べ）",
        "この としに おわった かず",
        "Completions in this fiscal year",
    ),
    "figures.held": Words("{講座|こうざ}の{開催|かいさい}", "こうざを した かず", "Training sessions held"),
    "figures.people": Words("{number}{人|にん}", "{number}にん", "{number}"),
    "figures.times": Words("{number}{回|かい}", "{number}かい", "{number}"),
    "figures.hidden": Words("{出|だ}しません", "だしません", "not shown"),
    "figures.too_few": Words(
        "{人|ひと}が{少|すく}ないので、ここは{出|だ}しません。",
        "ひとが すくないので、ここは だしません。",
        "Too few people: this is not shown.",
    ),
    "figures.choose_year": Words("{年度|ねんど}", "とし（4がつから 3がつ）", "Fiscal year (April to March)"),
    "figures.show": Words("この{年度|ねんど}を{見|み}る", "この としを みます", "Show this year"),
    "figures.months": Words("{月|つき}ごとの{修了|しゅうりょう}（{延|の}べ）", "つきごとの かず", "By month"),
    "figures.ways": Words("{受講|じゅこう}の{方法|ほうほう}（{延|の}べ）", "まなびかた", "By way of learning"),
    "figures.ages": Words("{年代|ねんだい}（{実人数|じつにんずう}）", "ねんれい", "By age"),
    "figures.districts": Words("{地区|ちく}（{実人数|じつにんずう}）", "ちく", "By district"),
    "figures.courses": Words("{講座|こうざ}（{延|の}べ）", "こうざ", "By course"),
    "figures.years": Words("{年度|ねんど}ごとの{修了|しゅうりょう}（{延|の}べ）", "としごとの かず", "By fiscal year"),
    "figures.way.classroom": Words("{会場|かいじょう}で", "かいじょう", "In person"),
    "figures.way.online": Words("オンライン", "インターネット", "Online"),
    "figures.way.blended": Words("{両方|りょうほう}", "りょうほう", "Both"),
    "figures.ages.unsaid": Words("{答|こた}えない・{消去|しょうきょ}", "いいません・けしました", "Not given or erased"),
    "figures.districts.unsaid": Words("{書|か}いていない", "かいて いません", "Not given"),
    "figures.table": Words("{同|おな}じ{数|かず}の{表|ひょう}", "おなじ かずの ひょう", "The same as a table"),
    "figures.total": Words("{計|けい}", "ぜんぶ", "Total"),
    "figures.line": Words("{区分|くぶん}", "なまえ", "Group"),
    "figures.number": Words("{人数|にんずう}", "かず", "Number"),
    "figures.as_of": Words(
        (
            "{municipality}・{year}。{date}までの{数|かず}です。"
            "{新|あたら}しくなるのは{月|つき}のおわりに、5{人|にん}{以上|いじょう}{変|か}わったときだけです。"
        ),
        "{municipality}・{year}。{date}までの かずです。5にん いじょう かわった つきに、あたらしく なります。",
        "{municipality}, {year}. Figures up to {date}; new ones come after a month in which five or more changed.",
    ),
    "figures.how": Words(
        (
            "{実人数|じつにんずう}は{一人|ひとり}を{一回|いっかい}だけ、{延|の}べは{講座|こうざ}を{修了|しゅうりょう}するたびに"
            "{数|かぞ}えます。{引|ひ}っ{越|こ}した{人|ひと}もふくみます。{取|と}り{消|け}した{修了証|しゅうりょうしょう}は{数|かぞ}えません。"
        ),
        "ひとりが ふたつの こうざを おわると、「ぜんぶの かず」は 2 ふえます。ひっこした ひとも かぞえます。",
        (
            "A person is counted once; completions count each course. People who moved away are included, "
            "revoked certificates are not."
        ),
    ),
    "figures.small": Words(
        (
            "5{人|にん}より{少|すく}ない{数|かず}と、{引|ひ}き{算|ざん}でそれが{分|わ}かる{数|かず}は、"
            "「{出|だ}しません」と{書|か}きます。"
        ),
        "5にんより すくない かずは かきません。ひきざんで わかる かずも かきません。",
        "Numbers below 5, and others from which they could be worked out, are not shown.",
    ),
    "figures.none": Words(
        "この{年度|ねんど}に{修了|しゅうりょう}した{人|ひと}は、まだいません",
        "この としに おわった ひとは、まだ いません",
        "Nobody has completed a course in this year yet",
    ),
}

#: What lists write where a name was: an empty cell would look like a mistake.
GONE = "（消去）"
#: The same of somebody whose records are kept and used for nothing.
STOPPED = "（利用停止）"

#: What stands in a roster, on the screen and in files.
COLUMNS: dict[str, Said] = {
    "column.number": "番号",
    "column.serial": "修了証番号",
    "column.name": "氏名",
    "column.kana": "フリガナ",
    "column.age_band": "年代",
    "column.municipality": "市町村",
    "column.district": "地区",
    "column.relation": "区分",
    "column.organisation": "所属団体",
    "column.course": "講座名",
    "column.level": "講座区分",
    "column.method": "受講方法",
    "column.session": "実施番号",
    "column.venue": "会場",
    "column.completed_era": "修了年月日（和暦）",
    "column.completed_on": "修了年月日（西暦）",
    "column.fiscal_year": "年度",
    "column.trainers": "講師",
    "column.issued_on": "修了証交付日",
    "column.delivery": "交付方法",
    "column.reissues": "再交付回数",
    "column.last_follow_up": "直近フォローアップ日",
    "column.next_due": "次回目安",
    "column.registered": "名簿登録の同意",
    "column.contact_allowed": "連絡の同意",
    "column.notes": "備考",
    "column.yes": "あり",
    "column.no": "なし",
    "column.delivery.hand": "手渡し",
    "column.delivery.electronic": "電子",
}

#: The sheets of 年度統計表 and 実施報告, and the tables of the screen that tell the same.
TABLES: dict[str, Said] = {
    "table.months": "月別",
    "table.months.counted": "修了（延べ）",
    "table.months.line": "月",
    "table.ways": "方法別",
    "table.ways.counted": "修了（延べ）",
    "table.ways.line": "方法",
    "table.ages": "年代別",
    "table.ages.counted": "修了した人（実人数）",
    "table.ages.line": "年代",
    "table.districts": "地区別",
    "table.districts.counted": "修了した人（実人数）",
    "table.districts.line": "地区",
    "table.courses": "講座別",
    "table.courses.counted": "修了（延べ）",
    "table.courses.line": "講座",
    "table.years": "年度別",
    "table.years.counted": "修了（延べ）",
    "table.years.line": "年度",
    "table.month": "{month}月",
    "table.ages.unsaid": "答えない・消去",
    "table.districts.unsaid": "書いていない",
    "table.of_year": "{year}の{counted}",
    "table.by_year": "年度ごとの{counted}",
    "table.number": "数",
    "table.total": "計",
    "table.item": "項目",
    "table.sums": "総数",
    "table.sum.people": "修了した人（実人数、これまで）",
    "table.sum.completions": "修了（延べ、これまで）",
    "table.sum.this_year": "{year}の修了（延べ）",
    "table.sum.people_this_year": "{year}に修了した人（実人数）",
    "table.sum.held": "{year}の講座の開催",
    "table.sum.came": "{year}の会場の参加（紙をふくむ）",
    "table.held": "開催一覧",
    "table.held.number": "実施番号",
    "table.held.day": "開催日",
    "table.held.kind": "種類",
    "table.held.venue": "会場",
    "table.held.host": "主催",
    "table.held.trainers": "講師",
    "table.held.capacity": "定員",
    "table.held.came": "参加",
    "table.held.on_paper": "うち紙",
    "table.held.done": "修了",
    "table.held.municipalities": "市町村の数",
    "table.held.online": "オンライン",
    "table.held.times": "{number}回",
    "table.pages": "ページ別",
    "table.pages.told": "{year}に「{course}」をはじめた {began}人のうち、修了 {completed}人",
    "table.pages.title": "{chapter}・{page}",
    "table.pages.page": "ページ",
    "table.pages.read": "読んだ人",
    "table.pages.stopped": "ここで止まっている人",
    "table.items": "問題別",
    "table.items.told": (
        "{year}のはじめての回。識別力は、その問題の正誤と、ほかの問題の正答の割合との点双列相関係数（Henrysson 1963）"
    ),
    "table.items.question": "問題",
    "table.items.answered": "答えた人",
    "table.items.right": "正答",
    "table.items.share": "正答の割合",
    "table.items.discrimination": "識別力",
    "table.survey": "アンケート",
    "table.survey.told": "{year}に「{course}」のアンケートに答えた人（無記名。5人未満の数は出しません）",
    "table.survey.both": "受ける前と、受けたあと",
    "table.survey.once": "終わりのアンケート",
    "table.survey.when": "いつ",
    "table.survey.question": "質問",
    "table.survey.answer": "答え",
    "table.survey.before": "前",
    "table.survey.after": "あと",
    "table.true": "はい",
    "table.false": "いいえ",
}

ROSTERS_SENTENCES: dict[str, Said] = {
    "roster.no_column": "列を、ひとつはえらんでください。名簿は、前の列のまま見られます。",
    "roster.nobody_picked": "まだ、だれも選んでいません。名簿の左の四角で選ぶか、全員を選んでください。",
    "day.to_come": "その日は、まだ来ていません。きょうまでの日を入れてください。いまは、きょうの数を出しています。",
    "days.turned": "終わりの日が、はじめの日より前です。日にちを入れかえてください。このままでは、だれも出ません。",
    "roster.only_today": (
        "過ぎた日のようすが分かるのは「修了した人」だけです。ここでは、きょうの人を出しています。"
        "「修了した人」に変えるか、日にちを消してください。"
    ),
    "roster.no_card": (
        "新しく受講票をお出しする方は、いません。受講票がもうある方の出し直しは、お一人ずつの画面からできます。"
    ),
    "roster.card_meanwhile": (
        "作っているあいだに、ほかの画面で受講票が出ました。まだ、だれにも出していません。もう一度、押してください。"
    ),
    "roster.many_cards": (
        "受講票は、一度に {most}人までです。しぼりこむか、選びなおしてください。まだ、だれの受講票も出していません。"
    ),
    "roster.filter_name": "しぼりこみの名前を、{most}文字までの一行で書いてください。まだ保存していません。",
    "roster.filters_full": "保存できるしぼりこみは {most}こまでです。使わないものを消してから、保存してください。",
    "roster.bulk_what": "何を、どう直すかを、えらんでください。まだ、だれも直していません。",
    "roster.bulk_reason": "直す理由を、えらんでください。お一人ずつの記録に残ります。まだ、だれも直していません。",
    "roster.bulk_most": (
        "まとめて直せるのは、一度に {most}人までです。しぼりこむか、選びなおしてください。まだ、だれも直していません。"
    ),
    "roster.no_detail": "「そのほか」のときは、理由を短く書いてください。書き出しの記録に残します。",
}
