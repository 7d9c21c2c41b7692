"""One person's story in words, the newest first: what they did, and what was done for them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from supporter import wording
from supporter.content.courses.library import Library
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.shared.access import Action
from supporter.domain.shared.audit_entry import AuditEntry
from supporter.domain.shared.calendar import TOKYO, era_date
from supporter.domain.transcripts.progress import fold
from supporter.domain.transcripts.summary import Summary
from supporter.domain.transcripts.transcript import Transcript
from supporter.services.people.learner_file import LearnerFile
from supporter.web.shared.dates import era_moment
from supporter.wording.certificates.desk import WAYS

#: Looking changes nothing; who looked stands in the log of the office.
_LOOKS = {Action.LEARNER_READ, Action.LEARNER_FIND}


class Happened(NamedTuple):
    """One line of a story; `when` is the moment in words."""

    at: dt.datetime
    when: str
    what: str
    more: str = ""


class CourseLine(NamedTuple):
    """One course as the table of a person's page tells it; `certificate` is the id of one that the own town issued."""

    title: str
    way: str
    serial: str
    certificate: str
    completed: str
    state: str


def story(file: LearnerFile, library: Library) -> list[Happened]:
    """Everything that happened, the newest first."""
    lines = [_logged(entry, file.names) for entry in file.log if entry.action not in _LOOKS]
    for transcript in file.transcripts:
        lines += _learnt(transcript, _title(library, transcript.course))
    # A move is in the log of both towns: it happened once.
    return sorted(dict.fromkeys(lines), key=lambda one: one.at, reverse=True)


def courses(file: LearnerFile, library: Library) -> list[CourseLine]:
    """Every course begun, and every certificate beside those."""
    town = file.learner.municipality
    certificates = {one.id: one for one in file.certificates}
    lines = [_course(summary, certificates.pop(summary.certificate, None), library, town) for summary in file.summaries]
    return lines + [_course(None, one, library, town) for one in certificates.values()]


def notice(file: LearnerFile) -> str:
    """When and how the purposes were told, and by whom; or from whom the data came instead."""
    told = file.learner.notice
    if told.how == "other":
        return wording.say("story.notice_other", source=told.source, day=era_date(told.at.date()))
    facts = {"how": wording.say(f"story.how.{told.how}"), "day": era_date(told.at.date())}
    who = file.names.get(told.by, "") if told.by.startswith("staff:") else ""
    return wording.say("story.notice_by", **facts, staff=who) if who else wording.say("story.notice", **facts)


def _course(summary: Summary | None, certificate: Certificate | None, library: Library, town: str) -> CourseLine:
    done = summary.completed_on if summary else certificate and certificate.completed_on
    course = summary.course if summary else certificate.course if certificate else ""
    if certificate is None:
        state = wording.say("story.state.waiting") if done else _far(summary, library)
    elif certificate.status == "revoked":
        state = wording.say("story.state.revoked")
    elif certificate.awaits_seal:
        state = wording.say("story.state.seal")
    else:
        handed = certificate.handed_over_on
        state = wording.say("story.state.handed", day=era_date(handed)) if handed else wording.say("story.state.shown")
    return CourseLine(
        title=_title(library, course),
        way=WAYS.get(summary.way if summary else "", "—"),
        serial=certificate.serial if certificate else "—",
        certificate=certificate.id if certificate and certificate.municipality == town else "",
        completed=era_date(done) if done else "—",
        state=state,
    )


def _far(summary: Summary | None, library: Library) -> str:
    pages = len(library.course(summary.course).step_refs()) if summary and summary.course in library.courses else 0
    if summary and pages:
        return wording.say("story.state.far", pages=pages, read=summary.steps_read)
    return wording.say("story.state.begun")


def _logged(entry: AuditEntry, names: dict[str, str]) -> Happened:
    key = f"log.{entry.action}"
    what = wording.say(key) if key in wording.WORDS else wording.say("log.other", action=entry.action)
    kind, _, id = entry.actor.partition(":")
    if kind == "staff":
        who = names.get(entry.actor) or id
    else:
        who = wording.say("story.by.learner" if kind == "learner" else "story.by.server")
    more = entry.facts.get("reason", "")
    return Happened(entry.at, era_moment(entry.at), f"{what}（{who}）", more)


def _learnt(transcript: Transcript, title: str) -> Iterator[Happened]:
    done = fold(transcript.events)
    days = Counter(_at(at).date() for at in done.read_at.values())
    for day, count in days.items():
        last = max(at for at in done.read_at.values() if _at(at).date() == day)
        yield _happened(last, wording.say("story.read", course=title, count=count))
    for attempt in done.attempts:
        if attempt.finished and attempt.answers:
            at = max(answer.at for answer in attempt.answers.values())
            right = wording.say("story.test.right", count=len(attempt.questions), right=attempt.correct)
            yield _happened(at, wording.say("story.test", number=attempt.number), right)
    for seen in done.attended:
        yield _happened(seen.at, wording.say("story.attended", course=title))
    if done.completed:
        yield _happened(done.completed.at, wording.say("story.completed", course=title), WAYS[done.completed.way])


def _happened(at: int, what: str, more: str = "") -> Happened:
    return Happened(_at(at), era_moment(_at(at)), what, more)


def _at(at: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(at, TOKYO)


def _title(library: Library, course: str) -> str:
    return library.course(course).title.plain if course in library.courses else course


def shown(lines: Sequence[Happened], most: int) -> tuple[Sequence[Happened], Sequence[Happened]]:
    """The newest lines, and those that are folded away."""
    return lines[:most], lines[most:]
