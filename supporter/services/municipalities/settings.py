"""The settings of a municipality, changed by its officers: profile, wording of certificates, contacts."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Container, Mapping, Sequence

from pydantic import ValidationError

from supporter.documents.engine.glyphs import unprintable
from supporter.domain.certificates.serials import check_format
from supporter.domain.municipalities.municipality import Contact, Municipality
from supporter.domain.municipalities.settings_rules import check_settings
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.telephone import is_telephone
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx

#: What its officers set; the code, the programmes and how learners register are an administrator's.
OF_OFFICERS = frozenset(
    {
        *("name", "kana", "prefecture", "department", "phone", "fax", "hours", "brand", "headline", "supporters"),
        *("name_english", "department_kana", "department_english", "hours_easy", "hours_english"),
        *("districts", "certificate", "issue", "reissue", "open_badges", "others_who_see"),
        *("retention_years", "kept_years", "operator", "second_factor", "idle_minutes"),
    }
)


class MunicipalitySettings:
    """All raise `Refused('access.refused')`, also for a municipality that does not exist."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def get(self, person: Person, code: str) -> Municipality:
        """The settings as they are now."""
        return await self._store.read(lambda tx: _load(tx, person, code))

    def trial(self, town: Municipality, changes: Mapping[str, object]) -> Municipality:
        """The municipality as it would be.

        Raises `Refused`: form.invalid and phone.invalid with the field, certificate.number_format,
        certificate.number_programme, certificate.unprintable, and as `check_settings` does.
        """
        if not changes.keys() <= OF_OFFICERS:
            raise Refused("access.refused")
        try:
            changed = Municipality.model_validate({**town.model_dump(), **changes})
        except ValidationError as error:
            where = error.errors()[0]["loc"]
            raise Refused("form.invalid", field=str(where[-1] if where[0] == "certificate" else where[0])) from None
        _require_telephones(changed, changes.keys())
        check_format(changed.certificate.number_format, len(changed.programmes))
        check_settings(changed)
        _require_printable(changed)
        return changed

    async def change(self, person: Person, code: str, changes: Mapping[str, object], seen: str) -> Municipality:
        """Save changes to settings that were shown as `seen`. Raises as `trial` does, and edit.conflict."""
        return await self._save(person, code, seen, lambda town: self.trial(town, changes))

    async def set_contacts(self, person: Person, code: str, contacts: Sequence[Contact], seen: str) -> Municipality:
        """Save the municipality's own contacts in this order.

        Raises `Refused`: edit.conflict, phone.invalid with the field.
        """

        def ordered(town: Municipality) -> Municipality:
            for one in contacts:
                if one not in town.contacts:
                    _require_telephones(one)
            return town.model_copy(update={"contacts": tuple(contacts)})

        return await self._save(person, code, seen, ordered)

    async def checked(self, person: Person, code: str, places: Sequence[int], seen: str) -> Municipality:
        """Note that contacts, by their places, were found right today. Raises `Refused`: edit.conflict."""
        today = self._clock.now().date()

        def confirmed(town: Municipality) -> Municipality:
            contacts = [_checked(one, today) if at in places else one for at, one in enumerate(town.contacts)]
            return town.model_copy(update={"contacts": tuple(contacts)})

        return await self._save(person, code, seen, confirmed)

    async def checked_national(self, person: Person, code: str, keys: Collection[str], seen: str) -> Municipality:
        """Note that national contacts, by their keys, were found right today: its people are told that day.

        Raises `Refused`: edit.conflict.
        """
        found = dict.fromkeys(keys, self._clock.now().date())

        def confirmed(town: Municipality) -> Municipality:
            return town.model_copy(update={"national_checked": {**town.national_checked, **found}})

        return await self._save(person, code, seen, confirmed)

    async def _save(
        self, person: Person, code: str, seen: str, made: Callable[[Municipality], Municipality]
    ) -> Municipality:
        now = self._clock.now()

        def unit(tx: Tx) -> Municipality:
            town = _load(tx, person, code)
            changed = made(town)
            if changed == town:
                return town
            if seen != stamp(town):
                raise Refused("edit.conflict")
            records.save(tx, changed)
            fields = [name for name in type(town).model_fields if getattr(town, name) != getattr(changed, name)]
            by = audit.actor_of(person)
            audit.record(
                tx, now, by, Action.MUNICIPALITY_EDIT, subject=code, municipality=code, fields=" ".join(fields)
            )
            return changed

        return await self._store.run(unit)


def stamp(town: Municipality) -> str:
    """Tells whether the settings are still those that somebody saw."""
    return hashlib.sha256(town.model_dump_json().encode()).hexdigest()[:16]


def _load(tx: Tx, person: Person, code: str) -> Municipality:
    require(person, Action.MUNICIPALITY_EDIT, municipality=code)
    town = records.load(tx, Municipality, code)
    if town is None:
        raise Refused("access.refused", action=Action.MUNICIPALITY_EDIT.value)
    return town


def _require_telephones(one: Contact | Municipality, fields: Container[str] = ("phone", "fax")) -> None:
    for field in ("phone", "fax"):
        if field in fields and (number := getattr(one, field)) and not is_telephone(number):
            raise Refused("phone.invalid", field=field)


def _require_printable(town: Municipality) -> None:
    """What no face prints would stop every certificate from then on."""
    style = town.certificate
    for field in ("title", "course_line", "body", "issuer_title", "issuer_name", "number_format"):
        text = getattr(style, field)
        if missing := unprintable("".join(text).replace("\n", "")):
            raise Refused("certificate.unprintable", field=field, characters="".join(missing))


def _checked(contact: Contact, today: dt.date) -> Contact:
    return contact.model_copy(update={"checked_on": today})
