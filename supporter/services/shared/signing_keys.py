"""The keys of an installation, made once, readable by their owner alone, kept in the backup."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

#: Signs forms and hashes numbers: what this installation alone has to know again.
SECRET = "secret.key"
#: Ed25519 signs what a QR proves offline; RS256 is what Open Badges 3.0 readers expect.
NAMES = ("ed25519.pem", "rs256.pem", SECRET)


def ensure_keys(folder: Path) -> None:
    """Make the keys that are missing; existing ones are never touched."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in NAMES:
        if not (folder / name).exists():
            _write(folder / name, _new(name))


def installation_secret(folder: Path) -> bytes:
    """The 32 bytes of `SECRET`, made if they are missing."""
    path = folder / SECRET
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, _new(SECRET))
    return bytes.fromhex(path.read_text("ascii"))


def _new(name: str) -> bytes:
    if name == SECRET:
        return secrets.token_hex(32).encode()
    # A slow import, needed once in the life of an installation.
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ed25519, rsa

    key = (
        ed25519.Ed25519PrivateKey.generate()
        if name == "ed25519.pem"
        else rsa.generate_private_key(public_exponent=65537, key_size=2048)
    )
    plain = serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)


def _write(path: Path, pem: bytes) -> None:
    partial = path.with_suffix(".new")
    partial.unlink(missing_ok=True)
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
