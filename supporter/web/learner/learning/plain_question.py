"""A question in a plain form: its controls, what a browser sent of it, and what is still to be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from supporter.domain.courses.grading import fits
from supporter.domain.courses.quiz import Answer, Match, Multiple, Order, Question, Short
from supporter.domain.shared.refused import Refused
from supporter.web.learner.learning.question_form import options, spoken
from supporter.web.shared import frame, templates
from supporter.web.shared.visitor import Visit

NOTHING = Markup()

Typed = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Given:
    """What was sent: `values` by the names of the controls, the `answer` in them, and what there is to `fix` first."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    answer: Answer = ()
    fix: Markup = NOTHING


def given(question: Question, typed: Typed) -> Given:
    """What a posted form holds of this question; of a control sent twice the last value counts."""
    names = _names(question)
    several = isinstance(question, Multiple)
    values = {name: tuple(typed.get(name, ())) if several else tuple(typed.get(name, ()))[-1:] for name in names}
    parts = [part for name in names for part in (values[name] or ("",))]
    if several:
        parts = list(dict.fromkeys(part for part in parts if part))
    answer = _by_place(parts) if isinstance(question, Order) else tuple(parts)
    return Given(values, answer, _fix(question, parts, answer))


def controls(
    question: Question, order: tuple[int, ...], sent: Given, *, place: str = "", head: str = "h2", fix: bool = False
) -> str:
    """The question and its controls as `sent` left them. `place` says which one of how many a test asks, `head` is its
    heading's element, `fix` whether what is still to be done is said beside it.
    """
    return frame.part(
        "learner/learning/plain_question.html",
        question=spoken(question),
        options=options(question, order),
        values=sent.values,
        place=place,
        head=head,
        fix=sent.fix if fix else "",
    )


def require_owner(visit: Visit, typed: Typed) -> None:
    """Raise `Refused('owner.changed')` where the form was shown to somebody else than who is signed in now."""
    if visit.person.id and typed.get("owner", [visit.owner])[-1] != visit.owner:
        raise Refused("owner.changed")


def _names(question: Question) -> list[str]:
    """One control for all choices, or one for each item and each pair."""
    if isinstance(question, Order):
        return [f"a-{question.id}.{at}" for at in range(len(question.items))]
    if isinstance(question, Match):
        return [f"a-{question.id}.{at}" for at in range(len(question.pairs))]
    return [f"a-{question.id}"]


def _by_place(places: Sequence[str]) -> Answer:
    """The items in the order of their places, counted from 1; empty where the places are none."""
    taken = {place: str(item) for item, place in enumerate(places)}
    wanted = [str(place + 1) for place in range(len(places))]
    return tuple(taken[place] for place in wanted) if taken.keys() == set(wanted) else ()


def _fix(question: Question, parts: Sequence[str], answer: Answer) -> Markup:
    if isinstance(question, Order | Match):
        if not all(parts):
            return templates.html_of("missing.match")
        if isinstance(question, Order) and len(set(parts)) < len(parts):
            return templates.html_of("order.twice")
    elif not any(part.strip() for part in parts):
        return templates.html_of("missing.text" if isinstance(question, Short) else "missing.choice")
    return NOTHING if fits(question, answer) else templates.sentence("answer.malformed")
