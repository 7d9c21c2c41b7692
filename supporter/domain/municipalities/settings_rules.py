"""What the settings of a municipality must be before anybody sees or prints them: each field with its own refusal."""

from __future__ import annotations

import re

from supporter.domain.municipalities.municipality import CertificateStyle, Municipality
from supporter.domain.shared.refused import Refused

#: Places that a certificate's wording may leave open, each as long as what usually fills it.
PLACES = ("municipality", "programme", "course")
_FILLED = "〇" * 12
#: Letters of a field that have room on the paper and on the screen.
ROOM = {"title": 20, "course_line": 60, "issuer_title": 40, "issuer_name": 30}
#: Letters and paragraphs of the body, above which it would run into the day of issue.
BODY, PARAGRAPHS = 160, 6


def check_settings(town: Municipality) -> None:
    """Raise `Refused` for the first field that cannot be shown or printed, with the `field` as a fact.

    line.missing, line.too_long, certificate.body_empty, certificate.body_long,
    certificate.place.
    """
    for name in ("name", "department"):
        if not getattr(town, name).strip():
            raise Refused("line.missing", field=name)
    _check_style(town.certificate)


def _check_style(style: CertificateStyle) -> None:
    if not any(line.strip() for line in style.body):
        raise Refused("certificate.body_empty", field="body")
    for name, text in (("course_line", style.course_line), *(("body", line) for line in style.body)):
        if unknown := _unknown(text):
            raise Refused("certificate.place", field=name, place=unknown)
    for name, most in ROOM.items():
        if len(_filled(getattr(style, name))) > most:
            raise Refused("line.too_long", field=name, most=most)
    if len(style.body) > PARAGRAPHS or sum(len(_filled(line)) for line in style.body) > BODY:
        raise Refused("certificate.body_long", field="body", most=BODY, lines=PARAGRAPHS)


def _filled(text: str) -> str:
    for name in PLACES:
        text = text.replace(f"{{{name}}}", _FILLED)
    return text


def _unknown(text: str) -> str:
    """A place that nothing will fill, or a brace that stands alone; empty where there is none."""
    for name in PLACES:
        text = text.replace(f"{{{name}}}", "")
    found = re.search(r"\{[^{}]*\}|[{}]", text)
    return (found[0].strip("{}") or "　")[:20] if found else ""
