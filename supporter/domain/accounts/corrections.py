"""What learners may correct of themselves, by the same rules as when they started."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError

from supporter.domain.accounts.learner import Learner, check_contact
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.names import check_kana, check_name, fold
from supporter.domain.shared.refused import Refused

#: What nobody can correct away: number, town, secrets, and when it began.
OWN = frozenset({"name", "kana", "age_band", "district", "relation", "contact", "registered", "wants_news"})


def corrected(learner: Learner, changes: Mapping[str, object], town: Municipality) -> Learner:
    """The learner with these fields as written now; the others are not looked at again.

    Raises `Refused`: name.…, kana.invalid, form.invalid naming the field.
    """
    changes = {field: _checked(field, value, town) for field, value in changes.items()}
    if "name" in changes:
        changes["folded"] = fold(str(changes["name"]))
    try:
        return Learner.model_validate({**learner.model_dump(), **changes})
    except ValidationError as error:
        raise Refused("form.invalid", field=str(error.errors()[0]["loc"][0])) from None


def differing(before: Learner, after: Learner) -> list[str]:
    """The fields that a correction has changed, by their names alone."""
    return sorted(field for field in OWN if getattr(before, field) != getattr(after, field))


def _checked(field: str, value: object, town: Municipality) -> object:
    match field:
        case "name":
            return check_name(str(value))
        case "kana":
            return check_kana(str(value))
        case "contact":
            return check_contact(str(value))
        case "district" if value and value not in town.districts:
            raise Refused("form.invalid", field=field)
        case _ if field in OWN:
            return value
        case _:
            raise Refused("form.invalid", field=field)
