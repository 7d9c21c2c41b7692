"""What may be changed of today's class: each change is a pure function on the changes so far, and counts them on.

`course` are the pages of the course in its order, `in_view` what the hall sees now or would after 取り消す.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence

from supporter.domain.shared.refused import Refused
from supporter.domain.training.todays_class import OwnKind, OwnPage, OwnQuestion, TodaysClass, arranged

#: Pages and questions that one class can add: what somebody can still find their way in.
MOST_PAGES, MOST_QUESTIONS = 60, 30
LONGEST_TITLE, LONGEST_TEXT, LONGEST_NOTES = 80, 600, 2000
LONGEST_QUESTION, LONGEST_CHOICE, FEWEST_CHOICES, MOST_CHOICES = 120, 60, 2, 8
#: Characters of all notes together: every step of the class writes them down again.
_MOST_NOTES = 30_000
LONGEST_PAGE = 60.0

_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
#: Ends of lines, and what joins signs to one.
_KEPT = "\n\t\u200c\u200d"


def move(today: TodaysClass, course: Sequence[str], ref: str, by: int) -> TodaysClass:
    """The page `by` places further on (negative: further up), as far as there are places.

    Raises `Refused('room.no_such_page')`.
    """
    refs = _known(today, course, ref)
    at = refs.index(ref)
    refs.insert(min(max(at + by, 0), len(refs) - 1), refs.pop(at))
    return _changed(today, order=tuple(refs) if tuple(refs) != arranged(tuple(course), TodaysClass()) else ())


def hide(today: TodaysClass, course: Sequence[str], ref: str, *, hidden: bool) -> TodaysClass:
    """今日は使わない, and again. Raises `Refused`: room.no_such_page, today.nothing_left."""
    refs = _known(today, course, ref)
    others = tuple(one for one in today.hidden if one != ref and one in refs)
    left_out = (*others, ref) if hidden else others
    if len(left_out) == len(refs):
        raise Refused("today.nothing_left")
    return _changed(today, hidden=left_out)


def lasting(today: TodaysClass, course: Sequence[str], ref: str, minutes: float | None) -> TodaysClass:
    """A page that takes so many minutes today; `None` for as long as its author meant.

    Raises `Refused`: room.no_such_page, today.minutes.
    """
    _known(today, course, ref)
    if minutes is not None and not 0.5 <= minutes <= LONGEST_PAGE:
        raise Refused("today.minutes")
    others = {one: length for one, length in today.minutes.items() if one != ref}
    return _changed(today, minutes=others if minutes is None else others | {ref: minutes})


def asking(today: TodaysClass, known: Collection[str], key: str, *, asked: bool) -> TodaysClass:
    """Whether a question of the course is asked today. Raises `Refused('question.unknown')`."""
    if key not in known:
        raise Refused("question.unknown")
    others = tuple(one for one in today.unasked if one != key and one in known)
    return _changed(today, unasked=others if asked else (*others, key))


def with_pages(today: TodaysClass, course: Sequence[str], pages: Sequence[OwnPage], after: str = "") -> TodaysClass:
    """Pages of its own, one after the other behind the page `after`; without one, at the end.

    Raises `Refused`: today.too_many, today.no_title, today.too_long.
    """
    if len(today.pages) + len(pages) > MOST_PAGES:
        raise Refused("today.too_many", most=MOST_PAGES)
    made = tuple(checked_page(page) for page in pages)
    refs = list(arranged(tuple(course), today))
    at = refs.index(after) + 1 if after in refs else len(refs)
    refs[at:at] = [page.ref for page in made]
    changed = _changed(today, order=tuple(refs), pages=(*today.pages, *made))
    _require_short(changed)
    return changed


def rewritten(today: TodaysClass, id: str, title: str, text: str, notes: str) -> TodaysClass:
    """A page of its own in other words. Raises `Refused`: room.no_such_page, today.no_title, today.too_long."""
    kept = next((page for page in today.pages if page.id == id), None)
    if kept is None:
        raise Refused("room.no_such_page")
    new = checked_page(kept.model_copy(update={"title": title, "text": text, "notes": notes}))
    changed = _changed(today, pages=tuple(new if page is kept else page for page in today.pages))
    _require_short(changed)
    return changed


def without_page(today: TodaysClass, course: Sequence[str], id: str, in_view: Collection[str]) -> TodaysClass:
    """A page of its own taken away. Raises `Refused`: room.no_such_page, today.in_view, and today.nothing_left where
    all others are left out.
    """
    kept = next((page for page in today.pages if page.id == id), None)
    if kept is None:
        raise Refused("room.no_such_page")
    if kept.ref in in_view:
        raise Refused("today.in_view")
    if kept.ref not in today.hidden and not set(arranged(tuple(course), today)) - {kept.ref, *today.hidden}:
        raise Refused("today.nothing_left")
    return _changed(
        today,
        pages=tuple(page for page in today.pages if page is not kept),
        order=tuple(ref for ref in today.order if ref != kept.ref),
        hidden=tuple(ref for ref in today.hidden if ref != kept.ref),
        minutes={ref: length for ref, length in today.minutes.items() if ref != kept.ref},
    )


def with_question(today: TodaysClass, id: str, kind: OwnKind, text: str, choices: Sequence[str]) -> TodaysClass:
    """A question of its own.

    Raises `Refused`: today.too_many_questions, today.no_question, today.no_choices, today.same_choices,
    today.too_long.
    """
    if any(made.id == id for made in today.questions):
        return today
    if len(today.questions) >= MOST_QUESTIONS:
        raise Refused("today.too_many_questions", most=MOST_QUESTIONS)
    asked = one_line(text)
    if not asked:
        raise Refused("today.no_question", field="text")
    if len(asked) > LONGEST_QUESTION:
        raise Refused("today.too_long", most=LONGEST_QUESTION, field="text")
    offered = tuple(filter(None, (one_line(choice) for choice in choices)))
    if kind in ("text", "cloud"):
        offered = ()
    elif not FEWEST_CHOICES <= len(offered) <= MOST_CHOICES:
        raise Refused("today.no_choices", fewest=FEWEST_CHOICES, most=MOST_CHOICES, field="choices")
    if len(set(offered)) != len(offered):
        raise Refused("today.same_choices", field="choices")
    if any(len(choice) > LONGEST_CHOICE for choice in offered):
        raise Refused("today.too_long", most=LONGEST_CHOICE, field="choices")
    made = OwnQuestion(id=id, kind=kind, text=asked, choices=offered)
    return _changed(today, questions=(*today.questions, made))


def with_answered(today: TodaysClass, questions: Sequence[OwnQuestion]) -> TodaysClass:
    """With questions that were put on another machine, so that what was answered there can be read here."""
    known = {made.id for made in today.questions}
    new = tuple(made for made in questions if made.id not in known)
    return _changed(today, questions=(*today.questions, *new)) if new else today


def without_question(today: TodaysClass, id: str, asked: Collection[str]) -> TodaysClass:
    """A question of its own taken away, where nobody can have answered it: `asked` are the keys of those that were put.

    Raises `Refused`: question.unknown, today.was_asked.
    """
    kept = next((made for made in today.questions if made.id == id), None)
    if kept is None:
        raise Refused("question.unknown")
    if kept.key in asked:
        raise Refused("today.was_asked")
    return _changed(today, questions=tuple(made for made in today.questions if made is not kept))


def as_course(today: TodaysClass, in_view: Collection[str]) -> TodaysClass:
    """Order, lengths and questions of the course again; what the class has added stays, at the end."""
    own = tuple(page.ref for page in today.pages)
    hidden = tuple(ref for ref in today.hidden if ref in own and ref not in in_view)
    return _changed(today, order=(), minutes={}, unasked=(), hidden=hidden)


def taken_along(today: TodaysClass) -> TodaysClass:
    """For another class of the same form: the same changes, counted anew."""
    return today.model_copy(update={"version": 0, "by": ""})


def require_newest(today: TodaysClass, seen: int) -> None:
    """Raise `Refused('today.changed')` where somebody else has changed it since the version `seen`."""
    if seen != today.version:
        raise Refused("today.changed")


def checked_page(page: OwnPage) -> OwnPage:
    """The page as it is kept: without what cannot be seen. Raises `Refused`: today.no_title, today.too_long."""
    title = one_line(page.title)
    if not title:
        raise Refused("today.no_title", field="title")
    text, notes = _clean(page.text).strip(), _clean(page.notes).strip()
    for name, given, most in (
        ("title", title, LONGEST_TITLE),
        ("text", text, LONGEST_TEXT),
        ("notes", notes, LONGEST_NOTES),
    ):
        if len(given) > most:
            raise Refused("today.too_long", most=most, field=name)
    return page.model_copy(update={"title": title, "text": text, "notes": notes})


def one_line(text: str) -> str:
    """What can be seen of a text, on one line."""
    return " ".join(_clean(text).split())


def _known(today: TodaysClass, course: Sequence[str], ref: str) -> list[str]:
    refs = list(arranged(tuple(course), today))
    if ref not in refs:
        raise Refused("room.no_such_page")
    return refs


def _require_short(today: TodaysClass) -> None:
    if sum(len(page.notes) for page in today.pages) > _MOST_NOTES:
        raise Refused("today.notes_too_long", most=_MOST_NOTES)


def _changed(today: TodaysClass, **changes: object) -> TodaysClass:
    return today.model_copy(update={**changes, "version": today.version + 1})


def _clean(text: str) -> str:
    """Without control characters and directions of writing that would turn a whole screen round."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one for one in lines if one in _KEPT or unicodedata.category(one) not in _UNSEEN)
