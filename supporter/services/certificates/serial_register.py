"""交付台帳: every number of a series once, in order, those that are missing or out of use said to be so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from supporter.domain.certificates.certificate import FORMER, Certificate
from supporter.domain.shared.calendar import era_date
from supporter.wording import say


class Line(NamedTuple):
    """One number of a series. `certificate` is None where the number was never used (欠番)."""

    series: str
    number: int
    certificate: Certificate | None
    told: str


def ledger(certificates: Iterable[Certificate], year: int) -> Iterator[Line]:
    """The lines of one 年度, series by series, then the numbers that came with lists of former years."""
    found = sorted((one for one in certificates if one.year == year), key=lambda one: one.place)
    series: dict[str, dict[int, Certificate]] = {}
    for one in found:
        if FORMER not in one.id:
            series.setdefault(f"{one.programme_name} {one.level}", {})[one.number] = one
    for name, numbers in series.items():
        for number in range(1, max(numbers) + 1):
            kept = numbers.get(number)
            yield Line(name, number, kept, remarks(kept) if kept else say("register.missing"))
    for one in found:
        if FORMER in one.id:
            yield Line(f"{one.programme_name} {one.level}", one.number, one, remarks(one))


def remarks(certificate: Certificate) -> str:
    """What happened to a certificate, in a few words."""
    told = []
    if certificate.reissued:
        told.append(say("register.reissued", times=certificate.reissued))
    if certificate.handed_over_on:
        told.append(say("register.handed", date=era_date(certificate.handed_over_on)))
    if certificate.status == "revoked":
        told.append(say("register.revoked"))
    if certificate.erased_on:
        told.append(say("register.erased"))
    return say("register.between").join(told)
