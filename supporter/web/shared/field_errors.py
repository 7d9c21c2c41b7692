"""A refusal that belongs below a field: its sentence, the field, and the status that tells machines."""

from __future__ import annotations

from typing import NamedTuple

from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.refused import Refused
from supporter.services.municipalities import spoken_facts
from supporter.web.shared import templates

#: What may be wrong with a PIN that somebody chooses.
PIN_TO_CHOOSE = ("pin.missing", "pin.short", "pin.long", "pin.weak")
#: Where the sentence of a code stands; any other code is a page of its own.
FIELDS = {
    "name.empty": "name",
    "name.too_long": "name",
    "name.forbidden": "name",
    "kana.invalid": "kana",
    "kana.empty": "kana",
    "age.missing": "age_band",
    "device.missing": "device",
    **dict.fromkeys(PIN_TO_CHOOSE, "pin"),
    "pin.wrong": "pin",
    "pin.again": "pin",
    "pin.wrong_left": "pin",
    "pin.resting": "pin",
    "rate.limited": "pin",
    "form.expired": "pin",
    "learner.unknown": "number",
    "number.not_here": "number",
    "card.unknown": "device",
    "staff.wrong": "password",
    "staff.password_weak": "password",
    "staff.password_same": "password",
    "staff.id_invalid": "id",
    "staff.exists": "id",
    "staff.role_invalid": "role",
    "staff.municipality_missing": "municipality",
    "roster.no_reason": "reason",
    "code.wrong": "code",
    "code.required": "code",
    "take.passphrase": "passphrase",
    "take.files": "files",
    "take.passphrase_missing": "passphrase",
    "take.passphrase_wrong": "passphrase",
    "take.resting": "passphrase",
    "delegation.period": "until",
    "delegation.too_long": "until",
    "delegation.form": "form",
    "delegation.scope": "scope",
    "delegation.second": "confirm",
    "delegation.unknown": "confirm",
    "delegation.ground": "ground",
    "delegation.taker": "taker",
    "duty.note_long": "text",
    "duty.ground": "ground",
    "duty.none": "kind",
    "duty.second": "confirm",
    "duty.changed": "confirm",
    "request.kind": "kind",
    "request.asker": "asker",
    "request.checked": "checked",
    "request.day": "received",
    "request.why": "why",
    "request.extended": "row",
    "request.closed": "row",
    "request.outcome": "outcome",
    "duty.decision": "decision",
    "duty.count": "count",
    "reason.missing": "reason",
    "certificate.reason": "reason",
    "certificate.day": "completed_on",
    "run.day": "handed_on",
    "edit.conflict": "conflict",
    "region.name": "name",
    "region.towns": "municipalities",
    "region.coordinator": "coordinators",
    "certificate.number_format": "number_format",
    "certificate.number_programme": "number_format",
    "run.shift": "right",
    "stock.count": "count",
    "course.unknown": "course",
    "plan.times": "begins",
    "plan.until": "apply_until",
    "plan.number_taken": "number",
    "apply.not_found": "number",
    "apply.twice": "name",
    "plan.address": "online",
    **dict.fromkeys(("sheet.too_large", "sheet.empty", "sheet.macros", "sheet.old_excel", "sheet.locked"), "list"),
    **dict.fromkeys(("sheet.unreadable", "sheet.unfolds", "sheet.too_many_rows", "sheet.formula"), "list"),
    "file.busy": "list",
    "import.no_file": "list",
    "import.no_name": "columns",
    "import.twice": "columns",
    "import.no_rows": "columns",
    "import.no_notice": "notice",
    "import.no_source": "source",
    "import.too_many_applicants": "session",
    "contact.no_reason": "reason",
    "withdrawal.no_way": "way",
    "withdrawal.no_ground": "ground",
    "withdrawal.second": "agree",
    "withdrawal.none": "agree",
    "leaving.over": "agree",
    "move.unknown": "taker",
    "merge.no_choice": "kept",
    "merge.leaving": "kept",
    "wall.unknown": "digits",
    "wall.resting": "digits",
    "claim.wrong": "code",
    "claim.waiting": "code",
    "claim.taken": "code",
    "claim.lacking": "code",
    "claim.counted": "code",
    "lack.town": "municipality",
    "claim.over": "code",
    "finish.who": "same",
    "finish.reason": "reason",
    "pass.label": "label",
    "pass.no_duty": "duty",
    "pass.too_many": "label",
    "pass.unknown": "code",
    "pass.early": "code",
    "pass.over": "code",
}
STATUS = {
    **dict.fromkeys(("pin.resting", "rate.limited", "file.busy", "take.resting"), 429),
    **dict.fromkeys(("pin.wrong_left", "staff.wrong", "card.unknown", "code.wrong", "claim.wrong"), 403),
    **dict.fromkeys(("take.passphrase_wrong",), 403),
    **dict.fromkeys(("pass.unknown", "pass.early", "pass.over"), 403),
}


class FieldError(NamedTuple):
    """What to say below `field`, and with which status."""

    field: str
    sentence: str
    status: int


NONE = FieldError("", "", 200)


def field_error(refusal: Refused, municipality: Municipality | None = None, **elsewhere: str) -> FieldError:
    """The problem of a refusal; raises the refusal again where it belongs to no field of a form.

    `elsewhere` names another field for a code's usual one, where a form has none of that name.
    """
    field = FIELDS.get(refusal.code) or str(refusal.facts.get("field", ""))
    if not field:
        raise refusal
    known = {"department": spoken_facts.department(municipality)} if municipality else {}
    facts = {**refusal.facts, **known}
    sentence = templates.sentence(refusal.code, **facts)
    return FieldError(elsewhere.get(field, field), sentence, STATUS.get(refusal.code, 422))
