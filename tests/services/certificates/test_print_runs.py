"""A run on paper: in the order of the numbers, step by step, stopped when somebody says so, handed over at once."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
from collections.abc import AsyncIterator

import pytest
from pypdf import PdfReader

from supporter.documents.certificates.print_run import PILE, Pile
from supporter.documents.engine.press import Press
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.certificates.print_run import MOST
from supporter.domain.municipalities.municipality import Municipality, Printing
from supporter.domain.shared.audit_entry import AuditEntry
from supporter.services.certificates.hand_over import HandOvers
from supporter.services.certificates.print_jobs import PrintJobs
from supporter.services.certificates.print_runs import PrintRuns
from supporter.services.certificates.serial_register import ledger
from supporter.services.shared.signing import Signing
from supporter.storage import records
from supporter.storage.base import Tx
from tests.support.cast import IWAMI, TOTTORI, Cast, FakeClock, refusal
from tests.support.study import Study

SITE = "https://tsunagari.example"


@pytest.fixture
def runs(study: Study) -> PrintRuns:
    return PrintRuns(study.store, study.clock)


@pytest.fixture
async def jobs(study: Study, runs: PrintRuns, signing: Signing) -> AsyncIterator[PrintJobs]:
    press = Press()
    yield PrintJobs(study.store, runs, press, signing, SITE)
    press.close()


async def issued(study: Study, cast: Cast, count: int) -> list[str]:
    """So many certificates of 鳥取市; the first is 花子's, the others are like hers."""
    first = await study.complete(cast.hanako)
    assert first is not None
    more = [
        first.model_copy(update={"id": f"{first.id[:-6]}{n:06}", "number": n, "serial": f"第R8-基-{n:04}号"})
        for n in range(2, count + 1)
    ]

    def unit(tx: object) -> None:
        for one in more:
            records.save(tx, one)  # type: ignore[arg-type]

    await study.store.run(unit)
    return [first.id, *(one.id for one in more)]


async def done(jobs: PrintJobs, cast: Cast, run: str) -> bytes:
    job = await jobs.of(cast.suzuki, run)
    assert job is not None and job.task is not None
    await job.task
    return job.pdf


async def test_names_that_no_face_prints_stop_no_run(
    study: Study, cast: Cast, runs: PrintRuns, jobs: PrintJobs
) -> None:
    ids = await issued(study, cast, 3)
    for id, name in zip(ids[:2], ("花😀子", "အောင် ဆန်း"), strict=True):
        await study.store.run(lambda tx, id=id, name=name: _change(tx, id, {"name": name}))
    run = await runs.begin(cast.suzuki, ids)
    await jobs.start(cast.suzuki, run.id)
    pdf = PdfReader(io.BytesIO(await done(jobs, cast, run.id)))
    texts = ["".join(page.extract_text().split()) for page in pdf.pages]
    assert (
        len(texts) == 3 and "花子様" in texts[0] and all(f"第R8-基-{n:04}号" in text for n, text in enumerate(texts, 1))
    )
    assert pdf.metadata is not None and pdf.metadata.title == "修了証 第R8-基-0001号〜第R8-基-0003号"
    assert pdf.root_object["/MarkInfo"]["/Marked"] and pdf.root_object["/Lang"] == "ja-JP"


def _change(tx: Tx, id: str, update: dict[str, object]) -> None:
    kept = records.load(tx, Certificate, id)
    assert kept is not None
    records.save(tx, kept.model_copy(update=update))


async def test_a_run_is_printed_in_order_with_a_sheet_before_each_pile(
    study: Study, cast: Cast, runs: PrintRuns, jobs: PrintJobs
) -> None:
    ids = await issued(study, cast, PILE + 2)
    run = await runs.begin(cast.suzuki, reversed(ids))
    job = await jobs.start(cast.suzuki, run.id)
    assert job.of == PILE + 2 and job.going_on
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(await done(jobs, cast, run.id))).pages]
    assert len(pages) == PILE + 2 + 2
    dividers = [at for at, text in enumerate(pages) if "仕切り紙" in text]
    assert dividers == [0, PILE + 1]
    flat = ["".join(text.split()) for at, text in enumerate(pages) if at not in dividers]
    assert all(f"第R8-基-{n:04}号" in text for n, text in enumerate(flat, 1))
    assert job.made == job.of
    whole = PdfReader(io.BytesIO(job.pdf))
    assert whole.root_object["/Lang"] == "ja-JP" and whole.metadata is not None
    assert whole.metadata.title == f"修了証 第R8-基-0001号〜第R8-基-{PILE + 2:04}号"


async def test_a_small_run_has_no_sheet_between(study: Study, cast: Cast, runs: PrintRuns, jobs: PrintJobs) -> None:
    run = await runs.begin(cast.suzuki, await issued(study, cast, 2))
    await jobs.start(cast.suzuki, run.id)
    assert len(PdfReader(io.BytesIO(await done(jobs, cast, run.id))).pages) == 2


