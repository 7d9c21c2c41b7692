"""What a form makes is made once, however often it is sent; sent in other words after 「戻る」 it is another thing."""

from __future__ import annotations

from hashlib import sha256

from supporter.domain.shared.refused import Refused


def id_of(form: str, *words: str) -> str:
    """The id of what is made: of the id that the form was given and of all that was typed, 24 letters and digits.

    Raises `Refused('form.invalid')` for an id that no form was given.
    """
    if not (form.isascii() and form.isalnum() and 1 <= len(form) <= 32):
        raise Refused("form.invalid")
    return sha256("\0".join((form, *words)).encode()).hexdigest()[:24]
