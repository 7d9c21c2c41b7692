"""The words of surveys: for those who answer without a name, and for the office that sees the numbers."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

SURVEYS: dict[str, Said] = {
    "survey.before": Words(
        "はじめる{前|まえ}に、{count}つだけ（{minutes}{分|ふん}・{任意|にんい}）",
        "はじめる まえに、{count}つ ききます（{minutes}ふん）",
        "Before you start: {count} questions ({minutes} min, optional)",
    ),
    "survey.before.why": Words(
        "{終|お}わりにも{同|おな}じことをうかがって、{講座|こうざ}をよくします。",
        "おわりにも おなじ ことを ききます。",
        "We ask the same at the end, to make the course better.",
    ),
    "survey.after": Words(
        "{終|お}わりに、{count}つだけ{答|こた}える（{minutes}{分|ふん}・{任意|にんい}）",
        "おわりに {count}つ こたえます（{minutes}ふん）",
        "At the end: {count} questions ({minutes} min, optional)",
    ),
    "survey.survey": Words(
        "アンケートに{答|こた}える（{minutes}{分|ふん}・{任意|にんい}）",
        "アンケートに こたえます（{minutes}ふん）",
        "Answer a short survey ({minutes} min, optional)",
    ),
    "survey.tab": Words("アンケート", "アンケート", "Survey"),
    "survey.nameless": Words(
        "お{名前|なまえ}とは{結|むす}びつけません。{数|かず}にまとめて、{講座|こうざ}をよくするために{使|つか}います。",
        "だれの こたえか わかりません。こたえの かずだけを みます。",
        "Your name is not tied to your answers. They are counted, to make the course better.",
    ),
    "survey.free": Words(
        "{正|ただ}しい{答|こた}えは、ありません。{答|こた}えたくないものは、そのままでかまいません。",
        "ただしい こたえは ありません。こたえなくても いいです。",
        "There are no right answers. Leave out whatever you like.",
    ),
    "survey.answered": Words(
        "この{電話|でんわ}から、もう{答|こた}えをいただいています。{送|おく}ると、{答|こた}えたところが{前|まえ}の{答|こた}えと{入|い}れかわります。",
        "もう こたえを もらいました。おくると、こたえた ところが かわります。",
        "Answers from this phone have come already. What you answer now takes their place.",
    ),
    "survey.other": Words("ほかの{人|ひと}が{答|こた}えます", "べつの ひとが こたえます", "Somebody else is answering"),
    "survey.other_now": Words(
        "ほかの{人|ひと}の{答|こた}えとして{送|おく}ります。",
        "べつの ひとの こたえに なります。",
        "This will be sent as somebody else's answers.",
    ),
    "survey.text": Words("200{文字|もじ}まで。", "200もじまで。", "Up to 200 characters."),
    "survey.send": Words("{送|おく}る", "おくります", "Send"),
    "survey.skip": Words("{答|こた}えずに もどる", "こたえないで もどります", "Go back without answering"),
    "survey.thanks": Words("ありがとうございました", "ありがとうございました", "Thank you"),
    "survey.received": Words(
        "{答|こた}えを{受|う}け{取|と}りました。お{名前|なまえ}とは{結|むす}びついていません。",
        "こたえが とどきました。だれの こたえか わかりません。",
        "Your answers have been received. Your name is not tied to them.",
    ),
    "survey.start": Words("{講座|こうざ}をはじめる", "はじめます", "Start the course"),
    "survey.end": Words(
        "{修了|しゅうりょう}の{画面|がめん}にもどる", "おわりの がめんに もどります", "Back to your completion"
    ),
    # the office
    "office.surveys": "アンケート",
    "surveys.before": "受ける前",
    "surveys.after": "受けたあと",
    "surveys.few": "5人未満",
}

SURVEYS_SENTENCES: dict[str, Said] = {
    "survey.empty": Words(
        "まだ{何|なに}も{選|えら}ばれていません。{一|ひと}つでもかまいません。{答|こた}えないときは、このままもどれます。",
        "まだ えらんで いません。1つでも いいです。こたえなくても いいです。",
        "Nothing is chosen yet. One answer will do, or go back without answering.",
    ),
}
