"""確かめの1枚: a file on a stick verifies what a QR carries, in a browser that reaches no server at all."""

from __future__ import annotations

import base64
import datetime as dt
from dataclasses import asdict
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from supporter.domain.certificates.certificate import Certificate
from supporter.domain.certificates.offline_proof import fingerprint
from supporter.domain.municipalities.municipality import CertificateStyle
from supporter.services.certificates.offline_verifier import Kit
from supporter.services.certificates.paper import paper_of
from supporter.services.shared.signing import Signing
from supporter.web.shared import templates
from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.rig import NewPage, Screen

SITE = "https://tsunagari.example"


def certificate(serial: str = "第R8-基-0001号", name: str = "髙橋　一郎") -> Certificate:
    return Certificate(
        id="312011-tsunagari-基礎-2026-000001",
        municipality="312011",
        municipality_name="鳥取市",
        programme="tsunagari",
        programme_name="つながりサポーター",
        course="kiso",
        course_title="基礎講座",
        level="基礎",
        year=2026,
        number=1,
        serial=serial,
        code="7K3QX9TM4P",
        learner="12345678",
        name=name,
        way="online",
        completed_on=dt.date(2026, 11, 20),
        issued_on=dt.date(2026, 11, 23),
        style=CertificateStyle(issuer_title="鳥取市長", issuer_name="見本　太郎", qr="signed"),
    )


def qr_of(one: Certificate, signing: Signing) -> str:
    return paper_of(one, SITE, signing.proof(one)).verify_url


@pytest.fixture
def signing(tmp_path: Path) -> Signing:
    return Signing(tmp_path / "keys")


@pytest.fixture
def stick(tmp_path: Path, signing: Signing) -> Path:
    """The file, as an officer took it down on the day of the second certificate's end."""
    revoked = [fingerprint("312011", "第R8-基-0002号")]
    key = base64.b64encode(signing.public_key).decode()
    facts = asdict(Kit(key, {"312011": "鳥取市"}, revoked, dt.date(2026, 11, 24)))
    del facts["made_on"]
    html = (
        templates.templates()
        .get_template("office/certificates/offline_verifier.html")
        .render(kit=facts, made_on="令和8年11月24日")
    )
    file = tmp_path / "kakunin.html"
    file.write_text(html, "utf-8")
    return file


def told(page: Page, text: str) -> Page:
    page.get_by_label("QR の文字").fill(text)
    page.get_by_role("button", name="確かめる").click()
    return page


def test_a_file_on_a_stick_verifies_what_stands_on_the_paper(new_page: NewPage, stick: Path, signing: Signing) -> None:
    page = new_page(stick.as_uri(), Screen(360, 780))
    page.context.set_offline(True)
    result = page.get_by_role("status")
    axe(page)
    told(page, qr_of(certificate(), signing))
    for words in ("このとおりに発行されています", "第R8-基-0001号", "2026年11月23日", "髙橋　一郎", "鳥取市"):
        expect(result).to_contain_text(words)
    expect(page.get_by_label("QR の文字")).to_be_focused()
    axe(page)
    no_sideways(page)
    targets_48(page)

    # A reader that is set for an English keyboard spoils the signs of the address.
    told(page, qr_of(certificate(), signing).replace(":", "'").replace("/", "・"))
    expect(result).to_contain_text("このとおりに発行されています")
    told(page, qr_of(certificate("第R8-基-0002号"), signing))
    expect(result).to_contain_text("いまは使われていない修了証です")
    token = qr_of(certificate(), signing)
    told(page, token[:-9] + ("A" if token[-9] != "A" else "B") + token[-8:])
    expect(result).to_contain_text("確かめられませんでした")
    expect(result).not_to_contain_text("髙橋")
    told(page, f"{SITE}/v/7K3QX9TM4P".upper())
    expect(result).to_contain_text("QR の文字が足りません")


def test_another_installation_signs_for_itself_alone(new_page: NewPage, stick: Path, tmp_path: Path) -> None:
    page = told(new_page(stick.as_uri()), qr_of(certificate(), Signing(tmp_path / "other keys")))
    expect(page.get_by_role("status")).to_contain_text("確かめられませんでした")
