"""確かめの1枚: what one HTML file needs to verify certificates without a server, as of the day it is made."""

from __future__ import annotations

import base64
import datetime as dt
from dataclasses import dataclass

from supporter.domain.certificates.certificate import Certificate
from supporter.domain.certificates.offline_proof import fingerprint
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Action, Person, require
from supporter.services.shared.clock import Clock
from supporter.services.shared.signing import Signing
from supporter.storage.base import Store


@dataclass(frozen=True)
class Kit:
    """`key` is the public key in base 64, `towns` names by code, `revoked` fingerprints."""

    key: str
    towns: dict[str, str]
    revoked: list[str]
    made_on: dt.date


class OfflineVerifier:
    """For officers, who lay the file where people ask."""

    def __init__(self, store: Store, clock: Clock, signing: Signing) -> None:
        self._store, self._clock, self._signing = store, clock, signing

    async def kit(self, person: Person) -> Kit:
        """Everything for the file; it names nobody. Raises `Refused('access.refused')`."""
        require(person, Action.CERTIFICATE_READ, municipality=person.municipality)
        found = await self._store.read(lambda tx: tx.find(Certificate.collection, "municipality", person.municipality))
        return Kit(
            key=base64.b64encode(self._signing.public_key).decode(),
            towns={doc["id"]: doc["name"] for doc in self._store.scan(Municipality.collection)},
            revoked=sorted(
                fingerprint(doc["municipality"], doc["serial"]) for doc in found if doc["status"] == "revoked"
            ),
            made_on=self._clock.now().date(),
        )
