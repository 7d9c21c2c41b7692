"""One volunteer through a course: what is read and answered is kept, counts once, and ends in a certificate."""

from __future__ import annotations

import asyncio
import datetime as dt
import errno
from collections import Counter
from pathlib import Path

import pytest

from supporter.domain.certificates.certificate import Certificate
from supporter.domain.courses.grading import expected
from supporter.domain.courses.quiz import Single
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.transcripts.practice import missed
from supporter.domain.transcripts.transcript import (
    Answered,
    Attended,
    Began,
    Completed,
    Read,
    Transcript,
)
from supporter.services.shared.clock import TOKYO
from supporter.storage import log
from supporter.storage.base import StoreFull
from tests.support.cast import IWAMI, TOTTORI, Cast, refusal
from tests.support.study import COURSE, Study, write_course, wrong

CONFIRMED = {"issue": "confirmed"}


async def test_from_the_first_page_to_the_certificate(study: Study, cast: Cast) -> None:
    progress = await study.learning.read(cast.hanako, COURSE, study.refs)
    assert progress.read == study.refs and progress.completed is None
    attempt = await study.learning.begin(cast.hanako, COURSE)
    assert len(attempt.questions) == len(set(attempt.questions)) == 10
    for question in attempt.questions[:-1]:
        receipt = await study.answer(cast.hanako, attempt, question)
        assert receipt.correct and not receipt.again and not receipt.completed
    assert await study.kept(Certificate, cast.hanako.id) == []
    last = await study.answer(cast.hanako, attempt, attempt.questions[-1])
    assert last.completed and last.attempt is not None and last.attempt.score == 1.0
    assert last.at == study.clock.now()
    (certificate,) = await study.kept(Certificate, cast.hanako.id)
    assert (certificate.serial, certificate.name, certificate.way) == ("第R8-基-0001号", "鳥取 花子", "online")
    assert certificate.completed_on == certificate.issued_on == dt.date(2026, 12, 23)
    assert certificate.chapters == len(study.library.course(COURSE).modules)
    summary = await study.summary(cast.hanako)
    assert (summary.certificate, summary.completed_on) == (certificate.id, certificate.completed_on)


async def test_the_decision_pins_way_version_and_score(study: Study, cast: Cast) -> None:
    await study.learning.read(cast.hanako, COURSE, study.refs)
    await study.take_test(cast.hanako, right=8)
    events = (await study.transcript(cast.hanako)).events
    version = study.library.course(COURSE).version
    now = int(study.clock.now().timestamp())
    assert events[-1] == Completed(way="online", version=version, score=0.8, at=now)
    await study.take_test(cast.hanako, right=10)
    later = (await study.transcript(cast.hanako)).events
    assert sum(isinstance(event, Completed) for event in later) == 1, "decided once"
    assert len(await study.kept(Certificate, cast.hanako.id)) == 1


async def test_where_certificates_are_confirmed_none_comes_by_itself(study: Study, cast: Cast) -> None:
    await study.profile(TOTTORI, **CONFIRMED)
    assert await study.complete(cast.hanako) is None
    summary = await study.summary(cast.hanako)
    assert summary.completed_on == dt.date(2026, 12, 23) and summary.certificate == ""


async def test_a_failed_test_completes_nothing_and_may_be_tried_again(study: Study, cast: Cast) -> None:
    await study.learning.read(cast.hanako, COURSE, study.refs)
    assert not (await study.take_test(cast.hanako, right=7)).completed
    second = await study.learning.begin(cast.hanako, COURSE)
    assert second.number == 2
    assert (await study.take_test(cast.hanako, right=8)).completed


async def test_the_test_may_come_before_the_last_page(study: Study, cast: Cast) -> None:
    await study.learning.read(cast.hanako, COURSE, study.refs[1:])
    assert not (await study.take_test(cast.hanako)).completed
    progress = await study.learning.read(cast.hanako, COURSE, study.refs[:1])
    assert progress.completed is not None
    assert len(await study.kept(Certificate, cast.hanako.id)) == 1


