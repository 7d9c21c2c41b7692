"""Whatever the dialect lets an author write is set on every paper, and what looks like markup stays text."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from supporter.content.courses.library import Library
from supporter.documents.engine.press import Press, Printable, page_count
from supporter.documents.handouts.answer_sheets import AnswerSlips
from supporter.documents.handouts.lesson import Booklet, Lesson, Worksheets
from supporter.documents.handouts.offline_slides import Show
from supporter.documents.handouts.script import Script
from supporter.documents.handouts.script_lines import script_lines
from supporter.documents.handouts.slides import Slides
from supporter.domain.handouts.printed_class import paper_questions
from supporter.services.classroom.running_orders import RunningOrders
from tests.documents.handouts.test_papers import HEAD, SESSION
from tests.support.papers import text_of

MODULE = r"""---
id: odd
title: "#raw $x$ \\ 「{題|だい}」"
minutes: 14
objectives: ["*一*つ @言う #let"]
---

## はじめ＜x＞ [y] #z {#hajime minutes=14}

#### とんだ見出し

文の中の `code #1`、[住所](https://example.jp/a?b=1&c=2)、**「太{字|じ}」**です。\
つぎの行 1 \* 2 \_ 3 ~ @ref `<label>` // でない

> 引いた文
>
> - 中の並び

7. 七
   - 七の一
     - 七の一の一
8. 八

| ｜言葉《ことば》 | 訳 〇 | |
|---|:-:|--:|
| ｜孤独《こどく》 | #show: it => it | 3 |
| 二つだけ | | |

---

```
let x = 1
  #set text(red)
```

::: figure dot.png
点
:::

::: care
つらい話です。
:::

::: pair minutes=2.5 roles="話す人・#聴く人"
話す。
:::

::: group minutes=5
みんなで。
:::

::: check odd-order
:::

::: check odd-match
:::

::: check odd-short
:::

::: check odd-true
:::

::: talk shinbun
@start figure=dot.png
新聞#1 が $x$ 三日{分|ぶん}です。
- 声を*かける* -> owari
- のぞく -> niwa

@niwa back=start
見えません。

@owari end
[終わり] です。
:::

::: work 書いてみる *こと*
:::

::: slide
## 小さな見出しから

# 題はここ

| 一 | 二 |
|---|---|
| 三 | 四 |
:::

::: notes
「話す」
:::
"""
QUIZ = """id: odd-quiz
title: 問
scored: false
questions:
  - {id: odd-order, type: order, text: "#順に", items: [一, 二, 三], explanation: 順です}
  - {id: odd-match, type: match, text: むすぶ, pairs: [{left: 左, right: 右}, {left: 上, right: 下}], explanation: e}
  - {id: odd-short, type: short, text: 書く, explanation: x}
  - {id: odd-true, type: truefalse, text: そうですか, answer: true, explanation: "はい"}
"""


def png() -> bytes:
    """One grey dot."""

    def part(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0\x80")) + part(b"IEND", b"")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "courses" / "odd"
    folder.mkdir(parents=True)
    (tmp_path / "quizzes").mkdir()
    (folder / "01-odd.md").write_text(MODULE, "utf-8")
    (folder / "dot.png").write_bytes(png())
    course = "id: odd\ntitle: '#{講座|こうざ}'\nprogramme: t\nlevel: 基礎\nminutes: 14\nsummary: a\nmodules: [odd]\n"
    (folder / "course.yaml").write_text(course + "completion:\n  - {way: online, requires: [all_steps]}\n", "utf-8")
    (tmp_path / "quizzes" / "odd-quiz.yaml").write_text(QUIZ, "utf-8")
    return Library.load([tmp_path / "courses"], [tmp_path / "quizzes"])


def test_every_part_of_the_dialect_is_printed(library: Library, press: Press, tmp_path: Path) -> None:
    order = RunningOrders(library).of(SESSION.model_copy(update={"course": "odd"}))
    questions = paper_questions(order, SESSION.id)

    def picture(address: str) -> tuple[str, bytes]:
        return "png", library.asset("odd", address.rpartition("/")[2]).read_bytes()

    lesson = Lesson(HEAD, order.course, questions, (), picture)
    lines = tuple(script_lines(order, SESSION.model_copy(update={"course": "odd"})))
    papers: list[Printable] = [
        Booklet(lesson),
        Worksheets(lesson),
        AnswerSlips(HEAD, questions),
        Script(HEAD, lines, questions),
        Slides(HEAD, order, questions, picture),
    ]
    texts = []
    for paper in papers:
        pdf = press.pdf_now(paper)
        assert page_count(pdf) >= 1
        texts.append("".join(text_of(pdf, tmp_path).split()))
    booklet = texts[0]
    for part in ("#raw$x$", "<label>", "//でない", "#show:it=>it", "#settext(red)", "七の一の一", "#聴く人", "ことば"):
        assert part in booklet, part
    page = Show(HEAD, order, questions, picture).html()
    for paper in (texts[0], texts[1], texts[3], texts[4], "".join(page.split())):
        assert "→3へ" in paper and "$x$" in paper
    assert "めやす" in texts[4] and "→" in texts[4] and "題はここ" in texts[4]
    assert " href=" not in page and page.count("<strong>めやす ") == 2  # the order and the pairs
