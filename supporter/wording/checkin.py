"""The words of the day's staff: passes, reception, paper and hands, for staff alone, therefore in Japanese alone."""

from __future__ import annotations

from supporter.wording.shared.words import Said

DAY: dict[str, Said] = {
    "stage.staff": "当日係",
    "day.entrance": "当日係の入口",
    "day.home": "きょうの係",
    "day.name": "{name}さん",
    "day.page.reception": "受付",
    "day.page.sheet": "まとめて入れる",
    "day.page.paper": "紙の答え",
    "day.page.hands": "挙手",
    "day.page.watch": "見守り",
    "day.page.moderation": "ことばの確認",
    "day.duty.reception": "受付",
    "day.duty.reception.more": "名前のある一覧が見えます",
    "day.duty.paper": "紙の答え・挙手",
    "day.duty.paper.more": "番号だけが見えます",
    "day.duty.watch": "見守り",
    "day.duty.watch.more": "呼んでいる人の番号と名前が届きます",
    "day.duty.moderation": "ことばの確認",
    "day.duty.moderation.more": "書かれたことばだけが見えます",
    "day.came": "番号札 {number} をお渡しください。",
    "day.came_named": "{name} 様　番号札 {number} をお渡しください。",
    "day.undone": "{number}番を、まだ来ていない人にもどしました。番号札も返してもらってください。",
    "day.left": "{number}番の方は、帰りました。",
    "day.here": "{number}番の方は、会場にいます。",
    "day.sheet": "受付表からまとめて入れる",
    "day.sheet.arrived": "{count}人を「{at} に着いた」にしました。",
    "day.sheet.left": "{count}人を「{at} に帰った」にしました。",
    "day.paper": "紙の答えを入れる",
    "day.paper.shown": "{number}番　{kept}",
    "day.paper.received": "{number}番　{answers}　受付済 {at}",
    "day.paper.taken_back": "取り消し",
    "day.paper.kept.one": "問{number} {answer}",
    "day.paper.kept.paper": "いまは「{answer}」が入っています。",
    "day.paper.kept.phone": "電話で「{answer}」と答えています。",
    "day.paper.kept_all": "{count}問が入っています。",
    "day.paper.kept_none": "まだ入っていません。",
    "day.hands": "挙手の数を入れる",
    "day.hands.saved": "保存しました {at}",
    "day.moderation.shown": "「{text}」を出しました。",
    "day.moderation.held": "「{text}」を、出さないことにしました。",
    "day.supplied": "{number}番の方の市町村を入れました。",
}

DAY_SENTENCES: dict[str, Said] = {
    "pass.label": "係の名前を、20字までで入れてください（例：受付1）。",
    "pass.no_duty": "何をする係かを、ひとつ以上えらんでください。",
    "pass.too_many": "当日係の札は、ひとつの講座に{most}枚までです。いまある札は、そのまま使えます。",
    "pass.unknown": (
        "この札では入れませんでした。番号（10字）をもう一度ごらんください。"
        "札が取りけされていることもあります。講師か担当の方に、新しい札をもらってください。"
    ),
    "pass.early": "この札は、{month}月{day}日の講座のものです。その日になると入れます。",
    "pass.over": "この札の講座の日は、終わりました。おつかれさまでした。",
    "reception.ended": (
        "講座は終わっています。あとから入れるときは、「まとめて入れる」で時刻といっしょに入れてください。"
    ),
    "reception.taken": "番号札 {number} は、ほかの方がお持ちです。次の札をお渡しください。なにも変わっていません。",
    "reception.unknown": "その方は、いまの一覧にいません。「新しくする」を押して、もう一度ごらんください。",
    "reception.no_learner": (
        "その受講番号の方は、参加する市町村の名簿に見つかりません。「申込のない方」で、お名前を入れてください。"
    ),
    "reception.answered": (
        "{number}番は、電話か答えがもう入っているので、もどせません。帰った方は「途中で帰る」を押してください。"
    ),
    "reception.nobody": "まだ、だれもえらばれていません。名前の左の四角を押してから、もう一度どうぞ。",
    "reception.times": "{number}番の方は、帰った時刻が着いた時刻より前になります。なにも変わっていません。",
    "reception.number": "番号札の番号（1〜9999）を、数字で入れてください。書いたものは消えていません。",
    "reception.no_time": "時刻を入れてください（例：13:30）。えらんだ方は、そのままです。",
    "paper.letters": "{number}番「{typed}」は、この質問にありません。{letters} で入れてください。",
    "paper.one": "{number}番「{typed}」：この質問の答えは、ひとつだけです。",
    "paper.all": "{number}番「{typed}」：{count}つの字を、順番に全部入れてください。",
    "paper.phone": (
        "{number}番の方は、電話で答えています（{kept}）。電話の答えのままです。"
        "紙の答えのほうが正しいときだけ、変えてください。電話にも、変わったことが出ます。"
    ),
    "paper.not_here": "{number}番の方は、まだ受付をしていません。紙の番号をもう一度ごらんください。",
    "hands.many": (
        "まだ保存していません。挙手 {hands}人と、番号札のある方 {people}人を合わせると、"
        "定員 {places}人より多くなります。番号札のある方の手を、数えていませんか。"
    ),
    "hands.number": "人数を、数字で入れてください。ほかの数は、そのままです。",
}
