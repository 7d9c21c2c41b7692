"""The commands: serve, check, roster, sample, doctor, staff, municipality, audit, backup, restore and others."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from supporter import wording
from supporter.commands import audit, offline
from supporter.commands.options import Data, Form
from supporter.config import Settings
from supporter.config import settings as read_settings
from supporter.domain.shared.refused import Refused

app = typer.Typer(no_args_is_help=True, add_completion=False, help="つながりサポーター：講座・名簿・修了証")
staff = typer.Typer(no_args_is_help=True, help="職員")
municipality = typer.Typer(no_args_is_help=True, help="市町村")
app.add_typer(staff, name="staff")
app.add_typer(municipality, name="municipality")
#: What people typed is never markup.
out, err = (Console(soft_wrap=True, markup=False, emoji=False, stderr=stderr) for stderr in (False, True))

Given = Annotated[str, typer.Option(help="市町村の6けたの団体コード")]


@app.command()
def serve(
    demo: Annotated[bool, typer.Option("--demo", help="架空の人たちで試す（./demo、この機械だけ）")] = False,
    host: Annotated[str | None, typer.Option(help="待ち受けるアドレス（既定：127.0.0.1）")] = None,
    port: Annotated[int | None, typer.Option(help="待ち受ける番号（既定：8080）")] = None,
    url: Annotated[str | None, typer.Option(help="外から見えるアドレス（SUPPORTER_URL）")] = None,
    courses: Annotated[Path | None, typer.Option(help="講座のフォルダを足す")] = None,
    quizzes: Annotated[Path | None, typer.Option(help="確認テストのフォルダを足す")] = None,
    reload_content: Annotated[bool, typer.Option(help="講座の原稿を直すと、すぐ画面に出す")] = False,
    data: Data = None,
) -> None:
    """学びの場をひらく。"""
    from supporter.commands import demo as demonstration
    from supporter.commands.serving import serve as run

    with _errors_explained():
        settings = _settings(
            data=data or (Path("demo") if demo else None),
            host=host,
            port=port,
            url=url,
            courses=courses,
            quizzes=quizzes,
            reload_content=reload_content,
            demo=demo,
        )
        if demo:
            demonstration.require_loopback(settings)
            demonstration.fill(settings)
            demonstration.tell(settings, out)
        run(settings, out)


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="調べる講座・確認テストのフォルダ")] = None,
    data: Data = None,
) -> None:
    """講座と確認テストの原稿を調べる。直すところを、ぜんぶ一度に言う。"""
    from supporter.commands.check import check_all

    with _errors_explained():
        problems = check_all(_settings(data=data), paths or [])
    for problem in problems:
        print(problem)
    errors = sum(problem.severity == "error" for problem in problems)
    print(f"直すところ {errors}件、気になるところ {len(problems) - errors}件")
    raise typer.Exit(1 if errors else 0)


@app.command()
def roster(
    municipality: Given,
    output: Annotated[Path, typer.Option("-o", "--output", help="書き出す先")],
    format: Annotated[Form, typer.Option(help="かたち")] = Form.xlsx,
    course: Annotated[str, typer.Option(help="講座（例：kiso）")] = "",
    programme: Annotated[str, typer.Option(help="事業")] = "",
    since: Annotated[dt.datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="この日から")] = None,
    until: Annotated[dt.datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="この日まで")] = None,
    reason: Annotated[str, typer.Option(help="書き出す理由（記録に残ります）")] = "コマンドによる書き出し",
    data: Data = None,
) -> None:
    """修了者の名簿を書き出す。サーバーが動いていても使える。"""
    from supporter.commands import local_client, roster_file

    asked = {
        "municipality": municipality,
        "course": course,
        "programme": programme,
        "since": since.date().isoformat() if since else None,
        "until": until.date().isoformat() if until else None,
        "reason": reason,
        "format": format.value,
    }
    with _errors_explained():
        answer = local_client.call(_settings(data=data), "roster", asked)
        for line in roster_file.write(answer, format.value, output, reason):
            err.print(line)
        out.print(f"{output}：{len(answer['rows'])}人")


@app.command()
def sample(
    learners: Annotated[int, typer.Option(min=1, max=200_000, help="人数")] = 200,
    sessions: Annotated[int, typer.Option(min=0, max=5_000, help="会場の講座の回数")] = 8,
    seed: Annotated[int, typer.Option(help="同じ数なら、同じ人たち")] = 1,
    data: Data = None,
) -> None:
    """架空の人たちを、何もないデータの置き場所に作る。"""
    from supporter.commands.sample import sample as make

    with _errors_explained():
        out.print(make(_settings(data=data), learners, sessions, seed, err))


@app.command()
def doctor(data: Data = None) -> None:
    """置き場所・鍵・書体・アドレス・時計・相談先を調べ、どうすればよいかを言う。"""
    from supporter.commands.doctor import examine

    with _errors_explained():
        findings = examine(_settings(data=data))
    for finding in findings:
        print(finding)
    raise typer.Exit(0 if all(finding.mark != "×" for finding in findings) else 1)


@staff.command("add")
def staff_add(
    id: Annotated[str, typer.Argument(help="サインインに使う名（英小文字・数字）")],
    name: Annotated[str, typer.Option(help="氏名")],
    role: Annotated[str, typer.Option(help="trainer, officer, coordinator, administrator")],
    municipality: Annotated[str, typer.Option(help="市町村の6けたの団体コード")] = "",
    data: Data = None,
) -> None:
    """職員を足す。はじめのパスワードを一度だけ出す。"""
    asked = {"id": id, "name": name, "role": role, "municipality": municipality}
    answer = _ask(data, "staff-add", asked)
    out.print(f"{id} のはじめのパスワード：{answer['password']}")
    out.print("本人に伝えてください。最初のサインインで、本人が新しいものに変えます。")


@municipality.command("add")
def municipality_add(
    source: Annotated[str, typer.Argument(help="設定のファイル（YAML）か、見本のある団体コード")],
    data: Data = None,
) -> None:
    """市町村の設定を読み込む（同じコードがあれば置きかえる）。"""
    from supporter.commands.check import read_municipality

    with _errors_explained():
        asked = read_municipality(source)
    out.print(f"{_ask(data, 'municipality-put', asked)['name']}の設定を読み込みました。")


@app.command()
def backup(
    folder: Annotated[Path, typer.Argument(help="新しく作るフォルダ")],
    data: Data = None,
) -> None:
    """控えをとる。サーバーが動いていてもよい。"""
    answer = _ask(data, "backup", {"folder": str(folder.resolve())})
    out.print(f"控えをとりました：{answer['folder']}（別の場所にも写してください）")


@app.command()
def restore(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="控えのフォルダ")],
    erasures: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="消去の記録（もとの置き場所の erasures.jsonl）")
    ] = None,
    data: Data = None,
) -> None:
    """控えから、何もない置き場所へもどす。消去の記録にある方は、もどしたあとで消し直す。"""
    from supporter.commands.backup import bring_back

    with _errors_explained():
        back = bring_back(_settings(data=data), folder, erasures)
    again = f"消し直した方：{back.erased}人" if back.ledger else "消去の記録がなかったので、消し直しはしていません。"
    out.print(f"控えからもどしました。{again}")
    if back.renewed:
        out.print(f"消す日を、今日から30日後に改めた方：{back.renewed}人（控えのあとで、とりやめた方かもしれません）")


@app.command()
def rebuild(data: Data = None) -> None:
    """一覧のための要約を、受講記録から作り直す。"""
    out.print(f"ちがっていた要約：{_ask(data, 'rebuild', {})['changed']}件")


@app.command("erase-due")
def erase_due(data: Data = None) -> None:
    """消す日が来た方の記録を消す（サーバーは毎日、自分で消します）。"""
    out.print(f"記録を消した方：{_ask(data, 'erase-due', {})['erased']}人")


app.add_typer(audit.commands(lambda *asked: _ask(*asked), out, err), name="audit")
offline.add_to(app, lambda *asked: _ask(*asked), out)


def main() -> None:
    """The entry point of the `supporter` command."""
    # Imports make much and drop little: looking through all of it again and again takes a fifth of a start.
    gc.set_threshold(50_000, 20, 100)
    app()


def _settings(**given: object) -> Settings:
    return read_settings(given)


def _ask(data: Path | None, name: str, asked: dict[str, Any]) -> dict[str, Any]:
    from supporter.commands import local_client

    with _errors_explained():
        return local_client.call(_settings(data=data), name, asked)


@contextmanager
def _errors_explained() -> Iterator[None]:
    """Whatever stops a command is told in a sentence, never as a traceback."""
    from supporter.commands.errors import explained

    try:
        yield
    except Exception as error:
        if words := explained(error):
            err.print(words)
        elif isinstance(error, Refused):
            err.print(f"{wording.sentence(error.code, **error.facts)}（{error.code}）")
        else:
            raise
        raise typer.Exit(1) from None
