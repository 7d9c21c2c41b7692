"""Numbers in addresses (`/t/ID/seat/{number:int}`): nine digits at most, so that any other address is unknown."""

from __future__ import annotations

from starlette.convertors import IntegerConvertor, register_url_convertor


class ShortNumber(IntegerConvertor):
    """Starlette's own takes any length, and Python raises beyond 4,300 digits: a fault instead of an answer."""

    regex = "[0-9]{1,9}"


def bound() -> None:
    """Let every route that is made from now on take short numbers alone."""
    register_url_convertor("int", ShortNumber())
