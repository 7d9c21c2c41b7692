"""The table of role × action, written out once more by hand: a new right shows up here or fails."""

from __future__ import annotations

import pytest

from supporter.domain.access import Action, Person, Role, may, require
from supporter.domain.refused import Refused

# What each role may do: to its own things, in its municipality, everywhere. What is not named, it may not.
EVERYBODY = {"course.read", "certificate.verify"}
TABLE: dict[Role, dict[str, set[str]]] = {
    Role.READER: {"all": EVERYBODY | {"learner.sign_up"}},
    Role.LEARNER: {
        "all": EVERYBODY | {"learner.sign_up"},
        "own": {
            *("learning.answer", "learner.read", "learner.change", "learner.renew_card"),
            *("certificate.read",),
        },
    },
    Role.TRAINER: {"all": EVERYBODY | {"script.read"}},
    Role.OFFICER: {
        "all": EVERYBODY | {"script.read"},
        "municipality": {
            *("learner.read", "learner.reset_pin", "learner.renew_card"),
            *("certificate.read", "certificate.confirm", "roster.read", "roster.export", "figures.read"),
        },
    },
    Role.COORDINATOR: {"all": EVERYBODY | {"script.read", "figures.read"}},
    Role.ADMINISTRATOR: {"all": EVERYBODY | {"staff.manage", "municipality.manage"}},
}
REACHES = {
    "own thing": {"owner": "me", "municipality": "312011"},
    "same town": {"owner": "somebody", "municipality": "312011"},
    "other town": {"owner": "somebody", "municipality": "313025"},
    "nothing known": {},
}
COVERS = {
    "all": set(REACHES),
    "municipality": {"own thing", "same town"},
    "own": {"own thing"},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("thing", REACHES)
def test_each_role_may_do_what_the_table_says_and_no_more(role: Role, action: Action, thing: str) -> None:
    person = Person(role=role, id="me", municipality="312011")
    reach = next((reach for reach, actions in TABLE[role].items() if action in actions), None)
    expected = reach is not None and thing in COVERS[reach]
    assert may(person, action, **REACHES[thing]) is expected
    if not expected:
        with pytest.raises(Refused) as refused:
            require(person, action, **REACHES[thing])
        assert refused.value.code == "access.refused"


@pytest.mark.parametrize("role", [Role.LEARNER, Role.OFFICER])
@pytest.mark.parametrize("action", Action)
def test_belonging_nowhere_never_matches_belonging_nowhere(role: Role, action: Action) -> None:
    if action not in TABLE[role]["all"]:
        assert not may(Person(role=role), action, owner="", municipality="")
