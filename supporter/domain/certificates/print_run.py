"""A run of certificates on paper: whose, in which order, and how far it is on its way to people."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Literal

from pydantic import Field

from supporter.domain.certificates.certificate import Certificate
from supporter.domain.shared.document import Document, Value
from supporter.domain.shared.refused import Refused

#: Names compared by eye, 決裁, one sheet to try, the run itself with its seals, and handing over.
Step = Literal["names", "decision", "trial", "print", "hand"]
STEPS: tuple[Step, ...] = ("names", "decision", "trial", "print", "hand")
#: Certificates in one run; more are two runs.
MOST = 1000


class Done(Value):
    """Who said that a step is done, and when."""

    by: str
    on: dt.date


class PrintRun(Document):
    """`certificates` are ids in the order of the roster, which is that of their numbers.

    `handed` are those that were noted as handed over here, and may be taken back together.
    """

    collection: ClassVar[str] = "print_runs"

    municipality: str
    certificates: tuple[str, ...]
    made_by: str
    made_on: dt.date
    done: dict[Step, Done] = Field(default_factory=dict)
    handed: tuple[str, ...] = ()

    @property
    def now(self) -> Step | None:
        """The first step that is not done, `None` after the last."""
        return next((step for step in STEPS if step not in self.done), None)


def printable(certificate: Certificate) -> bool:
    """Whether it may go on paper: neither revoked nor nameless."""
    return certificate.status == "issued" and certificate.erased_on is None


def check_run(certificates: list[Certificate]) -> tuple[str, ...]:
    """The ids of a run in its order. Raises `Refused`: run.empty, run.too_many, and run.unprintable with a serial."""
    if not certificates:
        raise Refused("run.empty")
    if len(certificates) > MOST:
        raise Refused("run.too_many", most=MOST)
    for one in certificates:
        if not printable(one):
            raise Refused("run.unprintable", serial=one.serial)
    return tuple(dict.fromkeys(one.id for one in sorted(certificates, key=lambda one: one.place)))
