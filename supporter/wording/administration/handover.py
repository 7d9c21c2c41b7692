"""The words of staff, delegation and duty, for staff; and the sentences of what is refused there."""

from __future__ import annotations

from supporter.wording.shared.words import Said

DUTY: dict[str, Said] = {
    "office.safe": "自分の安全",
    "office.delegations": "委ね",
    "office.duty": "つとめ",
    "office.first": "はじめのパスワードのご案内",
    "staff.code": "確認コードを入れてください",
    "staff.idle": "もう一度お入りください",
    "staff.first_code": "確認コードの準備",
    "staff.done.end": "この方を終わりにしました。もう入れません。記録は残っています。",
    "staff.done.until": "期限を変えました。",
    "staff.done.out": "すべての機械で、終わりにしました。パスワードは変わっていません。",
    "staff.done.code": "確認コードを止めました。次からはパスワードだけで入れます。",
    "staff.done.elsewhere": "ほかの機械を、すべて終わりにしました。",
    "delegation.scope.people": "人の記録（さがす・直す・連絡先・取りこみ）",
    "delegation.scope.rosters": "名簿と数字",
    "delegation.scope.certificates": "修了証",
    "delegation.scope.classes": "会場の講座（申込・当日・仕上げ）",
    "delegation.scope.needs": "当日の配慮の希望",
    "delegation.form.affairs": "事務の委託",
    "delegation.form.processing": "個人情報の取扱いの委託（個人情報保護法66条2項）",
    "delegation.form.provision": "提供（個人情報保護法70条）",
    "office.requests": "開示などの請求",
    "request.kind.disclose": "開示",
    "request.kind.correct": "訂正",
    "request.kind.stop": "利用停止",
    "request.asker.self": "ご本人",
    "request.asker.guardian": "法定代理人",
    "request.asker.agent": "任意代理人",
    "request.outcome.granted": "認めた",
    "request.outcome.partly": "一部を認めた",
    "request.outcome.refused": "認めなかった",
    "request.outcome.withdrawn": "取り下げられた",
    "duty.first": "はじめの10分",
    "duty.first.note": "前任のメモを読む",
    "duty.first.note.more": "メモがあります",
    "duty.first.note.none": "まだ書かれていません。管理の方におたずねください",
    "duty.first.safe": "自分の安全",
    "duty.first.safe.more": "パスワードはご自分のものに。確認コードも使えます",
    "duty.first.today": "今日すること",
    "duty.first.today.more": "待っている修了証、申し出、声をかける方",
    "duty.first.issuer": "修了証の長の氏名と文面",
    "duty.first.issuer.more": "改選や異動で変わったときは、市町村の設定で直します。見本の修了証も見られます",
    "duty.first.contacts": "相談先の電話番号",
    "duty.first.contacts.more": "一つずつかけて、つながるか確かめます",
    "duty.first.staff": "職員",
    "duty.first.staff.more": "二人以上いるか、期限がすぎた方がいないか",
    "duty.book": "個人情報ファイル簿",
    "duty.retention": "保存期間と廃棄",
    "duty.disposal": "廃棄目録",
    "duty.year": "年度末の確かめ",
    "duty.handover": "引継書",
    "duty.calls": "フォローアップの連絡",
    "duty.kind.learning": "学びの記録（読んだページ・答え・点）",
    "duty.kind.ledger": "受講者と修了証の台帳（お名前・連絡先）",
    "duty.kind.classes": "会場の講座の番号札（お名前）",
    "duty.kind.surveys": "アンケートの答え（名前なし）",
    "duty.kind.audit": "監査の記録（だれが、いつ、何をしたか）",
    "duty.kind.person": "お一人の記録（保存期間より前）",
    "duty.left.learning": "修了したこと・出席したことと、年度の人数は残ります。",
    "duty.left.ledger": "修了証の番号と日付、年度の人数は、お名前なしで残ります。",
    "duty.left.classes": "何人が来て、何と答えたかは残ります。",
    "duty.left.surveys": "何も残りません。集計は、先に報告書へ写してください。",
    "duty.left.audit": (
        "行の番号と日付は残り、書き直しがないことは、これからも確かめられます。先に、書き出して控えてください。"
    ),
    "duty.item.contacts": "相談先の電話番号を、すべて確かめた",
    "duty.item.issuer": "修了証の長の職名・氏名を確かめた（改選・異動）",
    "duty.item.staff": "職員の期限（異動の日）を確かめ、後任を招いた",
    "duty.item.delegations": "委ねの期間と根拠を確かめた",
    "duty.item.roster": "名簿を書き出し、決裁・保存の手続をした",
    "duty.item.retention": "保存期間のすぎた記録を確かめた",
    "duty.item.book": "個人情報ファイル簿の人数と内容を確かめた",
    "duty.item.audit": "監査の記録を点検し、控え用の番号を紙に写した",
    "duty.item.backup": "控え（バックアップ）がとれていることを、管理の方に確かめた",
    "duty.item.handover": "引継書を刷り、メモを書いた",
}

