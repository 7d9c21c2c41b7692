"""Who is asking: sign-ins looked up in two reads, ended by deletion, worth nothing while a change is due."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Mapping
from typing import Literal, NamedTuple

from supporter.domain.accounts.learner import Learner
from supporter.domain.accounts.password_rules import check_password, check_pin
from supporter.domain.accounts.sign_in import LASTS, Device, SignIn, survives_the_browser
from supporter.domain.accounts.sign_in_rules import SignInRules, strictest
from supporter.domain.accounts.staff import Staff
from supporter.domain.accounts.throttle import Throttle
from supporter.domain.accounts.used_form import UsedForm
from supporter.domain.checkin.day_pass import DayPass
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.municipalities.delegations import acting_for
from supporter.services.municipalities.regions import coordinated
from supporter.services.shared import audit, giving_way
from supporter.services.shared.clock import Clock
from supporter.services.shared.secrets import Hasher, digest, new_secret
from supporter.storage import records
from supporter.storage.base import NotSaved, Store, Tx

Who = Learner | Staff | DayPass

#: What stands between a browser and its sign-in: a code, a new password, a code to be set up, too long a pause.
Due = Literal["", "code", "password", "set_up", "idle"]
#: So often it is written down that staff are still there; open consoles ask every few seconds.
_NOTED = dt.timedelta(minutes=1)
#: More towns than Japan has.
_TOWNS = 5000


class NewSignIn(NamedTuple):
    """What the browser is told once. The cookie ends with the browser unless `lasting`.

    `device_token` goes into a second, long-lived cookie by which this device is known again; empty on a
    machine for everybody. With `must_change` a new PIN or password comes before everything else, with
    `code_due` a code of the own telephone before that.
    """

    token: str
    person: Person
    expires_at: dt.datetime
    lasting: bool
    device_token: str
    must_change: bool
    code_due: bool = False


class Sessions:
    """What a browser's token is worth, asked again in every handler."""

    def __init__(self, store: Store, clock: Clock, hasher: Hasher) -> None:
        self._store, self._clock, self._hasher = store, clock, hasher

    async def person(self, token: str | None) -> Person:
        """Who holds this token: a reader when it is unknown, over, or something is still due before it opens.

        For whom they may act is looked up each time, so that a delegation ends with its last day, and so is the
        region that they look after. Who sits at a lent desk is of that town, so long as its delegation holds.
        """
        if not token:
            return READER
        now = self._clock.now()

        def unit(tx: Tx) -> tuple[Person, bool]:
            found = look_up(tx, digest(token), now)
            if found is None or _due(tx, *found):
                return READER, False
            unnoted = isinstance(found[1], Staff) and found[0].idle(now) >= _NOTED
            return _seated(tx, found[0], found[1], now.date()), unnoted

        person, unnoted = await self._store.read(unit)
        if unnoted:
            await self._note(digest(token), now)
        return person

    async def _note(self, id: str, now: dt.datetime) -> None:
        """Staff are still there. A full disk throws nobody out before the time: they may be about to make room."""

        def unit(tx: Tx) -> None:
            if signin := records.load(tx, SignIn, id):
                records.save(tx, signin.model_copy(update={"seen_at": now}))

        with contextlib.suppress(NotSaved):
            await self._store.run(unit)

    async def due(self, token: str | None) -> Due:
        """What has to be done before this token opens anything; nothing also where it is no sign-in at all."""
        now, id = self._clock.now(), digest(token or "")

        def unit(tx: Tx) -> Due:
            if found := look_up(tx, id, now):
                return _due(tx, *found)
            signin = records.load(tx, SignIn, id)
            staff = _staff_of(tx, signin) if signin and now < signin.expires_at else None
            return "idle" if staff and staff.serves_on(now.date()) else ""

        return await self._store.read(unit)

    async def take_desk(self, token: str, code: str) -> None:
        """Sit down at the desk of another town, which its log tells; with no code at the own one again.

        Raises `Refused('access.refused')` for a town that has not opened it.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> None:
            found = look_up(tx, digest(token), now)
            if found is None or _due(tx, *found):
                raise Refused("access.refused")
            signin, staff = found
            if code and (not isinstance(staff, Staff) or code not in acting_for(tx, staff, now.date())):
                raise Refused("access.refused")
            if code != signin.desk:
                records.save(tx, signin.model_copy(update={"desk": code}))
            if code:
                home = {"home": staff.municipality} if staff.municipality else {}
                audit.record(tx, now, signin.person, "delegation.used", municipality=code, **home)

        await self._store.run(unit)

    async def must_change(self, token: str | None) -> bool:
        """Whether the holder must choose a new PIN or password before anything else."""
        found = await self._look_up(token)
        return found is not None and found[0].must_change

    async def choose_pin(self, token: str | None, pin: str) -> Person:
        """Take the new PIN after a one-time PIN, and end every other sign-in.

        Raises `Refused`: pin.weak (also for the one-time PIN itself), access.refused.
        """
        signin, learner = await self._changing(token)
        if not isinstance(learner, Learner):
            raise Refused("access.refused")
        pin = check_pin(pin, learner.id)
        if learner.desk_pin and await self._hasher.verify(pin, learner.desk_pin.hash):
            raise Refused("pin.weak")
        hash = await self._hasher.hash(pin)
        return await self._change(signin, {"pin_hash": hash, "desk_pin": None}, "learner.pin_changed")

    async def choose_password(self, token: str | None, password: str) -> Person:
        """Take the own password after the first one, and end every other sign-in.

        Raises `Refused`: staff.password_weak, staff.password_same, access.refused.
        """
        signin, staff = await self._changing(token)
        if not isinstance(staff, Staff):
            raise Refused("access.refused")
        check_password(password, staff.id)
        if await self._hasher.verify(password, staff.password_hash):
            raise Refused("staff.password_same")
        hash = await self._hasher.hash(password)
        change = {"password_hash": hash, "must_change": False}
        return await self._change(signin, change, "staff.password_changed")

    async def sign_out(self, token: str | None) -> None:
        """End this sign-in, which the log tells of staff; nothing happens if there is none."""
        now, id = self._clock.now(), digest(token or "")

        def unit(tx: Tx) -> None:
            found = look_up(tx, id, now)
            tx.delete(SignIn.collection, id)
            if found and isinstance(found[1], Staff):
                audit.record(tx, now, found[0].person, "staff.signed_off", municipality=found[1].municipality)

        await self._store.run(unit)

    async def sign_out_elsewhere(self, person: Person, token: str) -> None:
        """End every sign-in of a person but this one."""
        await self._store.run(lambda tx: end_all(tx, audit.actor_of(person), but=digest(token)))

    async def machines(self, person: Person, token: str) -> list[tuple[SignIn, bool]]:
        """Where a person has signed in and whether it is here, this one first, then the newest."""
        here, now = digest(token), self._clock.now()

        def unit(tx: Tx) -> list[SignIn]:
            return [
                one for one in records.find(tx, SignIn, "person", audit.actor_of(person)) if look_up(tx, one.id, now)
            ]

        live = sorted(await self._store.read(unit), key=lambda one: one.created_at, reverse=True)
        return sorted(((one, one.id == here) for one in live), key=lambda pair: not pair[1])

    async def tidy(self) -> int:
        """Drop sign-ins, throttles and forms whose time is over; returns how many. To be called once a day."""
        now = self._clock.now()
        over: list[tuple[type[SignIn | Throttle | UsedForm], str]] = []
        for model in (SignIn, Throttle, UsedForm):
            async for doc in giving_way.each(self._store.scan(model.collection)):
                if _over(model.model_validate(doc), now):
                    over.append((model, doc["id"]))

        def drop(tx: Tx) -> int:
            still = [one for one in over if (found := records.load(tx, *one)) and _over(found, now)]
            for model, id in still:
                tx.delete(model.collection, id)
            return len(still)

        return await self._store.run(drop) if over else 0

    async def _look_up(self, token: str | None) -> tuple[SignIn, Who] | None:
        if not token:
            return None
        now = self._clock.now()
        return await self._store.read(lambda tx: look_up(tx, digest(token), now))

    async def _changing(self, token: str | None) -> tuple[SignIn, Who]:
        found = await self._look_up(token)
        if found is None or not found[0].must_change or found[0].code_due:
            raise Refused("access.refused")
        return found

    async def _change(self, signin: SignIn, change: Mapping[str, object], action: str) -> Person:
        now = self._clock.now()

        def unit(tx: Tx) -> Person:
            found = look_up(tx, signin.id, now)
            if found is None or not found[0].must_change:
                raise Refused("access.refused")
            who = found[1].model_copy(update=change)
            records.save(tx, who)
            records.save(tx, found[0].model_copy(update={"must_change": False}))
            end_all(tx, signin.person, but=signin.id)
            audit.record(tx, now, signin.person, action, subject=signin.person, municipality=who.municipality)
            return person_of(who)

        return await self._store.run(unit)


def _seated(tx: Tx, signin: SignIn, who: Who, today: dt.date) -> Person:
    """Who is asking, at which desk, and for whom else they might."""
    person = person_of(who)
    if not isinstance(who, Staff):
        return person
    opened = acting_for(tx, who, today)
    region = coordinated(tx, person.id) if person.role is Role.COORDINATOR else ()
    if not (opened or region):
        return person
    person = person.model_copy(update={"acting_for": tuple(opened), "region": region})
    return person.at(signin.desk, opened[signin.desk]) if signin.desk in opened else person


def open_sign_in(
    tx: Tx, now: dt.datetime, who: Learner | Staff, device: Device, device_token: str, *, must_change: bool
) -> NewSignIn:
    """Save a new sign-in of `who`; the token exists only in what is returned."""
    token = new_secret()
    expires_at = now + LASTS[device]
    signin = SignIn(
        id=digest(token),
        person=key_of(who),
        created_at=now,
        expires_at=expires_at,
        device=device,
        must_change=must_change,
        code_due=isinstance(who, Staff) and who.asks_code,
    )
    records.save(tx, signin)
    lasting = survives_the_browser(device)
    return NewSignIn(token, person_of(who), expires_at, lasting, device_token, must_change, signin.code_due)


def look_up(tx: Tx, id: str, now: dt.datetime) -> tuple[SignIn, Who] | None:
    """The live sign-in of this id and whose it is; `None` for any other id."""
    signin = records.load(tx, SignIn, id)
    if signin is None or now >= signin.expires_at:
        return None
    kind, _, owner = signin.person.partition(":")
    if kind == "learner":
        learner = records.load(tx, Learner, owner)
        return (signin, learner) if learner and learner.state == "active" else None
    if kind == "helper":
        helper = works_today(tx, owner, now)
        return (signin, helper) if helper else None
    staff = records.load(tx, Staff, owner)
    if staff is None or not staff.serves_on(now.date()) or signin.idle(now) >= rules_for(tx, staff).idle:
        return None
    return signin, staff


def rules_for(tx: Tx, staff: Staff) -> SignInRules:
    """What is asked of a member of staff by their town; by every town, of who works for none in particular."""
    if staff.municipality:
        town = tx.get(Municipality.collection, staff.municipality)
        return strictest([town] if town else [])
    return strictest(tx.page(Municipality.collection, limit=_TOWNS).docs)


def _due(tx: Tx, signin: SignIn, who: Who) -> Due:
    if signin.code_due:
        return "code"
    if signin.must_change:
        return "password"
    return "set_up" if isinstance(who, Staff) and rules_for(tx, who).lacks_code(who) else ""


def _staff_of(tx: Tx, signin: SignIn) -> Staff | None:
    kind, _, owner = signin.person.partition(":")
    return records.load(tx, Staff, owner) if kind == "staff" else None


def works_today(tx: Tx, id: str, now: dt.datetime) -> DayPass | None:
    """The day pass of this id, if it opens something now; a class moved to another day takes its passes along."""
    kept = records.load(tx, DayPass, id)
    session = records.load(tx, TrainingSession, kept.session) if kept else None
    return kept if kept and session and kept.opens(session, now.date()) else None


def end_all(tx: Tx, person: str, *, but: str = "") -> None:
    """End every sign-in of `person` except the one with id `but`."""
    for doc in tx.find(SignIn.collection, "person", person):
        if doc["id"] != but:
            tx.delete(SignIn.collection, doc["id"])


def key_of(who: Who) -> str:
    """`learner:NUMBER`, `helper:ID` or `staff:ID`."""
    kind = {Learner: "learner", DayPass: "helper"}.get(type(who), "staff")
    return f"{kind}:{who.id}"


def person_of(who: Who) -> Person:
    """Who is asking, as services want to know it."""
    if isinstance(who, DayPass):
        return who.person
    role = Role.LEARNER if isinstance(who, Learner) else who.role
    return Person(role=role, id=who.id, municipality=who.municipality)


def _over(document: SignIn | Throttle | UsedForm, now: dt.datetime) -> bool:
    if isinstance(document, Throttle):
        return document.idle(now)
    return now >= (document.until if isinstance(document, UsedForm) else document.expires_at)
