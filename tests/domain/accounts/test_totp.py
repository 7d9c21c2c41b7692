"""The codes of RFC 6238, appendix B, and of an independent library; each taken once, about now."""

from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from supporter.domain.accounts.totp import (
    STEP,
    SecondFactor,
    address,
    clean,
    code,
    new_secret,
)

KEY = b"12345678901234567890"
VECTORS = {
    59: "94287082",
    1111111109: "07081804",
    1111111111: "14050471",
    1234567890: "89005924",
    2000000000: "69279037",
    20000000000: "65353130",
}
NOW = 1_800_000_000


def factor(**fields: object) -> SecondFactor:
    return SecondFactor.model_validate({"secret": new_secret(KEY), "confirmed": True} | fields)


@pytest.mark.parametrize("at", VECTORS)
def test_the_vectors_of_the_rfc(at: int) -> None:
    assert code(KEY, at // STEP, digits=8) == VECTORS[at]


def test_the_same_codes_as_an_independent_library() -> None:
    other = TOTP(KEY, 6, SHA1(), STEP)
    for at in range(NOW, NOW + 3000, STEP):
        assert code(KEY, at // STEP).encode() == other.generate(at)


def test_a_clock_may_be_one_step_wrong_and_no_more() -> None:
    here = NOW // STEP
    taken = {step: factor().step_of(code(KEY, here + step), NOW) for step in range(-3, 4)}
    assert taken == {-3: None, -2: None, -1: here - 1, 0: here, 1: here + 1, 2: None, 3: None}


def test_a_code_is_taken_once_and_none_before_it() -> None:
    here = NOW // STEP
    used = factor(last=here)
    assert used.step_of(code(KEY, here), NOW) is None and used.step_of(code(KEY, here - 1), NOW) is None
    assert used.step_of(code(KEY, here + 1), NOW) == here + 1


@pytest.mark.parametrize("typed", ["", "12345", "１２３", "x" * 10_000, "\ud800", "０" * 6])
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert factor().step_of(typed, NOW) is None


def test_full_width_figures_and_spaces_are_read() -> None:
    right = code(KEY, NOW // STEP)
    wide = "".join(chr(ord(figure) + 0xFEE0) for figure in right)
    assert factor().step_of(f" {wide[:3]} {wide[3:]} ", NOW) == NOW // STEP
    assert clean("AbC-12 3") == "abc123"


def test_the_qr_tells_secret_and_issuer() -> None:
    secret = new_secret(KEY)
    told = address(secret, "suzuki", "つながり")
    assert told.startswith("otpauth://totp/%E3%81%A4") and f"secret={secret}" in told
    assert base64.b32decode(secret) == KEY
