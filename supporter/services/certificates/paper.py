"""What the press is told of a certificate: its wording of the day of issue, filled in, and the address in its QR."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from supporter.documents.certificates.certificate import Paper, Portrait
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.certificates.serials import code_text
from supporter.domain.municipalities.municipality import CertificateStyle

#: The flower on paper needs five rings to be one, as on the screen.
FEWEST_RINGS = 5


def paper_of(certificate: Certificate, site: str, proof: str = "") -> Paper:
    """A certificate as it is printed on A4; `proof` is what its QR carries beside the address."""
    style = certificate.style
    places = {
        "municipality": certificate.municipality_name,
        "programme": certificate.programme_name,
        "course": certificate.course_title,
    }
    return Paper(
        course=certificate.course_title,
        name=certificate.name,
        serial=certificate.serial,
        issued_on=certificate.issued_on,
        municipality=certificate.municipality_name,
        verify_url="/".join(filter(None, (verify_url(site, certificate.code), proof))),
        code=code_text(certificate.code),
        chapters=max(certificate.chapters, FEWEST_RINGS),
        **worded(style, places),
    )


def worded(style: CertificateStyle, places: Mapping[str, str]) -> dict[str, Any]:
    """What a municipality's style says on paper; `places` fills its {municipality}, {programme} and {course}."""
    return {
        "title": style.title,
        "course_line": _filled(style.course_line, places),
        "date_style": style.date_style,
        "body": tuple(_filled(line, places) for line in style.body),
        "issuer_title": style.issuer_title,
        "issuer_name": style.issuer_name,
        "seal": "none" if style.seal == "none" else "space",
        "over": style.seal == "over",
    }


def portrait_of(certificate: Certificate, site: str, proof: str = "") -> Portrait:
    """The same upright, for a telephone."""
    return Portrait(**paper_of(certificate, site, proof).model_dump())


def verify_url(site: str, code: str) -> str:
    """The address in the QR, upper case for the QR's small alphanumeric mode."""
    return f"{site}/v/{code}".upper()


def _filled(text: str, places: Mapping[str, str]) -> str:
    """Plain replacement: a municipality's wording is data, never a format string to be run."""
    for name, value in places.items():
        text = text.replace(f"{{{name}}}", value)
    return text
