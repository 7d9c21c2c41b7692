"""The words of a municipality's settings and of the administrator's regions, and what may be refused there."""

from __future__ import annotations

from supporter.wording.shared.words import Said

TOWNS: dict[str, Said] = {
    "office.town": "市町村の設定",
    "office.towns": "市町村",
    "office.contact": "相談先を直す",
}

REGIONS: dict[str, Said] = {"office.regions": "圏域", "office.region": "圏域の設定"}

REGIONS_SENTENCES: dict[str, Said] = {
    "region.name": "圏域の名前を、40文字までで入れてください。",
    "region.towns": "市町村を、二つ以上えらんでください。ほかに入れたことは、そのままです。",
    "region.coordinator": "圏域担当の役割の人を、えらんでください。ほかに入れたことは、そのままです。",
}
