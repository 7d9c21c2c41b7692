"""What a person may choose as a PIN or password: easy to keep in mind, hard to be guessed by others."""

from __future__ import annotations

import re
import unicodedata

from supporter.domain.shared.refused import Refused

LONGEST = 128

# First choices beyond what `_is_pattern` catches: columns and corners of the keypad, emergency calls, words.
_COMMON_PINS = frozenset(
    """147258 147852 258369 159357 159753 142536 102030 112358 696969 110119 119110 520131 198964
    password passw0rd iloveyou arigatou konnichiwa tsunagari ありがとうございます""".split()  # noqa: SIM905
)
_COMMON_WORDS = (
    *("password", "passw0rd", "p@ssw0rd", "p@ssword", "qwerty", "asdfgh", "zxcvbn", "1q2w3e", "letmein"),
    *("welcome", "admin", "iloveyou", "supporter", "tottori", "tsunagari", "secret"),
)
_ROWS = (
    "012345678901234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "あいうえおかきくけこさしすせそたちつてと",
)


def read_pin(text: str) -> str:
    """A PIN as it is compared: digits may be typed full-width, a phrase stays as it is."""
    digits = unicodedata.normalize("NFKC", text[: LONGEST + 1]).strip()
    return digits if re.fullmatch(r"[0-9]+", digits) else text


def check_pin(text: str, number: str = "") -> str:
    """The PIN to keep: six digits or more, or a phrase of eight characters or more.

    Raises `Refused`: pin.missing where there is none, pin.short and pin.long for its length, pin.weak for what
    others guess first: repetitions, rows of the keyboard, common choices, the learner's own number.
    """
    pin = read_pin(text)
    if not pin.strip():
        raise Refused("pin.missing")
    if len(pin) < (6 if pin.isdecimal() else 8):
        raise Refused("pin.short")
    if len(pin) > LONGEST:
        raise Refused("pin.long", most=LONGEST)
    if not _writable(pin):
        raise Refused("pin.weak")
    plain = pin.casefold()
    if plain in _COMMON_PINS or _is_pattern(plain) or (number and (pin in number or number in pin)):
        raise Refused("pin.weak")
    return pin


def check_password(text: str, staff_id: str = "") -> str:
    """The password itself; raises `Refused('staff.password_weak')` under 12 characters or easily guessed."""
    plain = text.casefold()
    rest = plain
    for stem in (staff_id, *_COMMON_WORDS):
        rest = rest.replace(stem, "") if stem else rest
    # What is left beside a common word or the own id must still be worth a PIN.
    guessable = _is_pattern(plain) or (rest != plain and (len(set(rest)) < 6 or _is_pattern(rest)))
    if not 12 <= len(text) <= LONGEST or not _writable(text) or guessable:
        raise Refused("staff.password_weak")
    return text


def _is_pattern(text: str) -> bool:
    """Two characters at most, a piece repeated, doubled or mirrored characters, or a row of the keyboard."""
    if len(set(text)) < 3 or text == text[::-1]:
        return True
    if re.fullmatch(r"(.{1,6})\1+|(?:(.)\2)+", text):
        return True
    return any(text in row or text[::-1] in row for row in _ROWS)


def _writable(text: str) -> bool:
    """Control characters and lone surrogates cannot be typed again."""
    return not any(unicodedata.category(character) in ("Cc", "Cs") for character in text)