async def test_what_was_missed_may_be_practised_and_changes_nothing(study: Study, cast: Cast) -> None:
    who = cast.hanako
    await study.take_test(who, right=8)
    quiz = study.library.quiz("kiso-kakunin")
    progress = await study.learning.progress(who, COURSE)
    (tried,) = progress.finished(quiz.id)
    to_practise = missed(progress, quiz)
    assert set(to_practise) == {id for id, given in tried.answers.items() if not given.correct}
    question = quiz.question(to_practise[0])
    assert await study.learning.practise(who, COURSE, question.id, expected(question))
    assert not await study.learning.practise(who, COURSE, question.id, wrong(question))
    assert await study.learning.progress(who, COURSE) == progress
    known = next(id for id, given in tried.answers.items() if given.correct)
    for person, id in ((who, known), (who, "nai"), (cast.taro, question.id)):
        assert await refusal(study.learning.practise(person, COURSE, id, ("0",))) == "answer.unknown_question"
    assert await refusal(study.learning.practise(READER, COURSE, question.id, ("0",))) == "access.refused"


async def test_what_is_right_in_a_later_test_is_missed_no_more(study: Study, cast: Cast) -> None:
    who, quiz = cast.hanako, study.library.quiz("kiso-kakunin")
    await study.take_test(who, right=0)
    before = missed(await study.learning.progress(who, COURSE), quiz)
    last = await study.take_test(who)
    after = missed(await study.learning.progress(who, COURSE), quiz)
    assert set(after) == set(before) - set(last.attempt.questions)


async def test_the_first_answer_counts_and_a_repeated_one_gets_the_same_receipt(study: Study, cast: Cast) -> None:
    attempt = await study.learning.begin(cast.hanako, COURSE)
    question = attempt.questions[0]
    first = await study.answer(cast.hanako, attempt, question, right=False)
    before = await study.transcript(cast.hanako)
    study.clock.pass_by(minutes=5)
    again = await study.answer(cast.hanako, attempt, question, right=True)
    assert (again.at, again.correct, again.answer, again.again) == (first.at, False, first.answer, True)
    assert await study.transcript(cast.hanako) == before


async def test_two_tabs_are_one_attempt_and_each_answer_counts_once(study: Study, cast: Cast) -> None:
    await study.learning.read(cast.hanako, COURSE, study.refs)
    one, other = await asyncio.gather(*(study.learning.begin(cast.hanako, COURSE) for _ in range(2)))
    assert one == other
    for question in one.questions:
        taps = (study.answer(cast.hanako, one, question, right) for right in (True, False, True))
        receipts = await asyncio.gather(*taps)
        assert len({(receipt.at, receipt.correct, receipt.answer) for receipt in receipts}) == 1
        assert sum(not receipt.again for receipt in receipts) == 1
    kinds = Counter(type(event) for event in (await study.transcript(cast.hanako)).events)
    assert kinds == {Read: len(study.refs), Began: 1, Answered: 10, Completed: 1}
    assert len(await study.kept(Certificate, cast.hanako.id)) == 1


async def test_begin_goes_on_with_the_open_attempt(study: Study, cast: Cast) -> None:
    attempt = await study.learning.begin(cast.hanako, COURSE)
    await study.answer(cast.hanako, attempt, attempt.questions[0])
    again = await study.learning.begin(cast.hanako, COURSE)
    assert (again.number, again.questions) == (attempt.number, attempt.questions)
    assert again.next_question == attempt.questions[1]


