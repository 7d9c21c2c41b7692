"""The two signing keys of an installation, made once, readable by their owner alone, kept in the backup."""

from __future__ import annotations

import os
from pathlib import Path

#: Ed25519 signs what a QR proves offline; RS256 is what Open Badges 3.0 readers expect.
NAMES = ("ed25519.pem", "rs256.pem")


def ensure_keys(folder: Path) -> None:
    """Make the keys that are missing; existing ones are never touched."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in NAMES:
        if not (folder / name).exists():
            _write(folder / name, _new(name))


def _new(name: str) -> bytes:
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
