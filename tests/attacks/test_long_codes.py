"""Codes too long to be swept: wrong ones are counted, known and unknown are told alike, and a right one never waits."""

from __future__ import annotations

from supporter.domain.shared.access import READER
from tests.support.attack import HALL, SATO, STRANGER, begun
from tests.support.cast import refusal
from tests.support.web.people_site import Site

NONE = ("AAAAA-AAAAA", "7K3QX-9TM4P", "x", "")


async def test_wrong_passes_make_nobody_wait_who_holds_one(house: Site) -> None:
    await begun(house)
    made = await house.app.checkin.day_passes.make(SATO, "s1", "受付1", ("reception",))
    revoked = await house.app.checkin.day_passes.make(SATO, "s1", "受付2", ("reception",))
    await house.app.checkin.day_passes.revoke(SATO, "s1", revoked.daypass.id)
    async with house.browser(HALL) as browser:
        codes = [(await browser.post("/d", data={"code": NONE[n % 4]})).status_code for n in range(40)]
        assert codes == [403] * 20 + [429] * 20
        assert (await browser.post("/d", data={"code": revoked.code})).status_code == 429
        assert (await browser.post("/d", data={"code": made.code})).status_code == 303
    async with house.browser(STRANGER) as browser:
        told = {(await browser.post("/d", data={"code": code})).status_code for code in (*NONE, revoked.code)}
    assert told == {403}, "a pass taken back is like none"


async def test_certificate_codes_are_counted_and_a_right_one_is_found(house: Site) -> None:
    number, _ = await house.learner()
    await house.complete(number)
    (certificate,) = house.app.folder.store.scan("certificates")
    async with house.browser(STRANGER) as browser:
        codes = [(await browser.get(f"/v/{n:05}AAAAA")).status_code for n in range(40)]
        assert codes == [404] * 30 + [429] * 10
        assert (await browser.get(f"/v/{certificate['code']}")).status_code == 200
    async with house.browser(HALL) as browser:
        assert (await browser.get("/v/AAAAAAAAAA")).status_code == 404


async def test_claims_rest_by_number_and_address_only_for_what_is_wrong(house: Site) -> None:
    claims = house.app.closing.claims
    told = [await refusal(claims.look(READER, "27", "7K3QX-9TM4P", STRANGER)) for _ in range(6)]
    assert told == ["claim.wrong"] * 4 + ["pin.resting"] * 2
    for n in range(40):
        for _ in range(5):
            await refusal(claims.look(READER, "27", "7K3QX-9TM4P", f"203.0.113.{n}"))
    assert await refusal(claims.look(READER, "27", "7K3QX-9TM4P", HALL)) == "claim.wrong", "strangers rest nobody else"
    swept = [await refusal(claims.look(READER, str(n), "7K3QX-9TM4P", "192.0.2.77")) for n in range(1, 121)]
    assert swept[-1] == "pin.resting" and swept[0] == "claim.wrong"


async def test_numbers_of_applications_are_counted_by_address(house: Site) -> None:
    await begun(house, listing="public")
    async with house.browser(STRANGER) as browser:
        tries = ({"number": f"{n:06}", "name": "鳥取 花子"} for n in range(14))
        codes = [(await browser.post("/c/s1/withdraw", data=tried)).status_code for tried in tries]
    assert codes[:10] == [codes[0]] * 10 and codes[10:] == [429] * 4
    async with house.browser(HALL) as browser:
        answer = await browser.post("/c/s1/withdraw", data={"number": "123456", "name": "鳥取 花子"})
    assert answer.status_code == codes[0]
