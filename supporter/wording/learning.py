"""The words of the learner's pages, kept beside `wording` because they are many."""

from __future__ import annotations

from .words import Said

LEARNING: dict[str, Said] = {
    # home
    "home.lead": (
        "特別な資格はいりません。まわりの人のようすに少し気づいて、声をかける。話を聴く。"
        "こまっているときは相談先を伝える。つながりサポーターは、それを、できる範囲でする人です。"
    ),
    "home.art": "縁側に並んで座り、湯のみを手に話す二人",
    "home.number": "受講番号のある方は",
    "home.course": "{chapters}章、ぜんぶで およそ{minutes}分。1回5分から、いつでも休めます。",
    "home.free": "費用はかかりません（通信料はご負担ください）。",
    "home.no_course": "いま、読める講座がありません。準備ができしだい、ここに出ます。",
    "home.heart_label": "いま、つらい方へ",
    "home.heart": "いま、ご自身がつらい方は、先にこちらへ。",
    "home.onward": "つぎにできること",
    "help.see": "相談先を見る",
    "help.all": "相談先をぜんぶ見る",
    "help.mine": "わたしのまちの相談先を見る",
    "what.title": "つながりサポーターとは",
    "what.definition": (
        "孤独・孤立の問題について知識を身につけ、身の回りの人に関心をもち、"
        "できる範囲で困っている人をサポートする『つながりサポーター』"
    ),
    "what.source": (
        "出典：内閣府「つながりサポーター養成講座」のページ（2026年11月に確かめました）。"
        "この講座は、内閣府のテキストの考え方に沿った自主教材です。"
    ),
    "greet": "{name}さん、",
    "hello": "こんにちは。",
    "swap": "交代する",
    "next.page": "つづきは、",
    "next.minutes": "このページは およそ{minutes}分",
    "next.test": "あとは、確認テストだけです",
    "next.done": "修了されました",
    "next.done_words": "できるときに、できる範囲で。それで十分です。",
    "my.holds": "受講票・修了証",
    # contents
    "contents": "目次",
    "contents.title": "{course}の目次",
    "contents.of": "目次を見る",
    "contents.back": "目次にもどる",
    "contents.any_order": "どの章からでも読めます。順番どおりでなくても、かまいません。",
    "walk": "{all}章のうち {done}章 終わりました",
    "walk.title": "ここまでの歩み",
    "walk.left": "残りは およそ{minutes}分です。",
    "left": "残り およそ{minutes}分",
    "finished": "終わりました",
    "about_minutes": "およそ{minutes}分",
    "chapter.name": "{number}章 {title}",
    "chapter.is": "{number}章",
    "chapter.done": "終わりました",
    "chapter.now": "いまここです。{all}ページのうち {read}ページ 読みました",
    "chapter.later": "{all}ページのうち {read}ページ 読みました",
    "start_reading": "ここから読む",
    "read_again": "もう一度読む",
    # a page
    "page.of": "{place}ページ目／全{all}ページ",
    "page.name": "{chapter}章 {page}ページ　{title}",
    "step.tab": "{page}｜{chapter}章｜{course}",
    "bottom.label": "ページの移動",
    "prev": "前へ",
    "next": "次へ",
    "end_chapter": "この章を終える",
    "to_test": "確認テストへ",
    "yasashii": "やさしい日本語で読む",
    "reader.label": "読んでいる方へ",
    "reader.words": (
        "名前を書かずに読んでいます。ここまで読んだページは、はじめる手続きのとき引き継ぎます。"
    ),
    "has_number": "受講番号がある方",
    "care.label": "心の用意",
    "care.skip": "このページをとばす",
    "pair.label": "二人で、やってみる",
    "pair.roles": "役わり：{roles}",
    "pair.alone": "お一人のときは、読むだけでかまいません。",
    "work": "個人ワーク",
    "work.unscored": "点数はつきません",
    "work.private": "ここに書いたことは、この電話から外へ出ません。閉じると消えます。",
    "work.keep_label": "書いたものをどうするか",
    "work.forget": "閉じたら消す",
    "work.keep": "この電話に残す",
    "work.keep_warning": "同じ電話を使う人にも見えることがあります",
    "work.erase": "書いたものを消す",
    # questions
    "check.label": "考えてみよう（点数はつきません）",
    "check.saved": "ためしたことを、記録しました。点数はつきません。",
    "check.unsaved": "名前を書かずに読んでいるので、記録はしていません。",
    "choose.one": "1つ選んでください",
    "choose.all": "あてはまるものを、ぜんぶ選んでください",
    "choose.write": "短い言葉で書いてください",
    "choose.pick": "えらぶ",
    "choice.true": "そう思う",
    "choice.false": "そうは思わない",
    "answer": "答える",
    "answer.yours": "あなたの答え",
    "answer.hoped": "めやすの答え",
    "more": "もっと読む：",
    "others": "ほかの選択肢の説明",
    "saved": "答えは 保存されました（{time}）",
    "loading": "読みこんでいます",
    # test
    "test": "確認テスト",
    "test.tab": "確認テスト｜{course}",
    "test.intro": "{count}問あります。{enough}問 そのとおりなら、修了に近づきます。",
    "test.intro.stop": "とちゅうでやめても、つづきから答えられます。",
    "test.intro.page": "答えるたびに、説明が出ます。",
    "test.unread": "まだ読んでいないページがあります。先に読むと、答えやすくなります。",
    "test.begin": "はじめる",
    "test.place": "確認テスト　{all}問のうち {at}問目",
    "test.next": "つぎの問題へ",
    "test.result": "結果を見る",
    "test.again": "もう一度ためす",
    "test.reader": (
        "答えを残して修了証を受け取るには、名前を書いてはじめます。読むだけなら、このままで読めます。"
    ),
    "result.completed": "講座の修了を記録しました。",
    "result.onward": "修了の画面へ",
    # completion
    "done.tab": "修了",
    "done.course": "{course}を修了されました。",
    "done.words": "できるときに、できる範囲で。",
    "done.enough": "それで十分です。",
    "congratulations": "おめでとうございます。",
    "cert": "修了証",
    "cert.sample": "修了証の見本",
    "cert.keep": "修了証を見る・保存する（PDF）",
    "cert.see": "修了証を見る",
    "cert.see_keep": "見る・保存する",
    "cert.none": "まだありません。講座を終えると、ここに出ます。",
    "cert.on": "{date} 交付",
    "cert.print": "印刷のしかた",
    "cert.print1": "家に印刷機がない方は、PDF を保存して、お店の複合機で印刷できます。",
    "cert.print2": "紙は A4・よこ・「実際のサイズ」をえらぶと、枠が切れません。",
    "cert.print3": "紙の修了証が要る方は、{department}の窓口へご相談ください。",
    "cert.tell": "確認の番号を伝える",
    "cert.tell_words": (
        "この番号を伝えると、修了証が正しく発行されたことを、ほかの方が確かめられます。"
        "お名前は一部だけ出ます。"
    ),
    "cert.verify": "確認の画面を見る",
    "cert.waits": (
        "修了証は、いま{municipality}で準備しています。できあがりしだい、この画面でご案内します。"
        "お受け取りは{department}の窓口です。"
    ),
    "seal.1": "修了の記録",
    "seal.2": "担当者の確認",
    "seal.3": "印刷と公印",
    "seal.4": "お渡し",
    "one_step": "つぎの一歩",
    "one_step.words": "今週、だれかに「おはようございます」を一回。そのくらいから始めましょう。",
    # verification
    "verify.title": "修了証の確認",
    "verify.valid": "この修了証は、たしかに発行されています",
    "verify.revoked": "この修了証は、いまは使われていません",
    "verify.serial": "修了証番号",
    "verify.issuer": "発行",
    "verify.name": "お名前（一部）",
    "verify.part": "お名前は、ご本人を確かめるための一部だけを出しています。",
    "verify.code": "確認番号",
    "verify.hint": "修了証の左下にある10けたの番号です。小さい字でも、あいだの線があっても、かまいません。",
    "verify.do": "確かめる",
    # one's own page
    "card": "受講票",
    "card.shown": "受付で見せる番号",
    "card.number": "受講番号",
    "card.show": "受講票を見る",
    "my.courses": "受けた講座",
    "sign_out": "サインアウト",
}
