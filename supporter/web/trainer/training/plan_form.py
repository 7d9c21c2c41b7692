"""The form of a plan: what it shows of a class, and the class that what was typed means."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import get_args

from supporter.domain.shared.refused import Refused
from supporter.domain.shared.text import is_line
from supporter.domain.shared.typed import typed_day, typed_number, typed_time
from supporter.domain.training.session import Kind, TrainingSession

KINDS = get_args(Kind)
ONLINE = "オンライン"
_ID = re.compile(r"[a-z0-9-]{1,40}")
_LONGEST = 100

Typed = Mapping[str, Sequence[str]]


def typed_of(session: TrainingSession) -> dict[str, list[str]]:
    """What the form shows of a class."""
    texts = {name: getattr(session, name) for name in ("id", "number", "venue", "online", "host", "watcher", "kind")}
    texts |= {
        "course": f"{session.programme}/{session.course}",
        "held_on": session.held_on.isoformat(),
        "begins": f"{session.begins:%H:%M}" if session.begins else "",
        "minutes": str(session.minutes),
        "trainers": "、".join(session.trainers),
        "capacity": str(session.capacity or ""),
        "listing": session.listing,
        "apply_until": session.apply_until.isoformat() if session.apply_until else "",
        "school": "yes" if session.school else "",
    }
    return {name: [text] for name, text in texts.items()} | {"municipalities": list(session.municipalities)}


def read_plan(typed: Typed, municipality: str, courses: Sequence[str], towns: Sequence[str]) -> TrainingSession:
    """The class that a form means; `courses` and `towns` are what it offers.

    Raises `Refused`: plan.missing, plan.unreadable, form.invalid, each with its field.
    """
    programme, _, course = _one_of(typed, "course", courses).partition("/")
    day = _day(_needed(typed, "held_on"), "held_on")
    begins, minutes = _time(_needed(typed, "begins")), int(_one_of(typed, "minutes", ("90", "60")))
    online, until, school = _text(typed, "online"), _text(typed, "apply_until"), _last(typed, "school") == "yes"
    facts: dict[str, object] = {
        "id": _id(typed),
        "number": _text(typed, "number"),
        "municipality": municipality,
        "municipalities": tuple(code for code in towns if code in typed.get("municipalities", ())),
        "programme": programme,
        "course": course,
        "held_on": day,
        "begins": begins,
        "ends": (dt.datetime.combine(day, begins) + dt.timedelta(minutes=minutes)).time(),
        "minutes": minutes,
        "venue": (_text(typed, "venue") or ONLINE) if online else _needed(typed, "venue"),
        "online": online,
        "host": _text(typed, "host"),
        "watcher": _text(typed, "watcher"),
        "kind": _one_of(typed, "kind", KINDS),
        "trainers": tuple(part.strip() for part in re.split(r"[、,，]", _text(typed, "trainers")) if part.strip()),
        "capacity": _capacity(_text(typed, "capacity")),
        "school": school,
        # Children of a class give no names, so nobody applies for it.
        "listing": "public" if _last(typed, "listing") == "public" and not school else "closed",
        "apply_until": _day(until, "apply_until") if until else None,
    }
    return TrainingSession.model_validate(facts)


def _last(typed: Typed, name: str) -> str:
    return typed.get(name, ("",))[-1]


def _text(typed: Typed, name: str) -> str:
    text = _last(typed, name).strip()
    if len(text) > _LONGEST * (5 if name == "online" else 1) or not is_line(text):
        raise Refused("plan.unreadable", field=name)
    return text


def _needed(typed: Typed, name: str) -> str:
    text = _text(typed, name)
    if not text:
        raise Refused("plan.missing", field=name)
    return text


def _id(typed: Typed) -> str:
    id = _last(typed, "id")
    if not _ID.fullmatch(id):
        raise Refused("form.invalid", field="number")
    return id


def _one_of(typed: Typed, name: str, known: Sequence[str]) -> str:
    value = _last(typed, name)
    if value not in known:
        raise Refused("form.invalid", field=name)
    return value


def _day(text: str, field: str) -> dt.date:
    try:
        return typed_day(text)
    except ValueError:
        raise Refused("plan.unreadable", field=field) from None


def _time(text: str) -> dt.time:
    try:
        return typed_time(text)
    except ValueError:
        raise Refused("plan.unreadable", field="begins") from None


def _capacity(text: str) -> int | None:
    if not text.strip():
        return None
    number = typed_number(text, longest=4)
    if not number:
        raise Refused("plan.unreadable", field="capacity")
    return number