async def test_who_stops_a_run_gets_no_file_and_nothing_more_is_printed(
    study: Study, cast: Cast, runs: PrintRuns, jobs: PrintJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = await runs.begin(cast.suzuki, await issued(study, cast, PILE * 2 + 1))
    printed, first_is_out = [], asyncio.Event()

    async def slow(self: Press, pile: Pile) -> bytes:
        printed.append(pile.first)
        first_is_out.set()
        await asyncio.Event().wait()  # the printer never gets any further
        raise AssertionError

    monkeypatch.setattr(Press, "pdf", slow)
    job = await jobs.start(cast.suzuki, run.id)
    await first_is_out.wait()
    await jobs.stop(cast.suzuki, run.id)
    assert job.task is not None
    with pytest.raises(asyncio.CancelledError):
        await job.task
    assert printed == [1] and job.pdf == b"" and await jobs.of(cast.suzuki, run.id) is None


async def test_a_second_press_of_the_button_prints_nothing_twice(
    study: Study, cast: Cast, runs: PrintRuns, jobs: PrintJobs
) -> None:
    run = await runs.begin(cast.suzuki, await issued(study, cast, 3))
    assert await jobs.start(cast.suzuki, run.id) is await jobs.start(cast.suzuki, run.id)
    await done(jobs, cast, run.id)


async def test_the_paper_is_as_the_town_arranged_it(study: Study, cast: Cast, runs: PrintRuns, jobs: PrintJobs) -> None:
    run = await runs.begin(cast.suzuki, await issued(study, cast, 1))
    await runs.arrange(cast.suzuki, TOTTORI, Printing(frame=False, right=1.5, down=-2, blank_name=True))
    (paper,) = await jobs.papers(cast.suzuki, run.id)
    assert (paper.frame, paper.shift, paper.name) == (False, (1.5, -2.0), "")
    town = await study.store.read(lambda tx: records.load(tx, Municipality, TOTTORI))
    assert town is not None and town.printing.right == 1.5
    (kept,) = study.audit("certificate.printing")
    assert (kept.actor, kept.municipality) == ("staff:suzuki", TOTTORI)


async def test_no_run_is_of_two_towns(study: Study, cast: Cast, runs: PrintRuns) -> None:
    (own,) = await issued(study, cast, 1)
    theirs = await study.complete(await study.learner("岩美 人", municipality=IWAMI))
    assert theirs is not None
    lent = cast.suzuki.model_copy(update={"acting_for": (IWAMI,)})
    for both in ((own, theirs.id), (theirs.id, own)):
        assert await refusal(runs.begin(lent, both)) == "access.refused"


async def test_numbers_of_former_years_stand_in_their_own_order(study: Study, cast: Cast, runs: PrintRuns) -> None:
    ids = await issued(study, cast, 4)

    def unit(tx: Tx) -> list[str]:
        kept = [records.load(tx, Certificate, id) for id in ids[1:]]
        told = zip(kept, ("c3", "a1", "b2"), ("鳥取-10", "鳥取-2", "鳥取-1"), strict=True)
        former = [
            one.model_copy(update={"id": f"{one.id[:-7]}-old-{hash}", "number": 0, "serial": serial})
            for one, hash, serial in told
            if one
        ]
        for one in former:
            records.save(tx, one)
        return [one.id for one in former]

    former = await study.store.run(unit)
    run = await runs.begin(cast.suzuki, [*former, ids[0]])
    _, found = await runs.get(cast.suzuki, run.id)
    assert [one.serial for one in found] == ["第R8-基-0001号", "鳥取-1", "鳥取-2", "鳥取-10"]
    lines = [line.certificate.serial for line in ledger(found, found[0].year) if line.certificate]
    assert lines == [one.serial for one in found]


async def test_handing_over_leaves_out_who_has_not_come(study: Study, cast: Cast, runs: PrintRuns) -> None:
    ids, day = await issued(study, cast, 3), study.clock.now().date()
    run = await runs.begin(cast.suzuki, ids)
    assert "hand" not in (await runs.hand_over(cast.suzuki, run.id, day, [ids[1]])).done
    handed = await study.store.read(lambda tx: records.find(tx, Certificate, "municipality", TOTTORI))
    assert [one.handed_over_on for one in handed] == [day, None, day]
    assert (await runs.hand_over(cast.suzuki, run.id, day)).done["hand"].by == "staff:suzuki"
    assert await refusal(runs.hand_over(cast.suzuki, run.id, day + dt.timedelta(days=1))) == "run.day"
    entries = await study.store.read(lambda tx: records.find(tx, AuditEntry, "municipality", TOTTORI))
    rows = [entry.facts["rows"] for entry in entries if entry.action == "certificate.handed_over"]
    assert sorted(rows) == ["1", "2"]


async def test_what_was_noted_as_handed_over_by_mistake_is_taken_back(
    study: Study, cast: Cast, runs: PrintRuns
) -> None:
    ids, day = await issued(study, cast, 3), study.clock.now().date()
    before = await runs.begin(cast.suzuki, ids[:1])
    await runs.hand_over(cast.suzuki, before.id, day - dt.timedelta(days=1))
    run = await runs.begin(cast.suzuki, ids)
    await runs.hand_over(cast.suzuki, run.id, day, [ids[1]])
    await runs.hand_over(cast.suzuki, run.id, day)
    undone = await runs.take_back(cast.suzuki, run.id)
    assert "hand" not in undone.done and undone.handed == ()
    handed = await study.store.read(lambda tx: records.find(tx, Certificate, "municipality", TOTTORI))
    assert [one.handed_over_on for one in handed] == [day - dt.timedelta(days=1), None, None], "another run's stays"


async def test_one_of_a_run_is_taken_back_alone(study: Study, cast: Cast, runs: PrintRuns) -> None:
    ids, day = await issued(study, cast, 3), study.clock.now().date()
    run = await runs.begin(cast.suzuki, ids)
    await runs.hand_over(cast.suzuki, run.id, day)
    hand_overs = HandOvers(study.store, study.clock)
    assert (await hand_overs.take_back(cast.suzuki, ids[1])).handed_over_on is None
    await hand_overs.take_back(cast.suzuki, ids[1])
    now, found = await runs.get(cast.suzuki, run.id)
    assert [one.handed_over_on for one in found] == [day, None, day]
    assert now.handed == (ids[0], ids[2]) and "hand" not in now.done
    assert [one.subject for one in study.audit("certificate.handed_back")] == [ids[1]], (
        "once, however often it is asked"
    )
    assert await refusal(hand_overs.take_back(cast.tanaka, ids[0])) == "access.refused"
    assert await refusal(hand_overs.take_back(cast.suzuki, "nothing")) == "access.refused"


async def test_steps_are_ticked_and_taken_back(study: Study, cast: Cast, runs: PrintRuns) -> None:
    run = await runs.begin(cast.suzuki, await issued(study, cast, 1))
    assert run.now == "names"
    assert (await runs.tick(cast.suzuki, run.id, "names", done=True)).now == "decision"
    assert (await runs.tick(cast.suzuki, run.id, "names", done=False)).now == "names"
    assert await refusal(runs.tick(cast.suzuki, run.id, "hand", done=True)) == "form.invalid", (
        "it has a verb of its own"
    )


async def test_the_newest_run_comes_first_and_shows_what_may_still_be_printed(
    study: Study, cast: Cast, runs: PrintRuns, clock: FakeClock
) -> None:
    ids = await issued(study, cast, 3)
    begun = []
    for _ in range(3):
        begun.append((await runs.begin(cast.suzuki, ids)).id)
        clock.pass_by(days=1)
    assert [run.id for run in await runs.all(cast.suzuki, TOTTORI)] == begun[::-1]
    gone = {"status": "revoked", "revoked_on": clock.now().date()}
    await study.store.run(lambda tx: _change(tx, ids[1], gone))
    run, found = await runs.get(cast.suzuki, begun[0])
    assert [one.id for one in found] == [ids[0], ids[2]] and len(run.certificates) == 3


async def test_what_cannot_be_a_run_is_refused(study: Study, cast: Cast, runs: PrintRuns) -> None:
    ids = await issued(study, cast, MOST + 1)
    assert await refusal(runs.begin(cast.suzuki, [])) == "run.empty"
    assert await refusal(runs.begin(cast.suzuki, ids)) == "run.too_many"
    revoked = await study.store.read(lambda tx: records.load(tx, Certificate, ids[0]))
    assert revoked is not None
    await study.store.run(lambda tx: records.save(tx, revoked.model_copy(update={"status": "revoked"})))
    assert await refusal(runs.begin(cast.suzuki, ids[:2])) == "run.unprintable"


async def test_no_other_town_sees_a_run(study: Study, cast: Cast, runs: PrintRuns, jobs: PrintJobs) -> None:
    ids = await issued(study, cast, 2)
    run = await runs.begin(cast.suzuki, ids)
    day = study.clock.now().date()
    for stranger in (cast.tanaka, cast.sato, cast.hanako):
        for asked in (
            runs.begin(stranger, ids),
            runs.get(stranger, run.id),
            runs.opened(stranger, run.id, "proof"),
            runs.kana(stranger, run.id),
            runs.hand_over(stranger, run.id, day),
            runs.arrange(stranger, TOTTORI, Printing()),
            runs.all(stranger, TOTTORI),
            jobs.start(stranger, run.id),
            jobs.of(stranger, run.id),
            jobs.stop(stranger, run.id),
        ):
            assert await refusal(asked) == "access.refused"  # type: ignore[arg-type]