async def test_a_question_that_may_hurt_gives_way_to_another_once(study: Study, cast: Cast) -> None:
    quiz, attempt = study.library.quiz("kiso-kakunin"), await study.learning.begin(cast.hanako, COURSE)
    while not (hard := [id for id in attempt.questions if quiz.question(id).care]):
        await study.take_test(cast.hanako)
        attempt = await study.learning.begin(cast.hanako, COURSE)
    asked = (cast.hanako, COURSE, attempt.number)
    changed, again = await asyncio.gather(*(study.learning.exchange(*asked, hard[0]) for _ in range(2)))
    other = changed.exchanged[hard[0]]
    assert again == changed and quiz.question(other).care is None and other not in attempt.questions
    assert changed.questions == tuple(other if id == hard[0] else id for id in attempt.questions)
    assert quiz.question(other).step.partition("/")[0] == quiz.question(hard[0]).step.partition("/")[0]
    assert await refusal(study.learning.answer(*asked, hard[0], ("0",))) == "answer.unknown_question"
    assert (await study.answer(cast.hanako, changed, other)).correct
    refused = {
        "nai": "answer.unknown_question",
        next(id for id in attempt.questions if id not in hard): "test.no_other",
    }
    before = await study.transcript(cast.hanako)
    for id, code in refused.items():
        assert await refusal(study.learning.exchange(*asked, id)) == code
    assert await refusal(study.learning.exchange(cast.taro, *asked[1:], hard[0])) == "answer.unknown_question"
    assert await study.transcript(cast.hanako) == before
    assert (await study.take_test(cast.hanako)).attempt.score == 1.0


async def test_people_draw_their_own_questions(study: Study, cast: Cast) -> None:
    drawn = [await study.learning.begin(person, COURSE) for person in (cast.hanako, cast.taro)]
    assert drawn[0].questions != drawn[1].questions
    first = await study.take_test(cast.hanako)
    second = await study.learning.begin(cast.hanako, COURSE)
    assert first.attempt is not None and second.questions != first.attempt.questions


FORGED = {
    "an attempt never begun": (7, None, ("0",), "answer.unknown_question"),
    "attempt zero": (0, None, ("0",), "answer.unknown_question"),
    "a question that was not drawn": (1, "undrawn", ("0",), "answer.unknown_question"),
    "a question that is none": (1, "<script>", ("0",), "answer.unknown_question"),
    "no answer": (1, None, (), "answer.malformed"),
    "two of one": (1, None, ("0", "1"), "answer.malformed"),
    "a choice that is none": (1, None, ("99",), "answer.malformed"),
    "a negative choice": (1, None, ("-1",), "answer.malformed"),
    "a text": (1, None, ("はい" * 200,), "answer.malformed"),
    "many": (1, None, ("0",) * 5000, "answer.malformed"),
}


@pytest.mark.parametrize("forged", FORGED)
async def test_forged_answers_are_refused_and_nothing_is_kept(study: Study, cast: Cast, forged: str) -> None:
    number, question, answer, code = FORGED[forged]
    attempt = await study.learning.begin(cast.hanako, COURSE)
    quiz = study.library.quiz(attempt.quiz)
    if question == "undrawn":
        question = next(q.id for q in quiz.questions if q.id not in attempt.questions)
    asked = question or next(q for q in attempt.questions if isinstance(quiz.question(q), Single))
    before = await study.transcript(cast.hanako)
    assert await refusal(study.learning.answer(cast.hanako, COURSE, number, asked, answer)) == code
    assert await study.transcript(cast.hanako) == before


async def test_nobody_answers_in_an_attempt_of_somebody_else(study: Study, cast: Cast) -> None:
    attempt = await study.learning.begin(cast.hanako, COURSE)
    code = await refusal(study.answer(cast.taro, attempt, attempt.questions[0]))
    assert code == "answer.unknown_question"
    assert await study.kept(Transcript, cast.taro.id) == []


@pytest.mark.parametrize("course", ["nai", "", "../kiso", "KISO"])
async def test_unknown_courses_are_refused(study: Study, cast: Cast, course: str) -> None:
    for asked in (
        study.learning.read(cast.hanako, course, ["koe/a"]),
        study.learning.begin(cast.hanako, course),
        study.learning.answer(cast.hanako, course, 1, "q", ("0",)),
        study.learning.check(cast.hanako, course, "q", ("0",)),
    ):
        assert await refusal(asked) == "course.unknown"
    assert await study.kept(Transcript, cast.hanako.id) == []


