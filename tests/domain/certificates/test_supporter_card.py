"""After a completion: a card for who is listed, with numbers that answer."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.certificates.supporter_card import carries_card, to_carry
from supporter.domain.municipalities.municipality import CertificateStyle, Contact, Municipality

TODAY = dt.date(2026, 11, 23)


def certificate(**changes: object) -> Certificate:
    fields = {
        "id": "312011-tsunagari-基礎-2026-000001",
        "municipality": "312011",
        "municipality_name": "鳥取市",
        "programme": "tsunagari",
        "programme_name": "つながりサポーター",
        "course": "kiso",
        "course_title": "基礎講座",
        "level": "基礎",
        "year": 2026,
        "number": 1,
        "serial": "第R8-基-0001号",
        "code": "7K3QX9TM4P",
        "learner": "48291307",
        "name": "鳥取 花子",
        "way": "online",
        "completed_on": TODAY,
        "issued_on": TODAY,
        "style": CertificateStyle(),
    }
    return Certificate.model_validate(fields | changes)


SEAL, NO_SEAL = CertificateStyle(seal="space"), CertificateStyle(seal="none")


@pytest.mark.parametrize(
    ("changes", "awaits"),
    [
        ({"issue": "automatic", "style": SEAL}, False),
        ({"issue": "confirmed", "style": NO_SEAL}, False),
        ({"issue": "confirmed", "style": SEAL}, True),
        ({"issue": "confirmed", "style": SEAL, "handed_over_on": TODAY}, False),
    ],
)
def test_a_seal_is_awaited_where_a_town_confirms_by_hand_and_seals(changes: dict[str, object], awaits: bool) -> None:
    assert certificate(**changes).awaits_seal is awaits
    assert certificate(**changes).may_be_shown is not awaits
    assert not certificate(status="revoked", **changes).may_be_shown


@pytest.mark.parametrize(
    ("registered", "town", "listed"),
    [
        ("yes", "asked", True),
        ("undecided", "asked", False),
        ("no", "asked", False),
        ("no", "with_completion", False),
        ("undecided", "with_completion", True),
        ("yes", "with_completion", True),
    ],
)
def test_a_card_is_for_who_completed_and_is_listed(registered: str, town: str, listed: bool) -> None:
    learner = Learner.model_construct(id="48291307", registered=registered)
    municipality = Municipality.model_construct(registration=town)
    assert carries_card(learner, municipality, certificate()) is listed
    assert not carries_card(learner, municipality, certificate(status="revoked"))
    assert not carries_card(learner, municipality, certificate(issue="confirmed"))
    assert not carries_card(learner, municipality, certificate(learner="35858416"))


def contact(name: str, **changes: object) -> Contact:
    fields = {"name": name, "topics": ("life",), "phone": "0857-00-0000", "checked_on": TODAY}
    return Contact.model_validate(fields | changes)


def test_a_card_carries_three_telephones_and_those_checked_lately_first() -> None:
    old = dt.date(2024, 12, 31)
    offered = [
        contact("町"),
        contact("古い", checked_on=old),
        contact("チャットだけ", phone="", chat="https://example.jp"),
        contact("期間だけ", open_from=TODAY, open_until=dt.date(2026, 12, 1)),
        contact("新しい"),
        contact("もう一つ古い", checked_on=old),
    ]
    assert [one.name for one in to_carry(offered, TODAY)] == ["町", "新しい", "古い"]
    assert to_carry([], TODAY) == []