DUTY_SENTENCES: dict[str, Said] = {
    "code.wrong": (
        "確認コードがちがうようです。電話のアプリの、いま出ている6けたを入れてください。"
        "一度使ったコードは、次のコード（30秒）までお待ちください。"
    ),
    "code.set_already": "確認コードは、もう使っています。変えるときは、いちどやめてからはじめてください。",
    "code.required": (
        "こちらの市町村では、担当者に確認コードが要ります。やめることはできません。電話を変えるときは、管理の方が確認コードを止めます。"
    ),
    "delegation.period": "終わりの日が、はじめの日より前です。もう一度お確かめください。",
    "delegation.too_long": "委ねは、年度の終わり（3月31日）までです。続けるときは、年度ごとに記録してください。",
    "delegation.form": "法律上の形を、えらんでください。まだ何も開いていません。",
    "delegation.scope": "範囲を、一つ以上えらんでください。まだ何も開いていません。",
    "delegation.second": "記録した方とは別の担当者が確かめてください。まだ何も開いていません。",
    "delegation.unknown": "その委ねは、もう確かめを待っていません。ページを開き直してください。",
    "delegation.ground": "根拠（協定・文書の名と日付など）を、200字までの一行で書いてください。記録に残ります。",
    "delegation.taker": "受ける側を、ほかの市町村か広域の担当者からえらんでください。",
    "session.names_gone": (
        "講座が終わって日がたったので、参加した方のお名前は、講師の画面に出なくなりました。"
        "記録は残っています。担当者におたずねください。"
    ),
    "duty.ground": "根拠（文書管理規程の条など）を、200字までの一行で書いてください。廃棄の記録に残ります。",
    "request.kind": "開示・訂正・利用停止のどれかを、えらんでください。まだ記録していません。",
    "request.asker": "どなたからの請求かを、えらんでください。まだ記録していません。",
    "request.checked": "どの書類で確かめたかを、200字までの一行で書いてください。まだ記録していません。",
    "request.day": "受けた日を、きょうまでの日付で入れてください。まだ記録していません。",
    "request.why": "延ばす理由を、200字までの一行で書いてください。期限は変わっていません。",
    "request.extended": "期限は、もう一度延ばしてあります。変わっていません。",
    "request.closed": "この請求は、もう決定が記録されています。変わっていません。",
    "request.outcome": "決定を、えらんでください。まだ記録していません。",
    "duty.decision": (
        "決裁番号（保存期間より前に消すこと、または廃棄を決めた文書の番号）を、60字までの一行で書いてください。"
        "まだ何も消えていません。"
    ),
    "duty.count": (
        "件数が、目録とちがいます。まだ何も消えていません。目録（{count}件）をもう一度見て、件数を数字で入れてください。"
    ),
    "duty.second": "廃棄は、申し出た方とは別の担当者が確かめます。申し出は、そのまま残っています。",
    "duty.changed": "申し出のあとで、対象が変わりました。なにも消えていません。もう一度、件数をお確かめください。",
    "duty.none": "いま、保存期間のすぎた記録はありません。なにも変わっていません。",
    "duty.unknown": "その申し出は、もうありません。ページを開き直してください。",
    "duty.note_long": "メモは4,000字までです。書いたものは下に残っています。短くして、もう一度お願いします。",
}
