"""Today's class (きょうの講座): what its lecturer changed for one class, beside the course that all others have."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from supporter.domain.shared.document import Value

#: Stands for a chapter in the names of pages that a class adds (`today/3f…`).
OWN = "today"
#: What a question made up for a class is: one choice by name, one choice without names, a few words, a word cloud.
OwnKind = Literal["choice", "poll", "text", "cloud"]


class OwnPage(Value):
    """A page of one class: plain text, and a picture or a video that fills the screen.

    `notes` are what to say. `picture`, `video` and `captions` name files that the server keeps for classes.
    """

    id: str
    title: str
    text: str = ""
    notes: str = ""
    minutes: float = 1.0
    picture: str = ""
    video: str = ""
    captions: str = ""

    @property
    def ref(self) -> str:
        """Its name in the running order."""
        return f"{OWN}/{self.id}"


class OwnQuestion(Value):
    """A question of one class. Nobody's answer to it is right or wrong."""

    id: str = Field(pattern=r"^[0-9a-zA-Z]{1,32}$")
    kind: OwnKind
    text: str = Field(max_length=200)
    choices: tuple[str, ...] = Field(default=(), max_length=20)

    @property
    def key(self) -> str:
        """Its key among the questions of the class."""
        return f"{OWN}-{self.id}"


class TodaysClass(Value):
    """The changes of one class; without any it is taught as its course is.

    `order` names pages (`module/step`, `today/id`) as they are to come, empty for the order of the course;
    `hidden` those left out, `minutes` those with another length, `unasked` the questions passed over.
    `version` counts the changes, so that of two people at work neither overwrites the other unseen; `by` is who
    made the last one.
    """

    version: int = 0
    by: str = ""
    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    minutes: dict[str, float] = Field(default_factory=dict)
    unasked: tuple[str, ...] = ()
    pages: tuple[OwnPage, ...] = ()
    questions: tuple[OwnQuestion, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether anything differs from the course."""
        return bool(self.order or self.hidden or self.minutes or self.unasked or self.pages or self.questions)

    def without_words(self, ref: str, title: str) -> TodaysClass:
        """With one own page emptied whose time is over: its place stays, called `title`, and the class can be read."""
        bare = {page.ref: OwnPage(id=page.id, title=title, minutes=page.minutes) for page in self.pages}
        pages = tuple(bare[page.ref] if page.ref == ref else page for page in self.pages)
        return self.model_copy(update={"pages": pages})

    @property
    def files(self) -> frozenset[str]:
        """The names of all files that it shows."""
        named = (name for page in self.pages for name in (page.picture, page.video, page.captions))
        return frozenset(filter(None, named))


def arranged(course: tuple[str, ...], today: TodaysClass) -> tuple[str, ...]:
    """Every page in today's order, those left out as well. `course` are the pages of the course in its order.

    A page that the course has got since then comes after the one that it follows there.
    """
    known = (*course, *(page.ref for page in today.pages))
    found = [ref for ref in dict.fromkeys(today.order) if ref in known]
    before = ""
    for ref in course:
        if ref not in found:
            found.insert(found.index(before) + 1 if before else 0, ref)
        before = ref
    return (*found, *(page.ref for page in today.pages if page.ref not in found))
