"""Open Badges 3.0: a credential that an independent reader (openbadgeslib) takes, and that names nobody."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives import serialization
from openbadgeslib.ob3.verifier import OB3VerificationError, OB3Verifier
from openbadgeslib.verify import verify_badge

from supporter.documents.engine.press import Press
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.municipalities.municipality import Municipality
from supporter.services.certificates.open_badges import OpenBadges
from supporter.services.shared.clock import TOKYO
from supporter.services.shared.signing import Signing
from supporter.storage import records
from tests.support.cast import IWAMI, TOTTORI, Cast, refusal
from tests.support.study import Study

SITE = "https://tsunagari.example"


@pytest.fixture
def badges(study: Study, signing: Signing) -> Iterator[OpenBadges]:
    press = Press()
    yield OpenBadges(study.store, study.certificates, press, signing, SITE)
    press.close()


async def offer(study: Study, *towns: str) -> None:
    for town in towns:
        found = await study.store.read(lambda tx, id=town: records.load(tx, Municipality, id))  # type: ignore[misc]
        assert found is not None
        offering = found.model_copy(update={"open_badges": True})
        await study.store.run(lambda tx, one=offering: records.save(tx, one))  # type: ignore[misc]


async def completed(study: Study, cast: Cast) -> Certificate:
    """Long enough ago: an independent reader has a clock of its own, and takes nothing from the future."""
    study.clock.time = dt.datetime(2026, 4, 10, 10, tzinfo=TOKYO)
    await offer(study, TOTTORI)
    certificate = await study.complete(cast.hanako)
    assert certificate is not None
    return certificate


def public(signing: Signing) -> bytes:
    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    return signing.badge_key.public_key().public_bytes(serialization.Encoding.PEM, spki)


def payload_of(token: bytes) -> dict[str, object]:
    middle = token.decode().split(".")[1]
    claims: dict[str, object] = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    return claims


async def test_an_independent_reader_takes_the_baked_picture(
    study: Study, cast: Cast, badges: OpenBadges, signing: Signing
) -> None:
    certificate = await completed(study, cast)
    _, png = await badges.picture(cast.hanako, certificate.code)
    result = verify_badge(png, pubkey_pem=public(signing))
    assert (result.valid, result.trusted, result.reason) == (True, True, None)
    assert result.credential.id == f"{SITE}/v/{certificate.code}"
    assert result.credential.issuer.name == "鳥取市"
    assert result.credential.achievement.name == certificate.course_title


async def test_other_words_under_the_same_signature_are_refused(
    study: Study, cast: Cast, badges: OpenBadges, signing: Signing
) -> None:
    certificate = await completed(study, cast)
    _, token = await badges.token(cast.hanako, certificate.code)
    reader = OB3Verifier(public(signing))
    assert reader.verify(token.decode()).name is not None
    head, _, seal = token.decode().split(".")
    forged = json.dumps({**payload_of(token), "name": "リーダー講座"}).encode()
    words = base64.urlsafe_b64encode(forged).rstrip(b"=").decode()
    with pytest.raises(OB3VerificationError):
        reader.verify(f"{head}.{words}.{seal}")


async def test_it_names_nobody_and_its_owner_can_prove_it(study: Study, cast: Cast, badges: OpenBadges) -> None:
    certificate = await completed(study, cast)
    _, token = await badges.token(cast.hanako, certificate.code)
    claims = payload_of(token)
    text = json.dumps(claims, ensure_ascii=False)
    assert certificate.name not in text and cast.hanako.id not in text
    (identity,) = claims["credentialSubject"]["identifier"]  # type: ignore[index]
    proven = hashlib.sha256((certificate.name + identity["salt"]).encode()).hexdigest()
    assert identity["identityHash"] == f"sha256${proven}"


async def test_only_its_owner_and_town_may_take_it_and_only_where_the_town_offers_it(
    study: Study, cast: Cast, badges: OpenBadges
) -> None:
    await offer(study, IWAMI)
    certificate = await study.complete(cast.hanako)
    assert certificate is not None
    assert await refusal(badges.token(cast.hanako, certificate.code)) == "page.unknown"
    await offer(study, TOTTORI)
    for stranger in (cast.taro, cast.sato, cast.tanaka):
        assert await refusal(badges.picture(stranger, certificate.code)) == "access.refused"


async def test_readers_find_who_issues_and_what_is_not_in_use_any_more(
    study: Study, cast: Cast, badges: OpenBadges
) -> None:
    certificate = await completed(study, cast)
    _, token = await badges.token(cast.hanako, certificate.code)
    claims = payload_of(token)
    issuer = await badges.issuer(TOTTORI)
    assert claims["iss"] == issuer["id"]
    revoked = certificate.model_copy(update={"status": "revoked"})
    assert (await badges.revoked(TOTTORI))["revokedCredential"] == []
    await study.store.run(lambda tx: records.save(tx, revoked))
    assert (await badges.revoked(TOTTORI))["revokedCredential"] == [{"id": claims["jti"], "revoked": True}]
    assert await refusal(badges.token(cast.hanako, certificate.code)) == "cert.revoked"
    assert await refusal(badges.issuer(IWAMI)) == "page.unknown"
    key = json.loads(base64.urlsafe_b64decode(token.decode().split(".")[0] + "=="))
    assert key["kid"] in {one["kid"] for one in badges.keys["keys"]}  # type: ignore[attr-defined]
    assert "d" not in key["jwk"]
