"""A class of a small course of its own: one story, one conversation, one talk in phases, one word cloud."""

from __future__ import annotations

import asyncio
import io
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pptx import Presentation

from supporter.config import Settings
from supporter.content import profiles
from supporter.domain.municipalities.municipality import Programme
from supporter.domain.shared.access import Role
from supporter.wiring import opened
from tests.support.browser.rig import Server, free_port
from tests.support.cast import ADMINISTRATOR, TOTTORI
from tests.support.dialogues import TALK

PASSWORD = "tottori-demo-2026"  # the one of the demo's staff
STORY = "みどりさんは、庭に水をやります。となりの新聞が、三日分たまっています。"
CLOUD = "kimochi"

COURSE = """id: chiisana
title: ちいさな講座
programme: tsunagari
level: 基礎
minutes: 4
summary: 会場でする小さな講座です。
modules: [tonari]
completion:
  - {way: online, requires: [all_steps]}
"""

MODULE = f"""---
id: tonari
title: となりの人
minutes: 4
objectives: [ひと声を言える]
---

## となりの新聞 {{#shinbun minutes=1}}

::: scene midori read=1
{STORY}
:::

::: notes minutes=1
ゆっくり読む。

{{scene:midori}}
:::

## なんと言いますか {{#kaiwa minutes=1}}

{TALK.replace("shinbun", "shinbun class")}
::: notes minutes=2
聞く。
:::

## 話しましょう {{#hanasu minutes=1}}

::: group size=4 minutes=3
- 1分 一人で：思い出す。
- 2分 四人で：一人ずつ話す。
:::

::: notes minutes=3
時間を区切る。
:::

## いまの気持ち {{#kimochi minutes=1}}

おつかれさまでした。

::: check {CLOUD}
:::

::: notes minutes=2
待つ。
:::
"""

QUIZ = f"""id: chiisana-kotoba
title: 考えてみよう
scored: false
questions:
  - id: {CLOUD}
    type: short
    show: cloud
    text: いまの気持ちを、ひとことで。
    step: tonari/kimochi
    accepted: [ほっとした]
    explanation: どれも、あなたの気持ちです。
"""


def write(root: Path) -> None:
    """The course and its quiz below `root`."""
    folder = root / "courses" / "chiisana"
    folder.mkdir(parents=True)
    (root / "quizzes").mkdir()
    (folder / "course.yaml").write_text(COURSE, "utf-8")
    (folder / "01-tonari.md").write_text(MODULE, "utf-8")
    (root / "quizzes" / "chiisana-kotoba.yaml").write_text(QUIZ, "utf-8")


async def _appoint(settings: Settings) -> None:
    """鳥取市 teaches the course, and 佐藤 has chosen the password."""
    async with opened(settings) as app:
        town = profiles.read_profile(profiles.examples()[TOTTORI])
        taught = [Programme(id=id, name="つながりサポーター", courses=("chiisana",)) for id in town.programmes]
        await app.municipalities.profiles.put(ADMINISTRATOR, town, taught)
        first = await app.accounts.staff.add(ADMINISTRATOR, "sato", "佐藤", Role.TRAINER, TOTTORI)
        sign_in = await app.accounts.sign_ins.staff("sato", first, "", None)
        await app.accounts.sign_ins.choose_password(sign_in.token, PASSWORD)


def house(root: Path) -> Server:
    """The product with this course, its town and its lecturer."""
    write(root)
    settings = Settings(data=root / "data", courses=root / "courses", quizzes=root / "quizzes")
    with ThreadPoolExecutor() as apart:  # Playwright keeps a loop of its own in this thread
        apart.submit(asyncio.run, _appoint(settings)).result()
    port = free_port()
    content = ["--courses", str(root / "courses"), "--quizzes", str(root / "quizzes")]
    serve = ["-m", "supporter", "serve", "--data", str(root / "data"), "--port", str(port), *content]
    return Server([sys.executable, *serve], root / "log", port)


def slides(*told: tuple[str, str, str]) -> bytes:
    """A file of PowerPoint: title, text and notes of each slide."""
    shown = Presentation()
    for title, text, notes in told:
        slide = shown.slides.add_slide(shown.slide_layouts[1])
        slide.shapes.title.text, slide.placeholders[1].text = title, text
        slide.notes_slide.notes_text_frame.text = notes
    out = io.BytesIO()
    shown.save(out)
    return out.getvalue()
