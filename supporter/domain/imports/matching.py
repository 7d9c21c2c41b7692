"""What becomes of each line of a list before anything is written, and what a person's word makes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from supporter.domain.imports.not_people import Reason
from supporter.domain.imports.reading import Trouble
from supporter.domain.imports.row import Row, RowTask, row_key
from supporter.domain.people.duplicates import KnownKeys, PersonKey, plain_contact
from supporter.domain.shared.names import fold

#: What becomes of a line: entered; nothing, being there; two kinds that wait for a decision; left out, unless an
#: officer says otherwise; and what has no name to be entered under.
Fate = Literal["new", "there", "likely", "ask", "out", "bad"]
#: What an officer says of a line: "enter" it (as somebody else; with what was guessed), "bare" of guesses, "skip"
#: it, or "same:NUMBER" for the person that it is.
Decision = str
ENTER, BARE, SKIP, SAME = "enter", "bare", "skip", "same:"

_LINE = "line:"


@dataclass(frozen=True)
class JudgedRow:
    """One line with its fate.

    `told` are its cells by field as they stand in the file, `like` everybody it may be, the likeliest first (with
    `line:12` for another line), `reason` why it is left out, `changed` the fields that an officer wrote.
    """

    line: int
    told: Mapping[str, str]
    fate: Fate
    row: Row | None
    table: int = 0
    troubles: tuple[Trouble, ...] = ()
    like: tuple[PersonKey, ...] = ()
    reason: Reason = ""
    changed: frozenset[str] = field(default_factory=frozenset)

    @property
    def key(self) -> str:
        """By what it is called in its list."""
        return row_key(self.line, self.table)

    @property
    def waits(self) -> bool:
        """Whether it is entered or left only after somebody has decided."""
        return self.fate in ("likely", "ask", "bad")

    @property
    def guessed(self) -> bool:
        """Whether something that may be left out was only guessed."""
        return any(one.guess and one.field not in ("name", "row", "town") for one in self.troubles)

    def choices(self) -> list[Decision]:
        """What may be said of it."""
        people = [f"{SAME}{one.key}" for one in self.like]
        match self.fate:
            case "new":
                return [ENTER, SKIP]
            case "there":
                return [*people, ENTER, SKIP]
            case "likely":
                return [*people, ENTER, SKIP]
            case "ask":
                return [ENTER, *([BARE] if self.guessed else []), SKIP]
            case "out":
                return [SKIP, *([ENTER] if self.row else [])]
        return [SKIP]

    def default(self) -> Decision:
        """What happens where nothing is said; empty where somebody has to say it."""
        return "" if self.waits else self.choices()[0]

    def exact(self) -> str:
        """The one person of just this name whom it may be; empty where there is none or more than one."""
        name = plain_name(self.row.name) if self.row else ""
        same = [one.key for one in self.like if plain_name(one.name) == name]
        return same[0] if len(same) == 1 else ""


class KnownPeople:
    """Who is there already, and the lines that will be entered: what every further line is held against."""

    def __init__(self, known: KnownKeys, people: Sequence[PersonKey], serials: Mapping[str, str]) -> None:
        """`known` are the same `people`, as entries are held against them; `serials` whose each number is."""
        self._known, self._numbers, self._serials = known, {one.key: one for one in people}, dict(serials)
        self._lines: dict[str, tuple[PersonKey, str]] = {}
        self._places: dict[str, tuple[int, int]] = {}

    def judge(
        self,
        line: int,
        told: Mapping[str, str],
        row: Row | None,
        troubles: Sequence[Trouble],
        *,
        table: int = 0,
        reason: Reason = "",
    ) -> JudgedRow:
        """The fate of a line; it is held against those before, and those after against it where it enters."""
        self.forget(row_key(line, table))
        if reason:
            return JudgedRow(line, told, "out", row, table, tuple(troubles), (), reason)
        if row is None:
            return JudgedRow(line, told, "bad", None, table, tuple(troubles))
        same, like = self._alike(row)
        row, more = self._checked(row, like, same)
        troubles = (*troubles, *more)
        fate: Fate = "there" if same and not troubles else "likely" if like else "ask" if troubles else "new"
        judged = JudgedRow(line, told, fate, row, table, tuple(troubles), tuple(like))
        if fate in ("new", "ask"):
            self.remember(judged)
        return judged

    def remember(self, judged: JudgedRow) -> None:
        """Hold others against a line that will be entered."""
        if judged.row:
            self._known.add(judged.row.brief)
            self._lines[judged.key] = judged.row.brief, judged.row.serial
            self._places[judged.row.brief.key] = (judged.line, judged.table)
            if judged.row.serial:
                self._serials.setdefault(judged.row.serial, judged.row.brief.key)

    def forget(self, key: str) -> None:
        """Hold nothing against a line any more: it was changed, or will not be entered."""
        if found := self._lines.pop(key, None):
            brief, serial = found
            self._known.discard(brief)
            if self._serials.get(serial) == brief.key:
                del self._serials[serial]

    def _alike(self, row: Row) -> tuple[bool, list[PersonKey]]:
        """Whether it is surely somebody who is there, and everybody whom it may be: who has its name first."""
        found = [(how, one) for how, one in self._known.like(row.brief) if not self._comes_after(one.key, row)]
        name, contact = plain_name(row.name), plain_contact(row.contact)

        def rank(pair: tuple[str, PersonKey]) -> tuple[object, ...]:
            how, one = pair
            return (
                how != "same",
                plain_name(one.name) != name,
                fold(one.name) != fold(row.name),
                not contact or plain_contact(one.contact) != contact,
                one.age_band != row.age_band,
                one.key.startswith(_LINE),
                one.key,
            )

        found.sort(key=rank)
        people = list(dict.fromkeys(one for _, one in found))
        if owner := self._numbers.get(row.number):
            agrees = fold(owner.name) == fold(row.name) or (row.kana and fold(owner.kana) == fold(row.kana))
            return bool(agrees), [owner, *(one for one in people if one.key != owner.key)] if not agrees else [owner]
        # Who is the same in all that is told: others of the same sound are no question. But two lines that say
        # nothing except one name may well be two people.
        told = row.contact or (row.kana and row.age_band)
        if found and found[0][0] == "same" and (told or not people[0].key.startswith(_LINE)):
            return True, people[:1]
        return False, people

    def _comes_after(self, key: str, row: Row) -> bool:
        """Whether it is a line below, or the line itself: of two that are alike the upper one is entered."""
        there = self._places.get(key)
        return there is not None and there >= (row.line, row.table)

    def _checked(self, row: Row, like: Sequence[PersonKey], same: bool) -> tuple[Row, list[Trouble]]:
        """Without numbers that are nobody's or somebody else's."""
        troubles: list[Trouble] = []
        changes: dict[str, str] = {}
        if row.number and row.number not in self._numbers:
            troubles.append(Trouble(field="number", value=row.number, code="number_unknown"))
            changes["number"] = ""
        elif row.number and not same:
            troubles.append(Trouble(field="number", value=row.number, code="number_other"))
        owner = self._serials.get(row.serial, "") if row.serial else ""
        if owner and owner != row.brief.key and owner not in [one.key for one in like]:
            troubles.append(Trouble(field="serial", value=row.serial, code="serial_taken"))
            changes["serial"] = ""
        return row.model_copy(update=changes), troubles


def plain_name(name: str) -> str:
    """A name as it is compared character by character: spaces alone do not count."""
    return "".join(name.split())


def agreement(row: Row, other: PersonKey) -> tuple[list[str], list[str]]:
    """In which fields a line and whom it may be are the same, and in which both say something else."""
    pairs = {
        "name": (plain_name(row.name), plain_name(other.name)),
        "kana": (fold(row.kana), fold(other.kana)),
        "age": (row.age_band, other.age_band),
        "contact": (plain_contact(row.contact), plain_contact(other.contact)),
        "district": (row.district, other.district),
    }
    said = {name: pair for name, pair in pairs.items() if all(pair)}
    same = [name for name, (one, another) in said.items() if one == another]
    return same, [name for name in said if name not in same]


def depends(judged: JudgedRow, keys: Collection[str]) -> bool:
    """Whether a line's fate hangs on one of those lines of the list."""
    return any(one.key.startswith(_LINE) and one.key.removeprefix(_LINE) in keys for one in judged.like)


