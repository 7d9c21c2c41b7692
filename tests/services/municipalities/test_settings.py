"""The settings of a municipality: its officers' own, taken at once, and never over somebody else's change."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.municipalities.municipality import Contact, Municipality
from supporter.domain.shared.audit_entry import AuditEntry
from supporter.domain.shared.refused import Refused
from supporter.services.municipalities.settings import MunicipalitySettings, stamp
from supporter.storage import records
from tests.support.cast import ADMINISTRATOR, IWAMI, TOTTORI, Cast, refusal
from tests.support.study import Study


@pytest.fixture
def settings(study: Study) -> MunicipalitySettings:
    return MunicipalitySettings(study.store, study.clock)


def contact(name: str, year: int = 2024) -> Contact:
    return Contact(name=name, topics=("daily",), phone="0857-00-0000", checked_on=dt.date(year, 1, 1))


async def tottori(settings: MunicipalitySettings, cast: Cast) -> Municipality:
    return await settings.get(cast.suzuki, TOTTORI)


async def test_what_supporters_are_called_stands_on_the_next_certificate(
    study: Study, cast: Cast, settings: MunicipalitySettings
) -> None:
    before = await study.complete(cast.taro)
    town = await tottori(settings, cast)
    await settings.change(cast.suzuki, TOTTORI, {"supporters": "ゆるサポ"}, stamp(town))
    after = await study.complete(cast.hanako)
    assert before and after
    assert (before.programme_name, after.programme_name) == ("つながりサポーター", "ゆるサポ")
    assert after.programme == before.programme


async def test_one_wording_of_a_certificate_is_changed_and_the_rest_stays(
    cast: Cast, settings: MunicipalitySettings
) -> None:
    town = await tottori(settings, cast)
    style = {**town.certificate.model_dump(), "title": "認定証"}
    changed = await settings.change(cast.suzuki, TOTTORI, {"certificate": style}, stamp(town))
    assert changed.certificate == town.certificate.model_copy(update={"title": "認定証"})
    assert changed.programmes == town.programmes


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"brand": "green"}, "form.invalid", "brand"),
        ({"name": "　"}, "line.missing", "name"),
        ({"department": ""}, "line.missing", "department"),
        ({"phone": "javascript:alert(7)"}, "phone.invalid", "phone"),
        ({"phone": "でんわ"}, "phone.invalid", "phone"),
        ({"certificate": {"title": "修了証🎓"}}, "certificate.unprintable", "title"),
        ({"certificate": {"body": ("修了しました🌸",)}}, "certificate.unprintable", "body"),
        ({"fax": "なし"}, "phone.invalid", "fax"),
        ({"headline": "あ" * 61}, "form.invalid", "headline"),
        ({"retention_years": 0}, "form.invalid", "retention_years"),
        ({"issue": "sometimes"}, "form.invalid", "issue"),
        ({"certificate": {"seal": "everywhere"}}, "form.invalid", "seal"),
        ({"certificate": {"number_format": "第{number}号"}}, "certificate.number_format", ""),
        ({"programmes": ("other",)}, "access.refused", ""),
        ({"id": IWAMI}, "access.refused", ""),
    ],
)
async def test_what_cannot_be_a_setting_is_refused_and_nothing_changes(
    cast: Cast, settings: MunicipalitySettings, changes: dict[str, object], code: str, field: str
) -> None:
    town = await tottori(settings, cast)
    with pytest.raises(Refused) as refused:
        await settings.change(cast.suzuki, TOTTORI, changes, stamp(town))
    assert (refused.value.code, refused.value.facts.get("field", "")) == (code, field)
    assert await tottori(settings, cast) == town


async def test_the_second_of_two_officers_is_told_of_the_first(
    study: Study, cast: Cast, settings: MunicipalitySettings
) -> None:
    seen = stamp(await tottori(settings, cast))
    await settings.change(cast.suzuki, TOTTORI, {"department": "地域福祉課"}, seen)
    assert await refusal(settings.change(cast.suzuki, TOTTORI, {"phone": "0857-00-0009"}, seen)) == "edit.conflict"
    assert await refusal(settings.set_contacts(cast.suzuki, TOTTORI, [contact("窓口")], seen)) == "edit.conflict"
    assert (await settings.change(cast.suzuki, TOTTORI, {"department": "地域福祉課"}, seen)).department == "地域福祉課"
    entries = await study.store.read(lambda tx: records.find(tx, AuditEntry, "municipality", TOTTORI))
    assert [entry.facts["fields"] for entry in entries if entry.action == "municipality.edit"] == ["department"]


async def test_contacts_found_right_bear_the_day(study: Study, cast: Cast, settings: MunicipalitySettings) -> None:
    town = await tottori(settings, cast)
    both = [contact("窓口"), contact("夜の窓口")]
    town = await settings.set_contacts(cast.suzuki, TOTTORI, both, stamp(town))
    town = await settings.checked(cast.suzuki, TOTTORI, [1], stamp(town))
    assert [one.checked_on for one in town.contacts] == [dt.date(2024, 1, 1), study.clock.now().date()]


async def test_only_the_town_and_the_administrator_reach_the_settings(
    cast: Cast, settings: MunicipalitySettings
) -> None:
    town = await tottori(settings, cast)
    for stranger in (cast.tanaka, cast.sato, cast.hanako):
        assert await refusal(settings.get(stranger, TOTTORI)) == "access.refused"
        changed = settings.change(stranger, TOTTORI, {"phone": ""}, stamp(town))
        assert await refusal(changed) == "access.refused"
    assert await refusal(settings.get(cast.suzuki, "999999")) == "access.refused"
    assert await settings.get(ADMINISTRATOR, TOTTORI) == town


async def test_a_contact_is_called_by_a_number_alone(cast: Cast, settings: MunicipalitySettings) -> None:
    town = await tottori(settings, cast)
    evil = contact("窓口").model_copy(update={"phone": "javascript:alert(7)"})
    assert await refusal(settings.set_contacts(cast.suzuki, TOTTORI, [evil], stamp(town))) == "phone.invalid"
    good = contact("窓口").model_copy(update={"phone": "＃８００８", "fax": "0857（00）0001"})
    assert (await settings.set_contacts(cast.suzuki, TOTTORI, [good], stamp(town))).contacts == (good,)