def check_of(study: Study) -> tuple[str, str]:
    """An unscored question inside a page of the course, and its quiz."""
    course = study.library.course(COURSE)
    ref = next(block.ref for _, step in course.steps() for block in step.blocks if block.kind == "check")
    return ref, study.library.check_question(COURSE, ref)[0].id


async def test_a_reader_may_look_and_try_but_saves_nothing(study: Study, towns: None) -> None:
    ref, quiz = check_of(study)
    hoped = expected(study.library.question(quiz, ref))
    assert await study.learning.check(READER, COURSE, ref, hoped) is True
    assert (await study.learning.progress(READER, COURSE)).read == ()
    assert await refusal(study.learning.read(READER, COURSE, study.refs)) == "access.refused"
    assert await refusal(study.learning.begin(READER, COURSE)) == "access.refused"
    assert await refusal(study.learning.answer(READER, COURSE, 1, ref, hoped)) == "access.refused"
    assert list(study.store.scan("transcripts")) == []


@pytest.mark.parametrize("role", [Role.TRAINER, Role.OFFICER, Role.COORDINATOR, Role.ADMINISTRATOR])
async def test_staff_do_not_learn_in_anybodys_name(study: Study, cast: Cast, role: Role) -> None:
    staff = Person(role=role, id=cast.hanako.id, municipality=TOTTORI)
    assert await refusal(study.learning.read(staff, COURSE, study.refs)) == "access.refused"
    assert await refusal(study.learning.begin(staff, COURSE)) == "access.refused"
    assert list(study.store.scan("transcripts")) == []


async def test_a_learner_who_is_not_there_any_more_saves_nothing(study: Study, cast: Cast) -> None:
    gone = Person(role=Role.LEARNER, id="00000000", municipality=TOTTORI)
    assert await refusal(study.learning.read(gone, COURSE, study.refs)) == "access.refused"


async def test_the_first_try_of_a_check_is_noted_and_scores_nothing(study: Study, cast: Cast) -> None:
    ref, quiz = check_of(study)
    hoped = expected(study.library.question(quiz, ref))
    for answer in (hoped, hoped):
        assert await study.learning.check(cast.hanako, COURSE, ref, answer)
    progress = await study.learning.progress(cast.hanako, COURSE)
    assert list(progress.checks) == [ref] and progress.attempts == ()
    assert len((await study.transcript(cast.hanako)).events) == 1
    assert await refusal(study.learning.check(cast.hanako, COURSE, "nai", ("0",))) == "answer.unknown_question"
    assert await refusal(study.learning.check(READER, COURSE, ref, ("77",))) == "answer.malformed"


async def test_pages_read_before_signing_up_come_along_and_unknown_ones_do_not(study: Study, cast: Cast) -> None:
    carried = [study.refs[1], "nai/nai", "<b>", study.refs[0], study.refs[1], "", "koe"]
    progress = await study.learning.read(cast.hanako, COURSE, carried)
    assert progress.read == (study.refs[1], study.refs[0])
    assert len((await study.transcript(cast.hanako)).events) == 2
    assert (await study.learning.read(cast.hanako, COURSE, [])).read in ((), progress.read)


async def test_pages_read_again_leave_the_transcript_as_it_is(study: Study, cast: Cast) -> None:
    await study.learning.read(cast.hanako, COURSE, study.refs[:2])
    before = await study.transcript(cast.hanako)
    study.clock.pass_by(days=3)
    await study.learning.read(cast.hanako, COURSE, study.refs[:2])
    assert await study.transcript(cast.hanako) == before


