"""The commands: serve, check, roster, sample, doctor, staff, municipality, audit, backup, restore and others."""

from __future__ import annotations

import datetime as dt
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from supporter.commands import audit, offline
from supporter.commands.help import Commands
from supporter.commands.mistyped import mistyped
from supporter.commands.options import BY_COMMAND, Data, Form
from supporter.config import Settings
from supporter.config import settings as read_settings
from supporter.domain.shared.refused import Refused
from supporter.wording import say, sentence

app = Commands(no_args_is_help=True, add_completion=False, help=say("cli.supporter"))
staff = Commands(no_args_is_help=True, help=say("cli.staff"))
municipality = Commands(no_args_is_help=True, help=say("cli.municipality"))
app.add_typer(staff, name="staff")
app.add_typer(municipality, name="municipality")
#: What people typed is never markup.
out, err = (Console(soft_wrap=True, markup=False, emoji=False, stderr=stderr) for stderr in (False, True))


def _version(asked: bool) -> None:
    if asked:
        out.print(f"supporter {version('supporter')}")
        raise typer.Exit


@app.callback()
def supporter(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help=say("cli.version"))
    ] = False,
) -> None:
    """What stands before every command."""


Given = Annotated[str, typer.Option(help=say("cli.code"))]


@app.command(help=say("cli.serve"))
def serve(
    demo: Annotated[bool, typer.Option("--demo", help=say("cli.serve.demo"))] = False,
    host: Annotated[str | None, typer.Option(help=say("cli.serve.host"))] = None,
    port: Annotated[int | None, typer.Option(help=say("cli.serve.port"))] = None,
    url: Annotated[str | None, typer.Option(help=say("cli.serve.url"))] = None,
    courses: Annotated[Path | None, typer.Option(help=say("cli.serve.courses"))] = None,
    quizzes: Annotated[Path | None, typer.Option(help=say("cli.serve.quizzes"))] = None,
    reload_content: Annotated[bool, typer.Option(help=say("cli.serve.reload"))] = False,
    data: Data = None,
) -> None:
    """Serve the site until it is stopped."""
    from supporter.commands import demo as demonstration
    from supporter.commands.serving import serve as run
    from supporter.content.places import content_roots

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
        content_roots(settings)  # a folder that is not there is told before anything is made
        if not demo:
            return run(settings, out)
        demonstration.require_loopback(settings)
        run(
            settings,
            out,
            prepare=lambda: demonstration.fill(settings),
            welcome=lambda: demonstration.tell(settings, out),
        )


@app.command(help=say("cli.check"))
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help=say("cli.check.paths"))] = None,
    data: Data = None,
) -> None:
    """Tell every problem of the courses and quizzes at once; exits with 1 where there is an error."""
    gc.disable()  # as in `local_client.call`: what is read is kept until the end, which is soon
    from supporter.commands.check import check_all

    with _errors_explained():
        problems = check_all(_settings(data=data), paths or [])
    for problem in problems:
        print(problem)
    errors = sum(problem.severity == "error" for problem in problems)
    print(say("cli.check.found", errors=errors, warnings=len(problems) - errors))
    raise typer.Exit(1 if errors else 0)


@app.command(help=say("cli.roster"))
def roster(
    municipality: Given,
    output: Annotated[Path, typer.Option("-o", "--output", help=say("cli.output"))],
    force: Annotated[bool, typer.Option("--force", help=say("cli.force"))] = False,
    format: Annotated[Form, typer.Option(help=say("cli.roster.form"))] = Form.xlsx,
    course: Annotated[str, typer.Option(help=say("cli.roster.course"))] = "",
    programme: Annotated[str, typer.Option(help=say("cli.roster.programme"))] = "",
    since: Annotated[dt.datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help=say("cli.since"))] = None,
    until: Annotated[dt.datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help=say("cli.until"))] = None,
    reason: Annotated[str, typer.Option(help=say("cli.reason"))] = BY_COMMAND,
    data: Data = None,
) -> None:
    """Write the roster of who completed, beside a running server too."""
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
        roster_file.require_free(output, force)  # before the log says that a list was written
        answer = local_client.call(_settings(data=data), "roster", asked)
        for line in roster_file.write(answer, format.value, output, reason):
            err.print(line)
        out.print(say("cli.roster.written", output=output, count=len(answer["rows"])))


