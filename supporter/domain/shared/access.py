"""Who may do what: one table of role × action × reach, asked by every service before it reads."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, get_args

from supporter.domain.shared.actions import Action as Action
from supporter.domain.shared.document import Value
from supporter.domain.shared.refused import Refused


class Role(StrEnum):
    """The seven kinds of signed-in people, and the reader without an account."""

    READER = "reader"
    LEARNER = "learner"
    TRAINER = "trainer"
    OFFICER = "officer"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"
    INSPECTOR = "inspector"
    HELPER = "helper"


#: "granted": at the desk of a town that gave somebody its rows to look at (`Person.lent`), nowhere else.
#: "region": in the municipalities of the region one looks after; in all of them for who looks after none.
Reach = Literal["own", "session", "granted", "municipality", "region", "all"]

_EVERYBODY: dict[Action, Reach] = {
    Action.COURSE_READ: "all",
    Action.SURVEY_ANSWER: "all",
    Action.CERTIFICATE_VERIFY: "all",
    Action.CLASS_JOIN: "all",
    Action.APPLICATION_MAKE: "all",
    Action.RECORD_CLAIM: "all",
}
_PEOPLE: dict[Action, Reach] = {
    Action.LEARNER_FIND: "municipality",
    Action.LEARNER_ENTER: "municipality",
    Action.LEARNER_CORRECT: "municipality",
    Action.LEARNER_CONTACT: "municipality",
    Action.LEARNER_MOVE: "municipality",
    Action.LEARNER_MERGE: "municipality",
    Action.LEARNER_WITHDRAW: "municipality",
    Action.LEARNER_DISCLOSE: "municipality",
    Action.IMPORT_RUN: "municipality",
    Action.IMPORT_UNDO: "municipality",
}
_CLASSES: dict[Action, Reach] = {
    Action.SCRIPT_READ: "all",
    Action.TRAINING_HOLD: "municipality",
    Action.TRAINING_PLAN: "municipality",
    Action.CLASS_RUN: "municipality",
    Action.APPLICATION_MANAGE: "municipality",
    Action.NEEDS_READ: "municipality",
    Action.CLASS_FINISH: "municipality",
    Action.LIST_PRINT: "municipality",
    Action.PASS_MANAGE: "municipality",
    Action.RECEPTION_WORK: "municipality",
    Action.PAPER_WORK: "municipality",
    Action.WATCH_WORK: "municipality",
    Action.MODERATION_WORK: "municipality",
    Action.CLASS_TAKE: "municipality",
}

#: What a delegation can open, each with what it lets another town's officers do. Needs are asked for by themselves.
Scope = Literal["people", "rosters", "certificates", "classes", "needs"]
SCOPES: dict[Scope, frozenset[Action]] = {
    "people": frozenset(
        {*_PEOPLE, Action.LEARNER_READ, Action.LEAVING_READ, Action.PIN_RESET, Action.CARD_RENEW},
    ),
    "rosters": frozenset(
        {
            *(Action.ROSTER_READ, Action.ROSTER_EXPORT, Action.FIGURES_READ, Action.REMINDER_READ),
            *(Action.SURVEY_READ, Action.SURVEY_TEXTS),
        }
    ),
    "certificates": frozenset(
        {
            *(Action.CERTIFICATE_READ, Action.CERTIFICATE_CONFIRM, Action.CERTIFICATE_PRINT, Action.CERTIFICATE_ISSUE),
            *(Action.CERTIFICATE_REISSUE, Action.CERTIFICATE_REVOKE, Action.CARDS_PRINT),
        }
    ),
    "classes": frozenset({*_CLASSES, Action.CLASS_MERGE} - {Action.NEEDS_READ}),
    "needs": frozenset({Action.NEEDS_READ}),
}
ALL_SCOPES: tuple[Scope, ...] = get_args(Scope)

#: What a town never gives away: its staff, its log, its duties, its profile. Nobody does it while acting for another.
KEPT = (
    *(Action.STAFF_READ, Action.STAFF_INVITE, Action.DELEGATE, Action.AUDIT_READ, Action.DUTY),
    Action.MUNICIPALITY_EDIT,
)

ALLOWED: dict[Role, dict[Action, Reach]] = {
    Role.READER: {**_EVERYBODY, Action.SIGN_UP: "all"},
    Role.LEARNER: {
        **_EVERYBODY,
        Action.SIGN_UP: "all",
        Action.LEARN: "own",
        Action.LEARNER_READ: "own",
        Action.LEARNER_CHANGE: "own",
        Action.CARD_RENEW: "own",
        Action.TAKE_AWAY: "own",
        Action.LEAVE: "own",
        Action.CERTIFICATE_READ: "own",
        Action.CERTIFICATE_WISH: "own",
    },
    Role.TRAINER: {**_EVERYBODY, **_CLASSES},
    Role.OFFICER: {
        **_EVERYBODY,
        **_CLASSES,
        **_PEOPLE,
        Action.CLASS_MERGE: "municipality",
        Action.LEARNER_READ: "municipality",
        Action.LEAVING_READ: "municipality",
        Action.CERTIFICATE_READ: "municipality",
        Action.CARDS_PRINT: "municipality",
        Action.PIN_RESET: "municipality",
        Action.CARD_RENEW: "municipality",
        Action.CERTIFICATE_CONFIRM: "municipality",
        Action.CERTIFICATE_PRINT: "municipality",
        Action.CERTIFICATE_ISSUE: "municipality",
        Action.CERTIFICATE_REISSUE: "municipality",
        Action.CERTIFICATE_REVOKE: "municipality",
        Action.ROSTER_READ: "municipality",
        Action.ROSTER_EXPORT: "municipality",
        Action.FIGURES_READ: "municipality",
        Action.REMINDER_READ: "municipality",
        Action.SURVEY_READ: "municipality",
        Action.SURVEY_TEXTS: "municipality",
        **dict.fromkeys(KEPT, "municipality"),
    },
    Role.COORDINATOR: {
        **_EVERYBODY,
        Action.SCRIPT_READ: "all",
        Action.FIGURES_READ: "region",
        Action.SURVEY_READ: "region",
        Action.ROSTER_READ: "granted",
        Action.LEARNER_READ: "granted",
    },
    Role.ADMINISTRATOR: {
        **_EVERYBODY,
        Action.STAFF_MANAGE: "all",
        Action.STAFF_READ: "all",
        Action.MUNICIPALITY_MANAGE: "all",
        Action.MUNICIPALITY_EDIT: "all",
        Action.REGION_MANAGE: "all",
        Action.DELEGATE: "all",
        Action.AUDIT_READ: "all",
    },
    Role.INSPECTOR: {**_EVERYBODY, Action.AUDIT_READ: "municipality"},
    Role.HELPER: {
        **_EVERYBODY,
        Action.RECEPTION_WORK: "session",
        Action.PAPER_WORK: "session",
        Action.WATCH_WORK: "session",
        Action.MODERATION_WORK: "session",
    },
}


class Person(Value):
    """Who is asking: a reader without an account, a learner, a member of staff, or a local command.

    `id` is the learner's or staff member's document id, empty for a reader;
    `municipality` the code they belong to, empty where they belong to none. A helper (当日係) works in one
    training `session`, at what their pass says: `duties`. `acting_for` are the towns at whose desks they may sit
    today, by a recorded delegation or grant; `lent` while they sit at one of them, which alone gives rights there,
    and those that the delegation names in `scopes`. `region` are the towns of the region that a coordinator looks
    after.
    """

    role: Role = Role.READER
    id: str = ""
    municipality: str = ""
    session: str = ""
    duties: tuple[Action, ...] = ()
    acting_for: tuple[str, ...] = ()
    lent: bool = False
    scopes: tuple[Scope, ...] = ALL_SCOPES
    region: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """A municipality they may ask about, where they may about any."""
        return self.municipality or next(iter(self.region), "")

    def at(self, code: str, scopes: tuple[Scope, ...] = ALL_SCOPES) -> Person:
        """The same person at the desk of a town that they may act for, in `scopes`; at their own for any other code."""
        if code not in self.acting_for:
            return self
        return self.model_copy(update={"municipality": code, "lent": True, "scopes": scopes})


READER = Person()


def may(person: Person, action: Action, *, owner: str = "", municipality: str = "", session: str = "") -> bool:
    """Whether `person` may do `action` to a thing of learner `owner`, or of `session`, in `municipality`."""
    reach = ALLOWED[person.role].get(action)
    if reach == "own":
        return bool(person.id) and person.id == owner
    if reach == "session":
        return bool(person.session) and person.session == session and action in person.duties
    if reach == "granted":
        return person.lent and person.municipality == municipality
    if reach == "municipality":
        return bool(person.municipality) and person.municipality == municipality and not _kept_from(person, action)
    if reach == "region":
        return not person.region or municipality in person.region
    return reach == "all"


def _kept_from(person: Person, action: Action) -> bool:
    return person.lent and not any(action in SCOPES[scope] for scope in person.scopes)


def require(person: Person, action: Action, *, owner: str = "", municipality: str = "", session: str = "") -> None:
    """Raise `Refused('access.refused')` unless `may` says yes."""
    if not may(person, action, owner=owner, municipality=municipality, session=session):
        raise Refused("access.refused", action=action.value)
