"""Whether two entries tell of one person: never decided by a machine, only proposed to whoever decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, get_args

from supporter.domain.accounts.learner import AgeBand
from supporter.domain.shared.names import fold
from supporter.domain.shared.typed import hyphens

_BETWEEN = re.compile(r"[\r\n/／、,，;；|｜]+")
_FEWEST_DIGITS = 5  # of a number within a town
#: `same`: all that is told is equal. `likely`: worth a person's look. Empty: two people.
Likeness = Literal["", "likely", "same"]

_AGES = get_args(AgeBand)[1:]
#: With how many of one name or sound an entry is compared: a list in which all are called alike tells nothing more.
_MOST_ALIKE = 50


class PersonKey(NamedTuple):
    """What two entries are compared by; `key` is a learner number, or the line of a file."""

    key: str
    name: str
    kana: str = ""
    age_band: str = ""
    district: str = ""
    contact: str = ""


def likeness(one: PersonKey, other: PersonKey) -> Likeness:
    """How alike two entries are; the order does not matter."""
    return _alike(_folded(one), _folded(other))


def plain_contact(text: str) -> str:
    """A contact as it is compared: 0857-00-0000 and ０８５７ (００) ００００ are one telephone."""
    return re.sub(r"[\s()\-]", "", hyphens(text).casefold())


def contact_parts(text: str) -> list[str]:
    """Each telephone and address that one text holds (「0857-… / 090-…」), as typed; the text itself where it is one.

    Nothing is parted where a piece would be no contact by itself (「0857-00-0001／0002」, 「…、内線 12」).
    """
    for pieces in (_BETWEEN.split(text), text.split()):
        told = [piece.strip() for piece in pieces if piece.strip()]
        if len(told) > 1 and all(map(_is_contact, told)):
            return told
    return [text.strip()] if text.strip() else []


def _is_contact(text: str) -> bool:
    """An address, or digits enough; 8.57E+08 was some."""
    digits = re.sub(r"\D", "", text)
    return "@" in text or len(digits) >= _FEWEST_DIGITS or bool(re.fullmatch(r"[\d.]+E\+?\d+", text, re.I))


class _Folded(NamedTuple):
    """An entry with the copies by which it is compared, made once."""

    brief: PersonKey
    name: str
    sound: str
    contact: str
    contacts: frozenset[str]

    @property
    def all(self) -> tuple[str, ...]:
        return self.name, self.sound, self.brief.age_band, self.brief.district, self.contact

    @property
    def keys(self) -> list[str]:
        return [f"name:{self.name}", *([f"kana:{self.sound}"] if self.sound else ())]


class KnownKeys:
    """Entries by name and by sound, so that each new one is compared with the few that may be alike."""

    def __init__(self, briefs: Iterable[PersonKey] = ()) -> None:
        self._by: dict[str, list[_Folded]] = {}
        self._same: dict[tuple[str, ...], _Folded] = {}
        for brief in briefs:
            self.add(brief)

    def add(self, brief: PersonKey) -> None:
        """Compare with this one too from now on."""
        entry = _folded(brief)
        self._same.setdefault(entry.all, entry)
        for key in entry.keys:
            self._by.setdefault(key, []).append(entry)

    def discard(self, brief: PersonKey) -> None:
        """Compare with this one no more."""
        entry = _folded(brief)
        for key in entry.keys:
            self._by[key] = [one for one in self._by.get(key, ()) if one.brief != brief]
        if (same := self._same.get(entry.all)) and same.brief == brief:
            del self._same[entry.all]

    def like(self, brief: PersonKey) -> list[tuple[Likeness, PersonKey]]:
        """Everybody who is alike, the surest first, each once."""
        entry = _folded(brief)
        near = {one.brief.key: one for key in entry.keys for one in self._by.get(key, ())[:_MOST_ALIKE]}
        if same := self._same.get(entry.all):
            near[same.brief.key] = same
        found = [(how, one.brief) for one in near.values() if (how := _alike(one, entry))]
        return sorted(found, key=lambda pair: (pair[0] != "same", pair[1].key))

    def pairs(self) -> Iterator[tuple[PersonKey, PersonKey]]:
        """Every two that are alike, each pair once."""
        seen = set()
        for group in (group[:_MOST_ALIKE] for group in self._by.values()):
            for at, one in enumerate(group):
                for other in group[at + 1 :]:
                    first, second = sorted((one.brief, other.brief), key=lambda brief: brief.key)
                    if (first.key, second.key) not in seen and _alike(one, other):
                        seen.add((first.key, second.key))
                        yield first, second


def _folded(brief: PersonKey) -> _Folded:
    each = frozenset(map(plain_contact, contact_parts(brief.contact)))
    return _Folded(brief, fold(brief.name), fold(brief.kana), plain_contact(brief.contact), each)


def _alike(one: _Folded, other: _Folded) -> Likeness:
    by_name, by_sound = one.name == other.name, bool(one.sound) and one.sound == other.sound
    if not (by_name or by_sound):
        return ""
    if one.all == other.all:
        return "same"
    if not _ages_agree(one.brief.age_band, other.brief.age_band):
        return ""
    contacts_differ = bool(one.contacts and other.contacts) and not one.contacts & other.contacts
    # Who has a new telephone still has the name, its reading and the age.
    sure = by_name and by_sound and one.brief.age_band == other.brief.age_band
    return "likely" if sure or not contacts_differ else ""


def _ages_agree(one: str, other: str) -> bool:
    """One unknown, equal, or next to each other: people grow older between two lists."""
    if not one or not other:
        return True
    return abs(_AGES.index(one) - _AGES.index(other)) <= 1
