"""The words of questions that take more than a tap, of the result of a test, and of looking back at it."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

QUESTIONS: dict[str, Said] = {
    # to put in order
    "order.how": Words(
        "{正|ただ}しいと{思|おも}う{順|じゅん}に、{上|うえ}から{並|なら}べてください。「{上|うえ}へ」「{下|した}へ」で{動|うご}かします。",
        "うえから じゅんに ならべます。「うえへ」「したへ」を おして うごかします。",
        "Put these in order, from the top down. Move them with “Up” and “Down”.",
    ),
    "order.up": Words("{上|うえ}へ", "うえへ", "Up"),
    "order.down": Words("{下|した}へ", "したへ", "Down"),
    "order.moved": Words("{n}{番目|ばんめ}にうつしました", "{n}ばんめに うごかしました", "Moved to place {n}"),
    "order.top": Words("もう、いちばん{上|うえ}です", "いちばん うえです", "It is at the top already"),
    "order.bottom": Words("もう、いちばん{下|した}です", "いちばん したです", "It is at the bottom already"),
    "order.untouched": Words(
        "まだ{動|うご}かしていません。この{並|なら}びでよければ、もう{一度|いちど}「{答|こた}える」を{押|お}してください。",
        "まだ うごかして いません。このままで いい ときは、もういちど「こたえます」を おして ください。",
        "Nothing has been moved yet. If this order is what you mean, press “Answer” once more.",
    ),
    "order.places": Words(
        "それぞれが{何番目|なんばんめ}かを、えらんでください。",
        "なんばんめか、えらんで ください。",
        "Choose the place of each of these.",
    ),
    "order.place": Words("{n}{番目|ばんめ}", "{n}ばんめ", "Place {n}"),
    "order.twice": Words(
        "おなじ{番目|ばんめ}を、{二度|にど}えらんでいます。{一|ひと}つずつ、ちがう{番目|ばんめ}をえらんでください。",
        "おなじ ばんめを 2かい えらんで います。ひとつずつ、ちがう ばんめを えらんで ください。",
        "The same place is chosen twice. Please choose a different place for each.",
    ),
    # to match
    "match.how": Words(
        "それぞれに、{組|くみ}になるものをえらんでください。",
        "いっしょに なるものを えらんで ください。",
        "Choose what belongs to each of these.",
    ),
    "match.rights": Words("えらべるもの", "えらべるもの", "What you can choose from"),
    "match.twice": Words(
        "「{letter}」を{二度|にど}えらんでいます。このままでも、{答|こた}えられます。",
        "「{letter}」を 2かい えらんで います。このままでも だいじょうぶです。",
        "You chose “{letter}” twice. You can answer like this, too.",
    ),
    # to write
    "short.how": Words(
        "200{文字|もじ}まで。ひらがなとカタカナ、{全角|ぜんかく}と{半角|はんかく}、{空白|くうはく}のちがいは、かまいません。",
        "200もじまで。ひらがなでも カタカナでも いいです。",
        "Up to 200 characters. Capitals, spaces and the kind of kana do not matter.",
    ),
    # what is still to be done
    "missing.choice": Words(
        "まだ{選|えら}ばれていません。{選|えら}んでから、もう{一度|いちど}「{答|こた}える」を{押|お}してください。",
        "まだ えらんで いません。えらんでから もういちど「こたえます」を おして ください。",
        "Nothing is chosen yet. Please choose, then press “Answer” again.",
    ),
    "missing.match": Words(
        "まだ{選|えら}ばれていないところがあります。{選|えら}んでから、もう{一度|いちど}「{答|こた}える」を{押|お}してください。",
        "まだ えらんで いない ところが あります。えらんでから もういちど「こたえます」を おして ください。",
        "Something is not chosen yet. Please choose, then press “Answer” again.",
    ),
    "missing.text": Words(
        "まだ{書|か}かれていません。{短|みじか}くてもかまいません。{書|か}いてから、もう{一度|いちど}「{答|こた}える」を{押|お}してください。",
        "まだ かいて いません。みじかくて いいです。かいてから もういちど おして ください。",
        "Nothing is written yet. A word or two will do. Then press the button again.",
    ),
    # what an answer was: two ways to say each, by turns
    "right.0": Words("そのとおりです", "そのとおりです", "That's right"),
    "right.1": Words(
        "はい、それがいちばんの{近道|ちかみち}です",
        "はい。それが いちばん いいです",
        "Yes, that is the best way",
    ),
    "almost.0": Words(
        "もう{少|すこ}しです", "もうすこしです。いっしょに かんがえましょう", "Almost. Let's look at it together"
    ),
    "almost.1": Words(
        "そう{感|かん}じる{方|かた}も{多|おお}いところです",
        "そう おもう ひとも おおいです",
        "Many people feel that way",
    ),
    "fits": Words("あてはまります", "あって います", "This fits"),
    "fits.not": Words("ここでは、あてはまりません", "ここでは ちがいます", "This does not fit here"),
    "fits.chosen": Words("えらびました", "えらびました", "you chose it"),
    "fits.missed": Words("えらんでいませんでした", "えらんで いませんでした", "you did not choose it"),
    # the limits that a test may have
    "next.test_words": Words(
        "とちゅうで{休|やす}めます。{答|こた}えは{残|のこ}ります。",
        "とちゅうで やすめます。こたえは のこります。",
        "You can pause at any time. Your answers stay.",
    ),
    "next.test_words_free": Words(
        "{何度|なんど}でもためせます。とちゅうで{休|やす}めます。",
        "なんどでも できます。とちゅうで やすめます。",
        "You can try it as often as you like, and pause at any time.",
    ),
    "test.after": Words("ぜんぶ{読|よ}んでから", "ぜんぶ よんでから", "After you have read everything"),
    "test.after_free": Words(
        "ぜんぶ{読|よ}んでから。{何度|なんど}でもためせます",
        "ぜんぶ よんでから。なんどでも できます",
        "After you have read everything, as often as you like",
    ),
    "test.free": Words(
        "{何度|なんど}でもためせます。{時間|じかん}の{制限|せいげん}はありません。",
        "なんどでも できます。じかんの きまりは ありません。",
        "You can try it as often as you like. There is no time limit.",
    ),
    "test.no_clock": Words(
        "{時間|じかん}の{制限|せいげん}はありません。", "じかんの きまりは ありません。", "There is no time limit."
    ),
    "test.tries": Words(
        "ためせるのは、{attempts}{回|かい}までです。",
        "{attempts}かいまで できます。",
        "You can try it {attempts} times.",
    ),
    "test.pause": Words(
        "つぎにためすまで、{minutes}{分|ふん}おきます。ゆっくり{読|よ}み{直|なお}す{時間|じかん}です。",
        "つぎに するまで {minutes}ふん まちます。もういちど よんで ください。",
        "Between two tries there are {minutes} minutes, to read again at leisure.",
    ),
    "test.kept": Words(
        "この{問題|もんだい}には、{先|さき}に{答|こた}えています。{先|さき}の{答|こた}えを{残|のこ}しました。"
        "いま{送|おく}った{答|こた}えは、{数|かぞ}えていません。",
        "この もんだいには もう こたえて います。さきの こたえが のこって います。いまの こたえは かぞえません。",
        "You had answered this question already. That answer is kept; the one you sent now was not counted.",
    ),
    "test.stale": Words(
        "{送|おく}ったのは、{前|まえ}の{画面|がめん}でした。{答|こた}えは{消|き}えていません。いまのところから、つづけられます。",
        "まえの がめんから おくりました。こたえは きえて いません。いまの ところから できます。",
        "You sent an earlier page. No answer is lost. You can go on from where you are now.",
    ),
    "test.left": Words(
        "あと{left}{回|かい}ためせます。", "あと {left}かい できます。", "You can try {left} more times."
    ),
    "test.from": Words(
        "{until} から、もう{一度|いちど}ためせます。",
        "{until} から もういちど できます。",
        "You can try again from {until}.",
    ),
    "test.used_up": Words(
        "ためせる{回数|かいすう}（{attempts}{回|かい}）を{終|お}えました。これまでの{記録|きろく}は{消|き}えていません。"
        "{department}に{相談|そうだん}してください。",
        "{attempts}かい おわりました。いままでの きろくは あります。{department}に きいて ください。",
        "You have used all {attempts} tries. Nothing is lost. Please talk to {department}.",
    ),
    # the result
    "result.passed": Words("おつかれさまでした", "おつかれさまでした", "Well done"),
    "result.count": Words(
        "{all}{問|もん}のうち {right}{問|もん}、そのとおりでした。",
        "{all}もんの なかで {right}もん、あっていました。",
        "{right} of your {all} answers were right.",
    ),
    "result.almost": Words(
        "あと{short}{問|もん}で、めやすに{届|とど}きます。",
        "あと {short}もんで、めやすです。",
        "{short} more would have been enough.",
    ),
    "result.almost_unread": Words(
        "あと{short}{問|もん}で、めやすに{届|とど}きます。まだ{読|よ}んでいないページが {count}ページあります。",
        "あと {short}もんで、めやすです。よんで いない ページが {count}ページ あります。",
        "{short} more would have been enough. Pages not read yet: {count}.",
    ),
    "result.unread": Words(
        "あと {count}ページで{修了|しゅうりょう}です。", "あと {count}ページで おわりです。", "Pages to go: {count}."
    ),
    "result.again": Words(
        "もう{一度|いちど}ためすと、{新|あたら}しい{組|くみ}み{合|あ}わせの {count}{問|もん}が{出|で}ます。"
        "これまでの{記録|きろく}は{消|き}えません。",
        "もういちど やると、あたらしい {count}もんが でます。いままでの きろくは きえません。",
        "Trying again draws {count} questions anew. Nothing on record is lost.",
    ),
    "result.unread_pages": Words("まだ{読|よ}んでいないページ", "まだ よんで いない ページ", "Pages not read yet"),
    "result.pages": Words(
        "{読|よ}み{直|なお}すと{近道|ちかみち}のページ", "もういちど よむと いい ページ", "Pages worth reading again"
    ),
    "result.marks": Words("{問題|もんだい}ごとの{答|こた}え", "もんだいの こたえ", "Your answers, one by one"),
    "result.mark": Words("{n}{問目|もんめ}", "{n}もんめ", "Question {n}"),
    # looking back
    "review": Words("{答|こた}えをふりかえる", "こたえを もういちど みます", "Look back at your answers"),
    "review.try": Words("{n}{回目|かいめ}（{day}）", "{n}かいめ（{day}）", "Try {n} ({day})"),
    "review.tries": Words("ほかの{回|かい}", "ほかの かい", "Other tries"),
    "review.gone": Words(
        "この{問題|もんだい}は、{新|あたら}しい{版|はん}に{変|か}わりました。{答|こた}えの{記録|きろく}は{残|のこ}っています。",
        "この もんだいは かわりました。こたえの きろくは あります。",
        "This question has changed since. Your answer is still on record.",
    ),
}

QUESTIONS_SENTENCES: dict[str, Said] = {
    "test.wait": Words(
        "{until} から、もう{一度|いちど}ためせます。これまでの{答|こた}えは{消|き}えていません。",
        "{until} から もういちど できます。いままでの こたえは あります。",
        "You can try again from {until}. Your answers so far are not lost.",
    ),
}