def task_of(judged: JudgedRow, said: Decision) -> RowTask | None:
    """What is to be done with a line after what was said of it; `None`: nothing."""
    if judged.row is None:
        return None
    decision = said or judged.default()
    if decision in (ENTER, BARE):
        row = _bare(judged) if decision == BARE else judged.row
        return RowTask(row=row, decided=judged.fate in ("there", "likely"))
    there = decision.removeprefix(SAME) if decision.startswith(SAME) else ""
    if there and not there.startswith(_LINE) and judged.row.completed_on:
        return RowTask(row=judged.row, same=there)
    return None


def with_change(judged: JudgedRow, changed: frozenset[str]) -> JudgedRow:
    """The line, noting which fields an officer wrote."""
    return replace(judged, changed=changed)


def shown(row: Row | None, told: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Every field that will be kept of a line, as (field, what will be kept, what stands in the file where it
    differs)."""
    name, kana = (
        _whole(told, *parts) for parts in (("name", "family", "given"), ("kana", "kana_family", "kana_given"))
    )
    stood = {**told, "name": name, "kana": kana}
    kept = {
        "name": row.name if row else "",
        "kana": row.kana if row else "",
        "age": row.age_band if row else "",
        "relation": row.relation if row else "",
        "town": row.town if row else "",
        "district": row.district if row else "",
        "contact": row.contact if row else "",
        "news": ("yes" if row.news else "no") if row else "",
        "completed": row.completed_on.isoformat() if row and row.completed_on else "",
        "serial": row.serial if row else "",
        "number": row.number if row else "",
    }
    for field_name, value in kept.items():
        before = stood.get(field_name, "")
        yield field_name, value, before if before != value else ""


def _whole(told: Mapping[str, str], whole: str, *parts: str) -> str:
    return told.get(whole, "") or "　".join(filter(None, (told.get(part, "") for part in parts)))


_BARE_FIELDS = {"age": "age_band", "kana": "kana", "contact": "contact", "district": "district"}


def acts(judged: JudgedRow, said: Decision) -> bool:
    """Whether `task_of` gives anything to do: asked of every line at every step, so that nothing is made for it."""
    decision = said or judged.default()
    if judged.row is None or decision in ("", SKIP):
        return False
    if decision in (ENTER, BARE):
        return True
    return not decision.startswith(f"{SAME}{_LINE}") and judged.row.completed_on is not None


def _bare(judged: JudgedRow) -> Row:
    """The row without what was only guessed."""
    assert judged.row
    guessed = {_BARE_FIELDS[one.field] for one in judged.troubles if one.guess and one.field in _BARE_FIELDS}
    return judged.row.model_copy(update=dict.fromkeys(guessed, ""))
