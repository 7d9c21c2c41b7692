"""What a QR proves without a server: a certificate's own words, to be signed, and how both become one short text."""

from __future__ import annotations

import base64
import hashlib

from supporter.domain.certificates.certificate import Certificate

#: Names the order of the fields; another order gets another letter.
VERSION = "1"


def statement(certificate: Certificate) -> bytes:
    """Version, municipality, serial, day of issue and name: what stands on the paper, and nothing else.

    The name is the last line, so that nothing in it can be taken for another field.
    """
    day = f"{certificate.issued_on:%Y%m%d}"
    return "\n".join((VERSION, certificate.municipality, certificate.serial, day, certificate.name)).encode()


def token(statement: bytes, signature: bytes) -> str:
    """Both in base 32, whose letters fit the short mode of a QR (RFC 4648, 6); without padding."""
    return base64.b32encode(signature + statement).decode("ascii").rstrip("=")


def fingerprint(municipality: str, serial: str) -> str:
    """By which a list names a certificate that is not in use any more, without saying whose it was."""
    return hashlib.sha256(f"{municipality}\n{serial}".encode()).hexdigest()
