"""What several of the learner's pages show of a course: its addresses, its walk, its reader's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from supporter import wording
from supporter.domain.courses.course import Course, in_voice
from supporter.domain.courses.quiz import Quiz
from supporter.domain.shared.refused import Refused
from supporter.domain.transcripts.chapter_progress import Walk, walk
from supporter.domain.transcripts.practice import missed
from supporter.domain.transcripts.progress import Progress
from supporter.domain.transcripts.remaining import Left, heard_steps, left
from supporter.web.shared import progress_rings, templates
from supporter.web.shared.visitor import Visit
from supporter.wiring import App

_TWO_WORDS = re.compile(r"[^\s\u0000-\u024F]+[\s　]+([^\s\u0000-\u024F]+)")


@dataclass(frozen=True)
class CourseView:
    """A course for one visit: progress, walk and addresses."""

    course: Course
    progress: Progress
    walk: Walk
    base: str
    left: Left | None
    quiz: Quiz | None = None

    def address(self, ref: str | None) -> str:
        """The page `module/step`, or the contents where there is none."""
        return f"{self.base}/{ref}" if ref else self.base

    def tested(self) -> Quiz:
        """The course's test. Raises `Refused('page.unknown')` where it has none."""
        if self.quiz is None:
            raise Refused("page.unknown")
        return self.quiz

    @property
    def test(self) -> str:
        """The address of the test."""
        return f"{self.base}/test"

    @property
    def review(self) -> str:
        """The address of one's own answers, empty until an attempt is finished."""
        return f"{self.test}/review" if self.quiz and self.progress.finished(self.quiz.id) else ""

    @property
    def missed(self) -> tuple[str, ...]:
        """The questions of the test that may be practised."""
        return missed(self.progress, self.quiz) if self.quiz else ()

    @property
    def practice(self) -> str:
        """The address where they are, empty where there is none."""
        return f"{self.test}/practice" if self.missed else ""

    @property
    def unlimited(self) -> bool:
        """Whether the test may be tried as often as one likes, at any time."""
        return bool(self.quiz and self.quiz.attempts is None and not self.quiz.waiting_minutes)

    @property
    def onward(self) -> str:
        """Where つづきから leads: the next page, then the test, then the completion."""
        if self.progress.completed:
            return f"{self.base}/done"
        return self.address(self.walk.next) if self.walk.next else self.test

    @property
    def title(self) -> Markup:
        """The course's title, with its readings."""
        return Markup(self.course.title.html)

    @property
    def walked(self) -> dict[str, int]:
        """How many chapters there are, and how many of them are done."""
        return {"all": len(self.course.modules), "done": self.walk.done}

    @property
    def words(self) -> Markup:
        """8章のうち 4章 終わりました."""
        return templates.html_of("walk", **self.walked)

    @property
    def chain(self) -> Markup:
        """The same as rings."""
        states = [chapter.state for chapter in self.walk.chapters]
        return progress_rings.chain(states, wording.say("walk", **self.walked), self.course.id)


async def course_view(app: App, visit: Visit, course_id: str, here: str | None = None) -> CourseView:
    """The view of a course of the municipality's programmes. Raises `Refused('course.unknown')`."""
    if course_id not in await _offered(app, visit):
        raise Refused("course.unknown")
    return await _view(app, visit, course_id, here)


async def courses(app: App, visit: Visit) -> list[CourseView]:
    """Every course of the municipality's programmes, in their order."""
    return [await _view(app, visit, course_id) for course_id in await _offered(app, visit)]


async def _view(app: App, visit: Visit, course_id: str, here: str | None = None) -> CourseView:
    library = app.library.of(visit.reads)
    course = in_voice(library.course(course_id), wording.language.get())
    progress = await app.learning.lessons.progress(visit.person, course.id)
    heard = [ref for ref in heard_steps(course, progress) if ref not in progress.read_at]
    walked = walk(course, [*heard, *progress.read], here)
    quiz = library.quizzes.get(course.test or "")
    return CourseView(course, progress, walked, f"{visit.home}/c/{course.id}", left(course, progress), quiz)


async def _offered(app: App, visit: Visit) -> list[str]:
    """The courses of the municipality's programmes that the library holds, each once."""
    programmes = await app.municipalities.profiles.run_by(visit.municipality)
    named = dict.fromkeys(course for programme in programmes for course in programme.courses)
    return [course for course in named if course in app.library.courses]


def called(name: str) -> str:
    """How a page speaks to somebody: the given name of 鳥取 花子, any other name whole and as typed."""
    found = _TWO_WORDS.fullmatch(name.strip())
    return found[1] if found else name


def number(minutes: float) -> str:
    """Minutes without a needless .0."""
    return f"{minutes:g}"
