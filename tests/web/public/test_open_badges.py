"""Over HTTP: a badge for its owner, what any reader of badges fetches, and the file that verifies offline."""

from __future__ import annotations

import json
from urllib.parse import unquote

import httpx
import pytest

from supporter.domain.certificates.certificate import Certificate
from supporter.domain.municipalities.municipality import Programme
from supporter.domain.shared.access import Role
from supporter.storage import records
from tests.support.cast import ADMINISTRATOR
from tests.support.web.people_site import IWAMI, TOTTORI, Site
from tests.support.web.shell import town


@pytest.fixture
async def hanako(house: Site) -> tuple[httpx.AsyncClient, Certificate]:
    """花子 has completed the course in a town that offers badges."""
    offering = town(TOTTORI, "鳥取市", open_badges=True)
    programme = Programme(id="tsunagari", name="つながりサポーター", courses=("kiso",))
    await house.app.municipalities.profiles.put(ADMINISTRATOR, offering, [programme])
    number, code = await house.learner()
    await house.complete(number)
    (certificate,) = await house.app.folder.store.read(lambda tx: records.find(tx, Certificate, "learner", number))
    browser = house.browser()
    await browser.post("/in/card", data={"code": code})
    return browser, certificate


async def test_an_owner_finds_the_badge_and_any_reader_finds_its_issuer(
    house: Site, hanako: tuple[httpx.AsyncClient, Certificate]
) -> None:
    owner, certificate = hanako
    here = f"/m/{TOTTORI}/certificate/{certificate.code}"
    badge = await owner.get(f"{here}/badge.png")
    assert badge.content.startswith(b"\x89PNG") and b"openbadgecredential" in badge.content
    assert f"オープンバッジ_{certificate.serial}.png" in unquote(badge.headers["content-disposition"])
    async with house.browser() as anybody:
        assert (await anybody.get(f"{here}/badge.png")).status_code == 403
        issuer = await anybody.get(f"/badges/issuers/{TOTTORI}")
        assert issuer.json()["name"] == "鳥取市" and issuer.headers["access-control-allow-origin"] == "*"
        assert (await anybody.get(f"/badges/revoked/{TOTTORI}")).json()["revokedCredential"] == []
        (key,) = (await anybody.get("/badges/keys.json")).json()["keys"]
        assert key["kty"] == "RSA" and not {"d", "p", "q"} & key.keys()
        assert (await anybody.get(f"/badges/issuers/{IWAMI}")).status_code == 404


async def test_officers_take_down_the_file_that_verifies_and_nobody_else(
    house: Site, hanako: tuple[httpx.AsyncClient, Certificate]
) -> None:
    owner, certificate = hanako
    async with await house.officer("suzuki", TOTTORI) as officer:
        file = await officer.get("/o/proof.html")
    assert file.headers["content-disposition"].startswith("attachment")
    kit = json.loads(file.text.split("const KIT = ")[1].split(";\n")[0])
    assert kit["towns"][TOTTORI] == "鳥取市" and kit["revoked"] == []
    assert certificate.name not in file.text and certificate.code not in file.text
    assert "http" not in file.text.replace("http-equiv", "")
    assert (await owner.get("/o/proof.html")).status_code == 403
    async with await house.officer("sato", TOTTORI, Role.TRAINER) as trainer:
        assert (await trainer.get("/o/proof.html")).status_code == 403


async def test_the_page_of_a_certificate_opens_with_the_proof_behind_its_address(
    house: Site, hanako: tuple[httpx.AsyncClient, Certificate]
) -> None:
    _, certificate = hanako
    async with house.browser() as anybody:
        for address in (f"/V/{certificate.code}/XEI2Z235KTGD", f"/v/{certificate.code}"):
            page = await anybody.get(address)
            assert page.status_code == 200 and certificate.serial in page.text
