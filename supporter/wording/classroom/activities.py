"""The words of what a class does together: questions from the hall, talks in turns, and the room before it begins."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

#: For phones, once the page is open (see `phone_deferred`).
PHONE_ACTIVITIES: dict[str, Said] = {
    "class.v": Words("{講師|こうし}に{聞|き}きたいこと", "せんせいに ききたい こと", "Questions for the lecturer"),
    "class.v_p": Words(
        "お{名前|なまえ}は、スクリーンにも、ほかの{電話|でんわ}にも{出|で}ません。",
        "なまえは でません。ほかの ひとには わかりません。",
        "Your name is not shown on the screen or on other phones.",
    ),
    "class.v_text": Words(
        "{聞|き}きたいこと（140{文字|もじ}まで）",
        "ききたい こと（140もじまで）",
        "Your question (up to 140 characters)",
    ),
    "class.v_all": Words("{会場|かいじょう}の{質問|しつもん}", "みんなの しつもん", "Questions from the hall"),
    "class.v_none": Words("まだ、ありません。", "まだ ありません。", "None yet."),
    "class.v_got": Words(
        "{質問|しつもん}を{受|う}け{取|と}りました", "しつもんが とどきました", "Your question has been received"
    ),
    "class.v_up": Words("わたしも{聞|き}きたい", "わたしも ききたいです", "I want to know, too"),
    "class.v_mine": Words("あなたの{質問|しつもん}", "あなたの しつもん", "Your question"),
    "class.v_waiting": Words(
        "{講師|こうし}が{見|み}てから、みんなに{出|だ}します。",
        "せんせいが みてから みんなに だします。",
        "The lecturer looks at it before it is shown.",
    ),
    "class.v_hidden": Words(
        "みんなには{出|だ}していません。{講師|こうし}に{直接|ちょくせつ}{聞|き}くこともできます。",
        "みんなには だして いません。せんせいに きいて ください。",
        "It is not shown to all. You can ask the lecturer in person.",
    ),
    "class.v_answered": Words("{回答済|かいとうず}み", "こたえました", "Answered"),
    "class.v_now": Words(
        "スクリーンに{出|で}ている{質問|しつもん}", "スクリーンに でて いる しつもん", "The question on the screen"
    ),
    "class.earlier": Words("はじめは{n}{人|にん}", "はじめは {n}にん", "Before: {n}"),
    "class.end_rehearsal": Words(
        "れんしゅうに{参加|さんか}してくださって、ありがとうございました。{記録|きろく}は{残|のこ}りません。",
        "れんしゅうは おわりです。きろくは のこりません。",
        "Thank you for helping to rehearse. Nothing is kept of it.",
    ),
    "class.trio": Words("{三人|さんにん}で、やってみる", "3にんで やって みます", "Try it in threes"),
    "class.turn": Words(
        "{turn}／{turns}{回目|かいめ}", "{turn}かいめ（ぜんぶで {turns}かい）", "Turn {turn} of {turns}"
    ),
    "class.phase": Words("{turn}／{turns}", "{turn}つめ（ぜんぶで {turns}つ）", "Part {turn} of {turns}"),
    "class.phase_over": Words(
        "{時間|じかん}です。{講師|こうし}の{合図|あいず}をお{待|ま}ちください。",
        "じかんです。せんせいを まって ください。",
        "Time is up. Please wait for the lecturer.",
    ),
    "class.turn_first": Words("さいしょの{役|やく}わり", "さいしょの やくわり", "First roles"),
    "class.turn_who": Words(
        "{組|くみ}の{中|なか}で {letters} をきめて、{自分|じぶん}の{字|じ}に{触|ふ}れてください。",
        "だれが {letters}か きめます。じぶんの じに さわります。",
        "Agree who is who ({letters}), then tap your letter.",
    ),
    "class.turn_person": Words("{letter}さん", "{letter}さん", "Person {letter}"),
    "class.turn_you": Words("いまのあなたの{役|やく}わり", "いまの やくわり", "Your role now"),
    "class.turn_over": Words(
        "ここまでです。つぎの{合図|あいず}をお{待|ま}ちください。",
        "おわりです。つぎを まって ください。",
        "Time is up. Please wait for the next turn.",
    ),
    "class.turn_done": Words(
        "ありがとうございました。{話|はな}したことは、ここだけのことにします。",
        "ありがとうございました。はなしは ここだけです。",
        "Thank you. What was said stays here.",
    ),
    "class.r_speak": Words(
        "{話|はな}せることだけで、だいじょうぶです。{話|はな}さなくてもかまいません。",
        "はなせる ことだけ はなします。はなさなくても いいです。",
        "Say only what you like to say. You need not say anything.",
    ),
    "class.r_listen": Words(
        "うなずいて、さいごまで{聴|き}きます。{助言|じょげん}はしません。",
        "うなずいて さいごまで ききます。アドバイスは しません。",
        "Nod and listen to the end. Give no advice.",
    ),
    "class.r_watch": Words(
        "だまって{見|み}ます。あとで、よかった{所|ところ}を{一|ひと}つ{伝|つた}えます。",
        "だまって みます。あとで よかった ことを 1つ いいます。",
        "Watch quietly. Afterwards, name one thing that went well.",
    ),
}

#: Refusals whose reason a phone should tell, once the page is open.
MET_LATER = ("voice.closed", "voice.empty", "voice.too_long", "voice.too_many", "voice.too_soon", "voice.unknown")

#: For staff alone.
ACTIVITIES: dict[str, Said] = {
    **PHONE_ACTIVITIES,
    "stage.questions": "会場からの質問",
    "stage.did.turn": "番を進めました",
    "stage.did.voice": "会場からの質問を替えました",
    "stage.voices": "会場からの質問",
    "stage.voices_new": "新しい質問 {count}件",
    "stage.talk": "話す番",
    "stage.branches": "会話のつづき",
    "stage.branches.most": "いちばん多いのは <b>{letter}</b> です。「次へ」で、その先へ。ほかの答えの先へも進めます。",
    "stage.branches.tied": "同じ数です。どちらへ進むかを、選んでください（「次へ」なら <b>{letter}</b>）。",
    "stage.branch": "{letter} の先へ",
    "stage.talk.until": "ここまで",
    "stage.poll": "無記名の質問",
    "stage.poll.ask": "この質問を出す",
    "stage.poll.before": "はじめに",
    "stage.poll.after": "おわりに",
    "stage.poll.survey": "アンケート",
    "stage.turn.begin": "1番目をはじめる（{minutes}分）",
    "stage.turn.next": "つぎの番へ（{turn}／{turns}）",
    "stage.turn.last": "話す時間を終える",
    "stage.turn.now": "{turn}／{turns}回目",
    "stage.phase.now": "{turn}／{turns}",
    "stage.phase.begin": "1／{turns}をはじめる（{minutes}分）",
    "stage.phase.next": "{turn}／{turns}へ（{minutes}分）",
    "stage.chime": "音を鳴らす（時間になったとき）",
    "stage.chime.over": "時間です",
    "stage.turn.before": "まだ はじめていません",
    "stage.turn.over": "終わりました",
    "stage.check.colour": "スクリーンに、この緑が見えますか",
    "stage.check.script": "台本が、スクリーンに映っていませんか",
    "stage.check.sound": "音は、うしろまで聞こえますか",
    "stage.check.power": "電源は、つながっていますか",
    "stage.check.cards": "番号札は、人数より多くありますか",
    "stage.checks": "始める前の確かめ",
    "stage.checks.done": "始める前の確かめ（{done}／{all}）",
    "stage.checks.mirrored": (
        "この画面がスクリーンにも映る部屋（複製表示）では、Windows キーと P で「拡張」をえらびます。"
        "または、この画面を電話で開き、パソコンにはスクリーンだけを出します。"
    ),
}

ACTIVITIES_SENTENCES: dict[str, Said] = {
    "voice.closed": Words(
        "いまは{質問|しつもん}を{受|う}け{付|つ}けていません。{手|て}を{挙|あ}げて{聞|き}くこともできます。",
        "いまは しつもんを おくれません。てを あげて きいて ください。",
        "Questions are not taken by phone just now. You can raise your hand and ask.",
    ),
    "voice.empty": Words(
        "{聞|き}きたいことを、{文字|もじ}で{書|か}いてください。",
        "ききたい ことを かいて ください。",
        "Please write what you would like to ask.",
    ),
    "voice.too_long": Words(
        "{質問|しつもん}は140{文字|もじ}まで{送|おく}れます。{文|ぶん}は{残|のこ}っています。{短|みじか}くしてください。",
        "しつもんは 140もじまでです。ぶんは きえて いません。みじかくして ください。",
        "A question has up to 140 characters. Your text is kept. Please make it shorter.",
    ),
    "voice.too_many": Words(
        "{質問|しつもん}は10{件|けん}まで{送|おく}れます。これまでの{質問|しつもん}は{届|とど}いています。"
        "つづきは、{講師|こうし}に{直接|ちょくせつ}{聞|き}いてください。",
        "しつもんは 10までです。まえの しつもんは とどいて います。つぎは せんせいに きいて ください。",
        "You can send ten questions, and yours have arrived. Please ask the lecturer in person.",
    ),
    "voice.too_soon": Words(
        "つづけて{送|おく}るときは、20{秒|びょう}ほど{待|ま}ってください。{文|ぶん}は{残|のこ}っています。",
        "20びょう まって おくって ください。ぶんは きえて いません。",
        "Please wait about 20 seconds before the next one. Your text is kept.",
    ),
    "voice.unknown": Words(
        "その{質問|しつもん}は、いまは{出|で}ていません。ほかの{質問|しつもん}は、そのままです。",
        "その しつもんは いま でて いません。ほかの しつもんは あります。",
        "That question is not shown any more. The others are still there.",
    ),
    "room.no_turns": "このページには、交代で話す番がありません。「次へ」で進めます。",
}
