"""What stops a command, in a sentence that says what to do next."""

from __future__ import annotations

import errno

from pydantic import ValidationError

from supporter.content.files.problems import ContentBroken
from supporter.storage.base import LedgerDamaged, NewerDocument, NotSaved, StoreDamaged, StoreInUse, StoreNotEmpty


class Trouble(Exception):
    """A sentence for whoever gave the command."""


def explained(error: Exception) -> str:
    """The sentence for `error`, empty if it is none that we know."""
    match error:
        case ContentBroken():
            lines = "\n".join(str(problem) for problem in error.problems)
            return f"{lines}\n講座の原稿に直すところがあります。直してから、もう一度どうぞ。"
        case StoreInUse():
            return f"{error}\nこの置き場所は、ほかで使われています。そちらを止めるか、--data で別の場所をどうぞ。"
        case LedgerDamaged():
            words = "消去の記録を読めません。何も書きかえていません。別に写しておいた記録と置きかえてからどうぞ。"
            return f"{error}\n{words}"
        case StoreDamaged():
            return f"{error}\nデータが傷んでいます。何も書きかえていません。控えからもどせます（supporter restore）。"
        case NewerDocument():
            return f"{error}\nデータは、この版より新しい supporter のものです。supporter を新しくしてからどうぞ。"
        case Trouble():
            return str(error)
        case NotSaved():
            return f"{error}\nディスクに空きがありません。空けてから、もう一度どうぞ。これまでの記録は残っています。"
        case StoreNotEmpty():
            return f"{error}\nもどす先に記録があります。何もない置き場所を --data で指定してください。"
        case ValidationError():
            fields = "、".join(".".join(map(str, detail["loc"])) for detail in error.errors())
            return f"設定を読めません：{fields}。値をお確かめください。"
        case OSError() if error.errno == errno.EADDRINUSE:
            return "待ち受ける番号は、ほかで使われています。--port で別の番号を指定してください。"
        case FileExistsError():
            return f"{error.filename or error} は、もうあります。まだない名前を指定してください。"
        case OSError():
            return f"{error.strerror or error}：{error.filename or ''}。場所と権限をお確かめください。"
        case _:
            return ""
