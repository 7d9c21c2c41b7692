"""Baking: an Open Badges credential laid into a PNG, in one iTXt chunk.

Source: 1EdTech, Open Badges Specification 3.0, „Baked Badge"; W3C, PNG Specification, „iTXt".
"""

from __future__ import annotations

import struct
import zlib

KEYWORD = b"openbadgecredential"
_HEADER_END = 8 + 4 + 4 + 13 + 4  # signature, then the IHDR chunk: length, type, data, checksum


def baked(png: bytes, credential: str) -> bytes:
    """`png` with the credential behind its header; uncompressed, in no language."""
    data = KEYWORD + b"\0\0\0\0\0" + credential.encode("ascii")
    chunk = struct.pack(">I", len(data)) + b"iTXt" + data + struct.pack(">I", zlib.crc32(b"iTXt" + data))
    return png[:_HEADER_END] + chunk + png[_HEADER_END:]
