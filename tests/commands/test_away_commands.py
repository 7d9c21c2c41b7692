"""`take-in` and `export-class`: a class read into an empty folder, and written out for the way back."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import stat
from pathlib import Path

from supporter.config import Settings
from supporter.domain.shared.access import Person, Role
from supporter.domain.training.session import TrainingSession
from supporter.wiring import opened
from tests.support.command_line import serving, supporter, told

SATO = Person(role=Role.TRAINER, id="sato", municipality="312011")
PHRASE = "kaze-no-mori-27"
KAIJO = Person(role=Role.TRAINER, id="k312011", municipality="312011")


async def _taken(data: Path) -> bytes:
    """A class of 鳥取市 for today as a file to take along."""
    async with opened(Settings(data=data)) as app:
        today = app.clock.now().date()
        plan = {"number": "R8-001", "municipality": "312011", "programme": "tsunagari", "venue": "中央公民館"}
        session = TrainingSession.model_validate({"id": "s1", "course": "kiso", "held_on": today, **plan})
        await app.training.planning.plan(SATO, session)
        return await app.offline.export.take(SATO, "s1", PHRASE, names=True)


async def _hold(data: Path) -> None:
    """Open and end the class on the laptop, some minutes ago."""
    async with opened(Settings(data=data)) as app:
        await app.classroom.control.open(KAIJO, "s1")
        await app.classroom.control.end(KAIJO, "s1")
        session = await app.training.planning.planned(KAIJO, "s1")
        assert session.before
        ago = session.before.model_copy(update={"at": session.before.at - dt.timedelta(minutes=5)})
        doc = session.model_copy(update={"before": ago}).model_dump(mode="json")
        await app.folder.store.run(lambda tx: tx.put("training_sessions", doc))


def test_a_class_is_read_into_an_empty_folder_and_written_out_again(tmp_path: Path) -> None:
    town, laptop, file, back = (tmp_path / name for name in ("town", "laptop", "t.supporter", "b.supporter"))
    supporter("municipality", "add", "312011", "--data", town)
    file.write_bytes(asyncio.run(_taken(town)))
    assert "take.passphrase_missing" in told(supporter("take-in", file, "--data", laptop))
    assert "take.passphrase_wrong" in told(supporter("take-in", file, "--data", laptop, typed="kaze-no-mori-99"))
    said = told(supporter("take-in", file, "--data", laptop, typed=PHRASE), 0)
    assert "中央公民館" in said and "k312011" in said
    assert "take.wrong_folder" in told(supporter("take-in", file, "--data", town))
    assert "export.not_ended" in told(supporter("export-class", "--out", back, "--data", laptop))
    assert not back.exists()
    asyncio.run(_hold(laptop))
    with serving("--data", laptop):
        assert "書き出しました" in told(supporter("export-class", "s1", "--out", back, "--data", laptop), 0)
    assert json.loads(back.read_bytes())["supporter"] == "back"
    assert stat.S_IMODE(back.stat().st_mode) == 0o600
    assert "merge.other_file" in told(supporter("take-in", back, "--data", tmp_path / "empty"))
    assert "export.none_here" in told(supporter("export-class", "--out", back, "--data", tmp_path / "empty"))
    said = told(supporter("export-class", "R8-099", "--out", back, "--data", laptop))
    assert "export-class R8-001 -o" in said and "中央公民館" in said
    assert "書き出しました" in told(supporter("export-class", "Ｒ８－００１", "--out", back, "--data", laptop), 0)
