"""Words of today's class, which whoever teaches arranges: for staff alone, therefore in Japanese alone."""

from __future__ import annotations

from supporter.wording.shared.words import Said

TODAY: dict[str, Said] = {
    "today.own_page": "この講座のページ",
    "today.title": "ページと質問",
    "today.add": "ページを足す",
    "today.edit": "直す",
    "today.edit_page": "この講座のページを直す",
    "today.as_course": "もとの形にもどす",
    "today.question": "質問をつくる",
    "today.here": "いま出ています",
    "today.out": "今日は使わない",
    "today.up": "上へ",
    "today.down": "下へ",
    "today.hide": "今日は使わない",
    "today.use": "使う",
    "today.minutes": "分",
    "today.ask": "問{number} をきく",
    "today.untitled": "ページ",
    "today.told.added": "ページを足しました。並びの中で、場所を変えられます。",
    "today.told.drawn": "スライドを足しました。フォントがちがうと形が変わるので、1枚ずつ見てください。",
    "today.told.words": (
        "スライドの文字とノートを足しました。この機械には LibreOffice がないので、絵は入りません。"
        "絵のまま出すには、PowerPoint で PDF に保存して、その PDF を足してください。"
    ),
    "today.told.not_drawn": (
        "スライドの文字とノートを足しました。絵にはできませんでした。"
        "絵のまま出すには、PowerPoint で PDF に保存して、その PDF を足してください。"
    ),
    "today.told.moving": (
        "中のビデオと音は、入りません。ビデオは、ビデオのファイルを、字幕といっしょに足してください。"
    ),
    "today.told.saved": "直しました。",
    "today.told.removed": "ページを消しました。",
    "today.told.as_course": "もとの形にもどしました。",
}

TODAY_SENTENCES: dict[str, Said] = {
    "today.changed": "ほかの方が、いま、この講座を変えました。下が新しい形です。見てから、もう一度おしてください。",
    "today.nothing_left": "使うページが1枚もなくなります。ほかのページを「使う」にもどしてから、おしてください。",
    "today.minutes": "分は、0.5 から 60 までの数を入れてください。空にすると、もとの長さです。",
    "today.too_many": "この講座に足せるページは、{most}枚までです。使わないものを消してから、足してください。",
    "today.no_title": "見出しを入れてください。書いたものは消えていません。",
    "today.too_long": "長すぎます。{most}字までにしてください。書いたものは消えていません。",
    "today.notes_too_long": "話すことが、ぜんぶで{most}字をこえます。短くするか、使わないページを消してください。",
    "today.full": "この講座のファイルが、ぜんぶで{most}MBをこえます。使わないページを消してから、足してください。",
    "today.file.none": "ファイルをえらんでください。",
    "today.file.empty": "このファイルは、中が空です。もう一度、えらんでください。",
    "today.file.too_large": "ファイルが大きすぎます。{most}MBまでです。図を圧縮するか、分けて保存してください。",
    "today.file.kind": (
        "このファイルは使えません。写真（JPEG・PNG・WebP）、PDF、PowerPoint（.pptx）、ビデオ（MP4・WebM）を使います。"
    ),
    "today.file.drawing": "SVG の絵は使えません。PNG か PDF に保存して、えらんでください。",
    "today.file.locked": (
        "パスワードがかかっているか、古い形（.ppt）のファイルです。"
        "パスワードをはずし、「PowerPoint プレゼンテーション（.pptx）」か PDF で保存して、えらんでください。"
    ),
    "today.file.macros": (
        "マクロの入ったファイルは使えません。"
        "「PowerPoint プレゼンテーション（.pptx）」か PDF で保存して、えらんでください。"
    ),
    "today.file.outside": (
        "ファイルの外にある絵やビデオを使うスライドか、ほかのファイルへのリンクがあります。"
        "絵をファイルの中に入れ、リンクを消すか、PDF で保存して、えらんでください。"
    ),
    "today.file.unfolds": "開くと、とても大きくなるファイルです。小さくするか、PDF で保存して、えらんでください。",
    "today.file.broken": "ファイルがこわれていて、読めません。もとのファイルを開いて、保存しなおしてください。",
    "today.file.not_drawn": "スライドを絵にできませんでした。PDF で保存して、その PDF をえらんでください。",
    "today.file.no_captions": "ビデオには、字幕（WebVTT のファイル）をいっしょにえらんでください。",
    "today.file.captions": "字幕のファイルが読めません。WEBVTT で始まる、200KB までの .vtt ファイルを使います。",
    "today.in_view": "このページは、いまスクリーンに出ています。先へ進んで、少したってから消してください。",
    "today.too_many_questions": "つくれる質問は、{most}問までです。出していない質問を消してから、つくってください。",
    "today.no_question": "質問の文を入れてください。",
    "today.no_choices": "答えを、1行に1つずつ、{fewest}つから{most}つまで書いてください。",
    "today.same_choices": "同じ答えが2つあります。ちがうことばにしてください。",
    "today.was_asked": "この質問は、もう出しました。届いた答えを報告に残すため、消せません。",
}
