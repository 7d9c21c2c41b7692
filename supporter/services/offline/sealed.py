"""What lies in a class file, encrypted: by a passphrase on the way out, on the way back by the secret taken along.

scrypt (RFC 7914) makes a key of the passphrase, AES-GCM (NIST SP 800-38D) encrypts and notices every change.
The cost of scrypt is no part of the file: nobody who sends one says how much work opening it is.
"""

from __future__ import annotations

import base64
import hashlib
import secrets

import orjson

from supporter.domain.offline.passphrase import check_passphrase, read_passphrase
from supporter.domain.shared.refused import Refused

#: 2^15, 8, 1: 32 MiB and about 0.1 s, above what OWASP asks as the least for its memory.
_COST, _BLOCK, _LANES = 2**15, 8, 1
_SALT, _NONCE, _KEY = 16, 12, 32  # bytes
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def spoken_secret() -> str:
    """Three groups of four, about 59 bits: read aloud and typed in a hall."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


def by_passphrase(text: str, passphrase: str, about: str) -> str:
    """`text` as only who knows the passphrase can read it, bound to what it is `about`.

    Raises `Refused('take.passphrase')` for one that is too short.
    """
    salt = secrets.token_bytes(_SALT)
    return _sealed(text, _scrypt(check_passphrase(passphrase), salt), about, salt)


def opened_by_passphrase(box: str, passphrase: str, about: str) -> str:
    """Raises `Refused`: take.passphrase_missing, take.passphrase_wrong, merge.unreadable for what is no such box."""
    told, salt = read_passphrase(passphrase), _salt(box)
    if not told:
        raise Refused("take.passphrase_missing")
    return _opened(box, _scrypt(told, salt), about, "take.passphrase_wrong")


def by_key(text: str, key: str, about: str) -> str:
    """`text` as only who holds `key` can read it."""
    return _sealed(text, _derived(key), about)


def opened_by_key(box: str, key: str, about: str) -> str:
    """Raises `Refused`: merge.altered for another key, merge.unreadable for what is no such box."""
    return _opened(box, _derived(key), about, "merge.altered")


def file_by_key(body: bytes, key: str, about: str) -> bytes:
    """A file as only who holds `key` can read it, bound to what it is `about`."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(_derived(key)).encrypt(nonce, body, about.encode())


def opened_file(box: bytes | memoryview, key: str, about: str) -> bytes:
    """Raises `Refused`: merge.altered for another key or another file, merge.unreadable for what is too short."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(_derived(key)).decrypt(box[:_NONCE], box[_NONCE:], about.encode("utf-8", "replace"))
    except InvalidTag:
        raise Refused("merge.altered") from None
    except ValueError:
        raise Refused("merge.unreadable") from None


def _scrypt(passphrase: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # a slow import, for those who use such files

    return Scrypt(salt=salt, length=_KEY, n=_COST, r=_BLOCK, p=_LANES).derive(passphrase.encode("utf-8", "replace"))


def _derived(key: str) -> bytes:
    return hashlib.sha256(f"class file/{key}".encode()).digest()


def _sealed(text: str, key: bytes, about: str, salt: bytes = b"") -> str:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE)
    box = AESGCM(key).encrypt(nonce, text.encode(), about.encode())
    told = {"salt": salt.hex(), "nonce": nonce.hex(), "box": base64.b64encode(box).decode()}
    return orjson.dumps(told).decode()


def _opened(box: str, key: bytes, about: str, wrong: str) -> str:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        read = orjson.loads(box)
        nonce, text = bytes.fromhex(read["nonce"]), base64.b64decode(read["box"], validate=True)
        return AESGCM(key).decrypt(nonce, text, about.encode("utf-8", "replace")).decode()
    except InvalidTag:
        raise Refused(wrong) from None
    except (ValueError, KeyError, TypeError):
        raise Refused("merge.unreadable") from None


def _salt(box: str) -> bytes:
    try:
        salt = bytes.fromhex(orjson.loads(box)["salt"])
    except (ValueError, KeyError, TypeError):
        raise Refused("merge.unreadable") from None
    if len(salt) != _SALT:
        raise Refused("merge.unreadable")
    return salt
