"""The words of a course's table of contents and of how far one has come."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

CONTENTS: dict[str, Said] = {
    "contents": Words("{目次|もくじ}", "もくじ", "Contents"),
    "contents.title": Words("{course}の{目次|もくじ}", "{course}の もくじ", "Contents of {course}"),
    "contents.of": Words("{目次|もくじ}を{見|み}る", "もくじを みます", "See the contents"),
    "contents.back": Words("{目次|もくじ}にもどる", "もくじに もどります", "Back to the contents"),
    "contents.any_order": Words(
        "どの{章|しょう}からでも{読|よ}めます。{順番|じゅんばん}どおりでなくても、かまいません。",
        "どの しょうから よんでも いいです。じゅんばんは ありません。",
        "Start with any chapter you like. The order does not matter.",
    ),
    "walk": Words(
        "{all}{章|しょう}のうち {done}{章|しょう} {終|お}わりました",
        "{all}しょうの なかで {done}しょう おわりました",
        "{done} of {all} chapters done",
    ),
    "walk.told": Words(
        "{all}{章|しょう}のうち {done}{章|しょう} {終|お}わりました。",
        "{all}しょうの なかで {done}しょう おわりました。",
        "{done} of {all} chapters done.",
    ),
    "walk.title": Words("ここまでの{歩|あゆ}み", "ここまで よみました", "Your progress"),
    "walk.left": Words(
        "{残|のこ}りは およそ{minutes}{分|ふん}です。",
        "のこりは {minutes}分くらいです。",
        "About {minutes} minutes are left.",
    ),
    "left": Words("{残|のこ}り およそ{minutes}{分|ふん}", "のこりは {minutes}分くらい", "About {minutes} min left"),
    "finished": Words("{終|お}わりました", "おわりました", "Done"),
    "about_minutes": Words("およそ{minutes}{分|ふん}", "{minutes}分くらい", "about {minutes} min"),
    "chapter.name": Words("{number}{章|しょう} {title}", "{number}しょう {title}", "Chapter {number}: {title}"),
    "chapter.is": Words("{number}{章|しょう}", "{number}しょう", "Chapter {number}"),
    "chapter.done": Words("{終|お}わりました", "おわりました", "Done"),
    "chapter.now": Words(
        "いまここです。{all}ページのうち {read}ページ {読|よ}みました",
        "いま ここです。{all}ページの なかで {read}ページ よみました",
        "You are here: {read} of {all} pages read",
    ),
    "chapter.later": Words(
        "{all}ページのうち {read}ページ {読|よ}みました",
        "{all}ページの なかで {read}ページ よみました",
        "{read} of {all} pages read",
    ),
    "chapter.pages": Words("ページを{見|み}る", "ページを みます", "Pages"),
    "chapter.page_read": Words("{読|よ}みました", "よみました", "read"),
    "start_reading": Words("ここから{読|よ}む", "ここから よみます", "Start reading here"),
    "read_again": Words("もう{一度|いちど}{読|よ}む", "もういちど よみます", "Read again"),
}
