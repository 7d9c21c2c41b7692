"""Starting a learner: the form checked against the municipality, a number drawn, the card made."""

from __future__ import annotations

import secrets
from typing import NamedTuple

from supporter.domain.accounts.learner import Learner, Notice, SignUpForm, check_contact
from supporter.domain.accounts.learner_number import make_number
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.names import check_kana, check_name, fold
from supporter.domain.shared.refused import Refused
from supporter.services.shared import audit
from supporter.services.shared.secrets import digest, new_secret
from supporter.storage import records
from supporter.storage.base import Tx

#: No secret matches it: whoever was entered by the desk begins with a 受講票 or a one-time PIN.
NO_PIN = "!"


_FEWEST, _NUMBERS = 1_000_000, 9_000_000
_CARD_BITS = 128


class Entry(NamedTuple):
    """A checked form on its way into the store."""

    form: SignUpForm
    pin: str
    pin_hash: str
    notice: Notice
    actor: str


def enrol(tx: Tx, entry: Entry) -> tuple[Learner, str]:
    """Save a new learner under a number that nobody has; returns them and their card's code."""
    municipality = records.load(tx, Municipality, entry.form.municipality)
    number = free_number(tx, entry.pin)
    learner = admitted(entry.form, municipality, number, entry.pin_hash, entry.notice)
    subject = f"learner:{number}"
    audit.record(
        tx,
        entry.notice.at,
        entry.actor or subject,
        "learner.signed_up",
        subject=subject,
        municipality=learner.municipality,
    )
    return put_card(tx, learner)


def admitted(
    form: SignUpForm, municipality: Municipality | None, number: str, pin_hash: str, notice: Notice
) -> Learner:
    """The learner of a form, by every rule that needs no store but the municipality's profile.

    Raises `Refused`: name.…, kana.invalid, municipality.unknown, form.invalid with the field's name.
    """
    if municipality is None:
        raise Refused("municipality.unknown")
    programme = form.programme or municipality.programmes[0]
    if programme not in municipality.programmes:
        raise Refused("form.invalid", field="programme")
    if form.district and form.district not in municipality.districts:
        raise Refused("form.invalid", field="district")
    name = check_name(form.name)
    return Learner(
        id=number,
        municipality=municipality.id,
        programme=programme,
        name=name,
        kana=check_kana(form.kana),
        folded=fold(name),
        age_band=form.age_band,
        district=form.district,
        relation=form.relation,
        contact=check_contact(form.contact),
        registered=form.registered,
        wants_news=form.wants_news,
        pin_hash=pin_hash,
        notice=notice,
        created_at=notice.at,
    )


def put_card(tx: Tx, learner: Learner) -> tuple[Learner, str]:
    """Save the learner with a new card, whose code `NUMBER.SECRET` exists only in what is returned."""
    learner, code = with_new_card(learner)
    records.save(tx, learner)
    return learner, code


def with_new_card(learner: Learner) -> tuple[Learner, str]:
    """The learner as they will be with a new card, which opens nothing before they are saved; and its code."""
    secret = new_secret(_CARD_BITS)
    return learner.model_copy(update={"card_hash": digest(secret)}), f"{learner.id}.{secret}"


def free_number(tx: Tx, pin: str = NO_PIN) -> str:
    """A number at random that nobody has; never one that tells the PIN."""
    while tx.get(Learner.collection, number := draw_number(pin)):
        pass
    return number


def draw_number(pin: str) -> str:
    """A number at random; never one that tells the PIN."""
    number = make_number(str(_FEWEST + secrets.randbelow(_NUMBERS)))
    return draw_number(pin) if pin in number or number in pin else number
