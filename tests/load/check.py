"""How fast 100 modules and 20 quizzes are checked: prints one line of JSON, `ok` means under a second."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from supporter.content.courses.checker import check

BUDGET_SECONDS = 1.0
MODULES, MODULES_PER_COURSE, QUIZZES, QUESTIONS = 100, 10, 20, 12

_STEP = """
## まずは、ひと声から {{#p{number} minutes=5}}

となりの家に、{{新聞|しんぶん}}が三日分たまっています。あなたは少し{{心配|しんぱい}}です。**「おはようございます」だけで、じゅうぶんなひと声です。**
相手が返事をしてくれたら、もう一言。返事がなくても、「気にかけている人がいる」ことは伝わります。

::: words
- 〇 「おはようございます。お変わりないですか」
- △ 「だいじょうぶなの？」 … 責められているように聞こえることがあります。
:::

声をかけて、{{断|ことわ}}られることもあります。それは、あなたのせいではありません。くわしくは[はじめのページ](m0/p0)へ。

::: check q{number}
:::

::: work 自分なら、何と声をかけますか。
思い浮かぶ人がいたら、その人に。
:::

::: source
この講座のために書きました（2026年）。
:::

::: yasashii
となりの いえに、しんぶんが たくさん たまって います。すこし しんぱいです。
:::

::: notes minutes=4
- 10秒、だまって待つ。答えを急がない。
- 質問を出す前に、となりの人と30秒だけ話してもらう。
:::
"""

_QUESTION = """
  - id: q{number}
    type: single
    text: となりの人の{{新聞|しんぶん}}が、三日分たまっています。まず、どうしますか。
    step: m0/p0
    choices:
      - {{text: 何もしないで様子を見る, feedback: そっとする気づかいも大切です。}}
      - {{text: 「お変わりないですか」と声をかけてみる, correct: true}}
      - {{text: 近所の人に話して回る, feedback: 見守る人をふやしたい気持ちは自然です。}}
    explanation: うまい言葉はいりません。あいさつひとつが、気持ちを伝えます。
"""


def write_content(folder: Path) -> None:
    """Sound content of that size: every module has three pages."""
    quizzes = folder / "quizzes"
    quizzes.mkdir()
    for quiz in range(QUIZZES):
        questions = "".join(_QUESTION.format(number=number) for number in range(QUESTIONS))
        text = f"id: k{quiz}\ntitle: 確認テスト\nquestions:{questions}"
        (quizzes / f"k{quiz}.yaml").write_text(text, encoding="utf-8")
    for course in range(MODULES // MODULES_PER_COURSE):
        _write_course(folder / "courses" / f"c{course}")


def main() -> int:
    """Measure in this process, best of three, and once as a command on its own.

    Judged are seconds of the processor: the check is one thread, so on a free core they are the seconds
    waited, and on a busy one they stay the same.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_content(folder)
        roots = [folder / "courses"], [folder / "quizzes"]
        seconds, waited = min(_timed(roots) for _ in range(3))
        figures = {
            "check_seconds": round(seconds, 3),
            "waited_seconds": round(waited, 3),
            "command_waited_seconds": round(_as_command(folder), 3),
        }
    figures |= {"modules": MODULES, "quizzes": QUIZZES, "budget_seconds": BUDGET_SECONDS}
    print(json.dumps(figures | {"ok": seconds < BUDGET_SECONDS}))
    return 0 if seconds < BUDGET_SECONDS else 1


def _timed(roots: tuple[list[Path], list[Path]]) -> tuple[float, float]:
    start, began = time.process_time(), time.perf_counter()
    problems = check(*roots, today=dt.date(2026, 11, 23))
    seconds = time.process_time() - start, time.perf_counter() - began
    assert not problems, "\n".join(map(str, problems[:5]))
    return seconds


def _as_command(folder: Path) -> float:
    """A cold interpreter that imports the checker and checks once."""
    code = (
        "import datetime, pathlib, sys; from supporter.content.courses.checker import check;"
        "folder = pathlib.Path(sys.argv[1]);"
        "check([folder / 'courses'], [folder / 'quizzes'], datetime.date(2026, 11, 23))"
    )
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True, timeout=60)
    return time.perf_counter() - start


def _write_course(folder: Path) -> None:
    folder.mkdir(parents=True)
    names = [f"m{number}" for number in range(MODULES_PER_COURSE)]
    for number, name in enumerate(names):
        steps = "".join(_STEP.format(number=step) for step in range(3))
        front = f"---\nid: {name}\ntitle: 声をかける\nminutes: 15\nobjectives:\n  - ひと声を言える\n---\n"
        (folder / f"{number + 1:02d}-{name}.md").write_text(front + steps, encoding="utf-8")
    (folder / "course.yaml").write_text(
        f"id: {folder.name}\ntitle: 基礎講座\nprogramme: tsunagari-supporter\nlevel: 基礎\nminutes: 150\n"
        f"summary: まわりの人に気づき、声をかけ、話を聴く。\nmodules: [{', '.join(names)}]\ntest: k0\n"
        "completion:\n  - way: online\n    requires: [all_steps, {test: k0, pass: 0.8}]\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    sys.exit(main())
