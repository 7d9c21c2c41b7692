"""The words of an office's pages about people, in Japanese alone but for what learners read in their own log."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

REGISTER: dict[str, Said] = {
    "edit.owner": "ご本人",
    "office.person": "この方のこと",
    "office.enter": "窓口で入れる",
    "office.correct": "届け出を直す",
    "office.leave": "やめる申し出",
    "office.move": "ほかの市町村へ移る",
    "office.moves": "転出・転入",
    "office.duplicates": "同じ方の見こみ",
    "withdrawal.step_down": "名簿からおりる",
    "withdrawal.step_down.more": (
        "「サポーターの名簿」に載らなくなります。学びの記録も修了証も残り、「修了した人」には出ます。いつでも戻れます。すぐに変わります。"
    ),
    "withdrawal.stop": "利用をとめる",
    "withdrawal.stop.more": (
        "文書の保存年限まで記録だけを残し、何にも使いません。ご本人も入れなくなります。根拠：個人情報保護法98条（利用停止）。"
    ),
    "withdrawal.erase": "記録を消す",
    "withdrawal.erase.more": (
        "担当課の決定（決裁番号）のあと、30日後に、氏名・フリガナ・年代・連絡先・学びの記録が消えます。"
        "修了証の番号と日付、年度の人数だけが、お名前なしで残ります。"
    ),
    "withdrawal.ground.self": "ご本人から申し出があった",
    "withdrawal.ground.family": "ご家族から申し出があった",
    "withdrawal.ground.office": "法律上の手続き（担当課の決定）による",
    "withdrawal.ground.death": "亡くなった",
    "contact.reason.call": "ご本人に電話・連絡するため",
    "contact.reason.mail": "書類を送るため",
    "contact.reason.check": "ご本人かを確かめるため",
    "person.field.name": "氏名",
    "person.field.kana": "フリガナ",
    "person.field.age_band": "年代",
    "person.field.district": "地区",
    "person.field.relation": "区分",
    "person.field.registered": "サポーター登録",
    "person.field.wants_news": "お知らせ",
    "person.field.contact": "連絡先",
    "person.hidden": "（隠しています）",
    "person.none": "（なし）",
    "person.no_contact": "届け出はありません",
    "person.card_file": "受講票.pdf",
    "story.notice": "{how}お伝えした（{day}）",
    "story.notice_by": "{how}お伝えした（{day}・{staff}）",
    "story.notice_other": "{source}から受けとった。まだお伝えしていない（{day}）",
    "story.how.screen": "画面で",
    "story.how.spoken": "口頭で",
    "story.how.paper": "紙で",
    "story.state.waiting": "修了証の確認待ち",
    "story.state.revoked": "取り消しました",
    "story.state.seal": "公印待ち",
    "story.state.handed": "お渡し {day}",
    "story.state.shown": "画面でお渡し",
    "story.state.begun": "途中",
    "story.state.far": "{pages}ページのうち {read}ページ",
    "story.by.learner": "ご本人",
    "story.by.server": "サーバー",
    "story.read": "{course}を {count}ページ読んだ",
    "story.test": "確認テスト {number}回目",
    "story.test.right": "{count}問のうち {right}問",
    "story.attended": "会場の{course}に出た",
    "story.completed": "{course}を修了",
    "log.learner.enter": Words("{窓口|まどぐち}で{入|い}れた", "まどぐちで いれました", "Entered at the desk"),
    "log.learner.find": Words("{名簿|めいぼ}をさがした", "めいぼを さがしました", "The register was searched"),
    "log.learner.correct": Words(
        "{窓口|まどぐち}で{届|とど}け{出|で}を{直|なお}した", "まどぐちで とどけを かえました", "Corrected at the desk"
    ),
    "log.learner.see_contact": Words(
        "{連絡先|れんらくさき}を{見|み}た", "れんらくさきを みました", "Contact looked at by staff"
    ),
    "log.learner.stepped_down": Words(
        "{名簿|めいぼ}からおりた", "めいぼから おりました", "Taken off the supporter list"
    ),
    "log.learner.withdraw": Words(
        "やめる{申|もう}し{出|で}を{記録|きろく}した",
        "「やめます」と いった ことを かきました",
        "Wish to leave noted by staff",
    ),
    "log.learner.stopped": Words("{利用|りよう}をとめた", "つかうのを とめました", "Use of the records stopped"),
    "log.learner.leave_agreed": Words(
        "{消|け}す{申|もう}し{出|で}を{二人目|ふたりめ}が{確|たし}かめた",
        "「けして ください」を もう ひとりが たしかめました",
        "Request to erase the records confirmed by a second person",
    ),
    "log.learner.withdrawal_undone": Words(
        "やめる{申|もう}し{出|で}をもどした", "やめるのを やめました", "Wish to leave taken back"
    ),
    "log.learner.move": Words(
        "ほかの{市町村|しちょうそん}へ{移|うつ}る{手続|てつづ}きを{始|はじ}めた",
        "ほかの まちに うつる てつづきを はじめました",
        "Move to another town proposed",
    ),
    "log.learner.move_declined": Words(
        "{移|うつ}る{手続|てつづ}きをやめた", "うつる てつづきを やめました", "Move to another town called off"
    ),
    "log.learner.move_seen": Words(
        "{移|うつ}ってくる{方|かた}の{一覧|いちらん}を{見|み}た",
        "うつる ひとの ひょうを みました",
        "List of moves looked at",
    ),
    "log.learner.moved": Words(
        "ほかの{市町村|しちょうそん}へ{移|うつ}った", "ほかの まちに うつりました", "Moved to another town"
    ),
    "log.learner.merge": Words(
        "{二|ふた}つの{番号|ばんごう}を{一|ひと}つにまとめた", "2つの ばんごうを 1つに しました", "Two numbers made one"
    ),
    "log.learner.merge_undone": Words(
        "まとめた{番号|ばんごう}を{分|わ}けた", "ばんごうを また 2つに しました", "Numbers made two again"
    ),
    "log.learner.disclose": Words(
        "{記録|きろく}を{全部|ぜんぶ}{印刷|いんさつ}した",
        "きろくを ぜんぶ いんさつしました",
        "All records printed by staff",
    ),
}

REGISTER_SENTENCES: dict[str, Said] = {
    "withdrawal.no_way": "三つのうち、どれにするかをえらんでください。まだ何も変わっていません。",
    "withdrawal.no_ground": "どなたからの申し出かを、えらんでください。記録に残ります。",
    "withdrawal.second": (
        "記録した方とは別の職員が確かめてください。一人のときは、あしたになると確かめられます。まだ何も変わっていません。"
    ),
    "withdrawal.none": "確かめる申し出はありません。ほかの方が先に済ませたようです。",
    "move.unknown": "移り先の市町村をえらんでください。まだ何も変わっていません。",
    "move.gone": "この方の手続きは、もう終わっています。一覧を開きなおしてください。",
    "merge.no_choice": "残す番号を、どちらかえらんでください。まだ何も変わっていません。",
    "merge.same": "この二つの番号は、もう一人の方です。何も変わっていません。",
    "merge.leaving": (
        "やめる申し出か、移る手続きの途中の方がいます。それが終わってから、まとめてください。まだ何も変わっていません。"
    ),
    "merge.not_now": "いまは分けられません。まとめたあとで、別の手続きが済んでいます。",
    "contact.no_reason": "連絡先を見る理由をえらんでください。記録に残ります。",
}
