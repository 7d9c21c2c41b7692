"""The words of a municipality's settings."""

from __future__ import annotations

from supporter.wording.shared.words import Said

TOWNS: dict[str, Said] = {
    "office.town": "市町村の設定",
    "office.towns": "市町村",
    "office.contact": "相談先を直す",
}
