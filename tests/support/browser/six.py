"""A course of one page whose test asks one question of each of the six kinds, with surveys around it."""

from __future__ import annotations

from pathlib import Path

from supporter.config import Settings
from supporter.domain.municipalities.municipality import Programme
from supporter.domain.shared.access import READER, Role
from supporter.wiring import opened
from tests.support.cast import ADMINISTRATOR, TOTTORI, QuickHasher, form
from tests.support.web.shell import town

PASSWORD = "kaze-no-mori-2026"

COURSE = """id: mutsu
title: 六つの講座
programme: tsunagari
level: 基礎
minutes: 2
summary: "六つの{問|と}いの講座です。"
modules: [koe]
test: rokushu
before_after: maeato
survey: anketo
completion:
  - way: online
    requires: [all_steps, {test: rokushu, pass: 0.8}]
"""

MODULE = """---
id: koe
title: "{声|こえ}をかける"
minutes: 2
objectives:
  - ひと声を言える
---

## まずは、ひと{声|こえ}から {#hitokoe minutes=2}

あいさつだけで、じゅうぶんなひと{声|こえ}です。

::: check ko-narabe
:::

::: check ko-kumi
:::
"""

ORDER = """    type: order
    text: "{声|こえ}をかける{順|じゅん}に、ならべてください。"
    items: ["{近|ちか}くまで行く", "「おはようございます」と言う", "{返事|へんじ}を{待|ま}つ"]
    explanation: "{順番|じゅんばん}を考えると、{場面|ばめん}が目にうかびます。"
"""

MATCH = """    type: match
    text: "{返|かえ}し方にあたるものを、{組|く}み合わせてください。"
    pairs:
      - {left: "「そんなことないですよ」", right: "{否定|ひてい}する"}
      - {left: "「もっと{歩|ある}かないと、だめですよ」", right: "{説教|せっきょう}する"}
      - {left: "「おっくうなんですね」", right: "くり{返|かえ}して、{受|う}けとめる"}
    explanation: "どれも、{力|ちから}になりたくて出る{言葉|ことば}です。"
"""

TEST = f"""id: rokushu
title: 六つの確認テスト
pass: 0.8
questions:
  - id: hitotsu
    type: single
    text: "まず、どうしますか。"
    step: koe/hitokoe
    choices:
      - text: "{{何|なに}}もしない"
        feedback: "そっとする{{気|き}}づかいです。"
      - text: "「おはようございます」と{{声|こえ}}をかける"
        correct: true
        feedback: "はい。それで、じゅうぶんです。"
    explanation: "うまい{{言葉|ことば}}は、いりません。"
  - id: ikutsumo
    type: multiple
    text: "あてはまるものを、えらんでください。"
    choices:
      - {{text: "{{話|はなし}}を{{聴|き}}く", correct: true, feedback: "はい。聴くだけで、力になります。"}}
      - {{text: "すぐに{{助言|じょげん}}する", feedback: "力になりたいお{{気持|きも}}ちですね。"}}
      - {{text: "うなずく", correct: true}}
    explanation: "聴くことが、はじめの{{一歩|いっぽ}}です。"
  - id: soudesuka
    type: truefalse
    text: "{{相談|そうだん}}は、大きくなってからするものです。"
    answer: false
    explanation: "小さいうちに、どうぞ。"
  - id: jun
{ORDER}  - id: kumi
{MATCH}  - id: hitokoto
    type: short
    text: "「話してくれて、□」。□に入る{{言葉|ことば}}は。"
    accepted: [ありがとう]
    explanation: "お{{礼|れい}}のひとことが、つぎの話につながります。"
"""

CHECKS = f"""id: kangae
title: 考えてみよう
scored: false
questions:
  - id: ko-narabe
{ORDER}  - id: ko-kumi
{MATCH}"""

CHOICES = """    choices:
      - text: はい
      - text: どちらかといえば、はい
      - text: いいえ
      - text: "{答|こた}えない"
"""

BEFORE_AFTER = f"""id: maeato
title: "はじめと{{終|お}}わりの、二つの{{質問|しつもん}}"
scored: false
questions:
  - id: ma-koe
    type: single
    text: "{{声|こえ}}のかけ方が、一つ{{思|おも}}いうかぶ。"
{CHOICES}  - id: ma-shitteru
    type: truefalse
    text: "{{相談先|そうだんさき}}を、どこで見られるかがわかる。"
"""

SURVEY = f"""id: anketo
title: "講座についてのアンケート"
scored: false
questions:
  - id: an-wakari
    type: single
    text: "わかりやすかったですか。"
{CHOICES}  - id: an-konoato
    type: multiple
    text: "このあと、してみたいことはありますか。"
    choices:
      - text: あいさつ
      - text: "{{相談先|そうだんさき}}を{{調|しら}}べる"
      - text: とくにない
  - id: an-hitokoto
    type: short
    text: "ひとことあれば、お書きください。"
"""


def write(root: Path) -> None:
    """The course below `root`: `root/courses` and `root/quizzes`."""
    folder = root / "courses" / "mutsu"
    folder.mkdir(parents=True)
    (root / "quizzes").mkdir()
    (folder / "course.yaml").write_text(COURSE, "utf-8")
    (folder / "01-koe.md").write_text(MODULE, "utf-8")
    quizzes = {"rokushu": TEST, "kangae": CHECKS, "maeato": BEFORE_AFTER, "anketo": SURVEY}
    for name, text in quizzes.items():
        (root / "quizzes" / f"{name}.yaml").write_text(text, "utf-8")


async def prepare(data: Path, root: Path) -> dict[str, str]:
    """鳥取市 with this course, 鈴木 in her office, seven who have answered, and two learners with their numbers."""
    async with opened(settings(data, root), hasher=QuickHasher()) as app:
        programme = Programme(id="tsunagari", name="つながりサポーター", courses=("mutsu",))
        await app.municipalities.profiles.put(ADMINISTRATOR, town(), [programme])
        first = await app.accounts.staff.add(ADMINISTRATOR, "suzuki", "鈴木", Role.OFFICER, TOTTORI)
        entered = await app.accounts.sign_ins.staff("suzuki", first, "", None)
        await app.accounts.sign_ins.choose_password(entered.token, PASSWORD)
        for number in range(7):
            before, after = {"ma-koe": (str(number % 3),)}, {"ma-koe": ("0",)}
            for kind, answers in (("before", before), ("after", after), ("survey", {"an-wakari": ("0",)})):
                await app.learning.surveys.cast(READER, TOTTORI, "mutsu", kind, answers, f"{number:064x}")
        learners = [await app.accounts.learners.sign_up(READER, form(name)) for name in ("鳥取 花子", "鳥取 太郎")]
        return dict(zip(("hanako", "taro"), (learner.id for learner, _ in learners), strict=True))


def settings(data: Path, root: Path) -> Settings:
    """Where the course and what is kept of it lie."""
    return Settings(data=data, courses=root / "courses", quizzes=root / "quizzes")