async def test_a_course_begun_in_march_goes_on_in_april(study: Study, cast: Cast) -> None:
    study.clock.time = dt.datetime(2027, 3, 31, 23, 59, tzinfo=TOKYO)
    await study.learning.read(cast.hanako, COURSE, study.refs[:2])
    first = await study.complete(cast.taro)
    study.clock.time = dt.datetime(2027, 4, 1, 0, 0, tzinfo=TOKYO)
    second = await study.complete(cast.hanako)
    transcript = await study.transcript(cast.hanako)
    assert (transcript.year, transcript.id) == (2026, f"{cast.hanako.id}:kiso:2026")
    assert first is not None and (first.serial, first.year) == ("第R8-基-0001号", 2026)
    assert second is not None and (second.serial, second.year) == ("第R9-基-0001号", 2027)
    assert (first.completed_on, second.issued_on) == (dt.date(2027, 3, 31), dt.date(2027, 4, 1))


async def test_days_are_japans_days(study: Study, cast: Cast) -> None:
    study.clock.time = dt.datetime(2027, 3, 31, 15, 30, tzinfo=dt.UTC).astimezone(TOKYO)
    certificate = await study.complete(cast.hanako)
    assert certificate is not None and certificate.completed_on == dt.date(2027, 4, 1)


async def test_serials_are_gapless_and_unique_when_two_hundred_complete_at_once(study: Study) -> None:
    people = [await study.learner(f"人 {at}", municipality=(TOTTORI, IWAMI)[at % 2]) for at in range(200)]
    attempts = []
    for person in people:
        await study.learning.read(person, COURSE, study.refs)
        attempt = await study.learning.begin(person, COURSE)
        for question in attempt.questions[:-1]:
            await study.answer(person, attempt, question)
        attempts.append(attempt)
    last = zip(people, attempts, strict=True)
    receipts = await asyncio.gather(*(study.answer(p, a, a.questions[-1]) for p, a in last for _ in range(2)))
    assert all(receipt.completed for receipt in receipts)
    certificates = [Certificate.model_validate(doc) for doc in study.store.scan("certificates")]
    assert len({certificate.code for certificate in certificates}) == 200
    for town in (TOTTORI, IWAMI):
        numbers = sorted(one.number for one in certificates if one.municipality == town)
        assert numbers == list(range(1, 101))


async def test_a_transcript_stays_small(study: Study, cast: Cast, tmp_path: Path) -> None:
    write_course(tmp_path, [f"peeji-{at:02}" for at in range(30)], questions=20)
    study.restart(tmp_path)
    await study.learning.read(cast.hanako, COURSE, study.refs)
    await study.take_test(cast.hanako, right=7)
    assert (await study.take_test(cast.hanako)).completed
    transcript = await study.transcript(cast.hanako)
    assert len(transcript.events) == 30 + 2 + 20 + 1
    assert len(transcript.model_dump_json().encode()) < 5_000


async def test_an_attempt_whose_questions_were_dropped_is_given_up(study: Study, cast: Cast, tmp_path: Path) -> None:
    write_course(tmp_path, ["aisatsu"], questions=3, attempts=1)
    study.restart(tmp_path)
    begun = await study.learning.begin(cast.hanako, COURSE)
    await study.answer(cast.hanako, begun, begun.questions[0])
    text = (tmp_path / "quizzes/kakunin.yaml").read_text("utf-8").replace("koe-toi-", "koe-atarashii-")
    (tmp_path / "quizzes/kakunin.yaml").write_text(text, "utf-8")
    study.restart(tmp_path)
    stale = study.learning.answer(cast.hanako, COURSE, 1, begun.questions[1], ("true",))
    assert await refusal(stale) == "answer.unknown_question"
    fresh = await study.learning.begin(cast.hanako, COURSE)
    assert fresh.number == 2 and all("atarashii" in question for question in fresh.questions)
    await study.learning.read(cast.hanako, COURSE, study.refs)
    assert (await study.take_test(cast.hanako)).completed