@app.command(help=say("cli.sample"))
def sample(
    learners: Annotated[int, typer.Option(min=1, max=200_000, help=say("cli.sample.learners"))] = 200,
    sessions: Annotated[int, typer.Option(min=0, max=5_000, help=say("cli.sample.sessions"))] = 8,
    seed: Annotated[int, typer.Option(help=say("cli.sample.seed"))] = 1,
    data: Data = None,
) -> None:
    """Make fictional people in an empty data folder."""
    from supporter.commands.sample import sample as make

    with _errors_explained():
        out.print(make(_settings(data=data), learners, sessions, seed, err))


@app.command(help=say("cli.doctor"))
def doctor(data: Data = None) -> None:
    """Tell what is wrong with this installation, and what to do about it."""
    gc.disable()
    from supporter.commands.doctor import examine

    with _errors_explained():
        findings = examine(_settings(data=data))
    for finding in findings:
        print(finding)
    raise typer.Exit(0 if all(finding.mark != "×" for finding in findings) else 1)


@staff.command("add", help=say("cli.staff_add"))
def staff_add(
    id: Annotated[str, typer.Argument(help=say("cli.staff_add.id"))],
    name: Annotated[str, typer.Option(help=say("cli.staff_add.name"))],
    role: Annotated[str, typer.Option(help=say("cli.staff_add.role"))],
    municipality: Annotated[str, typer.Option(help=say("cli.code"))] = "",
    data: Data = None,
) -> None:
    """Add a member of staff; their first password is shown once."""
    asked = {"id": id, "name": name, "role": role, "municipality": municipality}
    answer = _ask(data, "staff-add", asked)
    out.print(say("cli.staff_add.password", **answer))
    out.print(say("cli.staff_add.next"))


@municipality.command("add", help=say("cli.municipality_add"))
def municipality_add(
    source: Annotated[str, typer.Argument(help=say("cli.municipality_add.source"))],
    data: Data = None,
) -> None:
    """Read a municipality's settings, in place of those of the same code."""
    from supporter.commands.municipality_file import read_municipality

    with _errors_explained():
        asked = read_municipality(source)
    out.print(say("cli.municipality_add.done", name=_ask(data, "municipality-put", asked)["name"]))


@app.command(help=say("cli.backup"))
def backup(
    folder: Annotated[Path, typer.Argument(help=say("cli.backup.folder"))],
    data: Data = None,
) -> None:
    """Make a backup, beside a running server too."""
    answer = _ask(data, "backup", {"folder": str(folder.resolve())})
    out.print(say("cli.backup.done", **answer))


@app.command(help=say("cli.restore"))
def restore(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help=say("cli.restore.folder"))],
    erasures: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help=say("cli.restore.erasures"))
    ] = None,
    data: Data = None,
) -> None:
    """Bring a backup back into an empty folder, and erase again whom the ledger names."""
    from supporter.commands.backup import bring_back

    with _errors_explained():
        back = bring_back(_settings(data=data), folder, erasures)
    again = say("cli.restore.erased", count=back.erased) if back.ledger else say("cli.restore.no_ledger")
    out.print(say("cli.restore.done", again=again, people=back.people, certificates=back.certificates))
    if back.renewed:
        out.print(say("cli.restore.renewed", count=back.renewed))


@app.command(help=say("cli.rebuild"))
def rebuild(data: Data = None) -> None:
    """Make the summaries of lists anew from the transcripts."""
    out.print(say("cli.rebuild.done", count=_ask(data, "rebuild", {})["changed"]))


@app.command("erase-due", help=say("cli.erase_due"))
def erase_due(data: Data = None) -> None:
    """Erase whose day has come, as a server does every day."""
    out.print(say("cli.erase_due.done", count=_ask(data, "erase-due", {})["erased"]))


app.add_typer(audit.commands(lambda *asked: _ask(*asked), out, err), name="audit")
offline.add_to(app, lambda *asked: _ask(*asked), out)


def main() -> None:
    """The entry point of the `supporter` command."""
    # Imports make much and drop little: looking through all of it again and again takes a fifth of a start.
    gc.set_threshold(50_000, 20, 100)
    try:
        code = app(standalone_mode=False)
    except Exception as error:
        if (words := mistyped(error)) is None:
            raise
        if words:
            err.print(words)
        code = 2
    except typer.Abort:
        code = 1
    sys.exit(code if isinstance(code, int) else 0)


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
            err.print(f"{sentence(error.code, **error.facts)}（{error.code}）")
        else:
            raise
        raise typer.Exit(1) from None
