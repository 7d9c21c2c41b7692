"""Open Badges 3.0, for towns that offer them: a signed credential, its picture, and what readers of it fetch."""

from __future__ import annotations

import json
from functools import cached_property
from typing import cast

from supporter.documents.certificates.open_badge import Badge
from supporter.documents.certificates.png_baking import baked
from supporter.documents.engine.press import Press
from supporter.domain.certificates import open_badge
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.certificates.open_badge import Json
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Person
from supporter.domain.shared.refused import Refused
from supporter.services.certificates.certificates import CertificateRegister
from supporter.services.shared.signing import Signing
from supporter.storage import records
from supporter.storage.base import Store
from supporter.wording import say

PICTURE = 600  # pixels


class OpenBadges:
    """What owners take away, and what anybody may read. `site` is the address by which readers come."""

    def __init__(
        self, store: Store, certificates: CertificateRegister, press: Press, signing: Signing, site: str
    ) -> None:
        self._store, self._certificates, self._press = store, certificates, press
        self._signing, self._site = signing, site

    async def token(self, person: Person, code: str) -> tuple[Certificate, bytes]:
        """The credential of a certificate as a compact JWT.

        Raises `Refused` as `CertificateRegister.shown` does, and page.unknown where the town offers none.
        """
        certificate = await self._certificates.shown(person, code)
        await self._offering(certificate.municipality)
        return certificate, self._signed(certificate).encode("ascii")

    async def picture(self, person: Person, code: str) -> tuple[Certificate, bytes]:
        """The same baked into a PNG. Raises as `token` does, and paper.unprintable."""
        certificate, token = await self.token(person, code)
        paper = Badge(
            programme=certificate.programme_name,
            course=certificate.course_title,
            municipality=certificate.municipality_name,
            issued_on=certificate.issued_on,
            chapters=max(certificate.chapters, 5),
        )
        return certificate, baked(await self._press.picture(paper, PICTURE), token.decode("ascii"))

    async def issuer(self, town: str) -> Json:
        """The profile of a municipality that offers badges. Raises `Refused('page.unknown')`."""
        return open_badge.profile(await self._offering(town), self._site)

    async def revoked(self, town: str) -> Json:
        """Which of its badges are not in use any more. Raises `Refused('page.unknown')`."""
        await self._offering(town)
        found = await self._store.read(lambda tx: tx.find(Certificate.collection, "municipality", town))
        codes = sorted(doc["code"] for doc in found if doc["status"] == "revoked")
        return open_badge.revocations(town, codes, self._site)

    @cached_property
    def keys(self) -> Json:
        """The public key, as readers look for it by the `kid` of a credential (RFC 7517)."""
        return {"keys": [self._jwk]}

    @cached_property
    def _jwk(self) -> Json:
        from jwt.algorithms import RSAAlgorithm  # a slow import, for the few who ask

        public = json.loads(RSAAlgorithm.to_jwk(self._signing.badge_key.public_key()))
        return {**public, "kid": f"{self._site}/badges/keys.json#rs256", "alg": "RS256", "use": "sig"}

    def _signed(self, certificate: Certificate) -> str:
        import jwt

        salt = open_badge.salt_of(self._secret, certificate.code)
        about = say("badge.about", municipality=certificate.municipality_name, programme=certificate.programme_name)
        criteria = say("badge.criteria", course=certificate.course_title)
        credential = open_badge.credential(certificate, self._site, salt, about, criteria)
        claims = open_badge.claims(credential, certificate.issued_on)
        headers = {"kid": cast(str, self._jwk["kid"]), "jwk": self._jwk}
        return jwt.encode(claims, self._signing.badge_key, algorithm="RS256", headers=headers)

    @cached_property
    def _secret(self) -> bytes:
        """Something that only this installation knows, for salts."""
        return self._signing.badge_key.private_numbers().d.to_bytes(256, "big")

    async def _offering(self, town: str) -> Municipality:
        found = await self._store.read(lambda tx: records.load(tx, Municipality, town))
        if found is None or not found.open_badges:
            raise Refused("page.unknown")
        return found
