"""The words of a question as it is asked and answered, and of a test before and while it is taken."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

LEARNING: dict[str, Said] = {
    # questions
    "check.label": Words(
        "{考|かんが}えてみよう（{点数|てんすう}はつきません）",
        "かんがえて みよう（てんすうは ありません）",
        "Think about it (not scored)",
    ),
    "check.saved": Words(
        "ためしたことを、{記録|きろく}しました。{点数|てんすう}はつきません。",
        "こたえた ことを きろくしました。てんすうは ありません。",
        "We noted that you tried. It is not scored.",
    ),
    "check.unsaved": Words(
        "{名前|なまえ}を{書|か}かずに{読|よ}んでいるので、{記録|きろく}はしていません。",
        "なまえを かかないで よんで いるので、きろくは しません。",
        "You are reading without signing up, so nothing is recorded.",
    ),
    "check.tried": Words(
        "{前|まえ}にも、ためしました。{何度|なんど}でもためせます。",
        "まえにも やりました。なんかいでも できます。",
        "You have tried this before. Try it as often as you like.",
    ),
    "choose.one": Words("1つ{選|えら}んでください", "1つ えらんで ください", "Choose one"),
    "choose.all": Words(
        "あてはまるものを、ぜんぶ{選|えら}んでください",
        "あって いる ものを、ぜんぶ えらんで ください",
        "Choose all that fit",
    ),
    "choose.write": Words(
        "{短|みじか}い{言葉|ことば}で{書|か}いてください", "みじかい ことばで かいて ください", "Answer in a few words"
    ),
    "choose.pick": Words("えらぶ", "えらびます", "Choose"),
    "choice.true": Words("そう{思|おも}う", "そう おもいます", "I think so"),
    "choice.false": Words("そうは{思|おも}わない", "そう おもいません", "I do not think so"),
    "answer": Words("{答|こた}える", "こたえます", "Answer"),
    "answer.yours": Words("あなたの{答|こた}え", "あなたの こたえ", "Your answer"),
    "answer.hoped": Words("めやすの{答|こた}え", "めやすの こたえ", "Suggested answer"),
    "more": Words("もっと{読|よ}む：", "もっと よみます：", "Read more:"),
    "others": Words(
        "ほかの{選択肢|せんたくし}の{説明|せつめい}", "ほかの こたえの せつめい", "About the other choices"
    ),
    "saved": Words(
        "{答|こた}えは {保存|ほぞん}されました（{time}）",
        "こたえを ほぞんしました（{time}）",
        "Your answer is saved ({time})",
    ),
    "loading": Words("{読|よ}みこんでいます", "よみこんで います", "Loading…"),
    # test
    "test": Words("{確認|かくにん}テスト", "テスト", "Final check"),
    "test.tab": Words("{確認|かくにん}テスト｜{course}", "テスト｜{course}", "Final check | {course}"),
    "test.intro": Words(
        "{count}{問|もん}あります。{enough}{問|もん} そのとおりなら、テストは{終|お}わりです。",
        "{count}もん あります。{enough}もん あって いれば、テストは おわりです。",
        "There are {count} questions. {enough} right answers are enough.",
    ),
    "test.intro.stop": Words(
        "とちゅうでやめても、つづきから{答|こた}えられます。",
        "とちゅうで やめても いいです。つづきから こたえられます。",
        "You can stop at any point and go on from there later.",
    ),
    "test.intro.page": Words(
        "{答|こた}えるたびに、{説明|せつめい}が{出|で}ます。",
        "こたえると、せつめいが でます。",
        "After each answer you see an explanation.",
    ),
    "test.unread": Words(
        "まだ{読|よ}んでいないページがあります。{先|さき}に{読|よ}むと、{答|こた}えやすくなります。",
        "まだ よんで いない ページが あります。さきに よむと、こたえやすいです。",
        "There are pages you have not read yet. Reading them first makes it easier.",
    ),
    "test.begin": Words("はじめる", "はじめます", "Start"),
    "test.place": Words(
        "{確認|かくにん}テスト　{all}{問|もん}のうち {at}{問目|もんめ}",
        "テスト　{all}もんの なかの {at}もんめ",
        "Final check, question {at} of {all}",
    ),
    "test.next": Words("つぎの{問題|もんだい}へ", "つぎの もんだいへ", "Next question"),
    "test.result": Words("{結果|けっか}を{見|み}る", "けっかを みます", "See the result"),
    "test.again": Words("もう{一度|いちど}ためす", "もういちど やります", "Try again"),
    "test.reader": Words(
        "{答|こた}えを{残|のこ}して{修了証|しゅうりょうしょう}を{受|う}け{取|と}るには、"
        "{名前|なまえ}を{書|か}いてはじめます。{読|よ}むだけなら、このままで{読|よ}めます。",
        "なまえを かいて はじめると、こたえが のこります。しゅうりょうしょうも もらえます。"
        "よむだけなら、このままで いいです。",
        "To keep your answers and receive a certificate, please sign up. Just to read, you can go on as you are.",
    ),
    "result.completed": Words(
        "{講座|こうざ}の{修了|しゅうりょう}を{記録|きろく}しました。",
        "こうざが おわった ことを きろくしました。",
        "Your completion of the course is recorded.",
    ),
    "result.onward": Words(
        "{修了|しゅうりょう}の{画面|がめん}へ", "しゅうりょうの がめんへ", "Go to the completion page"
    ),
}
