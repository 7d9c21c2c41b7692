"""Settings that would overprint a certificate or tell nobody anything are refused, each field with its own words."""

from __future__ import annotations

import pytest

from supporter import wording
from supporter.content import profiles
from supporter.domain.municipalities.settings_rules import check_settings
from supporter.domain.shared.refused import Refused
from tests.support.web.shell import town

WRONG = [
    ({"name": " "}, "line.missing", "name"),
    ({"department": ""}, "line.missing", "department"),
    ({"certificate": {"body": ()}}, "certificate.body_empty", "body"),
    ({"certificate": {"body": ("修" * 1500,)}}, "certificate.body_long", "body"),
    ({"certificate": {"body": ("修了",) * 7}}, "certificate.body_long", "body"),
    ({"certificate": {"body": ("{unknown}が",)}}, "certificate.place", "body"),
    ({"certificate": {"body": ("修了{",)}}, "certificate.place", "body"),
    ({"certificate": {"course_line": "{講座}"}}, "certificate.place", "course_line"),
    ({"certificate": {"title": "修" * 21}}, "line.too_long", "title"),
]


@pytest.mark.parametrize(("changes", "code", "field"), WRONG)
def test_what_cannot_be_shown_or_printed_is_refused(changes: dict[str, object], code: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_settings(town(**changes))
    assert (refused.value.code, refused.value.facts["field"]) == (code, field)
    assert "{" not in wording.sentence(code, **refused.value.facts)


def test_every_example_is_right() -> None:
    for path in profiles.examples().values():
        check_settings(profiles.read_profile(path))
    for one in profiles.more_examples().values():
        check_settings(one)
