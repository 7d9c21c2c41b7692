"""A certificate as an Open Badges 3.0 credential: what it says, about whom (never by name), and who says it.

Source: 1EdTech, Open Badges Specification 3.0, „OpenBadgeCredential" and „JSON Web Token Proof Format".
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import uuid

from supporter.domain.certificates.certificate import Certificate
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.calendar import TOKYO

Json = dict[str, object]

CONTEXTS = ("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")
_HOLDERS = uuid.UUID("6f2f8f0a-4b0e-5c6f-9a53-2f6d7c1b8e11")


def credential(certificate: Certificate, site: str, salt: str, about: str, criteria: str) -> Json:
    """The credential of a certificate; `salt` hides the name in the hash by which its owner may prove it.

    `about` says what was held and by whom, `criteria` what it was given for.
    """
    here = f"{site}/badges"
    return {
        "@context": list(CONTEXTS),
        "id": credential_id(certificate.code, site),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": f"{certificate.programme_name}：{certificate.course_title}",
        "issuer": {
            "id": issuer_id(certificate.municipality, site),
            "type": ["Profile"],
            "name": certificate.municipality_name,
        },
        "validFrom": _midnight(certificate.issued_on).isoformat(),
        "credentialSubject": {
            "id": f"urn:uuid:{uuid.uuid5(_HOLDERS, certificate.code)}",
            "type": ["AchievementSubject"],
            "identifier": [_identity(certificate.name, salt)],
            "achievement": {
                "id": f"{here}/achievements/{certificate.programme}/{certificate.course}",
                "type": ["Achievement"],
                "achievementType": "Certificate",
                "name": certificate.course_title,
                "description": about,
                "criteria": {"narrative": criteria},
                "inLanguage": "ja",
            },
        },
        "credentialStatus": {
            "id": f"{here}/revoked/{certificate.municipality}",
            "type": "1EdTechRevocationList",
        },
    }


def claims(credential: Json, issued_on: dt.date) -> Json:
    """The credential with the registered claims that a JWT needs: iss, jti, sub and nbf."""
    issuer, subject = credential["issuer"], credential["credentialSubject"]
    assert isinstance(issuer, dict) and isinstance(subject, dict)
    registered = {"iss": issuer["id"], "jti": credential["id"], "sub": subject["id"]}
    return {**credential, **registered, "nbf": int(_midnight(issued_on).timestamp())}


def profile(town: Municipality, site: str) -> Json:
    """Who issues, as a reader of badges fetches it."""
    return {
        "@context": list(CONTEXTS),
        "id": issuer_id(town.id, site),
        "type": ["Profile"],
        "name": town.name,
        "url": f"{site}/m/{town.id}",
        **({"phone": town.phone} if town.phone else {}),
    }


def revocations(town: str, codes: list[str], site: str) -> Json:
    """Which credentials of a municipality are not in use any more."""
    return {
        "id": f"{site}/badges/revoked/{town}",
        "issuer": issuer_id(town, site),
        "revokedCredential": [{"id": credential_id(code, site), "revoked": True} for code in codes],
    }


def issuer_id(town: str, site: str) -> str:
    """The stable address of a municipality that issues."""
    return f"{site}/badges/issuers/{town}"


def credential_id(code: str, site: str) -> str:
    """The stable name of a credential: the page that verifies its certificate."""
    return f"{site}/v/{code}"


def salt_of(secret: bytes, code: str) -> str:
    """The salt of one credential, the same every time; nobody without `secret` can know it beforehand."""
    return hmac.new(secret, code.encode(), "sha256").hexdigest()[:32]


def _identity(name: str, salt: str) -> Json:
    digest = hashlib.sha256((name + salt).encode()).hexdigest()
    return {
        "type": "IdentityObject",
        "identityType": "name",
        "hashed": True,
        "salt": salt,
        "identityHash": f"sha256${digest}",
    }


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), TOKYO)
