"""A small course with every kind of question and activity, below a folder of a test's own."""

from __future__ import annotations

from pathlib import Path

COURSE = "tameshi"
KINDS = ("single", "multiple", "truefalse", "order", "match", "short")

_MODULE = """---
id: hanasu
title: "{声|こえ}をかける"
minutes: 6
objectives:
  - ひと声を言える
---

## まずは、ひと{声|こえ}から {#hitokoe minutes=4}

となりの{家|いえ}に、{新聞|しんぶん}が三日分たまっています。

::: words
- 〇 「おはようございます」 … 言いやすいことばです。
- △ 「どうしたの」 … {責|せ}められているように聞こえることがあります。
:::

%s
::: work 自分なら、何と言いますか。
思いうかぶ人がいたら、その人に。
:::

::: source
ことばの例は、この講座のために書きました（2026年11月確認）。
:::

::: yasashii
しんぶんが たくさん あります。「おはようございます」と いいます。
:::

::: slide
# となりの家に、新聞が三日分

あなたなら、まず どうしますか。
:::

::: notes minutes=4
10秒、だまって待つ。
:::

## 二人で話す {#futari minutes=2}

話す人と聴く人になります。

::: pair minutes=2 roles="話す人・聴く人・観察者"
話す人は、さいきんの ちょっとしたことを一分。
:::
"""

_QUIZ = """id: tameshi
title: 考えてみよう
scored: false
questions:
  - id: single
    type: single
    text: "あなたなら、まずどうしますか。"
    step: hanasu/hitokoe
    choices:
      - text: "{何|なに}もしない"
      - {text: "{声|こえ}をかけてみる", correct: true}
      - text: "{市|し}の{窓口|まどぐち}に{知|し}らせる"
      - text: "{管理人|かんりにん}に{聞|き}く"
    explanation: まず、ひと声。返事がないときは、一人でかかえず、市の窓口へ。
  - id: multiple
    type: multiple
    text: "気づく手がかりを、すべて選んでください。"
    step: hanasu/hitokoe
    choices:
      - {text: 新聞がたまる, correct: true}
      - {text: 夜も明かりがつかない, correct: true}
      - {text: 花を育てる}
    explanation: いつもとのちがいが、手がかりです。
  - id: truefalse
    type: truefalse
    text: "ひとり暮らしの人は、かならず孤独である。"
    step: hanasu/hitokoe
    answer: false
    explanation: 一人でいることと、さみしいことは、同じではありません。
  - id: order
    type: order
    text: "声をかける順に、ならべてください。"
    step: hanasu/hitokoe
    items: [あいさつする, ようすをたずねる, 窓口を伝える]
    explanation: まず、あいさつから。
  - id: match
    type: match
    text: "組になるものを選んでください。"
    step: hanasu/hitokoe
    pairs:
      - {left: 命の危険, right: "119"}
      - {left: 事件, right: "110"}
    explanation: 迷ったら、ためらわずに。
  - id: short
    type: short
    text: "はじめの一声を、書いてみましょう。"
    step: hanasu/hitokoe
    accepted: [おはようございます]
    explanation: うまい言葉は、いりません。
"""


def write(root: Path) -> None:
    """Courses and quizzes below `root`, to be served besides the shipped ones."""
    folder = root / "courses" / COURSE
    folder.mkdir(parents=True, exist_ok=True)
    (root / "quizzes").mkdir(exist_ok=True)
    (folder / "course.yaml").write_text(
        f"id: {COURSE}\ntitle: ためしの講座\nprogramme: tsunagari\nlevel: 基礎\nminutes: 6\nsummary: 入口の講座です。\n"
        "modules: [hanasu]\nprerequisites: []\ntest: null\nbefore_after: kiso-maeato\n"
        "completion:\n  - way: online\n    requires: [all_steps]\n",
        "utf-8",
    )
    checks = "".join(f"::: check {kind}\n:::\n\n" for kind in KINDS)
    (folder / "01-hanasu.md").write_text(_MODULE % checks, "utf-8")
    (root / "quizzes" / "tameshi.yaml").write_text(_QUIZ, "utf-8")
