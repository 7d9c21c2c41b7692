"""お渡し: sealed certificates that wait for their owners at the counter, and the day each was handed over."""

from __future__ import annotations

from supporter.domain.certificates.certificate import Certificate
from supporter.domain.certificates.print_run import PrintRun
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx


class HandOvers:
    """What a town that seals its certificates by hand keeps of their way to people."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def waiting(self, person: Person) -> list[Certificate]:
        """Certificates of the own municipality that have not reached their owners, by number."""
        require(person, Action.CERTIFICATE_CONFIRM, municipality=person.municipality)
        issued = await self._store.read(lambda tx: records.find(tx, Certificate, "municipality", person.municipality))
        still = [one for one in issued if one.awaits_seal and one.status == "issued" and one.erased_on is None]
        return sorted(still, key=lambda one: one.place)

    async def hand_over(self, person: Person, certificate_id: str) -> Certificate:
        """Keep that a certificate was handed over today; asked again it stays as it was.

        Raises `Refused`: access.refused, also for a certificate that does not exist, cert.revoked, cert.erased.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> Certificate:
            found = records.load(tx, Certificate, certificate_id)
            if found is None:
                raise Refused("access.refused")
            require(person, Action.CERTIFICATE_CONFIRM, municipality=found.municipality)
            if found.status == "revoked":
                raise Refused("cert.revoked")
            if found.erased_on:
                raise Refused("cert.erased")
            if not found.awaits_seal:
                return found
            by = audit.actor_of(person)
            handed = found.model_copy(update={"handed_over_on": now.date(), "handed_over_by": by})
            records.save(tx, handed)
            audit.record(tx, now, by, "certificate.handed_over", subject=found.id, municipality=found.municipality)
            return handed

        return await self._store.run(unit)

    async def take_back(self, person: Person, certificate_id: str) -> Certificate:
        """Keep that a certificate was not handed over after all, also in the run that noted it; its run is not done.

        Raises `Refused`: access.refused, also for a certificate that does not exist.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> Certificate:
            found = records.load(tx, Certificate, certificate_id)
            require(person, Action.CERTIFICATE_CONFIRM, municipality=found.municipality if found else "")
            if found is None:
                raise Refused("access.refused")
            if found.handed_over_on is None:
                return found
            kept = found.model_copy(update={"handed_over_on": None, "handed_over_by": ""})
            records.save(tx, kept)
            for run in records.find(tx, PrintRun, "municipality", found.municipality):
                if found.id in run.certificates:
                    handed = tuple(id for id in run.handed if id != found.id)
                    done = {step: one for step, one in run.done.items() if step != "hand"}
                    records.save(tx, run.model_copy(update={"handed": handed, "done": done}))
            by = audit.actor_of(person)
            audit.record(tx, now, by, "certificate.handed_back", subject=found.id, municipality=found.municipality)
            return kept

        return await self._store.run(unit)