async def test_who_had_all_but_a_page_that_is_taken_out_completes_at_the_next_visit(
    study: Study, cast: Cast, tmp_path: Path
) -> None:
    write_course(tmp_path, ["aisatsu", "nagai"], questions=3)
    study.restart(tmp_path)
    await study.learning.read(cast.hanako, COURSE, ["koe/aisatsu"])
    assert not (await study.take_test(cast.hanako)).completed
    write_course(tmp_path, ["aisatsu"], questions=3)
    study.restart(tmp_path)
    progress = await study.learning.read(cast.hanako, COURSE, ["koe/aisatsu"])
    assert progress.completed is not None
    assert len(await study.kept(Certificate, cast.hanako.id)) == 1


async def test_limits_of_a_quiz_are_held(study: Study, cast: Cast, tmp_path: Path) -> None:
    write_course(tmp_path, ["aisatsu"], questions=2, attempts=2, waiting_minutes=10)
    study.restart(tmp_path)
    await study.take_test(cast.hanako, right=0)
    assert await refusal(study.learning.begin(cast.hanako, COURSE)) == "test.wait"
    study.clock.pass_by(minutes=10)
    await study.take_test(cast.hanako, right=0)
    study.clock.pass_by(days=1)
    assert await refusal(study.learning.begin(cast.hanako, COURSE)) == "test.no_attempts_left"


async def test_a_full_disk_is_a_refusal_and_the_answer_is_not_half_kept(
    study: Study, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = await study.learning.begin(cast.hanako, COURSE)
    before = await study.transcript(cast.hanako)

    def full(fd: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(log.os, "write", full)
        with pytest.raises(StoreFull) as stopped:
            await study.answer(cast.hanako, attempt, attempt.questions[0])
    assert stopped.value.code == "disk.full"
    assert await study.transcript(cast.hanako) == before
    assert not (await study.answer(cast.hanako, attempt, attempt.questions[0])).again


async def test_a_class_and_the_test_complete_in_the_classroom_way(study: Study, cast: Cast) -> None:
    seen = await study.hold("s1", TOTTORI)
    for _ in range(2):
        await study.learning.attended(cast.suzuki, cast.hanako.id, COURSE, seen)
    assert (await study.take_test(cast.hanako)).completed
    (certificate,) = await study.kept(Certificate, cast.hanako.id)
    assert certificate.way == "classroom"
    assert (await study.summary(cast.hanako)).session == "s1"
    (entry,) = study.audit("training.attended")
    assert (entry.actor, entry.subject) == ("staff:suzuki", f"learner:{cast.hanako.id}")


async def test_who_came_too_late_has_attended_but_not_completed(study: Study, cast: Cast) -> None:
    seen = (await study.hold("s1", TOTTORI)).model_copy(update={"late": 16})
    await study.learning.attended(cast.sato, cast.hanako.id, COURSE, seen)
    assert not (await study.take_test(cast.hanako)).completed


async def test_attendance_is_noted_by_staff_of_the_learners_town_alone(study: Study, cast: Cast) -> None:
    seen = await study.hold("s1", TOTTORI)
    for person in (cast.tanaka, cast.hanako, cast.taro, READER, Person(role=Role.ADMINISTRATOR, id="kanri")):
        noted = study.learning.attended(person, cast.hanako.id, COURSE, seen)
        assert await refusal(noted) == "access.refused"
    unheld = Attended(session="never", at=1)
    assert await refusal(study.learning.attended(cast.suzuki, cast.hanako.id, COURSE, unheld)) == "access.refused"
    assert await refusal(study.learning.attended(cast.suzuki, "00000000", COURSE, seen)) == "access.refused"
    foreign = await study.hold("s3", IWAMI)
    for person in (cast.suzuki, cast.sato, cast.tanaka):
        noted = study.learning.attended(person, cast.hanako.id, COURSE, foreign)
        assert await refusal(noted) == "access.refused", "a session of another town"
    other = await study.hold("s2", TOTTORI, course="another")
    assert await refusal(study.learning.attended(cast.suzuki, cast.hanako.id, COURSE, other)) == "access.refused"
    assert await study.kept(Transcript, cast.hanako.id) == [] and study.audit("training.attended") == []
