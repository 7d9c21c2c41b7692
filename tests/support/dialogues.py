"""A small course with a conversation that its class goes through, as its author writes it."""

from __future__ import annotations

from pathlib import Path

from supporter.content.courses.library import Library

TALK = """::: talk shinbun
@start
新聞が三日分です。
- 声をかける -> yobu
- のぞく -> niwa

@yobu
返事がありません。
- 電話する -> denwa
- 待つ -> matsu

@niwa back=start
中は見えません。

@denwa end contacts=daily
「お知らせくださって、ありがとう」。

@matsu end
つぎの日も、声をかけます。
:::
"""
EASY = """::: talk yasashii
@start
しんぶんが 3にちぶんです。
- こえを かけます -> yobu
- のぞきます -> niwa

@yobu
へんじが ありません。
- でんわします -> denwa
- まちます -> matsu

@niwa back=start
みえません。

@denwa end
「ありがとう」。

@matsu end
つぎの ひも いいます。
:::
"""
_MODULE = """---
id: koe
title: 声をかける
minutes: 2
objectives: [ひと声を言える]
---

## まずは、ひと声から {{#hitokoe minutes=1 {more}}}

あいさつだけで、じゅうぶんなひと声です。

{talk}

::: notes minutes=6
読む。
:::

## おわりに {{#owari minutes=1 short=1}}

おつかれさまでした。

::: notes minutes=80
読む。
:::
"""
_COURSE = """id: kiso
title: 基礎講座
programme: tsunagari
level: 基礎
minutes: 2
summary: 声をかける入口の講座です。
modules: [koe]
class: {opening: 0, break: 0, buffer: 0, test: home}
completion:
  - {way: online, requires: [all_steps]}
"""


def library_with_talk(folder: Path, talk: str = TALK + "\n" + EASY, more: str = "") -> Library:
    """A course `kiso` whose first page has the conversation."""
    course = folder / "courses" / "kiso"
    course.mkdir(parents=True)
    (folder / "quizzes").mkdir()
    (course / "course.yaml").write_text(_COURSE, "utf-8")
    (course / "01-koe.md").write_text(_MODULE.format(talk=talk, more=more), "utf-8")
    return Library.load([folder / "courses"], [folder / "quizzes"])
