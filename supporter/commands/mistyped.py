"""A command that was typed amiss, told in Japanese: the parser under typer speaks English alone."""

from __future__ import annotations

from typing import Any

import typer

from supporter.wording import say

#: What the parser raises; typer names the class of one of its errors alone, and that of the parser is not always click.
_MISTYPED = typer.BadParameter.__mro__[1]


def mistyped(error: Exception) -> str | None:
    """What is wrong and where to read on, `None` if `error` is none of the parser's."""
    if not isinstance(error, _MISTYPED):
        return None
    given: Any = error
    context: Any = getattr(given, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(given.message)  # empty where rich has shown the help already
    lines = [_what(given)]
    if near := getattr(given, "possibilities", None):
        lines.append(say("cli.mistyped.near", names="、".join(near)))
    if context is not None:
        lines.append(say("cli.mistyped.help", command=context.command_path))
    return "\n".join(lines)


def _what(error: Any) -> str:
    match type(error).__name__:
        case "NoSuchOption":
            return say("cli.mistyped.option", name=error.option_name)
        case "BadOptionUsage":
            return say("cli.mistyped.no_value", name=error.option_name)
        case "MissingParameter":
            return say("cli.mistyped.missing", name=error.param.opts[0], help=error.param.help)
        case "BadParameter" if error.param is not None:
            return say("cli.mistyped.value", name=error.param.opts[0], help=error.param.help)
        case "BadParameter":
            return str(error.message)  # raised by this house, in its own words
    commands = getattr(error.ctx.command, "commands", None) if error.ctx else None
    return say("cli.mistyped.command", names="、".join(commands)) if commands else say("cli.mistyped.too_many")
